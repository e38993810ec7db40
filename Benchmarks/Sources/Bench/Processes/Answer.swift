import Glibc
import Samples

/// What of a printed answer all have to agree on.
enum Answer {
  case nothing
  /// These columns of lines with tabs between, in any order of lines: where that is the program's.
  case columns([String])
  /// How many lines of data stand below the header.
  case lines
  /// Every digit that is printed, in order: the same in CSV and JSON, whatever stands between.
  case digits

  func checksum(of path: String) throws -> Checksum? {
    switch self {
    case .nothing: nil
    case .columns(let names): try Table(contents(of: path)).checksum(names)
    case .lines: Checksum(UInt64(try Table(contents(of: path)).lines.count))
    case .digits: try digits(of: path)
    }
  }

  private func digits(of path: String) throws -> Checksum {
    guard let file = fopen(path, "r") else { throw Failure("cannot read \(path)") }
    defer { fclose(file) }
    var hash = FNV()
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      for byte in buffer[..<count] where byte >= 0x30 && byte <= 0x39 { hash.add(byte) }
    }
    return Checksum(hash.value)
  }
}

/// Lines of fields with tabs between, the first of them names.
struct Table {
  let names: [Substring]
  let lines: [[Substring]]

  init(_ text: String) {
    // `sqlite-utils` ends its lines with CR LF, which Swift takes for one character.
    var lines = text.split(whereSeparator: \.isNewline).map {
      $0.split(separator: "\t", omittingEmptySubsequences: false)
    }
    names = lines.isEmpty ? [] : lines.removeFirst()
    self.lines = lines
  }

  func checksum(_ columns: [String]) throws -> Checksum {
    let places = columns.compactMap { name in names.firstIndex { $0 == name } }
    guard places.count == columns.count else { throw Failure("no such columns: \(names)") }
    var sum: UInt64 = 0
    for line in lines {
      var hash = FNV()
      for place in places { for byte in line[place].utf8 + [9] { hash.add(byte) } }
      sum &+= hash.value
    }
    return Checksum(sum)
  }
}

/// FNV-1a. http://www.isthe.com/chongo/tech/comp/fnv/
struct FNV {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
}
