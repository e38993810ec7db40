/// One row of the table the wrapper is measured on: eight columns of the kinds that danvan stores.
public struct Item: Sendable {
  public let id: Int64
  public let year: Int64
  public let share: Double
  /// Short enough for Swift to hold it without allocating.
  public let code: String
  /// A Vietnamese sentence.
  public let title: String
  public let registeredOn: String
  /// NULL in two rows of three.
  public let decidedOn: String?
  /// NULL in nine rows of ten.
  public let note: String?

  /// A row that was read.
  @inlinable
  public init(
    id: Int64, year: Int64, share: Double, code: String, title: String, registeredOn: String,
    decidedOn: String?, note: String?
  ) {
    (self.id, self.year, self.share, self.code) = (id, year, share, code)
    (self.title, self.registeredOn) = (title, registeredOn)
    (self.decidedOn, self.note) = (decidedOn, note)
  }

  /// The same row for the same number, every time.
  public init(number: Int) {
    var random = Random(seed: UInt64(number))
    id = Int64(number)
    year = 2021 + Int64(random.next(below: 5))
    share = Double(random.next(below: 1_000_000)) / 1_000_000
    code = "\(10 + random.next(below: 80))-\(year)-\(1000 + random.next(below: 9000))"
    title = Item.title(&random)
    registeredOn = Item.day(year, &random)
    decidedOn = random.next(below: 3) == 0 ? Item.day(year, &random) : nil
    note = random.next(below: 10) == 0 ? "Đề nghị nhân rộng ra toàn tỉnh" : nil
  }

  public static func list(count: Int) -> [Item] { (1...count).map(Item.init(number:)) }

  private static func title(_ random: inout Random) -> String {
    let place = places[random.next(below: places.count)]
    return "\(deeds[random.next(below: deeds.count)]) ở \(place), số \(random.next(below: 1000))"
  }

  private static func day(_ year: Int64, _ random: inout Random) -> String {
    "\(year)-\(10 + random.next(below: 3))-\(10 + random.next(below: 19))"
  }

  private static let deeds = [
    "Khéo vận động nhân dân hiến đất làm đường giao thông nông thôn",
    "Dân vận khéo trong giữ gìn vệ sinh môi trường, xây dựng tuyến đường hoa",
    "Vận động đồng bào xóa bỏ hủ tục trong việc cưới, việc tang",
    "Tổ tự quản bảo vệ đường biên, cột mốc và an ninh trật tự thôn bản",
    "Phát huy vai trò người có uy tín trong đồng bào dân tộc thiểu số",
  ]
  private static let places = [
    "xã Quảng Lâm", "phường Hồng Gai", "thị trấn Đông Khê", "xã Yên Mô", "huyện Bình Liêu",
  ]
}
