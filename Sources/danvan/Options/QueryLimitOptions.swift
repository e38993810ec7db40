import ArgumentParser
import Messages
import Query
import Storage

/// What a question may use up.
struct QueryLimitOptions: ParsableArguments {
  @Option(
    help: help(
      "Dừng sau bao nhiêu giây, không kể lúc chờ nơi nhận.",
      "Stop after so many seconds, waiting for the reader not counted.", name: "seconds"))
  var timeout = QueryLimits.usualTime

  @Option(
    help: help(
      "Bộ nhớ được dùng, MB.", "How much memory it may use, MB.", name: "MB"))
  var memory = QueryLimits.usualMemory

  func validate() throws {
    guard timeout > 0, timeout <= 86_400 else {
      throw Message.invalid(
        "--timeout", "\(timeout)", vi: "phải lớn hơn 0 và không quá 86400",
        en: "must be above 0 and at most 86400"
      ).asUsage
    }
    let range = QueryLimits.memoryRange
    guard range.contains(memory) else {
      throw Message.invalid(
        "--memory", "\(memory)", vi: "từ \(range.lowerBound) đến \(range.upperBound)",
        en: "from \(range.lowerBound) to \(range.upperBound)"
      ).asUsage
    }
  }

  /// Lends what the questions to the reader may use up, and watches over it.
  ///
  /// - Parameter output: the file the answer goes to.
  func watched<T>(
    _ file: some OpensFile, _ reader: Reader, output: String? = nil,
    _ body: (QueryLimits) throws -> T
  ) throws -> T {
    let limits = QueryLimits(seconds: timeout, megabytes: memory)
    guard Invocation.current.ownsProcess else { return try body(limits) }
    let path = file.path
    Watch(limits.watch, reader.connection.interruptHandle) { code in
      Watch.endProcess(code, path, output)
    }
    return try body(limits)
  }
}
