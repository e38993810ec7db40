import Glibc
import Messages
import Storage

/// Ctrl-C, TERM and HUP: says what is kept, leaves nothing half done, and ends the process. What
/// waits for the signals itself (``Stopping``, ``Watch``) blocks them here.
enum Interruption {
  static func watch() {
    guard Invocation.current.ownsProcess else { return }
    for stage in WriteStage.allCases {
      words.append(strdup(LocalizedText.stopped(at: stage)[language] + "\n"))
    }
    // Who started it may have blocked them for itself.
    var blocked = set
    pthread_sigmask(SIG_UNBLOCK, &blocked, nil)
    // Who started this in the background, or by nohup, does not want it stopped.
    signals = signals.filter { number in
      let before = signal(number, SIG_IGN)
      return unsafeBitCast(before, to: Int.self) != unsafeBitCast(SIG_IGN, to: Int.self)
    }
    TemporaryFile.isWatched = true
    for number in signals { signal(number) { Interruption.end($0) } }
  }

  /// Nothing here but what a signal may call: it comes anywhere.
  private static func end(_ number: Int32) {
    TemporaryFile.removeUnfinished()
    if let said = words[WriteStage.current.rawValue] {
      _ = Glibc.write(STDERR_FILENO, said, strlen(said))
    }
    _exit(128 + number)
  }

  /// Those that stop it. Set before there is a second thread.
  nonisolated(unsafe) private static var signals = [SIGINT, SIGTERM, SIGHUP]

  /// As the system takes them.
  static var set: sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for number in signals { sigaddset(&set, number) }
    return set
  }

  nonisolated(unsafe) private static var words: [UnsafeMutablePointer<CChar>?] = []
}

extension LocalizedText {
  fileprivate static func stopped(at stage: WriteStage) -> LocalizedText {
    let kept =
      switch stage {
      case .none: LocalizedText(vi: "", en: "")
      case .open: LocalizedText(vi: " Chưa ghi gì.", en: " Nothing was stored.")
      case .ending:
        LocalizedText(
          vi: " Có thể đã ghi, có thể chưa: xem danvan history.",
          en: " It may be stored or not: see danvan history.")
      case .stored:
        LocalizedText(
          vi: " Những gì đã ghi vẫn còn: xem danvan history.",
          en: " What was written is kept: see danvan history.")
      }
    return LocalizedText(
      vi: stopped.vietnamese + kept.vietnamese, en: stopped.english + kept.english)
  }
}
