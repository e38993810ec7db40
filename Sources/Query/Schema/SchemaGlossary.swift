import Storage

/// What the comments of the migrations do not say: everything in Vietnamese, and in English the
/// columns that have no comment because their name says enough to who reads the SQL.
///
/// A line is `table.column: Vietnamese | English`; without a table it holds for that column of any.
enum SchemaGlossary {
  static func vietnamese(_ table: String, _ column: String?) -> String? {
    find(table, column)?.vietnamese
  }

  static func english(_ table: String, _ column: String?) -> String? {
    find(table, column)?.english
  }

  private static func find(
    _ table: String, _ column: String?
  ) -> (vietnamese: String, english: String?)? {
    guard let column else { return entries[table + "."] }
    return entries["\(table).\(column)"] ?? entries[column]
  }

  private static let entries = lines.split(separator: "\n").reduce(
    into: [String: (vietnamese: String, english: String?)]()
  ) { entries, line in
    guard let parts = String(line).parts(matching: "*: *") else { return }
    let words = parts[1].split(separator: " | ")
    entries[String(parts[0])] = (
      words.first.map(String.init) ?? "", words.dropFirst().first.map(String.init)
    )
  }

  private static let lines = """
    id: số riêng của mục, không bao giờ dùng lại | its own number, never used again
    code: mã, không trùng nhau | its code, the only one of its kind
    name_vi: tên tiếng Việt | Vietnamese name
    name_en: tên tiếng Anh | English name
    title: tên | Vietnamese title
    title_vi: tên tiếng Việt | Vietnamese title
    title_en: tên tiếng Anh | English title
    note: ghi chú | note
    source: nguồn: id của bảng source | where it was read: id of a source
    locator: dòng trong nguồn | line or row of the source
    quote: nguyên văn câu trong nguồn | the words of the source
    search_key: chữ đã bỏ dấu, để tìm | folded text for search
    unit: đơn vị hành chính: id của bảng unit | administrative unit: id of a unit
    committee: cơ quan: id của bảng committee | body: id of a committee
    directive: văn bản: id của bảng directive | document: id of a directive
    registration: lần đăng ký: id của bảng registration | registration: its id
    model: mô hình: id của bảng model | model: its id
    fund: quỹ: id của bảng fund | fund: its id
    measure: chỉ tiêu: id của bảng measure | measure: its id
    kind: loại | kind: one of a fixed list
    language: ngôn ngữ: vi, en | language: vi, en
    year: đăng ký cho năm nào | registered for this year
    registered_on: ngày đăng ký; NULL = không ghi ngày
    mode: đăng ký mới (new), duy trì (maintained), không rõ (unknown) | new, maintained, unknown
    level: cấp: commune xã, district huyện, province tỉnh, unknown không rõ | commune, district, province, unknown
    decided_on: ngày quyết định; NULL = không ghi ngày
    known_by: quyết định chậm nhất ngày này
    decision: số quyết định
    owner_kind: chủ thể: collective tập thể, individual cá nhân, unknown không rõ | collective, individual, unknown
    owner_name: tên đơn vị, cá nhân làm mô hình | who keeps it up
    comparator: số ghi so với số thật: = đúng, ~ khoảng, < gần, <= không quá, > trên, >= ít nhất | how value compares to the truth: =, ~, <, <=, >, >=
    lower: cận dưới, khi nguồn ghi một khoảng
    upper: cận trên, khi nguồn ghi một khoảng | upper bound, when a range was stated
    verbatim: số như in trong nguồn, cả chữ đi kèm
    period: kỳ: 2024, 2024-S1, 2020/2024, 2017/..; trống = không ghi | 2024, 2024-S1, 2020/2024, 2017/..; '' = not stated
    period_from: ngày đầu của kỳ | first day of the period
    period_to: ngày cuối của kỳ | last day of the period
    as_of: tính đến ngày; NULL = không ghi | as of this day; NULL = not stated
    valid_from: ngày đầu có hiệu lực; NULL = trước khi có ghi chép | first day; NULL = before what is recorded
    valid_to: ngày đầu không còn hiệu lực; NULL = đến nay | first day it no longer holds; NULL = today
    sha256: mã SHA-256, viết theo hệ 16
    province_code: mã tỉnh lúc đăng ký
    province: tên tỉnh lúc đăng ký
    unit_code: mã đơn vị
    tool_version: phiên bản danvan | version of danvan
    reason: lý do
    directive_tree.: mỗi văn bản cùng những gì đứng dưới nó, đến mọi bậc; xếp bằng ORDER BY root, path
    directive_tree.root: mã văn bản trên cùng
    directive_tree.depth: bậc; 0 = chính văn bản ấy
    directive_tree.parent: mã của mục ngay trên
    directive_tree.link: quan hệ với văn bản trên: applies thực hiện, continues tiếp tục, amends sửa đổi …
    directive_tree.noun: directive văn bản, model mô hình, fund quỹ, task_programme chương trình phối hợp, task nhiệm vụ
    directive_tree.code: mã của mục
    directive_tree.title: tên của mục
    directive_tree.path: để sắp xếp, sao cho mỗi mục đứng ngay dưới mục trên nó
    fund_amount.: tiền vào, tiền ra của quỹ, mỗi loại một dòng
    fund_amount.kind: target cần có, raised vận động được, spent đã chi, disbursed đã giải ngân
    fund_amount.value: đồng: tổng các khoản, hoặc khoản lớn nhất khi các khoản có thể trùng kỳ
    fund_amount.entries: số khoản đã ghi
    fund_balance.: mỗi quỹ một dòng, tính bằng đồng; chưa ai ghi thì là NULL, không phải 0
    fund_balance.code: mã quỹ
    fund_balance.name_vi: tên quỹ
    fund_balance.unit_code: mã gần nhất của đơn vị có quỹ
    fund_balance.unit: tên gần nhất của đơn vị có quỹ
    fund_balance.target: số cần có
    fund_balance.target_comparator: số cần có so với số thật
    fund_balance.raised: vận động được
    fund_balance.raised_comparator: số vận động được so với số thật
    fund_balance.spent: quỹ đã chi
    fund_balance.spent_comparator: số đã chi so với số thật
    fund_balance.disbursed: đã giải ngân
    fund_balance.disbursed_comparator: số đã giải ngân so với số thật
    fund_balance.left: còn lại: số dư ghi lần cuối; nếu không ghi thì vận động được trừ đã chi và đã giải ngân
    fund_balance.left_comparator: số còn lại so với số thật; <= khi chỉ ghi một trong hai: đã chi, đã giải ngân
    fund_balance.left_basis: stated có ghi, computed tính ra; NULL = chưa biết còn bao nhiêu
    model_status.: mỗi lần đăng ký một dòng: mô hình nào, đến đâu
    model_status.registration: id của lần đăng ký
    model_status.code: mã mô hình
    model_status.title: tên mô hình
    model_status.unit_code: nơi đăng ký: mã lúc ấy; là tỉnh khi không rõ xã, phường
    model_status.unit: nơi đăng ký: tên lúc ấy
    model_status.field: mã lĩnh vực; NULL = không ghi
    model_status.kind: model mô hình, typical điển hình, unknown không rõ
    model_status.state: recognized khi còn một công nhận ở cấp nào đó; nếu không thì quyết định cuối: declined, withdrawn; chưa có thì registered
    model_status.level: cấp của quyết định ấy, cấp cao nhất khi có nhiều
    model_status.decided_on: ngày của quyết định ấy; NULL = không ghi ngày
    model_status.decision: số của quyết định ấy
    province.: các tỉnh, thành phố hiện nay
    province.code: mã hiện nay
    province.full_name_vi: tên có cả chữ Tỉnh, Thành phố
    province.name_vi: tên không có chữ Tỉnh, Thành phố
    province.type: Tỉnh hoặc Thành phố
    rate_base.: mỗi lần đăng ký đến hôm nay một dòng; tỷ lệ là sum(recognized) * 1.0 / count(*)
    rate_base.registration: id của lần đăng ký
    rate_base.code: mã mô hình
    rate_base.field: mã lĩnh vực; NULL = không ghi
    rate_base.standard_field: lĩnh vực chuẩn mà lĩnh vực ấy thuộc về
    rate_base.recognized: 1 khi còn một công nhận ở cấp nào đó, nếu không thì 0
    rate_base.level: cấp cao nhất còn công nhận; NULL = không cấp nào
    rate_base.recognized_by: công nhận ấy có chậm nhất ngày này
    tally.: tổng số lần đăng ký, tệp tự giữ mỗi khi ghi, chia theo các cấp còn công nhận
    tally.province: tỉnh khi đó
    tally.year: năm đăng ký | year of registration
    tally.field: lĩnh vực của mô hình; 0 = không ghi
    tally.owner_kind: chủ thể của mô hình
    tally.source: nguồn của lần đăng ký; 0 = không ghi
    tally.latest: không lần nào đăng ký sau ngày này
    tally.registrations: bao nhiêu lần; trong đó còn công nhận:
    tally.standing_0: không ở cấp nào
    tally.standing_1: ở xã
    tally.standing_2: ở huyện
    tally.standing_3: ở xã, huyện
    tally.standing_4: ở tỉnh
    tally.standing_5: ở xã, tỉnh
    tally.standing_6: ở huyện, tỉnh
    tally.standing_7: ở xã, huyện, tỉnh
    tally.standing_8: ở không rõ cấp
    tally.standing_9: ở xã, không rõ cấp
    tally.standing_10: ở huyện, không rõ cấp
    tally.standing_11: ở xã, huyện, không rõ cấp
    tally.standing_12: ở tỉnh, không rõ cấp
    tally.standing_13: ở xã, tỉnh, không rõ cấp
    tally.standing_14: ở huyện, tỉnh, không rõ cấp
    tally.standing_15: ở xã, huyện, tỉnh, không rõ cấp
    tally_source.: tổng số quyết định lấy từ nguồn khác với nguồn của lần đăng ký
    tally_source.province: tỉnh khi đó của lần đăng ký
    tally_source.year: năm đăng ký | year of registration
    tally_source.field: lĩnh vực của mô hình; 0 = không ghi
    tally_source.owner_kind: chủ thể của mô hình
    tally_source.source: nguồn của quyết định
    tally_source.decisions: bao nhiêu quyết định
    tally_unregistered.: những mô hình chưa đăng ký năm nào
    tally_standing.: mỗi lần đăng ký còn được công nhận ở những cấp nào, theo quyết định cuối
    tally_standing.registration: id của lần đăng ký
    tally_standing.standing: 1 xã + 2 huyện + 4 tỉnh + 8 không rõ
    tally_registration.: mỗi lần đăng ký được tính vào đâu
    tally_registration.registration: id của lần đăng ký
    tally_registration.model: id của mô hình
    tally_registration.province: tỉnh khi đó
    tally_registration.year: năm đăng ký | year of registration
    tally_registration.field: lĩnh vực của mô hình; 0 = không ghi
    tally_registration.owner_kind: chủ thể của mô hình
    tally_registration.source: nguồn của lần đăng ký; 0 = không ghi
    tally_registration.standing: 1 xã + 2 huyện + 4 tỉnh + 8 không rõ
    tally_registration.latest: ngày đăng ký, nếu có ghi
    tally_registration.number: tính là mấy lần
    tally_decision.: các quyết định lấy từ nguồn khác với nguồn của lần đăng ký
    tally_decision.recognition: id của quyết định
    tally_decision.registration: id của lần đăng ký
    tally_decision.model: id của mô hình
    tally_decision.province: tỉnh khi đó
    tally_decision.year: năm đăng ký | year of registration
    tally_decision.field: lĩnh vực của mô hình; 0 = không ghi
    tally_decision.owner_kind: chủ thể của mô hình
    tally_decision.source: nguồn của quyết định
    tally_decision.number: tính là mấy quyết định
    standing_recognition.: các công nhận còn hiệu lực hôm nay: cấp ấy chưa thu hồi
    standing_recognition.id: id của quyết định công nhận
    standing_recognition.rank: cấp viết thành số, cao nhất là 3
    committee.: cơ quan: cấp ủy, ban, Mặt trận, doanh nghiệp, đồn, trạm
    committee.unit: địa bàn; NULL khi không có
    committee.parent: cơ quan cấp trên
    committee.predecessor: cơ quan tiền thân
    committee_alias.: tên gọi khác và tên dịch của cơ quan
    committee_alias.name: tên gọi khác | the other name
    directive.: văn bản
    directive.code: mã, ví dụ 25-NQ/TW; của tỉnh thì 04:16-NQ/TU
    directive.type_code: NQ, CT, KL, QĐ …; ký hiệu lạ vẫn giữ
    directive.type_vi: Nghị quyết, Chỉ thị …
    directive.number: số; NULL = không có số
    directive.suffix: chữ sau số
    directive.issuer_code: TW, TU, HU …
    directive.committee: cơ quan ban hành
    directive.unit: của địa phương nào; NULL = trung ương
    directive.term: nhiệm kỳ của cơ quan ban hành; số đánh lại theo nhiệm kỳ
    directive.issued_on: ngày ban hành; NULL = không ghi
    directive.issued_note: vì sao biết ngày ấy, hoặc đã sửa gì và vì sao
    directive.number_typed: số như đã gõ, ví dụ 12 - NQ/TU hoặc 82/KH-UBND
    directive_link.: văn bản này liên quan văn bản kia
    directive_link.directive: văn bản này
    directive_link.kind: applies thực hiện, continues tiếp tục, amends sửa đổi, repeals bãi bỏ, based_on căn cứ, reviews sơ kết, tổng kết | applies, continues, amends, repeals, based_on, reviews
    directive_link.target: văn bản kia
    directive_mention.: những chỗ nhắc đến văn bản, giữ như in, cả chỗ sai
    directive_mention.number_printed: số như in, ví dụ 25-Q/TW
    directive_mention.issuer_printed: cơ quan như in | issuing body as printed
    directive_mention.date_printed: ngày như in | date as printed
    directive_mention.correction: sai ở đâu, đúng là gì
    field.: bốn lĩnh vực chuẩn và các lĩnh vực của địa phương
    field.code: mã, ví dụ economy
    field.maps_to: lĩnh vực chuẩn mà lĩnh vực của địa phương thuộc về
    field.unit: lĩnh vực của địa phương nào; NULL = mọi nơi
    field.position: thứ tự trong báo cáo
    figure.: số liệu do ai đó báo cáo
    figure.unit: của địa phương nào
    figure.committee: hoặc của cơ quan nào
    figure.breakdown: phân tổ, ví dụ owner_kind=collective; trống = tổng số
    figure.value: số đã nhân với 10 mũ scale
    figure.scale: số chữ số thập phân: 236 và 2 là 2,36
    figure.role: result kết quả, target mục tiêu, assessment nhận định | result, target, assessment
    figure.period_note: vì sao biết kỳ ấy
    figure.nature: stock tại một thời điểm, flow trong kỳ, cumulative lũy kế | stock, flow, cumulative
    figure.status: tình trạng theo SDMX CL_OBS_STATUS
    figure.part_of: tổng số mà số này là một phần
    figure.out_of: 8 trên 33: số 33
    figure.rate_of: tỷ lệ in sẵn: tử số của nó
    fund.: quỹ hoặc kinh phí của một đơn vị; nơi khác cùng tên là quỹ khác
    fund.code: mã, ví dụ 04-VNN
    fund.committee: cơ quan quản lý
    fund.directive: văn bản lập quỹ
    fund_entry.: các khoản của quỹ, tính bằng đồng
    fund_entry.kind: target cần có, raised vận động được, spent đã chi, disbursed đã giải ngân, balance số dư | target, raised, spent, disbursed, balance
    fund_entry.value: số tiền, đồng
    fund_entry.beneficiaries: đã hỗ trợ
    fund_entry.target_beneficiaries: cần hỗ trợ
    fund_entry.beneficiary_kind: đơn vị tính: hộ, thôn …
    journal.: nhật ký: mọi lần ghi
    journal.at: lúc ghi, giờ UTC
    journal.who: người làm: --by, DANVAN_USER hoặc người dùng của máy
    journal.command: lệnh, ví dụ model register
    journal.arguments: như đã gõ
    journal.schema_version: bước cấu trúc; thay đổi chỉ hợp với bước ấy
    journal.changes: số dòng đã thêm, sửa, xóa; NULL = ghi trước khi danvan đếm
    journal_undo.: những mục đã hoàn tác; hoàn tác một mục hoàn tác là làm lại
    journal_undo.undone: mục bị hoàn tác
    journal_undo.journal: mục đã hoàn tác nó
    journal_change.: mỗi lần ghi đã đổi những gì, chia thành phần
    journal_change.journal: mục nhật ký: id của bảng journal | journal entry: its id
    journal_change.piece: phần thứ mấy
    journal_change.changeset: thay đổi, theo dạng của SQLite
    measure.: chỉ tiêu: số liệu đếm cái gì
    measure.code: mã, ví dụ models.registered
    measure.kind: count số đếm, money tiền, percent phần trăm, rank thứ hạng, year năm | count, money, percent, rank, year
    measure.unit_vi: đơn vị tính, ví dụ mô hình
    measure.unit_en: đơn vị tính bằng tiếng Anh | unit of measure in English
    migration.: các bước cấu trúc mà tệp này đã qua
    migration.number: số thứ tự
    migration.name: tên tệp, ví dụ 0001_foundation.sql
    migration.applied_at: lúc chạy, giờ UTC
    migration.duration_ms: chạy mất bao nhiêu mili giây
    model.: mô hình «Dân vận khéo»
    model.code: mã, ví dụ 22-2026-0001
    model.field: lĩnh vực; NULL = không ghi
    model.kind: model mô hình, typical điển hình, unknown không rõ | model, typical, unknown
    model.unit: ở đâu
    model.committee: của cơ quan nào
    model.directive: thực hiện văn bản nào
    model_search.: chỉ mục tìm kiếm của bảng model; rowid là id của mô hình | search index of model; rowid is the model's id
    office.: đơn vị giữ tệp này (một dòng)
    office.number: số của đơn vị; 0 = dùng riêng
    office.uuid: số ngẫu nhiên của tệp này
    office.created_at: lúc tạo, giờ UTC
    recognition.: quyết định có ngày về một lần đăng ký
    recognition.outcome: recognized công nhận, declined không công nhận, withdrawn thu hồi | recognized, declined, withdrawn
    recognition.committee: cơ quan quyết định
    recognition.directive: quyết định ấy, khi được ghi thành văn bản
    registration.: mô hình đăng ký cho một năm
    registration.unit: nơi đăng ký
    registration.province: tỉnh lúc ấy
    registration.committee: đăng ký với cơ quan nào
    release.: bản báo cáo đã công bố
    release.name: tên bản công bố | its name
    release.made_at: lúc công bố, giờ UTC
    release.made_by: người công bố | who made it
    release.territory: theo địa giới nào: then lúc ấy, now hiện nay, hoặc một ngày | units of the time (then), of today (now) or of a day
    release.journal: mục nhật ký cuối cùng mà nó dựa vào
    release.corrects: sửa bản nào
    release_output.: một báo cáo đã công bố, giữ nguyên
    release_output.release: bản công bố: id của bảng release | release: its id
    release_output.report: tên báo cáo | name of the report
    release_output.parameters: tham số, dạng JSON
    release_output.format: dạng kết quả: csv, html … | csv, html …
    release_output.content: nội dung, đúng từng byte | what was published, byte for byte
    sequence.: id đã cấp lần cuối, mỗi bảng một dòng; không dùng lại
    sequence.table_name: tên bảng | name of the table
    sequence.last_id: số đơn vị × 2^36 + số thứ tự
    source.: nơi đọc được số liệu, sự việc
    source.code: mã, ví dụ S2
    source.publisher: nơi đăng
    source.title: đầu đề
    source.url: địa chỉ trên mạng
    source.file: hoặc tên tệp, tờ báo
    source.published_on: ngày đăng, khi biết
    source.published_from: không trước ngày này, khi chỉ biết một khoảng
    source.published_to: không sau ngày này
    source.dating: vì sao biết ngày: printed in trên bài, url trong địa chỉ, text trong bài, inferred suy ra
    source.dating_note: vì sao là ngày ấy
    source.event_on: ngày của sự việc trong bài
    task.: nhiệm vụ của chương trình phối hợp
    task.programme: chương trình: id của bảng task_programme | programme: id of a task_programme
    task.kind: common chung, member của đơn vị thành viên | common, member
    task.title: tên; trống = nguồn chỉ đếm, không nêu tên
    task.committee: cơ quan thực hiện
    task.state: planned dự kiến, under_way đang làm, done xong, dropped bỏ, unknown không rõ | planned, under_way, done, dropped, unknown
    task.due: hạn | day by which it is to be done
    task.done_on: ngày xong | day it was done
    task_programme.: chương trình phối hợp của ban chỉ đạo
    task_programme.directive: thực hiện văn bản nào
    unit.: đơn vị hành chính, vẫn là một qua các lần đổi tên
    unit.level: country cả nước, province tỉnh, district huyện, commune xã | country, province, district, commune
    unit_change.: thay đổi đơn vị hành chính có ngày, kèm văn bản
    unit_change.code: mã, ví dụ 2025-07-01/08
    unit_change.kind: merge nhập, split chia, rename đổi tên, retype đổi loại, transfer chuyển, create lập, abolish bỏ | merge, split, rename, retype, transfer, create, abolish
    unit_change.effective_on: ngày có hiệu lực | day it takes effect
    unit_change.act: số văn bản
    unit_succession.: đơn vị cũ → đơn vị mới
    unit_succession.change: lần thay đổi: id của bảng unit_change | change: id of a unit_change
    unit_succession.predecessor: đơn vị cũ: id của bảng unit | id of the unit before
    unit_succession.successor: đơn vị mới: id của bảng unit | id of the unit after
    unit_succession.extent: full toàn bộ, partial một phần | full, partial
    unit_version.: tên, mã của đơn vị từ ngày nào đến ngày nào; chỉ mã thì chưa đủ
    unit_version.code: mã lúc ấy; bảy mã được dùng lại năm 2025
    unit_version.name_vi: tên tiếng Việt không kèm loại, ví dụ Cao Bằng
    unit_version.type: Tỉnh, Thành phố, Xã, Phường …
    unit_version.parent: đơn vị cấp trên
    """
}
