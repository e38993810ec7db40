import SQLite
import Storage

/// What `list` and `show` print, one sheet a noun.
extension Sheet {
  /// Provinces of a day.
  public static func provinces(on day: Day) -> Sheet {
    Sheet(
      """
      SELECT v.code, v.type || ' ' || v.name_vi, v.name_vi, v.name_en, v.type, v.valid_from,
             v.valid_to
        FROM unit_version AS v JOIN unit AS u ON u.id = v.unit
       WHERE u.level = 'province' AND (v.valid_from IS NULL OR v.valid_from <= \(day))
         AND (v.valid_to IS NULL OR v.valid_to > \(day))
       ORDER BY v.code
      """,
      [
        .text("code", vi: "Mã", en: "Code"),
        .text("full_name_vi", vi: "Tên", en: "Name"),
        .text("name_vi", vi: "Tên", en: "Name", for: .machines),
        .text("name_en", vi: "Tên tiếng Anh", en: "English name"),
        .text("type", vi: "Loại", en: "Type", for: .machines),
        .day("valid_from", vi: "Từ ngày", en: "From"),
        .day("valid_to", vi: "Đến trước ngày", en: "Until", for: .machines),
      ])
  }

  public static func committees(_ only: Id<Committee>? = nil, unit: Id<Unit>? = nil) -> Sheet {
    Sheet(
      """
      SELECT c.code, c.name_vi, c.name_en, c.kind, \(unitCode("c.unit")), p.code, b.code,
             c.valid_from, c.valid_to, s.code, c.note
        FROM committee AS c
        LEFT JOIN committee AS p ON p.id = c.parent
        LEFT JOIN committee AS b ON b.id = c.predecessor
        LEFT JOIN source AS s ON s.id = c.source
       WHERE (\(only) IS NULL OR c.id = \(only)) AND (\(unit) IS NULL OR c.unit = \(unit))
       ORDER BY c.name_vi COLLATE \(raw: VietnameseOrder.collation), c.code
      """,
      [
        .text("code", vi: "Mã", en: "Code"),
        .text("name_vi", vi: "Tên", en: "Name"),
        .text("name_en", vi: "Tên tiếng Anh", en: "English name"),
        .choice(CommitteeKind.self, "kind", vi: "Loại", en: "Kind"),
        .text("unit", vi: "Địa bàn", en: "Unit"),
        .text("parent", vi: "Cấp trên", en: "Above"),
        .text("predecessor", vi: "Kế tục", en: "Continues"),
        .day("valid_from", vi: "Từ", en: "From", for: .machines),
        .day("valid_to", vi: "Đến", en: "Until", for: .machines),
        .text("source", vi: "Nguồn", en: "Source"),
        .text("note", vi: "Ghi chú", en: "Note", for: .machines),
      ])
  }

  public static func sources(_ only: Id<Source>? = nil) -> Sheet {
    Sheet(
      """
      SELECT code, publisher, title, published_on, published_from, published_to, dating,
             dating_note, event_on, url, file, language, note
        FROM source WHERE \(only) IS NULL OR id = \(only) ORDER BY code
      """,
      [
        .text("code", vi: "Mã", en: "Code"),
        .text("publisher", vi: "Nơi đăng", en: "Publisher"),
        .text("title", vi: "Tên", en: "Title"),
        .day("published_on", vi: "Ngày đăng", en: "Published"),
        .day("published_from", vi: "Không trước", en: "Not before"),
        .day("published_to", vi: "Không sau", en: "Not after"),
        .choice(Dating.self, "dating", vi: "Căn cứ ngày", en: "Dated"),
        .text("dating_note", vi: "Vì sao", en: "How", for: .machines),
        .day("event_on", vi: "Ngày sự kiện", en: "Event", for: .machines),
        .text("url", vi: "Địa chỉ", en: "Address", for: .machines),
        .text("file", vi: "Tệp", en: "File", for: .machines),
        .text("language", vi: "Ngôn ngữ", en: "Language", for: .machines),
        .text("note", vi: "Ghi chú", en: "Note", for: .machines),
      ])
  }

