import CDigest

/// SHA-256, 64 hexadecimal digits.
///
/// libmd: `SHA256Data`.
public func sha256(_ bytes: [UInt8]) -> String {
  var digits = [CChar](repeating: 0, count: 64 + 1)
  _ = SHA256Data(bytes, bytes.count, &digits)
  return String(decoding: digits.prefix(64).map(UInt8.init(bitPattern:)), as: UTF8.self)
}
