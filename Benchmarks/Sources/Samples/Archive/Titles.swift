/// Titles of models, of all lengths; no two models have one.
public enum Titles {
  /// - Parameter number: of the model: its hamlet and group follow from it, so they tell it apart.
  public static func title(number: Int, _ random: inout Random) -> String {
    let place = "thôn \(1 + number % 97), tổ \(1 + number / 97)"
    let deed = random.pick(deeds)
    switch random.next(below: 10) {
    case 0: return "\(random.pick(names)) \(place)"
    case 1...5: return "\(deed) \(place)"
    case 6...7: return "\(deed) \(random.pick(aims)) ở \(place)"
    default: return "\(deed) \(random.pick(aims)), \(random.pick(means)), tại \(place)"
    }
  }

  public static func owner(_ isCollective: Bool, _ random: inout Random) -> String {
    isCollective
      ? "\(random.pick(bodies)) thôn \(1 + random.next(below: 40))"
      : "\(random.pick(families)) \(random.pick(given))"
  }

  private static let names = [
    "Tuyến đường hoa", "Tổ tự quản", "Vườn mẫu", "Ngõ xanh", "Cầu treo dân sinh",
    "Tiếng kẻng an ninh",
    "Hũ gạo tình thương", "Camera an ninh", "Ánh sáng đường quê", "Chợ nông sản sạch",
  ]
  private static let deeds = [
    "Vận động nhân dân hiến đất làm đường giao thông nông thôn",
    "Khéo vận động đồng bào xóa bỏ hủ tục trong việc cưới, việc tang",
    "Dân vận khéo trong giữ gìn vệ sinh môi trường",
    "Tổ tự quản bảo vệ đường biên, cột mốc",
    "Phát huy vai trò người có uy tín trong đồng bào dân tộc thiểu số",
    "Vận động hội viên phụ nữ trồng rau sạch",
    "Giúp nhau phát triển kinh tế, giảm nghèo bền vững",
    "Vận động thanh niên lên đường nhập ngũ",
    "Xây dựng nếp sống văn minh đô thị",
    "Chăn nuôi bò sinh sản theo nhóm hộ",
    "Bảo tồn nghề dệt thổ cẩm truyền thống",
    "Vận động ngư dân không khai thác thủy sản trái phép",
    "Tiếp công dân, đối thoại với nhân dân hằng tháng",
    "Xây dựng nhà đại đoàn kết cho hộ nghèo",
    "Hòa giải ở cơ sở, giữ tình làng nghĩa xóm",
    "Chuyển đổi số cộng đồng, hướng dẫn nộp hồ sơ trực tuyến",
    "Trồng rừng gỗ lớn, bảo vệ rừng đầu nguồn",
    "Vận động giáo dân sống tốt đời, đẹp đạo",
    "Phân loại rác thải tại nguồn",
    "Quản lý, giúp đỡ người lầm lỡ hòa nhập cộng đồng",
    "Trồng hồi, sả theo chuỗi liên kết", "Nuôi ong lấy mật dưới tán rừng",
    "Thắp sáng đường quê bằng năng lượng mặt trời", "Vận động hỏa táng, tiết kiệm đất đai",
  ]
  private static let aims = [
    "gắn với xây dựng nông thôn mới nâng cao", "góp phần giữ vững an ninh trật tự",
    "theo gương Chủ tịch Hồ Chí Minh", "trong đồng bào có đạo", "ở vùng sâu, vùng xa, biên giới",
    "khi sắp xếp đơn vị hành chính", "trong giải phóng mặt bằng các dự án trọng điểm",
    "cho người cao tuổi neo đơn", "trong trường học",
  ]
  private static let means = [
    "mỗi cán bộ, đảng viên phụ trách một nhóm hộ", "dân biết, dân bàn, dân làm, dân kiểm tra",
    "huy động ngày công và vật liệu tại chỗ", "sinh hoạt định kỳ vào ngày mồng một hằng tháng",
    "phối hợp với Mặt trận Tổ quốc và các đoàn thể",
  ]
  private static let bodies = [
    "Chi bộ", "Ban công tác Mặt trận", "Chi hội Phụ nữ", "Chi hội Cựu chiến binh",
    "Chi hội Nông dân", "Chi đoàn Thanh niên",
  ]
  private static let families = ["Bà Nguyễn Thị", "Ông Trần Văn", "Bà Hoàng Thị", "Ông Lò Văn"]
  private static let given = ["Bình", "Hạnh", "Sơn", "Đào", "Thắng", "Nguyệt", "Ước", "Ân"]
}
