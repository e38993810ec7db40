import Foundation
import PackagePlugin

/// Puts the files of a target that are no Swift into the binary, sorted by name, as
/// `embeddedFiles: [(name: String, text: String)]`.
@main struct Embed: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    guard let target = target as? SourceModuleTarget else { return [] }
    let files = target.sourceFiles.map(\.url).filter { $0.pathExtension != "swift" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
    let swift = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFiles.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(files.count) files of \(target.name)",
        executable: URL(filePath: "/bin/sh"),
        arguments: ["-c", Self.script, "sh", swift.path] + files.map(\.path),
        inputFiles: files, outputFiles: [swift])
    ]
  }

  private static let script = #####"""
    set -eu
    out=$1
    shift
    {
      echo 'let embeddedFiles: [(name: String, text: String)] = ['
      for file; do
        printf '("%s", ####"""\n' "${file##*/}"
        cat "$file"
        printf '\n"""####),\n'
      done
      echo ']'
    } >"$out"
    """#####
}
