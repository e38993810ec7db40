import ArgumentParser
import Query
import Storage

/// The options of the lists of models.
struct ModelFilterOptions: ParsableArguments {
  @OptionGroup var place: PlaceFilter

  @Option(
    help: help(
      "Chỉ một xã, phường, huyện và các đơn vị hợp thành (mã hoặc tên).",
      "Only that commune, ward or district with what it was formed from (code or name).",
      name: "unit"))
  var unit: String?

  @Option(help: help("Chỉ một lĩnh vực.", "Only that field.", name: "field"))
  var field: String?

  @Option(help: help("Chỉ đăng ký của một năm.", "Only registrations of a year.", name: "year"))
  var year: Int?

  @Option(
    help: help(
      """
      Chỉ mô hình có kết quả gần nhất là: registered (chưa có quyết định), recognized, declined, \
      withdrawn.
      """,
      """
      Only those last registered (nothing decided yet), recognized, declined or withdrawn.
      """, name: "state"))
  var state: String?

  @Option(
    help: help(
      "Chỉ xét quyết định của một cấp: commune, district, province.",
      "Only decisions at that level: commune, district, province.", name: "level"))
  var level: String?

  @Flag(
    help: help(
      "Chỉ mô hình được chọn điển hình tiêu biểu, còn hiệu lực hôm nay.",
      "Only those selected as typical, where that stands today."))
  var typical = false

  @Option(
    help: help(
      "Chỉ của tập thể (collective) hoặc cá nhân (individual).",
      "Only of collectives (collective) or individuals (individual).", name: "kind"))
  var ownerKind: String?

  @Option(
    help: help(
      "Chỉ của một cơ quan, hoặc đăng ký với cơ quan ấy.",
      "Only of that committee, or registered with it.", name: "committee"))
  var committee: String?

  func filter(_ reader: Reader, search: Search? = nil) throws -> ModelFilter {
    var filter = ModelFilter()
    filter.search = search
    filter.territory = try place.territory(reader)
    filter.place = try unit.map { try place.territory(of: $0, reader) } ?? .everywhere
    filter.year = year
    filter.field = try field.map { try reader.field($0).id }
    filter.state = try state.map { try ModelState.parse($0, field: "--state") }
    filter.level = try level.map { try RecognitionLevel.parse($0, field: "--level") }
    filter.isTypical = typical
    filter.ownerKind = try ownerKind.map { try OwnerKind.parse($0, field: "--owner-kind") }
    filter.committee = try committee.map { name in
      try option("--committee") { try reader.committee(name).id }
    }
    return filter
  }

  /// The filter as people read it.
  func asked(_ reader: Reader) throws -> [String] {
    let state = try state.map { try ModelState.parse($0, field: "--state").label[language] }
    let level = try level.map { try RecognitionLevel.parse($0, field: "--level").label[language] }
    let owner = try ownerKind.map { try OwnerKind.parse($0, field: "--owner-kind").label[language] }
    let parts: [(String, String?)] = [
      (text(vi: "Xã, phường", en: "Unit"), unit),
      (text(vi: "Lĩnh vực", en: "Field"), try field.map { try reader.field($0).nameVi }),
      (text(vi: "Năm", en: "Year"), year.map { String($0) }),
      (text(vi: "Tình trạng", en: "State"), state), (text(vi: "Cấp", en: "Level"), level),
      (text(vi: "Chủ thể", en: "Owner"), owner),
      (
        text(vi: "Điển hình", en: "Typical"),
        typical ? SelectionOutcome.selected.label[language] : nil
      ),
      (text(vi: "Cơ quan", en: "Committee"), committee),
    ]
    return try place.asked(reader)
      + parts.compactMap { name, value in value.map { "\(name): \($0)" } }
  }
}
