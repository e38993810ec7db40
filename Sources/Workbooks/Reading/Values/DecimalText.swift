/// Numbers as the file writes them, brought into one form without computing.
enum DecimalText {
  /// The number as `SheetValue.number` has it; nil for what is none, or has more than 400 places.
  static func normalised(_ bytes: UnsafeRawBufferPointer) -> String? {
    if isNormal(bytes) { return String(decoding: bytes, as: UTF8.self) }
    guard let parts = Parts(bytes) else { return nil }
    return parts.withoutNoise.text
  }

  /// Whether it has the form already, and few enough digits for there to be no noise.
  private static func isNormal(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let digits = bytes.first == UInt8(ascii: "-") ? bytes.dropFirst() : bytes[...]
    guard let first = digits.first, let last = digits.last, digits.count <= 16 else { return false }
    var points = 0
    for byte in digits where byte &- 0x30 >= 10 {
      guard byte == UInt8(ascii: ".") else { return false }
      points += 1
    }
    let zero = UInt8(ascii: "0")
    if points == 0 { return first != zero || (digits.count == 1 && bytes.count == 1) }
    let second = digits[digits.startIndex + (digits.count > 1 ? 1 : 0)]
    return points == 1 && last != zero && last != UInt8(ascii: ".") && first != UInt8(ascii: ".")
      && (first != zero || second == UInt8(ascii: "."))
  }

  /// A number as its digits and the place of its point.
  private struct Parts {
    var isNegative = false
    /// Without zeros at either end.
    var digits: [UInt8] = []
    /// How many of the digits stand before the point; may be negative or more than there are.
    var point = 0
    var isPlainInteger = true

    init?(_ bytes: some Sequence<UInt8>) {
      var rest = Array(bytes)[...]
      if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
        isNegative = sign == UInt8(ascii: "-")
        rest.removeFirst()
      }
      let whole = Self.takeDigits(&rest)
      var fraction: [UInt8] = []
      if rest.first == UInt8(ascii: ".") {
        rest.removeFirst()
        fraction = Self.takeDigits(&rest)
        isPlainInteger = false
      }
      guard !whole.isEmpty || !fraction.isEmpty, let exponent = takeExponent(&rest), rest.isEmpty
      else { return nil }
      digits = whole + fraction
      point = whole.count + exponent
      trim()
      guard digits.count <= 400, abs(point) <= 400 else { return nil }
    }

    private static func takeDigits(_ rest: inout ArraySlice<UInt8>) -> [UInt8] {
      let digits = Array(rest.prefix { $0 &- 0x30 < 10 })
      rest = rest.dropFirst(digits.count)
      return digits
    }

    private mutating func takeExponent(_ rest: inout ArraySlice<UInt8>) -> Int? {
      guard let mark = rest.first, mark | 0x20 == UInt8(ascii: "e") else { return 0 }
      isPlainInteger = false
      rest.removeFirst()
      let exponent = Int(String(decoding: rest, as: UTF8.self))
      rest = rest.dropFirst(rest.count)
      return exponent.flatMap { abs($0) <= 100_000 ? $0 : nil }
    }

    private mutating func trim() {
      let zeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
      digits.removeFirst(zeros)
      point -= zeros
      while digits.last == UInt8(ascii: "0") { digits.removeLast() }
      if digits.isEmpty { (point, isNegative) = (0, false) }
    }

    /// Excel writes seventeen digits of a binary number: 77.599999999999994 is the 77.6 that was
    /// typed. A longer whole number is a number of some card, and is kept.
    var withoutNoise: Parts {
      guard digits.count > 15, !isPlainInteger, let binary = Double(text), binary.isFinite,
        let shortest = Parts(binary.description.utf8),
        shortest.digits.count < digits.count
      else { return self }
      return shortest
    }

    var text: String {
      if digits.isEmpty { return "0" }
      var written = isNegative ? [UInt8(ascii: "-")] : []
      let zeros = { (count: Int) in [UInt8](repeating: UInt8(ascii: "0"), count: max(0, count)) }
      if point <= 0 {
        written += Array("0.".utf8) + zeros(-point) + digits
      } else {
        written += digits.prefix(point) + zeros(point - digits.count)
        if digits.count > point { written += [UInt8(ascii: ".")] + digits.dropFirst(point) }
      }
      return String(decoding: written, as: UTF8.self)
    }
  }
}
