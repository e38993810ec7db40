import Storage

extension RestoreFault: InWords {
  var message: Message {
    switch self {
    case .unreadable(let fault): unreadable(fault)
    case .ofItself(let backup):
      Message(
        vi: "«\(backup.visible)» chính là tệp dữ liệu",
        en: "“\(backup.visible)” is the database itself",
        LocalizedText(vi: "Chỉ một bản sao lưu.", en: "Name a backup."))
    case .mayComeBack(let path, let kept): mayComeBack(path.visible, kept.visible)
    case .ofOtherFile(let path, let backup):
      Message(
        vi: "«\(backup.visible)» không phải bản sao của «\(path.visible)» mà của tệp dữ liệu khác",
        en: "“\(backup.visible)” is not a copy of “\(path.visible)” but of another database",
        LocalizedText(
          vi: "Kiểm tra --db. Nếu đúng là muốn thay bằng tệp khác: --other.",
          en: "Check --db. If it is to be replaced by another: --other."))
    case .ofUnknownFile(let path, let backup): ofUnknownFile(path.visible, backup.visible)
    case .notRemoved(let path, let code, let new): notRemoved(path.visible, code, new.visible)
    }
  }

  /// Such a backup is helped by another one, not by “the last”, which it may be.
  private func unreadable(_ fault: DatabaseFault) -> Message {
    let folder = (fault.path.lastIndex(of: "/").map { String(fault.path[...$0]) } ?? ".").asTyped
    let message = fault.message
    return Message(
      message.kind, message.what,
      advice: LocalizedText(
        vi: """
          Chưa có gì thay đổi. Chọn bản sao khác, thường là bản cũ hơn: ls -lt \(folder) — \
          bản nào lành: danvan --db BẢN-SAO check integrity
          """,
        en: """
          Nothing was changed. Choose another copy, as a rule an older one: ls -lt \(folder) — \
          whether one is whole: danvan --db COPY check integrity
          """))
  }

  private func mayComeBack(_ shown: String, _ old: String) -> Message {
    Message(
      .failure,
      vi: "Không rõ «\(shown)» có giữ được bản đã khôi phục khi mất điện không: ổ đĩa báo lỗi",
      en: "Whether “\(shown)” stays the backup if the power goes is not known: the disk failed",
      LocalizedText(
        vi: "Tệp cũ ở «\(old)». Thay ổ đĩa này.",
        en: "The old file is “\(old)”. Replace this disk."))
  }

  private func ofUnknownFile(_ shown: String, _ file: String) -> Message {
    Message(
      vi: "Không đọc được «\(shown)», nên không biết «\(file)» có phải bản sao của nó không",
      en: "“\(shown)” cannot be read, so nothing tells whether “\(file)” is a copy of it",
      LocalizedText(
        vi: "Kiểm tra --db. Nếu đúng là tệp cần thay: --other; tệp hỏng được giữ bên cạnh.",
        en: "Check --db. If it is the file to replace: --other; the damaged one is kept beside."))
  }

  private func notRemoved(_ shown: String, _ code: Int32, _ made: String) -> Message {
    let reason = LocalizedText(systemError: code)
    return Message(
      .failure, vi: "Không xóa được bản sao cũ «\(shown)»: \(reason.vietnamese)",
      en: "Cannot remove the old copy “\(shown)”: \(reason.english)",
      LocalizedText(
        vi: "Bản sao mới đã xong: «\(made)».", en: "The new copy is complete: “\(made)”."))
  }
}
