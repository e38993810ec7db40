import Storage

extension FileImport {
  /// What stands around a table holds for its rows, or is of something else: that is asked wherever
  /// the rows, their headings and what is set for the file do not say the same.
  ///
  /// - Throws: `Refused` with what was asked.
  func askOfCaptions(_ reader: Reader) throws {
    var report = report
    for plan in plans {
      let said = try TableCaption.allCases.map { ($0, try sayings(of: $0, plan, reader)) }
        .filter { !$0.1.isEmpty }
      if said.isEmpty { continue }
      let headed = try headed(plan, reader)
      for column in F.captioned
      where settings.caption(of: column) == nil && !settings.blank.contains(column) {
        for (caption, said) in said {
          guard let said = said[column],
            let other = try other(than: said.text, column, plan, headed, reader),
            !isPassedOver(caption, column, other)
          else { continue }
          let fault = AmbiguityFault.around(
            caption: caption.rawValue, said.words, column: column, other)
          report.remark(.asked, plan.row(plan.header.rows.lowerBound), fault.error)
          break
        }
      }
    }
    try report.requireAnswers()
  }

  /// Communes without their types where those stand who carry models out, and new and kept up where
  /// notes do, are asked about.
  ///
  /// - Throws: `Refused` with what was asked.
  func askOfColumns(_ reader: Reader) throws {
    let province = try reader.province(ofFile: settings.defaults["province"])
    var report = report
    for plan in plans where F.entityKind == .model {
      if !plan.header.has("unit"), lacksUnits(plan) {
        try ask(of: "owner", plan, &report, AmbiguityFault.unitOrOwner) { text in
          try !reader.units([[text]], level: .commune, within: province).isEmpty
        }
      }
      let isOpen = settings.defaults["mode"] == nil && !settings.blank.contains("mode")
      if isOpen, !plan.header.has("mode"), try !headed(plan, reader).contains("mode") {
        try ask(of: "note", plan, &report, AmbiguityFault.modeAsNote) { text in
          (try? RegistrationMode.parse(text, field: "")) != nil
        }
      }
    }
    try report.requireAnswers()
  }

  /// Asks about a column in which all texts are of another one.
  private func ask(
    of column: String, _ plan: TablePlan, _ report: inout ImportReport,
    _ fault: (String, String) -> AmbiguityFault, _ isOther: (String) throws -> Bool
  ) throws {
    let texts = plan.rows(in: column).texts
    guard let first = texts.min(), let place = plan.header.places(of: column).first,
      !settings.isMeant(plan.header.labels[place]), try texts.allSatisfy(isOther)
    else { return }
    let label = plan.header.labels[place]
    report.remark(
      .asked, plan.row(plan.header.rows.upperBound),
      fault(label, first).error(in: .given(label), .type))
  }

  /// Where rows are is never left open by what was said of something else.
  private func isPassedOver(
    _ caption: TableCaption, _ column: String, _ other: OtherWord
  ) -> Bool {
    settings.ignored.contains(caption.rawValue) && !(column == "unit" && other == .notStated)
  }

  /// What is said for a column, where that is not what stands around the table.
  private func other(
    than said: String, _ column: String, _ plan: TablePlan, _ headed: Set<String>,
    _ reader: Reader
  ) throws -> OtherWord? {
    if column == "unit", plan.header.district != nil { return nil }
    // The province of the commune that was chosen.
    if column == "province", settings.caption(of: "unit") != nil { return nil }
    let rows = plan.rows(in: column)
    if let text = rows.texts.min() {
      if try !rows.texts.contains(where: { try agree($0, said, of: column, reader) }) {
        return .ofRows(text)
      }
      if !rows.lacks || column == F.timeColumn || settings.filledDown.contains(column) {
        return nil
      }
    }
    if headed.contains(column) { return nil }
    if let set = settings.defaults[column] {
      return try agree(set, said, of: column, reader) ? nil : .set(set)
    }
    return try otherUnstated(than: said, column, plan, reader)
  }

