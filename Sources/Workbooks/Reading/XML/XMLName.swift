import Glibc

/// The name of an element as expat has it, compared without becoming a String.
struct XMLName {
  /// The name without its prefix.
  let local: UnsafePointer<CChar>

  init(_ name: UnsafePointer<CChar>) {
    var (local, next) = (name, name)
    while next.pointee != 0 {
      if next.pointee == CChar(bitPattern: UInt8(ascii: ":")) { local = next + 1 }
      next += 1
    }
    self.local = local
  }

  static func == (name: XMLName, other: StaticString) -> Bool { equals(name.local, other) }

  static func ~= (other: StaticString, name: XMLName) -> Bool { name == other }
}

/// Whether a text of C is the same.
func equals(_ text: UnsafePointer<CChar>, _ other: StaticString) -> Bool {
  strcmp(text, UnsafeRawPointer(other.utf8Start).assumingMemoryBound(to: CChar.self)) == 0
}

/// The attributes of an element: names and values in turn, closed by a nil.
struct XMLAttributes {
  let list: UnsafeMutablePointer<UnsafePointer<CChar>?>?

  /// The value of the attribute of exactly this name.
  subscript(_ name: StaticString) -> UnsafePointer<CChar>? {
    guard var next = list else { return nil }
    while let found = next.pointee {
      if equals(found, name) { return next[1] }
      next += 2
    }
    return nil
  }

  /// The value of the attribute that has this name behind any prefix: `id` of `r:id`.
  func prefixed(_ name: StaticString) -> String? {
    guard var next = list else { return nil }
    while let found = next.pointee {
      if strchr(found, Int32(UInt8(ascii: ":"))) != nil,
        XMLName(found) == name
      {
        return next[1].map { String(cString: $0) }
      }
      next += 2
    }
    return nil
  }

  /// The value as a String.
  func string(_ name: StaticString) -> String? { self[name].map { String(cString: $0) } }

  /// The value as a number without a sign; what is too big for one is `Int.max`.
  func number(_ name: StaticString) -> Int? { self[name].flatMap { digits($0) } }

  /// Whether the value says yes: `1`, `true` or `on`.
  func isOn(_ name: StaticString) -> Bool {
    guard let value = self[name] else { return false }
    return equals(value, "1") || equals(value, "true") || equals(value, "on")
  }
}

/// The number that the digits of a text of C are, `Int.max` where they are more than fit.
func digits(_ text: UnsafePointer<CChar>) -> Int? {
  digits(UnsafeRawBufferPointer(start: text, count: strlen(text)))
}

/// The number that digits are, `Int.max` where they are more than fit; nil for anything else.
func digits(_ bytes: UnsafeRawBufferPointer) -> Int? {
  var number = 0
  for byte in bytes {
    guard byte &- 0x30 < 10 else { return nil }
    number = number < Int.max / 100 ? number * 10 + Int(byte &- 0x30) : Int.max
  }
  return bytes.isEmpty ? nil : number
}

/// How many bytes a text of C has.
func length(_ text: UnsafePointer<CChar>) -> Int { strlen(text) }
