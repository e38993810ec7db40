import Storage

extension ModelSpec {
  /// The headers of a list of models, as provinces have headed them.
  public static let columns: [ImportColumn] = [
    ImportColumn("code", vi: "Mã mô hình", en: "Code", "Mã", "Mã MH", "Mã số"),
    ImportColumn(
      "title", .key, vi: "Tên mô hình", en: "Title", "Tên MH", "Mô hình", "Tên mô hình, điển hình",
      "Tên mô hình Dân vận khéo", "Tên gọi mô hình", "Nội dung mô hình", "Tên mô hình đăng ký",
      "Model", "Name of the model", "Model title"),
    ImportColumn("title_en", vi: "Tên tiếng Anh", en: "English title"),
    ImportColumn(
      "province", .required, vi: "Tỉnh", en: "Province", "Tỉnh, thành phố", "Tỉnh/thành phố",
      "Tỉnh thành", "Tên tỉnh", "Mã tỉnh"),
    ImportColumn(
      "unit", vi: "Xã, phường", en: "Unit", "Xã", "Phường", "Xã/phường", "Xã, phường, đặc khu",
      "Xã, phường, thị trấn", "Địa bàn", "Địa phương", "Địa bàn thực hiện", "Đơn vị hành chính",
      "Mã xã", "Commune", "Ward", "Huyện", "Huyện, thị xã, thành phố", "District"),
    ImportColumn(
      "field", vi: "Lĩnh vực", en: "Field", "Lĩnh vực đăng ký", "Thuộc lĩnh vực", "Loại lĩnh vực",
      "Lĩnh vực hoạt động", "Lĩnh vực thực hiện", "Lĩnh vực mô hình"),
    ImportColumn(
      "owner_kind", vi: "Tập thể/cá nhân", en: "Owner kind", "Chủ thể", "Loại chủ thể",
      "Tập thể, cá nhân", "Tập thể hay cá nhân", "Loại hình", "Hình thức chủ thể"),
    ImportColumn(
      "owner", vi: "Đơn vị, cá nhân thực hiện", en: "Owner", "Đơn vị", "Đơn vị đăng ký",
      "Đơn vị thực hiện", "Tên tập thể, cá nhân", "Đơn vị, cá nhân", "Cá nhân, tập thể thực hiện",
      "Tập thể, cá nhân đăng ký", "Chủ trì", "Lực lượng thực hiện", "Owner's name", "Owner name"),
    ImportColumn("kind", vi: "Mô hình/điển hình", en: "Kind", "Loại", "Phân loại"),
    ImportColumn(
      "year", .required, vi: "Năm đăng ký", en: "Year", "Năm", "Năm thực hiện", "Năm đăng kí",
      "Year of registration"),
    ImportColumn(
      "registered_on", vi: "Ngày đăng ký", en: "Registered on", "Ngày đăng kí", "Ngày ĐK",
      "Thời gian đăng ký", "Đăng ký ngày", "Registered", "Date of registration"),
    ImportColumn(
      "mode", vi: "Mới/duy trì", en: "Mode", "Hình thức", "Hình thức đăng ký", "Đăng ký mới/duy trì"
    ),
    ImportColumn(
      "committee", vi: "Nơi đăng ký", en: "Committee", "Cơ quan", "Cơ quan đăng ký",
      "Đăng ký với", "Registered with"),
    ImportColumn(
      "outcome", vi: "Kết quả công nhận", en: "Outcome", "Kết quả", "Kết quả bình xét",
      "Kết quả xét công nhận", "Result"),
    ImportColumn(
      "level", vi: "Cấp công nhận", en: "Level", "Cấp", "Cấp độ", "Cấp quyết định",
      "Level of recognition"),
    ImportColumn(
      "recognized_on", vi: "Ngày công nhận", en: "Recognized on", "Ngày quyết định", "Ngày QĐ",
      "Ngày quyết định công nhận", "Thời gian công nhận", "Ngày được công nhận", "Recognized",
      "Decided on",
      "Ngày, tháng, năm công nhận", "Kết quả ngày", "Kết quả công nhận ngày", "Công nhận ngày",
      "Quyết định ngày", "Quyết định công nhận ngày"),
    ImportColumn("known_by", vi: "Công nhận muộn nhất ngày", en: "Known by"),
    ImportColumn(
      "decision", vi: "Số quyết định", en: "Decision", "Số QĐ", "Số quyết định công nhận",
      "Quyết định công nhận", "Quyết định", "Số, ký hiệu quyết định", "QĐ công nhận",
      "Quyết định số", "QĐ số", "Công nhận số", "Kết quả số", "Quyết định công nhận số"),
    ImportColumn(
      "deciding", vi: "Cơ quan công nhận", en: "Deciding committee", "Cơ quan quyết định",
      "Decided by"),
    ImportColumn("source", vi: "Nguồn", en: "Source", "Mã nguồn"),
    ImportColumn("locator", vi: "Dòng của nguồn", en: "Locator", "Dòng, trang"),
    ImportColumn("quote", vi: "Trích nguyên văn", en: "Quote", "Trích"),
    ImportColumn("note", vi: "Ghi chú", en: "Note", "Ghi chú thêm", "Notes", "Remarks"),
  ]

  public static let marks: [TickColumn] = [
    TickColumn("owner_kind", "collective", "Tập thể", "Mô hình tập thể", "Collective"),
    TickColumn("owner_kind", "individual", "Cá nhân", "Mô hình cá nhân", "Individual"),
    TickColumn("mode", "new", "Đăng ký mới", "Mới", "Xây dựng mới", "Mô hình mới"),
    TickColumn("mode", "maintained", "Duy trì", "Tiếp tục duy trì"),
    TickColumn("field", "economy", "Kinh tế", "Lĩnh vực kinh tế", "KT", "Phát triển kinh tế"),
    TickColumn(
      "field", "culture-society", "Văn hóa - xã hội", "VHXH", "VH-XH", "Lĩnh vực văn hóa - xã hội"),
    TickColumn(
      "field", "defense-security", "Quốc phòng - an ninh", "QPAN", "QP-AN", "ANQP",
      "Lĩnh vực quốc phòng - an ninh"),
    TickColumn(
      "field", "political-system", "Xây dựng hệ thống chính trị", "XD HTCT", "XDHTCT",
      "Hệ thống chính trị"),
    TickColumn("outcome", "recognized", "Công nhận", "Được công nhận", "Đạt"),
    TickColumn("outcome", "declined", "Không công nhận", "Không đạt"),
  ]
}
