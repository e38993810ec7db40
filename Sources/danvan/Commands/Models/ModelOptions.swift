import ArgumentParser
import Query
import Storage

/// What is a model's own.
struct ModelOptions: ParsableArguments {
  @Option(help: help("Mã mới.", "New code.", name: "code"))
  var code: String?

  @Option(help: help("Tên mô hình.", "Title.", name: "title"))
  var title: String?

  @Option(help: help("Tên tiếng Anh.", "English title.", name: "title"))
  var titleEn: String?

  @Option(help: help("Lĩnh vực.", "Field.", name: "field"))
  var field: String?

  @Option(
    help: help(
      "collective (tập thể) hoặc individual (cá nhân).", "collective or individual.",
      name: "kind"))
  var ownerKind: String?

  @Option(help: help("Đơn vị, cá nhân thực hiện.", "Whose model it is.", name: "name"))
  var owner: String?

  @Option(
    help: help("model (mô hình) hoặc typical (điển hình).", "model or typical.", name: "kind"))
  var kind: String?

  @Option(help: help("Thực hiện văn bản nào.", "The document it carries out.", name: "directive"))
  var directive: String?

  @Option(help: help("Dòng, trang của nguồn.", "Line or page of the source.", name: "place"))
  var locator: String?

  @Option(help: help("Nguyên văn.", "The words.", name: "text"))
  var quote: String?

  var typed: [Typed] {
    [
      ("code", code), ("title", title), ("title_en", titleEn), ("field", field),
      ("owner_kind", ownerKind), ("owner_name", owner), ("kind", kind),
      ("directive", directive), ("locator", locator), ("quote", quote),
    ]
  }
}

/// What is a registration's own.
struct RegistrationOptions: ParsableArguments {
  @Option(
    help: help(
      "Lần đăng ký năm nào; khi ấy tỉnh, cơ quan, nguồn và ghi chú là của lần đăng ký.",
      "Which registration; then province, committee, source and note are the registration's.",
      name: "year"))
  var year: Int?

  @Option(help: help("Ngày đăng ký.", "Day of registration.", name: "date"))
  var on: String?

  @Option(help: help("new (mới) hoặc maintained (duy trì).", "new or maintained.", name: "mode"))
  var mode: String?

  var typed: [Typed] { [("registered_on", on), ("mode", mode)] }
}

/// What a model and each of its registrations have: without --year the model's.
struct SharedOptions: ParsableArguments {
  @OptionGroup var place: PlaceOptions

  @Option(help: help("Cơ quan (mã hoặc tên).", "Committee (code or name).", name: "committee"))
  var committee: String?

  @Option(help: help("Mã nguồn.", "Source.", name: "source"))
  var source: String?

  @Option(help: help("Ghi chú.", "Note.", name: "text"))
  var note: String?

  var typed: [Typed] { others + place.typed }

  var columns: [Typed] { others + place.columns }

  private var others: [Typed] { [("committee", committee), ("source", source), ("note", note)] }
}
