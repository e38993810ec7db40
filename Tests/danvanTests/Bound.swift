import Foundation

extension Folder {
  /// Runs danvan as a user whom permissions bind: root they do not.
  func bound(_ arguments: [String], _ tongue: Tongue) throws -> Outcome {
    let tool = try Product.danvan()
    guard geteuid() == 0 else { return try run(tool, arguments, tongue) }
    // The tool itself may lie where that user cannot go.
    let copy = self / "tool"
    if !FileManager.default.fileExists(atPath: copy) {
      try FileManager.default.copyItem(atPath: tool, toPath: copy)
      chmod(copy, 0o755)
    }
    let user = ["--reuid=65534", "--regid=65534", "--clear-groups", copy]
    return try run("/usr/bin/setpriv", user + arguments, tongue)
  }

  static let canBeBound =
    geteuid() != 0 || FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv")
}
