import Storage

/// What stands around a table and may hold for all its rows: the lines above it, and the name of
/// its sheet.
enum TableCaption: String, Sendable, CaseIterable {
  case title = "@title"
  case sheet = "@sheet"

  /// The one commune that it names: as the name of the sheet, or with its type in a longer line.
  ///
  /// - Parameter province: where to look, as somebody typed it.
  func commune(
    of table: FileTable, within province: String?, _ reader: Reader
  ) throws -> String? {
    let province = try reader.province(ofFile: province)
    var found: [Id<Unit>: String] = [:]
    for names in texts(of: table).flatMap(\.communeNames) + sheetName(of: table) {
      let known = try names.lazy.compactMap { name in
        try reader.ifFound {
          try reader.unitOfAnyDay(name, level: .commune, within: province)
        }.map { (name, $0.unit) }
      }.first
      if let (name, unit) = known { found[unit] = name }
    }
    return found.count == 1 ? found.first?.value : nil
  }

  private func texts(of table: FileTable) -> [String] {
    self == .title ? table.header.above : table.sheet.map { [$0] } ?? []
  }

  /// A sheet may be called as the commune is, without its type.
  private func sheetName(of table: FileTable) -> [[String]] {
    self == .sheet ? [table.sheet.map { [$0.tidied] } ?? []] : []
  }
}

extension Reader {
  /// Where communes of a file are looked for: the province that somebody typed, or the own one.
  func province(ofFile name: String?) throws -> Id<Unit>? {
    guard let name else { return try ownProvince()?.unit }
    return try ifFound { try unit(name, level: .province).unit }
  }
}

extension String {
  /// What may be a commune in it, each with its type: "Danh sách mô hình xã Quảng Tân năm 2026"
  /// may name Quảng Tân, or a longer one; of each place the longest first.
  fileprivate var communeNames: [[String]] {
    let words = split { !$0.isLetter && !$0.isNumber && $0 != "'" }.map(String.init)
    return words.indices.map { start in
      // A thị xã is none.
      if start > 0, words[start - 1].searchKey == "thi" { return [] }
      return (2...6).reversed().compactMap { count in
        guard start + count <= words.count else { return nil }
        let name = words[start..<(start + count)].joined(separator: " ")
        return UnitType.namesCommune(name) ? name : nil
      }
    }
  }
}
