import Storage

extension ModelForm {
  /// The headers of a list of models, as provinces have headed them.
  public static let columns: [FormColumn] = [
    FormColumn("code", vi: "Mã mô hình", en: "Code", "Mã", "Mã MH", "Mã số"),
    FormColumn(
      "title", .key, vi: "Tên mô hình", en: "Title", "Tên MH", "Mô hình", "Tên mô hình, điển hình",
      "Tên mô hình Dân vận khéo", "Tên gọi mô hình", "Nội dung mô hình", "Tên mô hình đăng ký",
      "Model", "Name of the model", "Model title"),
    FormColumn("title_en", vi: "Tên tiếng Anh", en: "English title"),
    FormColumn(
      "province", .required, vi: "Tỉnh", en: "Province", "Tỉnh, thành phố", "Tỉnh/thành phố",
      "Tỉnh thành", "Tên tỉnh", "Mã tỉnh"),
    FormColumn(
      "unit", vi: "Xã, phường", en: "Unit", "Xã", "Phường", "Xã/phường", "Xã, phường, đặc khu",
      "Xã, phường, thị trấn", "Địa bàn", "Địa phương", "Địa bàn thực hiện", "Đơn vị hành chính",
      "Mã xã", "Commune", "Ward", "Huyện", "Huyện, thị xã, thành phố", "District"),
    FormColumn(
      "field", vi: "Lĩnh vực", en: "Field", "Lĩnh vực đăng ký", "Thuộc lĩnh vực", "Loại lĩnh vực",
      "Lĩnh vực hoạt động", "Lĩnh vực thực hiện", "Lĩnh vực mô hình"),
    FormColumn(
      "owner_kind", vi: "Tập thể/cá nhân", en: "Owner kind", "Chủ thể", "Loại chủ thể",
      "Tập thể, cá nhân", "Tập thể hay cá nhân", "Loại hình", "Hình thức chủ thể"),
    FormColumn(
      "owner", vi: "Đơn vị, cá nhân thực hiện", en: "Owner", "Đơn vị", "Đơn vị đăng ký",
      "Đơn vị thực hiện", "Tên tập thể, cá nhân", "Đơn vị, cá nhân", "Cá nhân, tập thể thực hiện",
      "Tập thể, cá nhân đăng ký", "Chủ trì", "Lực lượng thực hiện", "Owner's name", "Owner name"),
    FormColumn("kind", vi: "Mô hình/điển hình", en: "Kind", "Loại", "Phân loại"),
    FormColumn(
      "year", .required, vi: "Năm đăng ký", en: "Year", "Năm", "Năm thực hiện", "Năm đăng kí",
      "Year of registration"),
    FormColumn(
      "registered_on", vi: "Ngày đăng ký", en: "Registered on", "Ngày đăng kí", "Ngày ĐK",
      "Thời gian đăng ký", "Đăng ký ngày", "Registered", "Date of registration"),
    FormColumn(
      "mode", vi: "Mới/duy trì", en: "Mode", "Hình thức", "Hình thức đăng ký", "Đăng ký mới/duy trì"
    ),
    FormColumn(
      "committee", vi: "Nơi đăng ký", en: "Committee", "Cơ quan", "Cơ quan đăng ký",
      "Đăng ký với", "Registered with"),
    FormColumn(
      "outcome", vi: "Kết quả công nhận", en: "Outcome", "Kết quả", "Kết quả bình xét",
      "Kết quả xét công nhận", "Result"),
    FormColumn(
      "level", vi: "Cấp công nhận", en: "Level", "Cấp", "Cấp độ", "Cấp quyết định",
      "Level of recognition"),
    FormColumn(
      "recognized_on", vi: "Ngày công nhận", en: "Recognized on", "Ngày quyết định", "Ngày QĐ",
      "Ngày quyết định công nhận", "Thời gian công nhận", "Ngày được công nhận", "Recognized",
      "Decided on",
      "Ngày, tháng, năm công nhận", "Kết quả ngày", "Kết quả công nhận ngày", "Công nhận ngày",
      "Quyết định ngày", "Quyết định công nhận ngày"),
    FormColumn("known_by", vi: "Công nhận muộn nhất ngày", en: "Known by"),
    FormColumn(
      "decision", vi: "Số quyết định", en: "Decision", "Số QĐ", "Số quyết định công nhận",
      "Quyết định công nhận", "Quyết định", "Số, ký hiệu quyết định", "QĐ công nhận",
      "Quyết định số", "QĐ số", "Công nhận số", "Kết quả số", "Quyết định công nhận số"),
    FormColumn(
      "deciding", vi: "Cơ quan công nhận", en: "Deciding committee", "Cơ quan quyết định",
      "Decided by"),
    FormColumn("source", vi: "Nguồn", en: "Source", "Mã nguồn"),
    FormColumn("locator", vi: "Dòng của nguồn", en: "Locator", "Dòng, trang"),
    FormColumn("quote", vi: "Trích nguyên văn", en: "Quote", "Trích"),
    FormColumn("note", vi: "Ghi chú", en: "Note", "Ghi chú thêm", "Notes", "Remarks"),
  ]

  public static let marks: [FormMark] = [
    FormMark("owner_kind", "collective", "Tập thể", "Mô hình tập thể", "Collective"),
    FormMark("owner_kind", "individual", "Cá nhân", "Mô hình cá nhân", "Individual"),
    FormMark("mode", "new", "Đăng ký mới", "Mới", "Xây dựng mới", "Mô hình mới"),
    FormMark("mode", "maintained", "Duy trì", "Tiếp tục duy trì"),
    FormMark("field", "economy", "Kinh tế", "Lĩnh vực kinh tế", "KT", "Phát triển kinh tế"),
    FormMark(
      "field", "culture-society", "Văn hóa - xã hội", "VHXH", "VH-XH", "Lĩnh vực văn hóa - xã hội"),
    FormMark(
      "field", "defense-security", "Quốc phòng - an ninh", "QPAN", "QP-AN", "ANQP",
      "Lĩnh vực quốc phòng - an ninh"),
    FormMark(
      "field", "political-system", "Xây dựng hệ thống chính trị", "XD HTCT", "XDHTCT",
      "Hệ thống chính trị"),
    FormMark("outcome", "recognized", "Công nhận", "Được công nhận", "Đạt"),
    FormMark("outcome", "declined", "Không công nhận", "Không đạt"),
  ]
}
