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
          Tính lại SHA-256, so với nhật ký lúc công bố, và xem nhật ký đến lúc ấy còn nguyên \
          không. Mã thoát 1 khi có sai khác. Người sửa được cả tệp lẫn nhật ký chỉ bị lộ bởi mã \
          SHA-256 đã in trên giấy: --sha256.
          """,
        en: """
          Computes the SHA-256 anew, compares with what the journal recorded, and looks whether \
          the journal up to there is whole. Exit code 1 where something differs. Who can change \
          both the tables and the journal is found out only by a SHA-256 on paper: --sha256.
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
    let files = try file.map {
      (path: $0, sha256: try Storage.sha256(InputFile.read($0, atMost: 1 << 28)))
    }
    let hash = sha256?.lowercased()
    let verified = try globals.read { try $0.verify(name, hash: hash, files: files) }
    verified.tell()
    let rows = verified.all(hash).map { $0.check.row($0.finding) }
    if !rows.isEmpty || output.isChosen {
      try output.print(
        CheckCommand.headings, rows, title: text(vi: "Kiểm tra bản công bố", en: "Verification"))
    }
    if !rows.isEmpty { throw ExitCode.failure }
  }
}

extension Verification {
  /// What is as it was released.
  fileprivate func tell() {
    if case .output(let one)? = seal { Console.note(.isOfOutput(one)) }
    for case (let path, let own?, _) in files { Console.note(.isReleased(path, own)) }
  }

  /// What is not, with what a hash and files tell.
  fileprivate func all(_ hash: String?) -> [(check: Check, finding: Finding)] {
    var all = findings
    if case .nothing? = seal, let hash {
      all.append((.releaseSeal, Finding(release: release.name, .otherSeal(hash))))
    }
    for case (let path, nil, let other) in files {
      let what = Finding(release: release.name, .notReleased(path: path, other: other?.code))
      all.append((.releaseFile, what))
    }
    return all
  }
}

extension FrozenOutput {
  fileprivate var code: String { "\(release): \(output.report), \(output.format)" }
}

extension LocalizedText {
  fileprivate static func isReleased(_ path: String, _ frozen: FrozenOutput) -> LocalizedText {
    LocalizedText(
      vi: "«\(path.visible)» đúng là bản đã công bố: \(frozen.code)",
      en: "“\(path.visible)” is what was released: \(frozen.code)")
  }

  fileprivate static func isOfOutput(_ frozen: FrozenOutput) -> LocalizedText {
    LocalizedText(
      vi: "Mã SHA-256 ấy là của một báo cáo: \(frozen.code)",
      en: "That SHA-256 is of one output: \(frozen.code)")
  }
}
