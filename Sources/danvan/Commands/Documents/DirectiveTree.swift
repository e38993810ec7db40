import ArgumentParser
import Query
import Storage

extension DirectiveCommand {
  /// `directive tree CODE`.
  struct Tree: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "tree",
        abstract: text(
          vi: "In cây văn bản thực hiện, tiếp tục một văn bản.",
          en: "Print what applies or continues a document, as a tree."),
        discussion: text(
          vi: "Đến tận mô hình, quỹ, chương trình phối hợp và nhiệm vụ gắn với các văn bản ấy.",
          en: "Down to the models, funds, task programmes and tasks tied to those documents."))
    }

    @OptionGroup var globals: Globals
    @OptionGroup var known: KnownOptions
    @OptionGroup var output: PageOptions

    @Argument(help: help("Mã, số hoặc trích yếu.", "Code, number or title.", name: "directive"))
    var name: String

    func run() throws {
      try globals.read(known) { reader in
        let root = try reader.directive(name)
        try output.print(.tree(under: root), reader, title: root.code)
      }
    }
  }
}
