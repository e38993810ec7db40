import ArgumentParser
import Interchange
import Messages
import Storage

/// By which kept meanings of columns a file is read.
struct ProfileOptions: ParsableArguments {
  @Option(
    help: help(
      """
      Giữ điều --map, --ignore nói dưới tên này, dùng lại cho tệp cùng đầu bảng; không có --map, \
      --ignore: đọc theo mẫu đã giữ tên ấy.
      """,
      """
      Keep what --map and --ignore say by this name, for files with the same head; without them: \
      read by what is kept so.
      """,
      name: "profile"))
  var profile: String?

  @Flag(help: help("Không theo mẫu đọc đã giữ.", "Read by no profile that is kept."))
  var noProfile = false

  /// What was typed.
  func choice() throws -> ProfileChoice {
    if noProfile {
      if profile != nil { throw Message.both("--profile", "--no-profile") }
      return .none
    }
    return try profile.map { .named(try Profile.name($0)) } ?? .fitting
  }
}
