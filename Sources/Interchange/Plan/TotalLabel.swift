/// What stands before numbers that are those of other rows, summed; as it is searched.
enum TotalLabel {
  /// "Tổng cộng", "Cộng", "Tổng số 12 mô hình".
  static func isOne(_ key: String) -> Bool {
    let words = [
      "cong", "tong", "tong cong", "tong so", "total", "subtotal", "grand total", "toan tinh",
      "toan thanh pho", "toan huyen",
    ]
    if words.contains(key) || words.contains(where: { key == $0 + ":" }) { return true }
    if ["tong cong ", "cong:", "cong (", "tong cong:", "total:"].contains(where: key.hasPrefix) {
      return true
    }
    // "Tổng số 12 mô hình", but not "Tổng số hóa dữ liệu".
    guard key.hasPrefix("tong so") else { return false }
    let rest = key.dropFirst(7).drop { $0 == " " }
    return rest.first.map { $0.isNumber || ":(".contains($0) } ?? true || rest.hasPrefix("mo hinh")
  }

  /// "Các xã", "Khối phường", "Các xã, phường miền núi": units together, and none of them.
  static func isOfUnits(_ key: String) -> Bool {
    let words = key.split { !$0.isLetter }.map(String.init)
    guard let first = words.first, ["cac", "khoi", "nhom"].contains(first) else { return false }
    let kinds: Set = ["xa", "phuong", "khu"]
    return !kinds.isDisjoint(with: words)
      && words.allSatisfy { kinds.contains($0) || besideUnits.contains($0) }
  }

  private static let besideUnits: Set = [
    "cac", "khoi", "nhom", "dac", "va", "mien", "nui", "bien", "gioi", "hai", "dao", "dong",
    "bang", "vung", "cao", "thap", "sau", "xa", "don", "vi",
  ]
}
