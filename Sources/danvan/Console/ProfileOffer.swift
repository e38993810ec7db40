import Messages
import Storage

/// Offers on a terminal to keep what was answered of columns.
enum ProfileOffer {
  /// - Returns: the name to keep it by; `nil` = it is not kept.
  static func ask(_ globals: Globals) throws -> String? {
    while true {
      Console.ask(
        text(
          vi: "Giữ cách hiểu cột cho tệp cùng đầu bảng? Gõ tên, ví dụ mau-xa (Enter: không giữ): ",
          en: "Keep this for files with the same head? Type a name, e.g. mau-xa (Enter: no): "))
      guard let typed = Console.readLine()?.tidied else {
        Console.ask("\n")
        return nil
      }
      if typed.isEmpty { return nil }
      do {
        let name = try Profile.name(typed)
        try globals.read { try $0.checkFree(Profile.self, code: name) }
        return name
      } catch let problem as DomainError {
        Console.note(Message(problem).what)
      }
    }
  }
}
