import Glibc

/// How far something has come: a line of a terminal that is written over, and gone in the end.
final class StatusLine {
  private let isTerminal = isatty(Invocation.current.errors) == 1
  private var isShown = false

  func show(_ line: String) {
    guard isTerminal else { return }
    isShown = true
    Console.status(line)
  }

  func clear() {
    if isShown { Console.status("") }
    isShown = false
  }
}
