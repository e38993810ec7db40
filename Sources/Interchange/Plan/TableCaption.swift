import Storage

/// What stands around a table and may hold for all its rows: the lines above it, and the name of
/// its sheet.
enum TableCaption: String, Sendable, CaseIterable {
  case title = "@title"
  case sheet = "@sheet"

  /// A commune that it names.
  struct Commune {
    let unit: Id<Unit>
    /// With its type.
    let name: String
    /// The province that is named beside it, where one is.
    let province: String?

    /// What it says of rows, by column.
    var values: [String: String] {
      ["unit": name].merging(province.map { ["province": $0] } ?? [:]) { $1 }
    }
  }

  /// The one commune that it names: as the name of the sheet, or with its type in a longer line.
  ///
  /// - Parameter province: where to look, as somebody typed it, unless a province is named, too.
  func commune(
    of table: FileTable, within province: String?, _ reader: Reader
  ) throws -> Commune? {
    let texts = texts(of: table)
    let named = try reader.units(texts.flatMap(\.provinceNames), level: .province, within: nil)
    let other = named.count == 1 ? named.first : nil
    let own = try other?.key ?? reader.province(ofFile: province)
    let names = texts.flatMap(\.communeNames) + (self == .sheet ? [texts.map(\.tidied)] : [])
    let found = try reader.units(names, level: .commune, within: own)
    guard found.count == 1, let (unit, name) = found.first else { return nil }
    return Commune(unit: unit, name: name, province: other?.value)
  }

  /// The one year that it names.
  func year(of table: FileTable) -> Int? { HeadingWords.soleYear(of: texts(of: table)) }

  /// A line of it that says something else of decisions than that models were recognized.
  func otherOutcome(of table: FileTable) -> String? {
    texts(of: table).first { text in
      ModelSpec.outcome(inHeading: text).map { $0 != Outcome.recognized.rawValue } ?? false
    }
  }

  private func texts(of table: FileTable) -> [String] {
    self == .title ? table.header.above : table.sheet.map { [$0] } ?? []
  }
}

extension Reader {
  /// Where communes of a file are looked for: the province that somebody typed, or the own one.
  func province(ofFile name: String?) throws -> Id<Unit>? {
    guard let name else { return try ownProvince()?.unit }
    return try ifFound { try unit(name, level: .province).unit }
  }

  /// The units that names mean, each with what it is called.
  ///
  /// - Parameter names: of each place the first that means one.
  func units(
    _ names: [[String]], level: UnitLevel, within province: Id<Unit>?
  ) throws -> [Id<Unit>: String] {
    var found: [Id<Unit>: String] = [:]
    for names in names {
      for name in names {
        guard
          let version = try ifFound({
            try unitOfAnyDay(name, level: level, within: province)
          })
        else { continue }
        found[version.unit] = version.fullName
        break
      }
    }
    return found
  }
}

extension String {
  /// What may be a commune in it, each with its type: "Danh sách mô hình xã Quảng Tân năm 2026"
  /// may name Quảng Tân, or a longer one; of each place the longest first.
  var communeNames: [[String]] {
    namesOfUnits { before, name in
      // A thị xã is none.
      before?.searchKey != "thi" && UnitType.namesCommune(name)
    }
  }

  /// Likewise a province: "xã Đồng Văn, tỉnh Tuyên Quang".
  fileprivate var provinceNames: [[String]] {
    namesOfUnits { _, name in
      ["tinh ", "thanh pho ", "tp "].contains(where: name.searchKey.hasPrefix)
    }
  }

  private func namesOfUnits(_ isOne: (_ before: String?, String) -> Bool) -> [[String]] {
    let words = split { !$0.isLetter && !$0.isNumber && $0 != "'" }.map(String.init)
    return words.indices.map { start in
      (2...6).reversed().compactMap { count in
        guard start + count <= words.count else { return nil }
        let name = words[start..<(start + count)].joined(separator: " ")
        return isOne(start > 0 ? words[start - 1] : nil, name) ? name : nil
      }
    }
  }
}
