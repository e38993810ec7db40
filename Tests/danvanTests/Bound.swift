import Foundation

extension Folder {
  /// Runs danvan as a user whom permissions bind: root they do not.
  func bound(_ arguments: [String], _ tongue: Tongue) throws -> Outcome {
    let tool = try Product.danvan()
    guard geteuid() == 0 else { return try run(tool, arguments, tongue) }
    // The tool itself may lie where that user cannot go.
    let copy = self / "tool"
    if !FileManager.default.fileExists(atPath: copy) {
      try copyProduct(to: copy)
    }
    let user = ["--reuid=65534", "--regid=65534", "--clear-groups", copy]
    return try run("/usr/bin/setpriv", user + arguments, tongue)
  }

  /// By a process of its own: what is open to be written here is inherited by whatever another test
  /// starts meanwhile, and then the copy is “text file busy”.
  func copyProduct(to copy: String) throws {
    let copied = try run("/usr/bin/env", ["cp", try Product.danvan(), copy])
    guard copied.code == 0 else { throw CocoaError(.fileWriteUnknown) }
    chmod(copy, 0o755)
  }

  static let canBeBound =
    geteuid() != 0 || FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv")
}
