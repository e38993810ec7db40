import Storage

extension FileImport {
  /// Whether rows may be of a commune, and neither a column nor anybody says of which.
  private func lacksUnit(_ plan: TablePlan) -> Bool {
    F.columns.contains { $0.name == "unit" } && !plan.header.has("unit")
      && plan.header.district == nil && settings.defaults["unit"] == nil
  }

  /// A commune that is named around the table only is asked about: it may be the sender's, and of
  /// all rows, or they are the province's.
  ///
  /// - Throws: `Refused` with what was asked.
  func askOfCaptions(_ reader: Reader) throws {
    guard settings.caption(of: "unit") == nil, !settings.blank.contains("unit") else { return }
    var report = report
    for plan in plans where lacksUnit(plan) {
      for caption in TableCaption.allCases {
        guard let commune = try commune(of: plan, caption, reader) else { continue }
        let fault = AmbiguityFault.placeAround(caption: caption.rawValue, commune.name)
        report.remark(.asked, plan.row(plan.header.rows.lowerBound), fault.error)
        break
      }
    }
    if report.remarks.contains(where: { $0.kind == .asked }) { throw Refused(report: report) }
  }

  /// The commune around a table, where somebody said that it holds for the rows.
  func captioned(_ reader: Reader) throws -> TableCaption.Commune? {
    guard let caption = settings.caption(of: "unit"), lacksUnit(plan) else { return nil }
    guard let commune = try commune(of: plan, caption, reader) else {
      throw FileFault.noCaption(caption.rawValue, sheet: plan.table.sheet).error(in: "map")
    }
    return commune
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
  ) throws -> GroupHeadings.Saying? {
    if let known = try form.heading(text, reader) { return known }
    guard numbering != nil, lacksUnit(plan) else { return nil }
    let province = try reader.province(ofFile: settings.defaults["province"])
    let name = text.ofGroup
    let known = try reader.units([[name]], level: .commune, within: province)
    return known.isEmpty ? nil : ("unit", name)
  }
}

extension TableHeader {
  /// The file's columns of the name of what a row is about.
  var names: Set<Int> { indices { ["title", "title_vi", "name_vi"].contains($0) } }

  /// A heading of rows, as it would stand in the file.
  func heading(_ text: String) -> FileRecord {
    var cells = Array(repeating: "", count: labels.count)
    cells[names.min() ?? 0] = text
    return FileRecord(number: rows.upperBound, cells: cells, isText: true)
  }
}
