import Glibc
import Interchange
import Messages
import Storage

/// What arguments name: files, and all that lies in folders, in order.
struct InputFiles {
  /// A file, or what became of what is none.
  enum Named {
    case file(String)
    case other(FileOutcome)
  }

  let all: [Named]

  init(_ paths: [String]) {
    all = paths.flatMap { path -> [Named] in
      if Files.isFolder(path) { return InputFiles.folder(path) }
      return [InputFiles.isLock(path) ? .lock(path) : .file(path)]
    }
  }

  /// The files to be read.
  var paths: [String] { all.compactMap { if case .file(let path) = $0 { path } else { nil } } }

  private static func folder(_ path: String) -> [Named] {
    guard let names = Files.names(in: path) else {
      return [.other(FileOutcome(path, .unread(.cannotRead(path, errno))))]
    }
    let shown = names.filter { ![".", ".."].contains($0) }.sorted(by: isBefore)
    if shown.isEmpty { return [.passedOver(path, .empty)] }
    return shown.map { named(path.hasSuffix("/") ? path + $0 : "\(path)/\($0)", $0) }
  }

  /// As people look a name up; of two that read alike, by their bytes.
  private static func isBefore(_ one: String, _ other: String) -> Bool {
    let order = VietnameseOrder.compare(one, other)
    return order == 0 ? one.utf8.lexicographicallyPrecedes(other.utf8) : order < 0
  }

  private static func named(_ path: String, _ name: String) -> Named {
    if isLock(name) { return .lock(path) }
    if name.hasPrefix(".") { return .passedOver(path, .hidden) }
    if Files.isFolder(path) { return .passedOver(path, .folder) }
    var status = stat()
    // One that is not there, as at the end of a link, is told when it is read.
    if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      return .passedOver(path, .notFile)
    }
    let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    return ImportFile.endings.contains(ending) ? .file(path) : .passedOver(path, .ending)
  }

  /// Excel's and LibreOffice's mark of an open workbook, which `*.xlsx` names too.
  private static func isLock(_ path: String) -> Bool {
    let name = path.split(separator: "/").last ?? ""
    return name.hasPrefix("~$") || name.hasPrefix(".~lock.")
  }
}

extension InputFiles.Named {
  fileprivate static func lock(_ path: String) -> Self { passedOver(path, .lock) }

  fileprivate static func passedOver(_ path: String, _ why: FileOutcome.PassedOver) -> Self {
    .other(FileOutcome(path, .passedOver(why)))
  }
}
