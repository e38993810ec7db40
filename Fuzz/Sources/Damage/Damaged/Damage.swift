/// What may have happened to a file, by accident or on purpose.
enum Damage: String, CaseIterable, Sendable {
  case flip, cut, swap, `repeat`, zero, header, trigger, view, generated, index, virtual, wal

  /// What somebody put into the schema, rather than what happened to bytes.
  var isHostile: Bool { [.trigger, .view, .generated, .index, .virtual].contains(self) }
}

/// A file as it is sent, and what lies beside it.
struct DamagedFile {
  let kind: Damage
  var main: [UInt8]
  var wal: [UInt8]?
}

/// Makes damaged files of whole ones; the same number makes the same file.
struct DamageMaker: Sendable {
  /// A small danvan file.
  let whole: [UInt8]
  /// The same file with changes that still lie in its WAL, and that WAL.
  let open: (main: [UInt8], wal: [UInt8])
  /// By kind, files with something hostile in their schema.
  let hostile: [Damage: [[UInt8]]]

  func file(_ number: Int) -> DamagedFile {
    var random = SeededRandom(UInt64(number))
    let kind = Damage.allCases[number % Damage.allCases.count]
    guard let files = hostile[kind] else {
      return kind == .wal
        ? DamagedFile(kind: kind, main: open.main, wal: damagedWAL(&random))
        : DamagedFile(kind: kind, main: damaged(whole, kind, &random))
    }
    let turn = number / Damage.allCases.count
    // Every hostile file as it is; after that those that end, damaged as well.
    if turn < files.count { return DamagedFile(kind: kind, main: files[turn]) }
    let ending = zip(files, HostileSchema.sql(kind)).filter { !HostileSchema.isEndless($1) }
    return DamagedFile(kind: kind, main: damaged(ending[turn % ending.count].0, .flip, &random))
  }

  private static let pageSize = 4096

  private func damaged(
    _ bytes: [UInt8], _ kind: Damage, _ random: inout SeededRandom
  ) -> [UInt8] {
    var bytes = bytes
    let size = DamageMaker.pageSize
    let pages = bytes.count / size
    let page = { (random: inout SeededRandom) in random.below(pages) * size }
    switch kind {
    case .cut:
      let keep = random.below(3) == 0 ? random.below(pages) * size : random.below(bytes.count)
      bytes.removeLast(bytes.count - keep)
    case .swap, .repeat:
      for _ in 0...random.below(3) {
        let (one, other) = (page(&random), page(&random))
        let (first, second) = (Array(bytes[one..<one + size]), Array(bytes[other..<other + size]))
        bytes.replaceSubrange(one..<one + size, with: second)
        if kind == .swap { bytes.replaceSubrange(other..<other + size, with: first) }
      }
    case .zero:
      for _ in 0...random.below(4) {
        let start = page(&random)
        bytes.replaceSubrange(start..<start + size, with: [UInt8](repeating: 0, count: size))
      }
    case .header:
      for _ in 0...random.below(3) { alterHeader(&bytes, &random) }
    default:
      for _ in 0...random.below(20) { flip(&bytes, &random) }
    }
    return bytes
  }

  /// Half of them in the first bytes of a page, where its shape is told.
  private func flip(_ bytes: inout [UInt8], _ random: inout SeededRandom) {
    let size = DamageMaker.pageSize
    let place =
      random.below(2) == 0
      ? random.below(bytes.count)
      : min(bytes.count - 1, random.below(bytes.count / size) * size + random.below(40))
    bytes[place] =
      random.below(2) == 0
      ? bytes[place] ^ (1 << UInt8(random.below(8))) : random.pick([0, 0x7F, 0x80, 0xFF, 1])
  }

  /// https://sqlite.org/fileformat2.html#the_database_header
  private func alterHeader(_ bytes: inout [UInt8], _ random: inout SeededRandom) {
    let fields = [
      (16, 2), (18, 1), (19, 1), (20, 1), (21, 1), (22, 1), (23, 1), (24, 4), (28, 4), (32, 4),
      (36, 4), (40, 4), (44, 4), (48, 4), (52, 4), (56, 4), (60, 4), (64, 4), (68, 4), (92, 4),
      (96, 4), (100, 1), (101, 2), (103, 2), (105, 2), (107, 1), (108, 4),
    ]
    let (start, count) = random.pick(fields)
    let values: [UInt64] = [
      0, 1, 2, 3, 4, 10, 255, 256, 512, 4095, 65535, 0x7FFF_FFFF, 0xFFFF_FFFF, random.next(),
    ]
    let value = random.pick(values)
    for index in 0..<count {
      bytes[start + index] = UInt8(truncatingIfNeeded: value >> UInt64(8 * (count - 1 - index)))
    }
  }

  /// Half of them with checksums that are right again, so that SQLite believes them.
  private func damagedWAL(_ random: inout SeededRandom) -> [UInt8] {
    var bytes = open.wal
    let frames = WAL.frameCount(bytes)
    switch random.below(4) {
    case 0: bytes.removeLast(random.below(bytes.count))
    case 1:
      let (one, other) = (random.below(frames), random.below(frames))
      bytes.replaceSubrange(WAL.page(other), with: Array(bytes[WAL.page(one)]))
    case 2:
      // Another page number, or another size of the file.
      let start = WAL.header + random.below(frames) * WAL.frame + random.below(8)
      bytes[start] = UInt8(random.below(256))
    default:
      for _ in 0...random.below(20) {
        bytes[random.below(bytes.count)] ^= 1 << UInt8(random.below(8))
      }
    }
    if random.below(2) == 0 { WAL.seal(&bytes) }
    return bytes
  }
}
