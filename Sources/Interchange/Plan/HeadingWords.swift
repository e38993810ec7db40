import Storage

/// What a heading or a title says by its words alone: of which year rows are, and whether they are
/// new. "Mô hình duy trì năm 2025 (12 mô hình)" says both and nothing else.
struct HeadingWords {
  /// The years it names, in order: two for "giai đoạn 2021-2025".
  let years: [Int]
  let mode: RegistrationMode?
  /// Without the years.
  let rest: String
  /// Whether nothing stands in it but these, and what every list is called.
  let isWhole: Bool

  init(_ text: String) {
    let bare = text.withoutSectionNumber
    let name = String(bare.prefix { $0 != "(" })
    let words = name.split { !$0.isLetter && !$0.isNumber }
    let keys = words.map { String($0).searchKey }
    let phrase = HeadingWords.phrase(keys)
    years = phrase.map { keys[$0].compactMap(HeadingWords.year) } ?? []
    if let phrase, let first = words[phrase].first, let last = words[phrase].last {
      let (before, behind) = (name[..<first.startIndex], name[last.endIndex...])
      rest = (String(before) + String(behind)).trimmingMarks
    } else {
      rest = bare
    }
    let others = keys.indices.filter { !(phrase?.contains($0) ?? false) }.map { keys[$0] }
    let isNew = others.contains("moi")
    let isKept = !HeadingWords.kept.isDisjoint(with: others)
    isWhole =
      others.allSatisfy { HeadingWords.common.contains($0) || HeadingWords.kept.contains($0) }
      && (!years.isEmpty || isNew != isKept)
    mode = isWhole && isNew != isKept ? (isNew ? .new : .maintained) : nil
  }

  /// Whether it is the name of one year, and nothing else.
  var isYear: Bool { isWhole && years.count == 1 && mode == nil }

  /// As the column of years, or that of periods, has it.
  func time(asPeriod: Bool) -> String? {
    years.isEmpty ? nil : years.map(String.init).joined(separator: asPeriod ? "/" : "-")
  }

  /// Of all texts the one year that they name; `nil` where they name several, or spans of years.
  static func soleYear(of texts: [String]) -> Int? {
    let all = texts.flatMap(years(in:))
    let different = Set(all.flatMap(\.self))
    return different.count == 1 && all.allSatisfy { $0.count == 1 } ? different.first : nil
  }

  /// Whether a longer line calls its models new or kept up, and not both.
  static func mode(mentionedIn text: String) -> RegistrationMode? {
    let key = " " + text.labelKey + " "
    let has = { (words: [String]) in words.contains { key.contains(" \($0) ") } }
    let isNew = has(["dang ky moi", "xay dung moi", "mo hinh moi", "lam moi", "thanh lap moi"])
    // To build and to spread models is what all lists are of.
    let kept = ["duy tri", "tiep tuc thuc hien", "tiep tuc phat huy"]
    let isKept = has(kept) || has(["nhan rong"]) && !has(["xay dung"])
    return isNew == isKept || has(["khong", "chua"]) ? nil : isNew ? .new : .maintained
  }

  /// The years that stand in a text as words of their own, whatever they are of; not those of days.
  static func mentioned(in text: String) -> Set<Int> {
    Set(
      text.split(separator: " ").compactMap { word in
        year(String(word).filter { $0.isNumber || $0.isLetter || "/-".contains($0) })
      })
  }

  /// Each time that a line names.
  private static func years(in text: String) -> [[Int]] {
    var keys = text.split { !$0.isLetter && !$0.isNumber }.map { String($0).searchKey }[...]
    var found: [[Int]] = []
    while let phrase = phrase(Array(keys)) {
      found.append(Array(keys)[phrase].compactMap(year))
      keys = keys.dropFirst(phrase.upperBound)
    }
    return found
  }

  /// The words that name a year or some: "năm 2025", "giai đoạn 2021-2025", "2025" alone; not those
  /// of a day or a part of a year.
  private static func phrase(_ keys: [String]) -> Range<Int>? {
    for start in keys.indices where year(keys[start]) != nil {
      var end = start + 1
      while end < keys.count, year(keys[end]) != nil || joins(keys, end) { end += 1 }
      if start == 0, end == keys.count { return start..<end }
      if start > 0, keys[start - 1] == "nam" {
        if isPart(keys[..<(start - 1)]) { continue }
        return (start - 1)..<end
      }
      if start > 1, keys[start - 2] == "giai", keys[start - 1] == "doan" {
        return (start - 2)..<end
      }
    }
    return nil
  }

  /// Of words before "năm 2026": a day, "tháng 5", or a part of the year, "6 tháng đầu", "quý II".
  private static func isPart(_ keys: ArraySlice<String>) -> Bool {
    let last = Array(keys.suffix(2))
    if ["dau", "cuoi"].contains(last.last) { return true }
    return last.count == 2 && ["thang", "quy"].contains(last[0])
  }

  /// "2025 và 2026", "2021 đến năm 2025".
  private static func joins(_ keys: [String], _ place: Int) -> Bool {
    guard ["va", "den"].contains(keys[place]) || keys[place] == "nam", place + 1 < keys.count else {
      return false
    }
    return year(keys[place + 1]) != nil
      || keys[place + 1] == "nam" && place + 2 < keys.count && year(keys[place + 2]) != nil
  }

  private static func year(_ word: String) -> Int? {
    word.utf8.count == 4 ? Int(word).flatMap { (1945...2100).contains($0) ? $0 : nil } : nil
  }

  private static let kept: Set = ["duy", "tri", "nhan", "rong", "tiep", "tuc", "cu"]
  /// What every list is called, and of whom.
  static let common: Set = [
    "cac", "nhung", "danh", "sach", "mo", "hinh", "dien", "dan", "van", "kheo", "dang", "ky", "ki",
    "xay", "dung", "thuc", "hien", "trong", "so", "luong", "tong", "duoc", "cua", "moi",
    "tai", "thuoc", "tren", "dia", "ban",
  ]
}

extension String {
  /// Of "Các mô hình của xã Đầm Hà", "Về phát triển kinh tế" what such a list is of; nothing of a
  /// name without such words.
  var ofList: String? {
    let words = split(separator: " ").map(String.init)
    let rest = words.drop { HeadingWords.common.contains($0.searchKey) || $0.searchKey == "ve" }
    return rest.isEmpty || rest.count == words.count ? nil : rest.joined(separator: " ")
  }

  /// The commune that a list is of.
  var communeOfList: String? { ofList.flatMap { UnitType.namesCommune($0) ? $0 : nil } }

  /// Without what parted it from something.
  fileprivate var trimmingMarks: String {
    var text = tidied[...]
    while let last = text.last, ":-–—,;.".contains(last) || last.isWhitespace { text.removeLast() }
    while let first = text.first, ":-–—,;.".contains(first) || first.isWhitespace {
      text.removeFirst()
    }
    return String(text)
  }
}
