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
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, number) }
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      // Who started this in the background does not want it stopped.
      let before = signal(number, SIG_IGN)
      guard unsafeBitCast(before, to: Int.self) != unsafeBitCast(SIG_IGN, to: Int.self) else {
        continue
      }
      signal(number) { Interruption.end($0) }
    }
  }

  /// What is to be removed where the process ends now; `nil` for nothing.
  static func forget(_ draft: String?) {
    guard Invocation.current.ownsProcess else { return }
    let before = self.draft
    self.draft = draft.flatMap { strdup($0) }
    free(before)
  }

  /// Nothing here but what a signal may call: it comes anywhere.
  private static func end(_ number: Int32) {
    if let draft { unlink(draft) }
    if let said = words[WriteStage.current.rawValue] {
      _ = Glibc.write(STDERR_FILENO, said, strlen(said))
    }
    _exit(128 + number)
  }

  nonisolated(unsafe) private static var draft: UnsafeMutablePointer<CChar>?
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
