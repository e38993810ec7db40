import Glibc
import Messages
import Storage

extension Console {
  /// Ends the process when it has worked for too long on a file whose tables somebody else made:
  /// SQLite compiles a view, or computes one function, without ever looking up.
  static func endAtLast(_ message: Message) {
    guard Invocation.current.ownsProcess else { return }
    let line = "\(text(vi: "Lỗi", en: "Error")): \(message.description[language])\n"
    let advice = message.advice.map { "→ \($0[language])\n" } ?? ""
    lastWords = UnsafePointer(strdup(line + advice))
    signal(SIGPROF) { _ in
      if let words = Console.lastWords { _ = Glibc.write(STDERR_FILENO, words, strlen(words)) }
      // Bad data.
      _exit(65)
    }
    var timer = itimerval()
    timer.it_value.tv_sec = seconds
    setitimer(__itimer_which_t(ITIMER_PROF.rawValue), &timer, nil)
  }

  /// Of the processor: who reads the answer in a pager may take all day.
  private static let seconds = 10

  /// Made before, because a signal may come anywhere.
  nonisolated(unsafe) private static var lastWords: UnsafePointer<CChar>?
}
