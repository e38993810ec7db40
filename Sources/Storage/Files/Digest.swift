import CDigest

/// SHA-256 of what comes in pieces.
///
/// libmd: `SHA256Update`.
public struct Digest {
  private var context = SHA2_CTX()

  /// Of nothing yet.
  public init() { SHA256Init(&context) }

  /// Goes on with the next piece.
  public mutating func add(_ bytes: [UInt8]) { SHA256Update(&context, bytes, bytes.count) }

  /// 64 hexadecimal digits.
  public mutating func finish() -> String {
    var digits = [CChar](repeating: 0, count: 64 + 1)
    _ = SHA256End(&context, &digits)
    return String(decoding: digits.prefix(64).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}

/// SHA-256, 64 hexadecimal digits.
public func sha256(_ bytes: [UInt8]) -> String {
  var digest = Digest()
  digest.add(bytes)
  return digest.finish()
}