  /// Models with their last registration and the decisions on it.
  public static func models(
    _ only: Id<Model>? = nil, province: Id<Unit>? = nil, year: Int? = nil
  ) -> Sheet {
    Sheet(
      """
      SELECT m.code, m.title, \(unitCode("coalesce(r.province, m.unit)")), f.code, m.owner_kind,
             m.owner_name, m.kind, r.year, r.registered_on, r.mode, d.level, d.outcome,
             d.decided_on, d.decision, s.code, m.locator
        FROM model AS m
        LEFT JOIN registration AS r ON r.model = m.id AND (\(year) IS NULL OR r.year = \(year))
         AND (\(year) IS NOT NULL
              OR r.year = (SELECT max(l.year) FROM registration AS l WHERE l.model = m.id))
        LEFT JOIN recognition AS d ON d.id = (
          SELECT e.id FROM recognition AS e WHERE e.registration = r.id
           ORDER BY e.known_by DESC, e.id DESC LIMIT 1)
        LEFT JOIN field AS f ON f.id = m.field
        LEFT JOIN source AS s ON s.id = m.source
       WHERE (\(only) IS NULL OR m.id = \(only))
         AND (\(province) IS NULL OR coalesce(r.province, m.unit) = \(province))
         AND (\(year) IS NULL OR r.id IS NOT NULL)
       ORDER BY m.code
      """,
      [
        .text("code", vi: "Mã", en: "Code"),
        .text("title", vi: "Tên mô hình", en: "Title"),
        .text("province", vi: "Tỉnh", en: "Province"),
        .text("field", vi: "Lĩnh vực", en: "Field"),
        .choice(OwnerKind.self, "owner_kind", vi: "Chủ thể", en: "Owner"),
        .text("owner", vi: "Đơn vị, cá nhân", en: "Owner's name"),
        .choice(ModelKind.self, "kind", vi: "Loại", en: "Kind"),
        .year("year", vi: "Năm", en: "Year"),
        .day("registered_on", vi: "Ngày đăng ký", en: "Registered", for: .machines),
        .choice(RegistrationMode.self, "mode", vi: "Hình thức", en: "Mode"),
        .choice(RecognitionLevel.self, "level", vi: "Cấp", en: "Level"),
        .choice(Outcome.self, "outcome", vi: "Kết quả", en: "Outcome"),
        .day("decided_on", vi: "Ngày quyết định", en: "Decided"),
        .text("decision", vi: "Số quyết định", en: "Decision"),
        .text("source", vi: "Nguồn", en: "Source"),
        .text("locator", vi: "Dòng", en: "Line", for: .machines),
      ])
  }

  public static func directives(_ only: Id<Directive>? = nil, unit: Id<Unit>? = nil) -> Sheet {
    Sheet(
      """
      SELECT d.code, d.type_code, d.number, d.suffix, d.issuer_code, d.type_vi, c.code,
             \(unitCode("d.unit")), d.term, d.issued_on, d.title_vi, d.title_en, d.issued_note,
             (SELECT group_concat(place, ' ') FROM (
                SELECT DISTINCT s.code || ':' || m.locator AS place FROM directive_mention AS m
                  JOIN source AS s ON s.id = m.source
                 WHERE m.directive = d.id ORDER BY s.code, CAST(m.locator AS INTEGER))),
             (SELECT group_concat(printed, ' | ') FROM (
                SELECT DISTINCT m.number_printed AS printed FROM directive_mention AS m
                 WHERE m.directive = d.id AND m.number_printed <> '' ORDER BY m.id)),
             d.note
        FROM directive AS d LEFT JOIN committee AS c ON c.id = d.committee
       WHERE (\(only) IS NULL OR d.id = \(only)) AND (\(unit) IS NULL OR d.unit = \(unit))
       ORDER BY d.unit IS NOT NULL, d.unit, d.code
      """,
      [
        .text("code", vi: "Mã", en: "Code"),
        .text("type_code", vi: "Ký hiệu", en: "Type code", for: .machines),
        .integer("number", vi: "Số", en: "Number").for(.machines),
        .text("suffix", vi: "Đuôi số", en: "Suffix", for: .machines),
        .text("issuer_code", vi: "Cấp", en: "Issuer code", for: .machines),
        .text("type", vi: "Loại", en: "Type"),
        .text("issuer", vi: "Ban hành", en: "Issuer"),
        .text("unit", vi: "Địa phương", en: "Unit"),
        .text("term", vi: "Khóa", en: "Term"),
        .day("issued_on", vi: "Ngày", en: "Date"),
        .text("title_vi", vi: "Trích yếu", en: "Title"),
        .text("title_en", vi: "Tên tiếng Anh", en: "English title", for: .machines),
        .text("issued_note", vi: "Về ngày", en: "On the date", for: .machines),
        .list("sources", vi: "Nguồn", en: "Sources"),
        .text("as_printed", vi: "Nguyên văn", en: "As printed", for: .machines),
        .text("note", vi: "Ghi chú", en: "Note", for: .machines),
      ])
  }