  /// Likewise, where nothing says the column itself.
  private func otherUnstated(
    than said: String, _ column: String, _ plan: TablePlan, _ reader: Reader
  ) throws -> OtherWord? {
    let isDecided = isDecided(plan)
    switch column {
    case "year": return otherYear(than: said, plan)
    case "province":
      guard !plan.header.has("unit"), F.prefilled.contains("province"),
        let own = try reader.ownProvince()
      else { return nil }
      return try agree(own.fullName, said, of: column, reader) ? nil : .set(own.fullName)
    // What is not said is new.
    case "mode": return said == RegistrationMode.new.rawValue ? nil : .notStated
    case "level": return isDecided && !plan.header.has(column) ? .notStated : nil
    case "outcome":
      if plan.header.has(column) || plan.habits.decidesByHeadings { return nil }
      if said.isEmpty { return isDecided ? .decided : nil }
      return isDecided && said == Outcome.recognized.rawValue ? nil : .notStated
    default: return .notStated
    }
  }

  /// Whether rows have days, numbers or levels of decisions.
  private func isDecided(_ plan: TablePlan) -> Bool {
    settings.caption(of: "outcome") != nil
      || ["recognized_on", "known_by", "decision", "level"].contains {
        plan.header.has($0) || settings.defaults[$0] != nil
      }
  }

  /// A day of registration tells the year of its row, and a code that of the model it names.
  private func otherYear(than said: String, _ plan: TablePlan) -> OtherWord? {
    let texts = { (column: String) in
      plan.rows(in: column).texts.union(settings.defaults[column].map { [$0] } ?? []).sorted()
    }
    let (days, codes) = (texts("registered_on"), texts("code"))
    if let other = days.first(where: { $0.yearWithin.map { String($0) != said } ?? false }) {
      return .ofOthers(other)
    }
    if !days.isEmpty { return nil }
    let dated = codes.filter { $0.yearWithin != nil }
    guard let code = dated.first else { return codes.isEmpty ? .notStated : nil }
    return dated.contains { $0.yearWithin.map(String.init) == said } ? nil : .ofOthers(code)
  }

  private func agree(
    _ own: String, _ said: String, of column: String, _ reader: Reader
  ) throws -> Bool {
    if column == F.timeColumn, let year = Int(said) { return Times.covers(year, own) }
    return try reader.agree(own, said, of: column)
  }

  /// The columns that lines which head rows say.
  private func headed(_ plan: TablePlan, _ reader: Reader) throws -> Set<String> {
    try plan.headings.reduce(into: []) { columns, heading in
      columns.formUnion(try saying(of: heading.text, heading.numbering, plan, reader).keys)
    }
  }

  /// The commune around the table, where somebody said that it holds for the rows.
  func captionedCommune(_ reader: Reader) throws -> TableCaption.Commune? {
    guard let caption = settings.caption(of: "unit"), plan.header.district == nil else {
      return nil
    }
    return try caption.commune(of: plan.table, within: settings.defaults["province"], reader)
  }

  /// What around the table holds for the rows, where somebody said so, by column; nothing where
  /// headings or rows say theirs.
  func captioned(_ reader: Reader) throws -> [String: TableCaption.Saying] {
    let meant = F.captioned.compactMap { column in
      settings.caption(of: column).map { (column, $0) }
    }
    if meant.isEmpty { return [:] }
    let headed = try headed(plan, reader)
    var values: [String: TableCaption.Saying] = [:]
    for (column, caption) in meant {
      if let said = try sayings(of: caption, plan, reader)[column] {
        values[column] = said
      } else if plan.rows(in: column).texts.isEmpty && !headed.contains(column) {
        throw FileFault.noCaption(
          caption.rawValue, column: column, sheet: plan.table.sheet,
          several: try several(in: caption, column, reader)
        ).error(in: "map")
      }
    }
    return values
  }

