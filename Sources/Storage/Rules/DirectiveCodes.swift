import SQLite

/// A code in the number of a document, and what it stands for.
struct DocumentCode: Sendable {
  /// As it is cited, with its case and its Đ: `NQ`, `QĐi`, `ThU`.
  let code: String
  /// Several where one code has several meanings.
  let names: [LocalizedText]
  /// Whether bodies of this code write `82/KH-UBND` rather than `82-KH/TU`.
  let isSlashed: Bool

  private init(_ code: String, _ names: [LocalizedText], slashed: Bool = false) {
    (self.code, self.names, isSlashed) = (code, names, slashed)
  }

  private init(_ code: String, _ vi: String, _ en: String, slashed: Bool = false) {
    self.init(code, [LocalizedText(vi: vi, en: en)], slashed: slashed)
  }
}

extension DocumentCode {
  /// Kinds of documents.
  static let types: [DocumentCode] = [
    DocumentCode("NQ", "Nghị quyết", "Resolution"),
    DocumentCode("CT", "Chỉ thị", "Directive"),
    DocumentCode("KL", "Kết luận", "Conclusion"),
    DocumentCode(
      "QĐ",
      [
        LocalizedText(vi: "Quyết định", en: "Decision"),
        LocalizedText(vi: "Quy định", en: "Regulation"),
      ]),
    DocumentCode("QĐi", "Quy định", "Regulation"),
    DocumentCode("QC", "Quy chế", "Statute"),
    DocumentCode("CTr", "Chương trình", "Programme"),
    DocumentCode("CTHĐ", "Chương trình hành động", "Action Programme"),
    DocumentCode("ĐA", "Đề án", "Project"),
    DocumentCode("KH", "Kế hoạch", "Plan"),
    DocumentCode("HD", "Hướng dẫn", "Guideline"),
    DocumentCode("TB", "Thông báo", "Notice"),
    DocumentCode("BC", "Báo cáo", "Report"),
    DocumentCode("TTr", "Tờ trình", "Submission"),
    DocumentCode(
      "TT",
      [
        LocalizedText(vi: "Thông tư", en: "Circular"),
        LocalizedText(vi: "Thông tri", en: "Circular letter"),
      ]),
    DocumentCode("CV", "Công văn", "Letter"),
    DocumentCode("BB", "Biên bản", "Minutes"),
    DocumentCode("NĐ", "Nghị định", "Decree"),
  ]

  /// Bodies that issue them; a number of the term may follow, as in QH16.
  static let issuers: [DocumentCode] = [
    DocumentCode("TW", "Trung ương", "the Centre"),
    DocumentCode("VPTW", "Văn phòng Trung ương", "Central Office"),
    DocumentCode("BTCTW", "Ban Tổ chức Trung ương", "Central Organization Commission"),
    DocumentCode("BDVTW", "Ban Dân vận Trung ương", "Central Mass Mobilization Commission"),
    DocumentCode(
      "BTGDVTW", "Ban Tuyên giáo và Dân vận Trung ương",
      "Central Propaganda and Mass Mobilization Commission"),
    DocumentCode("TU", "Tỉnh ủy, Thành ủy", "Provincial Party Committee"),
    DocumentCode("HU", "Huyện ủy", "District Party Committee"),
    DocumentCode("ThU", "Thành ủy, Thị ủy", "Town Party Committee"),
    DocumentCode("TXU", "Thị ủy", "Town Party Committee"),
    DocumentCode("QU", "Quận ủy", "Urban District Party Committee"),
    DocumentCode("ĐU", "Đảng ủy", "Party Committee"),
    DocumentCode("BDVTU", "Ban Dân vận Tỉnh ủy", "Provincial Mass Mobilization Commission"),
    DocumentCode(
      "BTGDVTU", "Ban Tuyên giáo và Dân vận Tỉnh ủy",
      "Provincial Propaganda and Mass Mobilization Commission"),
    DocumentCode(
      "BTGDV", "Ban Tuyên giáo và Dân vận", "Propaganda and Mass Mobilization Commission"),
    DocumentCode("BDVHU", "Ban Dân vận Huyện ủy", "District Mass Mobilization Commission"),
    DocumentCode("BDV", "Ban Dân vận", "Mass Mobilization Commission"),
    DocumentCode("BCĐ", "Ban Chỉ đạo", "Steering Committee"),
    DocumentCode("UBKTTU", "Ủy ban Kiểm tra Tỉnh ủy", "Provincial Inspection Commission"),
    DocumentCode("MTTQ-BTT", "Mặt trận Tổ quốc", "Fatherland Front", slashed: true),
    DocumentCode("MTTQ", "Mặt trận Tổ quốc", "Fatherland Front", slashed: true),
    DocumentCode("QH", "Quốc hội", "National Assembly", slashed: true),
    DocumentCode(
      "UBTVQH", "Ủy ban Thường vụ Quốc hội", "Standing Committee of the National Assembly",
      slashed: true),
    DocumentCode("CP", "Chính phủ", "Government", slashed: true),
    DocumentCode("TTg", "Thủ tướng Chính phủ", "Prime Minister", slashed: true),
    DocumentCode("UBND", "Ủy ban nhân dân", "People's Committee", slashed: true),
    DocumentCode("HĐND", "Hội đồng nhân dân", "People's Council", slashed: true),
  ]
}

extension DocumentCode {
  /// Bodies of the whole country.
  private static let ofNation: Set = ["QH", "UBTVQH", "CP", "TTg"]

  /// Whether a body is of the whole country: its documents are no province's.
  fileprivate var isOfNation: Bool { code.hasSuffix("TW") || DocumentCode.ofNation.contains(code) }
}

extension Reader {
  /// Whether a body of the whole country issued it, by its number or as it is said.
  public func isOfNation(_ directive: Directive) throws(SQLiteError) -> Bool {
    if DocumentCode.issuers.known(directive.issuerCode)?.entry.isOfNation ?? false { return true }
    guard let committee = directive.committee, let unit = try get(committee)?.unit else {
      return false
    }
    return try get(unit)?.level == .country
  }
}

extension [DocumentCode] {
  /// The code however it was typed: case aside, and with Đ lost; digits after it are kept. `TƯ` is
  /// the Centre's, and `TU` a province's.
  func known(_ typed: String) -> (code: String, entry: DocumentCode)? {
    let digits = String(typed.reversed().prefix(while: \.isNumber).reversed())
    let written = String(typed.dropLast(digits.count))
    let isCentral = written.count > 1 && written.lowercased().nfc.hasSuffix("tư")
    let letters = isCentral ? written.dropLast(2) + "TW" : written
    let match = first { $0.code == letters } ?? first { $0.code.searchKey == letters.searchKey }
    return match.map { ($0.code + digits, $0) }
  }

  /// The codes a name stands for, in either language.
  func named(_ name: String) -> DocumentCode? {
    first { $0.names.contains { $0.isCalled(name) } }
  }
}

extension LocalizedText {
  /// Whether it is the name, in either language.
  func isCalled(_ name: String) -> Bool {
    let key = name.searchKey
    return vietnamese.searchKey == key || english.searchKey == key
  }

  /// Whether it is the name, or a wider one: CTr stands for a "Chương trình hành động" too.
  func covers(_ name: String) -> Bool {
    isCalled(name) || name.searchKey.hasPrefix(vietnamese.searchKey + " ")
  }
}