  /// Funds with what was entered of each.
  public static func funds(_ only: Id<Fund>? = nil, unit: Id<Unit>? = nil) -> Sheet {
    Sheet(
      """
      SELECT f.code, f.name_vi, f.name_en, \(unitCode("f.unit")), e.code, e.kind, e.value, 0,
             e.comparator, e.comparator, e.verbatim, e.period, e.as_of, e.beneficiaries,
             e.target_beneficiaries, e.beneficiary_kind, s.code, e.locator, e.quote
        FROM fund AS f
        LEFT JOIN fund_entry AS e ON e.fund = f.id
        LEFT JOIN source AS s ON s.id = e.source
       WHERE (\(only) IS NULL OR f.id = \(only)) AND (\(unit) IS NULL OR f.unit = \(unit))
       ORDER BY f.unit, f.code, e.code
      """,
      [
        .text("fund", vi: "Mã", en: "Code"),
        .text("name_vi", vi: "Tên quỹ", en: "Fund"),
        .text("name_en", vi: "Tên tiếng Anh", en: "English name", for: .machines),
        .text("unit", vi: "Địa phương", en: "Unit"),
        .text("entry", vi: "Khoản", en: "Entry", for: .machines),
        .choice(FundEntryKind.self, "kind", vi: "Khoản", en: "Kind"),
        .quantity("value", vi: "Số tiền (đồng)", en: "Amount (đồng)"),
        .text("comparator", vi: "So", en: "Comparator", for: .machines),
        .text("verbatim", vi: "Nguyên văn", en: "As printed"),
        .text("period", vi: "Kỳ", en: "Period"),
        .day("as_of", vi: "Đến ngày", en: "As of"),
        .integer("beneficiaries", vi: "Đã hỗ trợ", en: "Reached"),
        .integer("target_beneficiaries", vi: "Cần hỗ trợ", en: "To reach"),
        .text("beneficiary_kind", vi: "Đơn vị", en: "Of", for: .machines),
        .text("source", vi: "Nguồn", en: "Source"),
        .text("locator", vi: "Dòng", en: "Line"),
        .text("quote", vi: "Trích", en: "Quote", for: .machines),
      ])
  }

