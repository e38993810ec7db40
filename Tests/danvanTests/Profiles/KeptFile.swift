import Testing

/// A list whose columns no form calls so.
enum KeptFile {
  static let text = "STT;Đơn vị;Tên sáng kiến;Ghi riêng\n1;Xã Quảng Tân;Một một;a\n"
  static let another = "STT;Đơn vị;Tên sáng kiến;Ghi riêng\n1;Xã Lê Lợi;Hai hai;b\n"
  /// What it means.
  static let told = [
    "--map", "Tên sáng kiến=title", "--map", "Đơn vị=unit", "--ignore", "Ghi riêng",
  ]
  static let options = OfficeFile.options + told + ["--profile", "mau-xa"]
  /// As it is stored.
  static let stored = """
    mau-xa|model|don vi,ghi rieng,stt,ten sang kien|\
    don vi=unit,ghi rieng=,ten sang kien=title
    """
}

extension Folder {
  /// A database with a profile of that file.
  static func keeping() throws -> Folder {
    let folder = try Folder.seeded()
    try folder.addCommunes()
    let outcome = try folder.take(KeptFile.text, KeptFile.options)
    try #require(outcome.code == 0, "\(outcome.stderr)\(outcome.stdout)")
    return folder
  }

  func take(
    _ text: String, _ options: [String] = OfficeFile.options, as noun: String = "model",
    _ tongue: Tongue = .en
  ) throws -> Outcome {
    try write(Array(text.utf8), "tep.csv")
    return try danvan([noun, "import", "tep.csv", "--format", "json"] + options, tongue)
  }

  /// What is kept, a line each.
  func profiles() throws -> String {
    try sqlite(
      """
      SELECT code || '|' || record || '|' || replace(head, char(10), ',') || '|'
             || replace(meanings, char(10), ',') FROM profile ORDER BY id
      """
    ).tidyLines
  }

  func units() throws -> [String?] { try imported().map { $0["unit"] } }
}

extension Outcome {
  /// By whom each column of a file was told.
  func origins() throws -> [String: String] {
    try object().list("columns").reduce(into: [:]) { origins, column in
      origins[column.text("label") ?? ""] = column.text("from")
    }
  }

  func said(_ outcome: String) throws -> [String] {
    try report().remarks.filter { $0.outcome == outcome }.map(\.what)
  }
}

extension String {
  var tidyLines: String { split(separator: "\n").joined(separator: "\n") }
}
