import ArgumentParser
import Storage

/// The language of this run: `--lang`, else `$DANVAN_LANG`, else the locale.
var language: Language { Invocation.current.language }

/// One of the two texts, in the language of this run.
func text(vi: String, en: String) -> String { LocalizedText(vi: vi, en: en)[language] }

/// The help of an option.
func help(_ vi: String, _ en: String, name: String? = nil) -> ArgumentHelp {
  ArgumentHelp(stringLiteral: text(vi: vi, en: en)).named(name)
}

extension ArgumentHelp {
  fileprivate func named(_ name: String?) -> ArgumentHelp {
    var help = self
    help.valueName = name
    return help
  }
}

extension Language {
  /// Looked up before the arguments are parsed, because help and usage errors speak it too.
  static func chosen(_ arguments: [String], _ environment: (String) -> String?) -> Language {
    for (index, argument) in arguments.enumerated() {
      if argument == "--lang", index + 1 < arguments.count,
        let language = Language(rawValue: arguments[index + 1].lowercased())
      {
        return language
      }
      if argument.hasPrefix("--lang="),
        let language = Language(rawValue: argument.dropFirst(7).lowercased())
      {
        return language
      }
    }
    for name in ["DANVAN_LANG", "LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let value = environment(name) else { continue }
      return value.lowercased().hasPrefix("vi") ? .vietnamese : .english
    }
    return .english
  }
}
