import Foundation

extension AcceptedFile {
  private static func headed(_ name: String, _ header: String) -> AcceptedFile {
    AcceptedFile(
      name, header + "\nMột;22;economy;collective;2026;15/3/2026\n",
      [
        row(
          "Một",
          ["field": "economy", "owner_kind": "collective", "registered_on": "2026-03-15"])
      ])
  }

  static let headers = [
    headed("plain names", "title;province;field;owner_kind;year;registered_on"),
    headed(
      "Vietnamese headers",
      "Tên mô hình;Tỉnh, thành phố;Lĩnh vực;Tập thể/cá nhân;Năm đăng ký;Ngày đăng ký"),
    headed(
      "headers without accents",
      "Ten MH;Tinh;Linh vuc;Tap the/ca nhan;Nam dang ky;Ngay dang ky"),
    headed(
      "upper case headers",
      "TÊN MÔ HÌNH;TỈNH;LĨNH VỰC;TẬP THỂ/CÁ NHÂN;NĂM ĐĂNG KÝ;NGÀY ĐĂNG KÝ"),
    headed(
      "headers with brackets and line breaks",
      """
      "Tên mô hình
      (ghi đầy đủ)";Tỉnh (mã);Lĩnh vực [1 trong 4];Tập thể / Cá nhân;Năm (đăng ký);Ngày đăng ký (dd/mm/yyyy)
      """),
    headed("English headers", "Title;Province;Field;Owner kind;Year;Registered on"),
    AcceptedFile(
      "a serial column and an unknown one",
      "TT;Tên mô hình;Tỉnh;Năm;Số hội viên\n1;Một;22;2026;35\n", [row("Một")]),
    AcceptedFile(
      "what was done beside what was decided",
      """
      Tên mô hình;Tỉnh;Năm;Kết quả thực hiện;Đơn vị phối hợp;Hình thức khen thưởng
      Một;22;2026;Vận động 30 hộ;Đoàn xã;Giấy khen
      """, [row("Một")]),
    AcceptedFile(
      "ticks",
      "title;province;year;Tập thể;Cá nhân\nMột;22;2026;x;\nHai;04;2026;;X\nBa;22;2026;;\n",
      [
        row("Một", ["owner_kind": "collective"]),
        row("Hai", ["province": "04", "owner_kind": "individual"]), row("Ba"),
      ]),
    AcceptedFile(
      "ticked fields",
      "title;province;year;Kinh tế;VH-XH;QP-AN;Xây dựng HTCT\nMột;22;2026;;;x;\n",
      [row("Một", ["field": "defense-security"])]),
  ]

  private static let day = row("Một", ["registered_on": "2026-03-05"])

  static let times =
    [
      "5/3/2026", "05/03/2026", "5-3-2026", "5.3.2026", "05/03/26", "2026-03-05", "2026/3/5",
      "ngày 05 tháng 3 năm 2026", "Ngày 5/3/2026", "5 tháng 3 năm 2026", "March 5, 2026",
      "5 March 2026", "5-Mar-2026", "5-Mar-26", "46086", "2026-03-05 00:00:00", "05/03/2026 07:30",
      "2026-03-05T00:00:00", "5 / 3 / 2026",
    ].map { written in
      AcceptedFile(
        "the day \(written)", "title;province;registered_on\nMột;22;\"\(written)\"\n", [day])
    }
    + ["2026", "2026.0", "năm 2026", "Năm 2026", "2026,0"].map { written in
      AcceptedFile("the year \(written)", "title;province;year\nMột;22;\(written)\n", [row("Một")])
    }

  private static func placed(
    _ written: String, _ code: String, year: String = "2026", day: String = "", iso: String = ""
  ) -> AcceptedFile {
    AcceptedFile(
      "the province \(written) \(day)\(year)",
      "title;province;year;registered_on\nMột;\(written);\(year);\(day)\n",
      [row("Một", ["province": code, "year": year, "registered_on": iso])])
  }

  static let places = [
    placed("4", "04"), placed("01", "01"), placed("Cao Bằng", "04"),
    placed("Tỉnh Cao Bằng".decomposedStringWithCanonicalMapping, "04"),
    placed("QUANG NINH", "22"), placed("tinh quang ninh", "22"),
    placed("Hà Nam", "35@2025-07-01", year: "2023"),
    placed("37", "37@2025-07-01", year: "2023"),
    placed("Ninh Bình", "37@2025-07-01", year: "2025", day: "30/6/2025", iso: "2025-06-30"),
    placed("Ninh Bình", "37", year: "2025", day: "1/7/2025", iso: "2025-07-01"),
    placed("24@30/6/2025", "24@2025-07-01", year: "2025"),
  ]

  static let words =
    [
      ("economy", "economy"), ("Kinh tế", "economy"), ("KT", "economy"),
      ("Lĩnh vực Kinh tế", "economy"), ("phát triển kinh tế", "economy"),
      ("VHXH", "culture-society"), ("VH-XH", "culture-society"),
      ("Văn hoá – xã hội", "culture-society"), ("VĂN HÓA - XÃ HỘI", "culture-society"),
      ("QPAN", "defense-security"), ("An ninh – Quốc phòng", "defense-security"),
      ("quốc phòng, an ninh", "defense-security"), ("XDHTCT", "political-system"),
      ("xay dung he thong chinh tri", "political-system"),
    ].map { written, code in
      AcceptedFile(
        "the field \(written)", "title;province;year;field\nMột;22;2026;\"\(written)\"\n",
        [row("Một", ["field": code])])
    }
    + [
      AcceptedFile(
        "words for owners, kinds and modes",
        """
        Tên mô hình;Tỉnh;Năm;Tập thể/cá nhân;Đơn vị, cá nhân thực hiện;Phân loại;Mới/duy trì
        Một;22;2026;Tập thể;Chi bộ thôn 3;Mô hình;Mới
        Hai;22;2026;CN;Hộ gia đình;Điển hình;đăng ký mới
        """,
        [
          row("Một", ["owner_kind": "collective", "owner": "Chi bộ thôn 3"]),
          row("Hai", ["owner_kind": "individual", "owner": "Hộ gia đình", "kind": "typical"]),
        ]),
      AcceptedFile(
        "registration and recognition in one file",
        """
        Tên mô hình;Tỉnh;Ngày đăng ký;Kết quả;Cấp;Số QĐ;Ngày QĐ
        Một;22;15/3/2026;Công nhận;xã;12-QĐ/ĐU;20/10/2026
        Một;22;15/3/2026;Công nhận;Cấp tỉnh;30-QĐ/TU;1/11/2026
        Hai;22;15/3/2026;Không đạt;xã;;20/10/2026
        Ba;22;15/3/2026;;;;
        """,
        [
          row(
            "Một",
            [
              "registered_on": "2026-03-15",
              "decisions":
                "commune recognized 2026-10-20 12-QĐ/ĐU; province recognized 2026-11-01 30-QĐ/TU",
            ]),
          row(
            "Hai", ["registered_on": "2026-03-15", "decisions": "commune declined 2026-10-20"]),
          row("Ba", ["registered_on": "2026-03-15"]),
        ]),
      AcceptedFile(
        "what holds for the whole file", "Tên mô hình\nMột\nHai\n",
        [row("Một", ["field": "economy"]), row("Hai", ["field": "economy"])],
        "--set", "Tỉnh=Quảng Ninh", "--set", "year=2026", "--set", "field=KT"),
    ]
}
