import Foundation

/// A folder that is made once, and copied for every test that wants one.
struct Prepared: Sendable {
  private let files: Result<[String: [UInt8]], any Error>

  init(_ make: () throws -> Folder) {
    files = Result {
      let folder = try make()
      let names = try folder.names()
      return Dictionary(
        uniqueKeysWithValues: zip(names, try names.map { try folder.read($0) }))
    }
  }

  func folder() throws -> Folder {
    let folder = try Folder()
    for (name, bytes) in try files.get() { try folder.write(bytes, name) }
    return folder
  }
}
