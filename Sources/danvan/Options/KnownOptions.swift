import ArgumentParser
import Glibc
import Messages
import Storage

/// As of when the file is to speak, for commands that ask what is recorded.
struct KnownOptions: ParsableArguments {
  @Option(
    help: help(
      """
      Như tệp đã ghi đến hết ngày này, hoặc sau lần ghi số này (xem: danvan history); --as-of thì \
      tính cả điều ghi muộn hơn.
      """,
      """
      As the file stood at the end of that day, or after that entry (see: danvan history); \
      --as-of also counts what was entered later.
      """, name: "date|number"))
  var knownOn: String?

  /// The folders where copies of then may lie: the first that can be had is taken.
  fileprivate var folders: [String] {
    let own = environment("XDG_CACHE_HOME") ?? environment("HOME").map { $0 + "/.cache" }
    let shared = environment("TMPDIR") ?? "/tmp"
    return [own.map { $0 + "/danvan" }, "\(shared)/danvan-\(getuid())"].compactMap(\.self)
  }
}

extension OpensFile {
  /// Reads the file as it is, or as it stood then.
  func read<T>(_ known: KnownOptions, _ body: (Reader) throws -> T) throws -> T {
    guard let text = known.knownOn else { return try read(body) }
    let asked = try KnownOn.parse(text, field: "--known-on")
    do {
      return try onFile { path in
        try Store.read(
          path, knownOn: asked, keptIn: known.folders, wait: milliseconds,
          begin: { Console.note($0.note) }, body)
      }
    } catch var error as DomainError where error.fault is KnownOnFault {
      error.field = .given("--known-on")
      throw error
    }
  }
}
