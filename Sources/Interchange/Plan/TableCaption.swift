import Storage

/// What stands around a table and may hold for all its rows: the lines above it, and the name of
/// its sheet.
enum TableCaption: String, Sendable, CaseIterable {
  case sheet = "@sheet"
  case title = "@title"

  /// What it says for a column.
  struct Saying: Sendable {
    /// As a cell would have it.
    let text: String
    /// In which words.
    let words: String
  }

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

  /// The one commune that it names.
  ///
  /// - Parameter province: where to look, as somebody typed it, unless a province is named, too.
  func commune(
    of table: FileTable, within province: String?, _ reader: Reader
  ) throws -> Commune? {
    let other = try self.province(of: table, reader)
    let found = try communes(of: table, within: province, reader)
    guard found.count == 1, let (unit, name) = found.first else { return nil }
    return Commune(unit: unit, name: name, province: other?.name)
  }

  /// The communes that it names: as the name of the sheet, or with their types in a longer line.
  func communes(
    of table: FileTable, within province: String?, _ reader: Reader
  ) throws -> [Id<Unit>: String] {
    let texts = texts(of: table)
    let own = try self.province(of: table, reader)?.unit ?? reader.province(ofFile: province)
    let names = texts.flatMap(\.communeNames) + (self == .sheet ? [texts.map(\.tidied)] : [])
    return try reader.units(names, level: .commune, within: own)
  }

  /// The one province that it names.
  func province(
    of table: FileTable, _ reader: Reader
  ) throws -> (unit: Id<Unit>, name: String)? {
    let named = try reader.units(
      texts(of: table).flatMap(\.provinceNames), level: .province, within: nil)
    return named.count == 1 ? named.first.map { ($0.key, $0.value) } : nil
  }

  /// The one year that it names, or a part of one.
  ///
  /// - Parameters:
  ///   - isPeriod: whether a part is told from its year.
  ///   - set: the year that is set for the file.
  func time(of table: FileTable, isPeriod: Bool, within set: String?) -> String? {
    let texts = texts(of: table)
    let parts = texts.flatMap { HeadingWords.parts(of: $0, in: set) }
    guard !parts.isEmpty else { return year(in: texts).map(String.init) }
    let times = Set(isPeriod ? parts : parts.map { String($0.prefix(4)) })
    return times.count == 1 ? times.first : nil
  }

  /// In the short name of a sheet a year needs no word: "Duy trì 2025".
  private func year(in texts: [String]) -> Int? {
    if let year = HeadingWords.soleYear(of: texts) { return year }
    guard self == .sheet, let name = texts.first else { return nil }
    let years = HeadingWords.mentioned(in: name)
    return years.count == 1 ? years.first : nil
  }

  /// The one day up to which it says that was counted: above the table, or in its header.
  func countedOn(_ table: FileTable) -> (text: String, words: String)? {
    let lines = texts(of: table) + (self == .title ? table.header.lines.flatMap(\.self) : [])
    let found = lines.compactMap { line in HeadingWords.countedOn(line).map { (line, $0) } }
    guard let (words, day) = found.first, Set(found.map(\.1)).count == 1 else { return nil }
    return (day.iso, words)
  }

  /// Its lines.
  func texts(of table: FileTable) -> [String] {
    self == .title ? table.header.above : table.sheet.map { [$0] } ?? []
  }
}

extension FileImport {
  /// What stands around a table says of its rows, by column; of several that it says for one,
  /// nothing.
  func sayings(
    of caption: TableCaption, _ plan: TablePlan, _ reader: Reader
  ) throws -> [String: TableCaption.Saying] {
    var said: [String: [TableCaption.Saying]] = [:]
    for line in caption.texts(of: plan.table) {
      for (column, text) in try form.caption(line, reader) {
        said[column, default: []].append(.init(text: text, words: line))
      }
    }
    if let column = F.timeColumn,
      let time = caption.time(
        of: plan.table, isPeriod: column == "period", within: settings.defaults[column])
    {
      said[column] = [.init(text: time, words: time)]
    }
    let place = settings.defaults["province"]
    if let name = try caption.commune(of: plan.table, within: place, reader)?.name {
      said["unit"] = [.init(text: name, words: name)]
    }
    if let name = try caption.province(of: plan.table, reader)?.name {
      said["province"] = [.init(text: name, words: name)]
    }
    if let day = caption.countedOn(plan.table) {
      said["as_of"] = [.init(text: day.text, words: day.words)]
    }
    return said.compactMapValues { all in Set(all.map(\.text)).count == 1 ? all[0] : nil }
      .filter { F.captioned.contains($0.key) }
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
