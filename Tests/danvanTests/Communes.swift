extension Folder {
  /// Records units below the provinces: Huyện Đầm Hà and its Xã Quảng Tân until 30/6/2025, today's
  /// Xã Quảng Tân that was formed from it, and a Xã Lê Lợi in two provinces, one of them renamed.
  func addCommunes() throws {
    func province(_ code: String) -> String {
      "(SELECT unit FROM unit_version WHERE code = '\(code)' AND valid_to IS NULL)"
    }
    try sqlite(
      """
      INSERT INTO unit (id, level) VALUES (9001, 'district'), (9002, 'commune'),
        (9003, 'commune'), (9004, 'commune'), (9005, 'commune');
      INSERT INTO unit_version
        (id, unit, code, name_vi, type, parent, valid_from, valid_to, search_key) VALUES
        (9001, 9001, '201', 'Đầm Hà', 'Huyện', \(province("22")), NULL, '2025-07-01',
         'dam ha' || char(10) || 'huyen dam ha'),
        (9002, 9002, '06913', 'Quảng Tân', 'Xã', 9001, NULL, '2025-07-01',
         'quang tan' || char(10) || 'xa quang tan'),
        (9003, 9003, '06914', 'Quảng Tân', 'Xã', \(province("22")), '2025-07-01', NULL,
         'quang tan' || char(10) || 'xa quang tan'),
        (9004, 9004, '07001', 'Lê Lợi', 'Xã', \(province("22")), NULL, NULL,
         'le loi' || char(10) || 'xa le loi'),
        (9005, 9005, '06001', 'Lê Lợi', 'Xã', \(province("20")), NULL, '2026-06-01',
         'le loi' || char(10) || 'xa le loi'),
        (9006, 9005, '06001', 'Kỳ Lừa', 'Phường', \(province("20")), '2026-06-01', NULL,
         'ky lua' || char(10) || 'phuong ky lua');
      INSERT INTO unit_change (id, code, kind, effective_on) VALUES
        (9001, 'test', 'merge', '2025-07-01');
      INSERT INTO unit_succession (id, change, predecessor, successor, extent) VALUES
        (9001, 9001, 9002, 9003, 'full');
      """)
  }
}
