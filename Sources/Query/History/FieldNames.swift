import Storage

/// What people call the columns of the tables, shortly: for a line before each value.
///
/// A line is `column: Vietnamese | English`, with the table before the column where one table means
/// something else by it.
enum FieldNames {
  static func name(_ table: String, _ column: String) -> LocalizedText {
    names["\(table).\(column)"] ?? names[column] ?? LocalizedText(column)
  }

  private static let names = lines.split(separator: "\n").reduce(into: [String: LocalizedText]()) {
    names, line in
    let parts = line.split(separator: ": ", maxSplits: 1)
    let words = parts.last?.split(separator: " | ").map(String.init) ?? []
    guard parts.count == 2, words.count == 2 else { return }
    names[String(parts[0])] = LocalizedText(vi: words[0], en: words[1])
  }

  private static let lines = """
    code: Mã | Code
    name_vi: Tên | Name
    name_en: Tên tiếng Anh | English name
    name: Tên | Name
    title: Tên | Title
    title_vi: Tên | Title
    title_en: Tên tiếng Anh | English title
    note: Ghi chú | Note
    source: Nguồn | Source
    locator: Dòng | Line
    quote: Trích | Quote
    unit: Đơn vị | Unit
    province: Tỉnh | Province
    parent: Trực thuộc | Belongs to
    committee: Cơ quan | Committee
    directive: Văn bản | Document
    registration: Lần đăng ký | Registration
    model: Mô hình | Model
    fund: Quỹ | Fund
    measure: Chỉ tiêu | Measure
    programme: Chương trình | Programme
    kind: Loại | Kind
    language: Ngôn ngữ | Language
    field: Lĩnh vực | Field
    owner_kind: Chủ thể | Owner
    owner_name: Đơn vị, cá nhân | Owner's name
    year: Năm | Year
    registered_on: Ngày đăng ký | Registered
    mode: Hình thức | Mode
    level: Cấp | Level
    outcome: Kết quả | Outcome
    decided_on: Ngày quyết định | Decided
    known_by: Muộn nhất | At the latest
    decision: Số quyết định | Decision
    value: Số | Value
    comparator: So với số thật | Comparator
    scale: Số lẻ | Decimal places
    lower: Cận dưới | Lower bound
    upper: Cận trên | Upper bound
    verbatim: Như in | As printed
    period: Kỳ | Period
    period_from: Từ ngày | From
    period_to: Đến ngày | To
    period_note: Vì sao biết kỳ | How the period is known
    as_of: Tính đến | As of
    valid_from: Từ ngày | From
    valid_to: Đến trước ngày | Before
    type: Loại đơn vị | Type
    effective_on: Có hiệu lực | Takes effect
    act: Văn bản | Act
    change: Thay đổi | Change
    predecessor: Trước | Predecessor
    successor: Sau | Successor
    extent: Phần | Extent
    publisher: Nơi đăng | Publisher
    url: Địa chỉ | Address
    file: Tệp | File
    published_on: Ngày đăng | Published
    published_from: Sớm nhất | Not before
    published_to: Muộn nhất | Not after
    dating: Cách biết ngày | How dated
    dating_note: Vì sao biết ngày | Why dated so
    event_on: Ngày sự việc | Day of the event
    sha256: SHA-256 | SHA-256
    maps_to: Thuộc lĩnh vực chuẩn | Standard field
    position: Thứ tự | Position
    type_code: Ký hiệu loại | Type
    type_vi: Loại văn bản | Kind of document
    number: Số | Number
    suffix: Chữ sau số | Suffix
    issuer_code: Ký hiệu cơ quan | Issuer
    term: Nhiệm kỳ | Term
    issued_on: Ngày ban hành | Issued
    issued_note: Vì sao biết ngày | How the day is known
    number_typed: Số như đã gõ | Number as typed
    number_printed: Số như in | Number as printed
    issuer_printed: Cơ quan như in | Issuer as printed
    date_printed: Ngày như in | Date as printed
    correction: Đính chính | Correction
    target: Văn bản kia | Other document
    beneficiaries: Đã hỗ trợ | Helped
    target_beneficiaries: Cần hỗ trợ | To be helped
    beneficiary_kind: Đơn vị tính | Counted in
    state: Tình trạng | State
    due: Hạn | Due
    done_on: Ngày xong | Done on
    unit_vi: Đơn vị tính | Unit of measure
    unit_en: Đơn vị tính (tiếng Anh) | Unit of measure in English
    breakdown: Phân tổ | Breakdown
    role: Vai trò | Role
    nature: Tính chất | Nature
    status: Tình trạng | Status
    part_of: Là một phần của | Part of
    out_of: Trên tổng | Out of
    rate_of: Tỷ lệ của | Rate of
    made_at: Lúc | Made at
    made_by: Người công bố | By
    territory: Địa giới | Territory
    tool_version: Bản danvan | danvan
    journal: Mục nhật ký | Journal entry
    corrects: Sửa bản | Corrects
    reason: Lý do | Why
    at: Lúc | At
    who: Người làm | Who
    command: Lệnh | Command
    arguments: Tham số lệnh | Arguments
    search_key: Khóa tìm kiếm | Search key
    release: Bản công bố | Release
    report: Báo cáo | Report
    parameters: Tham số | Parameters
    format: Dạng | Format
    content: Nội dung | Content
    """
}
