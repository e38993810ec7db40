import Testing

/// What is of a commune goes out as such, and comes back equal.
@Suite("Exports of what is of communes") struct ExportedPlaceTests: TakesOfficeFiles {
  @Test(arguments: ["fund", "figure", "committee", "model"])
  func `It comes back equal`(_ noun: String) throws {
    let (folder, other) = (try folder(), try folder())
    let files = [
      "fund": """
        Địa bàn;Tên quỹ;Nội dung;Số tiền;Kỳ
        Quảng Tân;Quỹ;Thu;5 triệu;2026
        Lê Lợi;Quỹ;Chi;2 triệu;2026
        06913@30/6/2025;Quỹ cũ;Thu;1 triệu;2024
        201@30/6/2025;Quỹ huyện;Thu;1 triệu;2024
        ;Quỹ tỉnh;Thu;9 triệu;2026

        """,
      "figure": "Xã;Mô hình đăng ký;Kỳ\nQuảng Tân;5;2026\nLê Lợi;6;2026\n;20;2026\n",
      "committee": "Tên;Xã\nHội một;Quảng Tân\nHội hai;Lê Lợi\n",
      "model": "Tên mô hình;Xã;Năm\nTổ một;07001;2026\nTổ hai;;2026\n",
    ]
    try folder.write(Array((files[noun] ?? "").utf8), "vao.csv")
    let options = ["--set", "province=22", "--blank", "unit"]
    let first = try folder.danvan([noun, "import", "vao.csv"] + options)
    try #require(first.code == 0, "\(first.stderr)\(first.stdout)")
    let out = try folder.done("export", noun, "--format", "csv").stdout
    try other.write(Array(out.utf8), "vao.csv")
    let back = try other.danvan([noun, "import", "vao.csv"])
    #expect(back.code == 0, "\(back.stderr)")
    #expect(try other.done("export", noun, "--format", "csv").stdout == out)
    if noun == "fund" {
      #expect(out.contains(",22,06914,") && out.contains("06913@2025-06-30"))
    }
  }
}