  /// What it names, where that is more than one.
  private func several(
    in caption: TableCaption, _ column: String, _ reader: Reader
  ) throws -> [String] {
    guard column == "unit" else { return [] }
    return try caption.communes(
      of: plan.table, within: settings.defaults["province"], reader
    ).values.sorted()
  }

  /// Whether a line that is no row names another commune than the one around the table: what stands
  /// below it may be that one's.
  func namesAnother(_ text: String, than commune: TableCaption.Commune, _ reader: Reader) throws
    -> Bool
  {
    let names = text.communeNames.filter { !$0.isEmpty }
    // Most lines name none.
    if names.isEmpty { return false }
    let province = try reader.province(ofFile: commune.province ?? settings.defaults["province"])
    return try reader.units(names, level: .commune, within: province).keys
      .contains { $0 != commune.unit }
  }

  /// What the heading of a group says of its rows: what the form knows, or the commune of that
  /// name, where groups are numbered and rows do not say theirs.
  func saying(
    of text: String, _ numbering: SectionNumbering?, _ plan: TablePlan, _ reader: Reader
  ) throws -> GroupHeadings.Saying {
    let known = try form.heading(text, reader)
    guard known.isEmpty, numbering != nil, lacksUnits(plan) else { return known }
    let province = try reader.province(ofFile: settings.defaults["province"])
    let name = text.ofGroup
    let found = try reader.units([[name]], level: .commune, within: province)
    if !found.isEmpty { return ["unit": name] }
    // "Đảng ủy xã Đầm Hà"
    let named = try reader.units(name.communeNames, level: .commune, within: province)
    return named.count == 1 ? ["unit": named.first?.value ?? name] : [:]
  }

  /// Whether a line may be the head of what is in a commune, where rows do not say theirs.
  func mayHeadPlace(_ text: String, _ plan: TablePlan) -> Bool {
    lacksUnits(plan) && text.communeNames.contains { !$0.isEmpty }
  }

  /// Whether rows may be of a commune, and some say none, nor does anybody for them.
  private func lacksUnits(_ plan: TablePlan) -> Bool {
    F.columns.contains { $0.name == "unit" } && plan.header.district == nil
      && settings.defaults["unit"] == nil
      && (!plan.header.has("unit") || plan.rows(in: "unit").lacks)
  }
}

extension FileImport {
  /// Whether a heading names a year that is not understood to be that of its rows, nor that of a
  /// decision, nor the one that is said for the file.
  func namesOtherTime(_ text: String, _ saying: GroupHeadings.Saying) -> Bool {
    guard let column = F.timeColumn, saying[column] == nil, saying["outcome"] == nil,
      saying["level"] == nil
    else { return false }
    return HeadingWords.mentioned(in: text).contains { year in
      !(settings.defaults[column].map { Times.covers(year, $0) } ?? false)
    }
  }
}

extension String {
  /// The year in a day or a code: `5/3/2026`, `22-2026-0007`.
  fileprivate var yearWithin: Int? {
    split { !$0.isNumber }.lazy.filter { $0.utf8.count == 4 }.compactMap { Int($0) }
      .first { (1945...2100).contains($0) }
  }
}

extension TableHeader {
  /// Whether a row has a day or a number of a decision of its own.
  func decides(_ record: FileRecord) -> Bool {
    indices { ["recognized_on", "known_by", "decision"].contains($0) }
      .contains { !record.text(in: $0).isEmpty && !record.text(in: $0).isDash }
  }

  /// The file's columns of the name of what a row is about.
  var names: Set<Int> { indices { ["title", "title_vi", "name_vi"].contains($0) } }

  /// A heading of rows, as it would stand in the file.
  func heading(_ text: String) -> FileRecord {
    var cells = Array(repeating: "", count: labels.count)
    cells[names.min() ?? 0] = text
    return FileRecord(number: rows.upperBound, cells: cells, isText: true)
  }
}
