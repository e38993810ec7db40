import CSQLite

extension String {
  /// A copy of the bytes, unchanged; nil if they are not UTF-8.
  ///
  /// The standard library looks at what is not ASCII byte by byte, which for Vietnamese takes
  /// longer than all the rest of reading a text. Short texts are left to it.
  @usableFromInline
  init?(validating bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress, bytes.count >= CSQLITE_UTF8_MINIMUM else {
      guard let text = try? UTF8Span(validating: bytes.span) else { return nil }
      self.init(copying: text)
      return
    }
    let kind = csqlite_check_utf8(start, bytes.count)
    guard kind != 0 else { return nil }
    self.init(copying: UTF8Span(unchecked: bytes.span, isKnownASCII: kind == 2))
  }
}
