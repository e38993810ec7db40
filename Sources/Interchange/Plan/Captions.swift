import Storage

extension FileImport {
  /// Whether rows may be of a commune, and neither a column nor anybody says of which.
  private func lacksUnit(_ plan: TablePlan) -> Bool {
    F.columns.contains { $0.name == "unit" } && !plan.header.has("unit")
      && plan.header.district == nil && settings.defaults["unit"] == nil
  }

  /// Whether the commune around it may be that of some rows.
  private func mayLackUnit(_ plan: TablePlan) -> Bool {
    lacksUnit(plan) || plan.header.district == nil && plan.habits.lacksPlaces
      && settings.defaults["unit"] == nil && !settings.filledDown.contains("unit")
  }

  /// A commune that is named around the table only is asked about: it may be the sender's, and of
  /// all rows, or they are the province's.
  ///
  /// - Throws: `Refused` with what was asked.
  func askOfCaptions(_ reader: Reader) throws {
    guard settings.caption(of: "unit") == nil, !settings.blank.contains("unit") else { return }
    try ask(plans.filter(mayLackUnit)) { plan, caption in
      try commune(of: plan, caption, reader).map {
        .placeAround(caption: caption.rawValue, $0.name)
      }
    }
  }

  /// Likewise a year that is not the one of the rows, or that nothing else says.
  func askOfTimes() throws {
    guard let column = F.timeColumn, settings.caption(of: column) == nil else { return }
    try ask(plans) { plan, caption in
      guard !settings.ignored.contains(caption.rawValue), let year = caption.year(of: plan.table),
        let other = other(than: year, column, plan)
      else { return nil }
      return .timeAround(caption: caption.rawValue, year, column: column, other)
    }
  }

  /// A list of what was not recognized, or is only proposed, decides nothing by itself: that must
  /// be said, where rows have days or numbers of decisions.
  func checkOutcomes() throws {
    guard F.entityKind == .model, settings.defaults["outcome"] == nil else { return }
    let deciding = ["recognized_on", "known_by", "decision", "level"]
    for plan in plans where !plan.header.has("outcome") && !plan.habits.decidesByHeadings {
      guard deciding.contains(where: { plan.header.has($0) || settings.defaults[$0] != nil })
      else { continue }
      for caption in TableCaption.allCases where !settings.ignored.contains(caption.rawValue) {
        guard let text = caption.otherOutcome(of: plan.table) else { continue }
        throw FileFault.outcomeAround(caption.rawValue, text: text).error(in: nil, .constraint)
      }
    }
  }

  private func ask(
    _ plans: [TablePlan], _ fault: (TablePlan, TableCaption) throws -> AmbiguityFault?
  ) throws {
    var report = report
    for plan in plans {
      for caption in TableCaption.allCases {
        guard let fault = try fault(plan, caption) else { continue }
        report.remark(.asked, plan.row(plan.header.rows.lowerBound), fault.error)
        break
      }
    }
    if report.remarks.contains(where: { $0.kind == .asked }) { throw Refused(report: report) }
  }

  /// What is said of the time of rows, where that is not this year.
  private func other(
    than year: Int, _ column: String, _ plan: TablePlan
  ) -> OtherTime? {
    if !plan.times.isEmpty {
      guard !plan.times.contains(where: { Times.covers(year, $0) }), let text = plan.times.min()
      else { return nil }
      return .ofRows(text)
    }
    if plan.hasYearHeading { return nil }
    if let text = settings.defaults[column] {
      return Times.covers(year, text) ? nil : .set(text)
    }
    let days = ["registered_on", "as_of"]
    let isDated = days.contains { plan.header.has($0) || settings.defaults[$0] != nil }
    return isDated || plan.header.has("code") ? nil : .notStated
  }

  /// The commune around the table, where somebody said that it holds for the rows; none where
  /// headings or rows say theirs.
  func captioned(_ reader: Reader) throws -> TableCaption.Commune? {
    guard let caption = settings.caption(of: "unit"), mayLackUnit(plan) else { return nil }
    if let commune = try commune(of: plan, caption, reader) { return commune }
    let isHeaded = try plan.headings.contains { heading in
      try saying(of: heading.text, heading.numbering, reader)["unit"] != nil
    }
    if isHeaded { return nil }
    throw FileFault.noCaption(caption.rawValue, column: "unit", sheet: plan.table.sheet)
      .error(in: "map")
  }

  /// The year around the table, where somebody said that it holds for the rows.
  func captionedTime() throws -> [String: String] {
    guard let column = F.timeColumn, let caption = settings.caption(of: column) else { return [:] }
    if let year = caption.year(of: plan.table) { return [column: String(year)] }
    if plan.hasYearHeading || !plan.times.isEmpty { return [:] }
    throw FileFault.noCaption(caption.rawValue, column: column, sheet: plan.table.sheet)
      .error(in: "map")
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

  private func commune(
    of plan: TablePlan, _ caption: TableCaption, _ reader: Reader
  ) throws -> TableCaption.Commune? {
    try caption.commune(of: plan.table, within: settings.defaults["province"], reader)
  }

  /// What the heading of a group says of its rows: what the form knows, or the commune of that
  /// name, where groups are numbered and rows do not say theirs.
  func saying(
    of text: String, _ numbering: SectionNumbering?, _ reader: Reader
  ) throws -> GroupHeadings.Saying {
    let known = try form.heading(text, reader)
    guard known.isEmpty, numbering != nil, lacksUnit(plan) else { return known }
    let province = try reader.province(ofFile: settings.defaults["province"])
    let name = text.ofGroup
    let found = try reader.units([[name]], level: .commune, within: province)
    return found.isEmpty ? [:] : ["unit": name]
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
