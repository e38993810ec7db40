import Glibc
import Interchange
import Messages
import Storage

/// Where the refused rows of several files go: a file for each that has some.
struct RejectsFolder {
  private let path: String
  private let isNew: Bool
  private var taken: Set<String> = []

  /// Makes the folder, where it is not there yet.
  init(_ path: String) throws(Message) {
    let isThere = Files.isFolder(path)
    guard isThere || path.hasSuffix("/") else { throw .wantsFolder(path) }
    guard isThere || mkdir(path, 0o755) == 0 else { throw .cannotWrite(path, errno) }
    (self.path, isNew) = (path.hasSuffix("/") ? path : path + "/", !isThere)
  }

  /// The place for those of a file: under its name, as a workbook where it is one, else as text.
  mutating func place(for file: String) -> String {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    let dot = name.lastIndex(of: ".") ?? name.endIndex
    let (stem, ending) = (name[..<dot], name[dot...].dropFirst().lowercased())
    let isBook = ["xlsx", "xlsm", "ods"].contains(ending)
    let written = isBook ? "xlsx" : ending == "tsv" ? "tsv" : "csv"
    var (place, number) = ("\(stem).\(written)", 1)
    while !taken.insert(place).inserted {
      number += 1
      place = "\(stem)-\(number).\(written)"
    }
    return path + place
  }

  /// Removes the folder again where nothing came into it.
  func finish() { if isNew { rmdir(path) } }
}
