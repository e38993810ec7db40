import ArgumentParser
import Messages
import Query
import Storage

/// `release verify NAME`.
struct ReleaseVerify: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "verify",
      abstract: text(
        vi: "Kiểm tra một bản công bố còn nguyên không; không in gì khi còn nguyên.",
        en: "Check that a release is as it was published; prints nothing when it is."),
      discussion: text(
        vi: """
          Tính lại SHA-256, so với nhật ký lúc công bố, và xem nhật ký đến lúc ấy còn nguyên không. \
          Mã thoát 1 khi có sai khác. Người sửa được cả tệp lẫn nhật ký chỉ bị lộ bởi mã SHA-256 \
          đã in trên giấy: --sha256.
          """,
        en: """
          Computes the SHA-256 anew, compares with what the journal recorded, and looks whether the \
          journal up to there is whole. Exit code 1 where something differs. Who can change both the \
          tables and the journal is found out only by a SHA-256 on paper: --sha256.
          """))
  }

  @OptionGroup var globals: Globals
  @OptionGroup var output: OutputOptions

  @Argument(
    help: help(
      ReleaseCommand.argument.vietnamese, ReleaseCommand.argument.english, name: "release"))
  var name: String

  @Option(
    help: help(
      "Tệp này có đúng là bản đã công bố không; ghi được nhiều lần.",
      "Whether this file is what was released; may be given often.", name: "file"))
  var file: [String] = []

  @Option(
    help: help(
      "Mã SHA-256 đã in: của cả bản, hoặc của một báo cáo.",
      "A SHA-256 that was printed: of it all, or of one output.", name: "hash"))
  var sha256: String?

  func validate() throws {
    guard let sha256 else { return }
    guard sha256.utf8.count == 64, sha256.allSatisfy(\.isHexDigit) else {
      throw Message.invalid(
        "--sha256", sha256, vi: "không phải mã SHA-256", en: "is not a SHA-256",
        advice: LocalizedText(vi: "64 chữ số 0–9, a–f.", en: "It has 64 digits, 0–9 and a–f.")
      ).asUsage
    }
  }

  func run() throws {
    let files = try file.map { ($0, try Storage.sha256(InputFile.read($0, atMost: 1 << 28))) }
    let found = try globals.read { reader in
      try reader.checkReadable()
      let release = try reader.release(name)
      let outputs = try Frozen.all(reader)
      var found = try reader.findings(on: release)
      if let sha256, !(try matches(sha256.lowercased(), release, outputs, reader)) {
        found.append(
          (.releaseSeal, Finding(release: release.name, .otherSeal(sha256.lowercased()))))
      }
      for (path, hash) in files {
        if let same = outputs.first(where: { $0.sha256 == hash && $0.release == release.name }) {
          Console.note(.isReleased(path, same))
        } else {
          let other = outputs.first { $0.sha256 == hash }
          found.append((.releaseFile, Finding(release: release.name, .notReleased(path: path, other: other?.code))))
        }
      }
      return found
    }
    if !found.isEmpty || output.isChosen {
      try output.print(
        CheckCommand.headings, found.map { $0.check.row($0.finding) },
        title: text(vi: "Kiểm tra bản công bố", en: "Verification"))
    }
    if !found.isEmpty { throw ExitCode.failure }
  }

  /// Whether the hash is that of the release, or of an output of it.
  private func matches(
    _ hash: String, _ release: Release, _ outputs: [Frozen], _ reader: Reader
  ) throws -> Bool {
    if try reader.seal(of: release) == hash { return true }
    guard let one = outputs.first(where: { $0.release == release.name && $0.sha256 == hash }) else {
      return false
    }
    Console.note(.isOfOutput(one))
    return true
  }

  /// An output with the hash its bytes have now.
  fileprivate struct Frozen {
    let release: String
    let output: ReleaseOutput
    let sha256: String

    var code: String { "\(release): \(output.report), \(output.format)" }

    static func all(_ reader: Reader) throws -> [Frozen] {
      try reader.list(Release.self, where: "1 ORDER BY id").flatMap { release in
        try reader.outputs(of: release.id).map { output in
          Frozen(
            release: release.name, output: output,
            sha256: Storage.sha256(try reader.content(of: output.id)))
        }
      }
    }
  }
}

extension LocalizedText {
  fileprivate static func isReleased(_ path: String, _ frozen: ReleaseVerify.Frozen) -> LocalizedText {
    LocalizedText(
      vi: "«\(path.visible)» đúng là bản đã công bố: \(frozen.code)",
      en: "“\(path.visible)” is what was released: \(frozen.code)")
  }

  fileprivate static func isOfOutput(_ frozen: ReleaseVerify.Frozen) -> LocalizedText {
    LocalizedText(
      vi: "Mã SHA-256 ấy là của một báo cáo: \(frozen.code)",
      en: "That SHA-256 is of one output: \(frozen.code)")
  }
}
