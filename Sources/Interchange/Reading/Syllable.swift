/// What a word of Vietnamese can be: consonants, a rime and a tone.
enum Syllable {
  /// Whether a word is one: `nghiêng`, `Quảng`, not `hiõn` nor `cạt` with a falling tone.
  static func isOne(_ word: some StringProtocol) -> Bool {
    var letters = ""
    var tone: Int?
    for letter in word.lowercased() {
      guard let (vowel, mark) = vowels[letter] else {
        letters.append(letter == "ð" ? "đ" : letter)
        continue
      }
      letters.append(vowel)
      if mark > 0, tone != nil { return false }
      if mark > 0 { tone = mark }
    }
    return initials.contains { initial in
      guard letters.hasPrefix(initial) else { return false }
      let rime = String(letters.dropFirst(initial.count))
      guard rimes.contains(rime) else { return false }
      let isStopped = ["c", "h", "p", "t"].contains(rime.suffix(1)) && !rime.hasSuffix("nh")
      return !isStopped || tone == nil || tone == acute || tone == dotBelow
    }
  }

  /// Each vowel with each tone, and the vowel and tone it is.
  private static let vowels: [Character: (Character, Int)] = {
    var vowels: [Character: (Character, Int)] = [:]
    for row in [
      "aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị", "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ",
      "uùủũúụ", "ưừửữứự", "yỳỷỹýỵ",
    ] {
      let base = row[row.startIndex]
      for (tone, letter) in row.enumerated() { vowels[letter] = (base, tone) }
    }
    return vowels
  }()

  private static let acute = 4
  private static let dotBelow = 5

  private static let initials = split(
    "ngh ng nh gh gi ch kh ph qu th tr b c d đ g h k l m n p r s t v x") + [""]

  private static let rimes = Set(
    split(
      """
      a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
      e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
      i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
      o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet
      oc oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôông ôp ôt ơ ơi ơm ơn ơp ơt
      u ua uân uâng uât uây uê uêch uênh uêu uc ui um un ung up ut uôc uôi uôm uôn uông uôt uơ
      uy uya uych uyên uyêt uynh uyt uyu uyp ư ưa ưc ưi ưm ưn ưng ưt ưu
      ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu yt ynh ych
      """))

  private static func split(_ list: String) -> [String] {
    list.split(whereSeparator: \.isWhitespace).map(String.init)
  }
}
