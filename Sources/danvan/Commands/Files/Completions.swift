import ArgumentParser
import Storage

/// `completions SHELL`: what the shell has to read.
struct CompletionsCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "completions",
      abstract: text(
        vi: "In đoạn lệnh để phím Tab điền lệnh, mã và tên.",
        en: "Print what makes the Tab key complete commands, codes and names."),
      discussion: text(
        vi: """
          bash:  danvan completions bash > ~/.local/share/bash-completion/completions/danvan
          zsh:   thêm vào ~/.zshrc, sau compinit: source <(danvan completions zsh)
          fish:  danvan completions fish > ~/.config/fish/completions/danvan.fish
          Mã và tên lấy từ tệp của --db hoặc $DANVAN_DB.
          """,
        en: """
          bash:  danvan completions bash > ~/.local/share/bash-completion/completions/danvan
          zsh:   add to ~/.zshrc, after compinit: source <(danvan completions zsh)
          fish:  danvan completions fish > ~/.config/fish/completions/danvan.fish
          Codes and names come from the file of --db or $DANVAN_DB.
          """))
  }

  @OptionGroup var globals: Globals

  @Argument(help: help("bash, zsh hoặc fish.", "bash, zsh or fish.", name: "bash|zsh|fish"))
  var shell: String

  func run() throws {
    guard let shell = Shell(rawValue: shell) else {
      throw DomainError.notOneOf("<bash|zsh|fish>", shell, Shell.allCases.map(\.rawValue))
    }
    try Console.write(Array((shell.script + "\n").utf8))
  }
}

/// `complete SHELL -- WORDS`: what those scripts ask; silent whatever happens.
struct CompleteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "complete", shouldDisplay: false)

  @Argument var shell: String
  @Argument(parsing: .captureForPassthrough) var words: [String]

  func run() throws {
    guard let shell = Shell(rawValue: shell) else { return }
    let words = Array(words.drop { $0 == "--" })
    let (plain, cut) = shell.read(words)
    let answer = Completion.answer(plain, keepsTyped: shell == .fish)
    let text = shell.write(answer, typed: words.last ?? "", cut: cut)
    try Console.write(Array(text.utf8))
  }
}
