/// A list as a commune sends it, saved as text.
enum OfficeFile {
  /// What no row of it says.
  static let options = ["--set", "province=22", "--set", "year=2026"]

  /// A commune stands in the first of its rows: its cells were merged.
  static let merged = """
    STT;Xã, phường;Tên mô hình;Lĩnh vực;Chủ thể
    1;Quảng Tân;Một một;KT;tập thể
    2;;Hai hai;KT;tập thể
    3;;Ba ba;KT;tập thể
    4;Lê Lợi;Bốn bốn;KT;tập thể
    5;;Năm năm;KT;tập thể
    """
}
