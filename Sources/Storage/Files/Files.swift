import Glibc

/// What the file system tells.
public enum Files {
  /// What lies in a folder, in no order; nil where it cannot be read, and `errno` says why.
  public static func names(in folder: String) -> [String]? {
    guard let open = opendir(folder) else { return nil }
    defer { closedir(open) }
    var names: [String] = []
    while let entry = readdir(open) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      names.append(name)
    }
    return names
  }

  /// What lies in the folder of a file, as paths, where its name is meant beside the file's own.
  static func beside(
    _ path: String, _ isMeant: (_ name: String, _ own: String) -> Bool
  ) -> [String] {
    let folder = Store.folder(of: path)
    let own = path.split(separator: "/").last.map(String.init) ?? ""
    return (names(in: folder) ?? []).sorted().filter { isMeant($0, own) }
      .map { folder == "." ? $0 : folder + $0 }
  }

  /// The path without symbolic links, where something is there.
  public static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  /// Where a symbolic link leads to nothing yet; `nil` where the path is none.
  public static func target(ofLink path: String) throws(DomainError) -> String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(path, &buffer, buffer.count)
    guard count > 0 else { return nil }
    let target = String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
    let place = target.hasPrefix("/") ? target : Store.folder(of: path) + "/" + target
    var status = stat()
    // Through several, or round and round.
    guard lstat(place, &status) != 0 else { throw .cannotCreate(path, ELOOP) }
    return place
  }

  /// The path as it was given, or where a symbolic link leads.
  static func followed(_ path: String) -> String {
    var status = stat()
    let isLink = lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    return isLink ? resolved(path) : path
  }

  /// Whether two paths lead to one file.
  public static func isSame(_ path: String, _ other: String) -> Bool {
    var (one, two) = (stat(), stat())
    return stat(path, &one) == 0 && stat(other, &two) == 0
      && (one.st_dev, one.st_ino) == (two.st_dev, two.st_ino)
  }

  static func isOnReadOnlyDisk(_ path: String) -> Bool {
    access(path, W_OK) != 0 && errno == EROFS
  }

  /// Whether a folder is there, or a symbolic link to one.
  public static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
