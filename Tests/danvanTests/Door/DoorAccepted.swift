/// Files as offices send them that were once misread, with what is stored of each.
extension AcceptedFile {
  static let door = decisions + closings + groups + heads

  private static let province = ["--set", "province=22"]
  private static let list = province + ["--set", "year=2026"]

  private static func file(
    _ name: String, _ text: String, _ stored: [StoredRow], skipped: [Int] = [], _ options: [String]
  ) -> AcceptedFile {
    AcceptedFile(name, Array(text.utf8), stored, skipped: skipped, options)
  }

  private static let levelAndDay = ["--set", "level=xã", "--set", "recognized_on=20/10/2026"]
  private static let recognized = ["decisions": "commune recognized 2026-10-20"]

  private static let decisions = [
    file(
      "a result for some: what is set for the file recognizes no other",
      """
      STT;Tên mô hình;Năm;Kết quả công nhận
      1;K một;2026;Công nhận
      2;K hai;2026;
      3;K ba;2026;Không công nhận
      """,
      [
        row("K một", recognized), row("K hai"),
        row("K ba", ["decisions": "commune declined 2026-10-20"]),
      ], province + levelAndDay),
    file(
      "a tick for some",
      "STT;Tên mô hình;Công nhận;Không công nhận\n1;K một;x;\n2;K hai;;\n3;K ba;;x\n",
      [
        row("K một", recognized), row("K hai"),
        row("K ba", ["decisions": "commune declined 2026-10-20"]),
      ], list + levelAndDay),
    file(
      "a number of a decision for some",
      "STT;Tên mô hình;Số QĐ\n1;K một;15-QĐ/ĐU\n2;K hai;-\n",
      [row("K một", ["decisions": "commune recognized 2026-10-20 15-QĐ/ĐU"]), row("K hai")],
      list + levelAndDay),
    file(
      "no column of results: all are decided",
      "STT;Tên mô hình\n1;K một\n2;K hai\n", [row("K một", recognized), row("K hai", recognized)],
      list + levelAndDay),
    file(
      "ticks in a font of signs", "STT;Tên mô hình;Công nhận\n1;K một;ü\n2;K hai;√\n3;K ba;P\n",
      [row("K một", recognized), row("K hai", recognized), row("K ba", recognized)],
      list + levelAndDay),
  ]

  private static let closings = [
    file(
      "what closes a numbered list",
      """
      STT;Tên mô hình;Lĩnh vực
      1;Một một;KT
      2;Hai hai;KT
      ;Khối Đảng;
      ;Danh sách này có 01 mô hình./.;
      ;TL. BAN THƯỜNG VỤ;
      ;Tổng: 2 mô hình;
      ;(Danh sách có 02 mô hình);
      ;Hạ Long, 05/7/2026;
      ;TRƯỞNG PHÒNG;
      ;Nguyễn Văn A;
      ;Hết;
      ;./.;
      ;* Ghi chú;
      """,
      [row("Một một", ["field": "economy"]), row("Hai hai", ["field": "economy"])],
      skipped: Array(4...14), list),
    file(
      "what closes a list without numbers",
      """
      Tên mô hình;Lĩnh vực
      Một một;KT
      Hai hai;KT
      Danh sách có 2 mô hình;
      TL. CHỦ TỊCH;
      TRƯỞNG PHÒNG;
      """,
      [row("Một một", ["field": "economy"]), row("Hai hai", ["field": "economy"])],
      skipped: [4, 5, 6], list),
    file(
      "a title that begins like a signature",
      "Tên mô hình;Lĩnh vực\nNơi nhận quà từ thiện;KT\nHai hai;KT\n",
      [row("Nơi nhận quà từ thiện", ["field": "economy"]), row("Hai hai", ["field": "economy"])],
      list),
    file(
      "a title that begins like a note, in the first row",
      "Tên mô hình;Tỉnh;Năm\nXác nhận của cộng đồng;22;2026\nHai hai;22;2026\n",
      [row("Xác nhận của cộng đồng"), row("Hai hai")], []),
  ]

  private static let groups = [
    file(
      "an outer group forgets what an inner one said",
      """
      STT;Tên mô hình;Lĩnh vực;Năm
      I;Khối xã;;
      A;Lĩnh vực kinh tế;;
      1;Một một;;2026
      B;Văn hóa - xã hội;;
      2;Hai hai;;2026
      II;Khối phường;;
      3;Ba ba;;2026
      """,
      [
        row("Một một", ["field": "economy"]), row("Hai hai", ["field": "culture-society"]),
        row("Ba ba"),
      ], skipped: [2, 3, 5, 7], province),
    file(
      "groups of owners",
      """
      STT;Tên mô hình;Lĩnh vực;Năm
      A.;ĐIỂN HÌNH TẬP THỂ;;
      1;Một một;KT;2026
      B.;ĐIỂN HÌNH CÁ NHÂN;;
      2;Hai hai;KT;2026
      """,
      [
        row("Một một", ["field": "economy", "owner_kind": "collective"]),
        row("Hai hai", ["field": "economy", "owner_kind": "individual"]),
      ], skipped: [2, 4], province),
  ]

  private static let heads = [
    file(
      "headers that go on where known ones end",
      """
      STT;Tên mô hình;Mô hình được công nhận cấp tỉnh;Số quyết định thành lập;Năm đăng ký lần đầu
      1;Một một;x;12-QĐ;2020
      """, [row("Một một")], list),
    file(
      "a plan and a share are no result",
      "STT;Tên mô hình;Kết quả (kế hoạch);Kết quả (%)\n1;Một một;Công nhận;50\n", [row("Một một")],
      list),
    file(
      "two columns of one meaning: the exact name",
      "STT;Tên mô hình;Nội dung mô hình\n1;Một một;Trồng cây\n", [row("Một một")], list),
    file(
      "the owner twice: the exact name",
      "STT;Tên mô hình;Đơn vị, cá nhân thực hiện;Đơn vị đăng ký\n1;Một một;Hội A;Hội B\n",
      [row("Một một", ["owner": "Hội A"])], list),
    file(
      "a stroke in place of nothing",
      "STT;Tên mô hình;Lĩnh vực;Ngày đăng ký;Kết quả\n1;Một một;–;-;-\n", [row("Một một")], list),
  ]
}
