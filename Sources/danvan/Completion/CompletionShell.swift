/// How a shell asks, and how it wants the answer.
enum Shell: String, CaseIterable {
  case bash, zsh, fish

  /// To be read by the shell when it starts.
  var script: String {
    switch self {
    case .bash:
      """
      _danvan() {
        mapfile -t COMPREPLY < <("${1/#\\~/$HOME}" complete bash -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
        if [[ ${COMPREPLY[0]} == :files ]]; then
          COMPREPLY=()
          compopt -o default
        fi
      }
      complete -F _danvan danvan
      """
    case .zsh:
      """
      #compdef danvan
      _danvan() {
        local -a found
        found=("${(@f)$("${(Q)words[1]}" complete zsh -- "${(@)words[2,CURRENT]}" 2>/dev/null)}")
        if [[ $found[1] == :files ]]; then
          _files
        elif [[ -n $found[1] ]]; then
          compadd -U -- "${found[@]}"
        fi
      }
      compdef _danvan danvan
      """
    case .fish:
      """
      function __danvan_complete
        set -l words (commandline -opc) (commandline -ct)
        set -l found ($words[1] complete fish -- $words[2..-1] 2>/dev/null)
        if test "$found[1]" = ":files"
          __fish_complete_path (commandline -ct)
        else
          printf '%s\\n' $found
        end
      end
      complete -c danvan -f -a '(__danvan_complete)'
      """
    }
  }

  /// What the shell passes as the words typed: bash cuts them at `=` and `:` and leaves quotes and
  /// backslashes as they are, as zsh does.
  func read(_ words: [String]) -> (plain: [String], cut: Int) {
    switch self {
    // fish takes the quotes off all words but the one that is being typed.
    case .fish: return (words.dropLast() + words.suffix(1).map(\.unquoted), 0)
    case .zsh: return (words.map(\.unquoted), 0)
    case .bash:
      var plain: [String] = []
      var joins = false
      var cut = 0
      for word in words {
        if word == "=", plain.last?.hasPrefix("--") == true { continue }
        if joins || word == ":", !plain.isEmpty {
          cut = word == ":" ? plain[plain.count - 1].count + 1 : cut
          plain[plain.count - 1] += word.unquoted
        } else {
          plain.append(word.unquoted)
          cut = 0
        }
        joins = word == ":"
      }
      // After `--option=` nothing has been typed yet.
      if words.last == "=" { plain.append("") }
      return (plain, cut)
    }
  }

  /// - Parameters:
  ///   - typed: the word as the shell has it, with the quote it may begin with.
  ///   - cut: how much of the word the shell holds for another one.
  func write(_ answer: Completion.Answer, typed: String, cut: Int) -> String {
    guard case .candidates(let candidates) = answer else { return ":files\n" }
    return candidates.filter { $0.text == $0.text.visible }.map { candidate in
      let text = String(candidate.text.dropFirst(cut))
      switch self {
      case .zsh: return text
      case .fish: return candidate.about.isEmpty ? text : "\(text)\t\(candidate.about.visible)"
      case .bash: return text.escaped(after: typed.first)
      }
    }.map { "\($0)\n" }.joined()
  }
}

extension String {
  /// Without a shell's quotes and backslashes.
  fileprivate var unquoted: String {
    var plain = ""
    var escapes = false
    for character in self {
      if !escapes, "\"'".contains(character) { continue }
      if !escapes, character == "\\" {
        escapes = true
        continue
      }
      escapes = false
      plain.append(character)
    }
    return plain
  }

  /// As bash takes it for itself, within the quote the word begins with.
  fileprivate func escaped(after quote: Character?) -> String {
    switch quote {
    case "'": split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#)
    case "\"": escaped("\"\\$`")
    default: escaped(" \t\"'\\$`&|;<>()*?[]!#~{}")
    }
  }

  /// With a backslash before each of these; a mark on it would not keep a shell from acting.
  private func escaped(_ acting: String) -> String {
    unicodeScalars.reduce(into: "") { text, scalar in
      if acting.unicodeScalars.contains(scalar) { text.append("\\") }
      text.unicodeScalars.append(scalar)
    }
  }
}