  public static func figures(
    _ only: Id<Figure>? = nil, unit: Id<Unit>? = nil, measure: String? = nil
  ) -> Sheet {
    Sheet(
      """
      SELECT f.code, m.code, m.name_vi, m.kind, \(unitCode("f.unit")), c.code, f.breakdown,
             f.value, f.scale, f.comparator, f.comparator, f.verbatim, m.unit_vi, f.role,
             f.period, f.period_note, f.as_of, f.nature, f.status, p.code, o.code, r.code,
             s.code, f.locator, f.quote, f.note
        FROM figure AS f
        JOIN measure AS m ON m.id = f.measure
        JOIN source AS s ON s.id = f.source
        LEFT JOIN committee AS c ON c.id = f.committee
        LEFT JOIN figure AS p ON p.id = f.part_of
        LEFT JOIN figure AS o ON o.id = f.out_of
        LEFT JOIN figure AS r ON r.id = f.rate_of
       WHERE (\(only) IS NULL OR f.id = \(only)) AND (\(unit) IS NULL OR f.unit = \(unit))
         AND (\(measure) IS NULL OR m.code = \(measure))
       ORDER BY s.code, CAST(f.locator AS INTEGER), f.id
      """,
      [
        .text("code", vi: "Mã", en: "Code"),
        .text("measure", vi: "Chỉ tiêu", en: "Measure", for: .machines),
        .text("measure_vi", vi: "Chỉ tiêu", en: "Measure"),
        .text("kind", vi: "Kiểu", en: "Kind", for: .machines),
        .text("unit", vi: "Địa phương", en: "Unit"),
        .text("committee", vi: "Cơ quan", en: "Committee"),
        .text("breakdown", vi: "Phân tổ", en: "Breakdown"),
        .quantity("value", vi: "Số liệu", en: "Value"),
        .text("comparator", vi: "So", en: "Comparator", for: .machines),
        .text("verbatim", vi: "Nguyên văn", en: "As printed"),
        .text("counted_in", vi: "ĐVT", en: "Counted in"),
        .choice(FigureRole.self, "role", vi: "Loại", en: "Role"),
        .text("period", vi: "Kỳ", en: "Period"),
        .text("period_note", vi: "Về kỳ", en: "On the period", for: .machines),
        .day("as_of", vi: "Đến ngày", en: "As of"),
        .choice(FigureNature.self, "nature", vi: "Tính chất", en: "Nature").for(.machines),
        .text("status", vi: "Trạng thái", en: "Status", for: .machines),
        .text("part_of", vi: "Thuộc tổng", en: "Part of", for: .machines),
        .text("out_of", vi: "Trên tổng", en: "Out of", for: .machines),
        .text("rate_of", vi: "Tỷ lệ của", en: "Rate of", for: .machines),
        .text("source", vi: "Nguồn", en: "Source"),
        .text("locator", vi: "Dòng", en: "Line"),
        .text("quote", vi: "Trích", en: "Quote", for: .machines),
        .text("note", vi: "Ghi chú", en: "Note", for: .machines),
      ])
  }

  /// Tasks of every programme; a source that counts them without naming them leaves no title.
  public static func tasks() -> Sheet {
    Sheet(
      """
      SELECT t.code, p.code, p.name_vi, \(unitCode("p.unit")), p.period, t.kind, t.title, t.state,
             t.due, t.done_on, c.code, s.code, t.locator, t.note
        FROM task AS t JOIN task_programme AS p ON p.id = t.programme
        LEFT JOIN committee AS c ON c.id = t.committee
        LEFT JOIN source AS s ON s.id = t.source
       ORDER BY p.code, t.kind, t.id
      """,
      [
        .text("code", vi: "Mã", en: "Code"),
        .text("programme", vi: "Chương trình", en: "Programme"),
        .text("programme_vi", vi: "Tên chương trình", en: "Programme's name", for: .machines),
        .text("unit", vi: "Địa phương", en: "Unit"),
        .text("period", vi: "Kỳ", en: "Period"),
        .choice(TaskKind.self, "kind", vi: "Loại", en: "Kind"),
        .text("title", vi: "Nhiệm vụ", en: "Task"),
        .choice(TaskState.self, "state", vi: "Tình trạng", en: "State"),
        .day("due", vi: "Hạn", en: "Due"),
        .day("done_on", vi: "Xong ngày", en: "Done on", for: .machines),
        .text("committee", vi: "Cơ quan", en: "Committee"),
        .text("source", vi: "Nguồn", en: "Source"),
        .text("locator", vi: "Dòng", en: "Line"),
        .text("note", vi: "Ghi chú", en: "Note", for: .machines),
      ])
  }

  /// The official code of a unit: today's, else its last.
  static func unitCode(_ column: String) -> SQL {
    """
    (SELECT v.code FROM unit_version AS v WHERE v.unit = \(raw: column)
      ORDER BY v.valid_from DESC LIMIT 1)
    """
  }
}
