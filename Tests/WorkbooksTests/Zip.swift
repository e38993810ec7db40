import CZip

/// A zip archive made by hand, so that it can say what is not so.
struct Zip {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// What an entry says of itself that is not so.
  struct Lies {
    var flags: UInt16 = 0
    var method: UInt16?
    var checksum: UInt32?
    var unpacked: UInt32?
  }

  mutating func add(_ name: String, _ text: String, _ lies: Lies = Lies()) {
    add(name, Array(text.utf8), lies)
  }

  mutating func add(_ name: String, _ content: [UInt8], _ lies: Lies = Lies()) {
    add(name, packed: Self.deflated(content), of: content, lies)
  }

  mutating func add(_ name: String, packed: [UInt8], of content: [UInt8], _ lies: Lies) {
    let checksum = UInt32(truncatingIfNeeded: crc32(0, content, UInt32(content.count)))
    let common =
      word(20) + word(lies.flags) + word(lies.method ?? 8) + word(0) + word(0x21)
      + long(lies.checksum ?? checksum) + long(UInt32(packed.count))
      + long(lies.unpacked ?? UInt32(content.count)) + word(UInt16(name.utf8.count)) + word(0)
    directory += long(0x0201_4B50) + word(20) + common + word(0) + word(0) + word(0) + long(0)
    directory += long(UInt32(bytes.count)) + Array(name.utf8)
    bytes += long(0x0403_4B50) + common + Array(name.utf8) + packed
    count += 1
  }

  /// The archive.
  var archive: [UInt8] {
    let end = long(0x0605_4B50) + word(0) + word(0) + word(UInt16(count)) + word(UInt16(count))
    return bytes + directory + end + long(UInt32(directory.count)) + long(UInt32(bytes.count))
      + word(0)
  }

  /// Deflated, without the frame of zlib.
  static func deflated(_ bytes: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    deflateInit2_(&stream, 6, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size)
    defer { deflateEnd(&stream) }
    var packed = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))) + 16)
    var bytes = bytes
    let room = packed.count
    bytes.withUnsafeMutableBufferPointer { source in
      packed.withUnsafeMutableBufferPointer { target in
        (stream.next_in, stream.avail_in) = (source.baseAddress, UInt32(source.count))
        (stream.next_out, stream.avail_out) = (target.baseAddress, UInt32(room))
        deflate(&stream, Z_FINISH)
      }
    }
    packed.removeLast(Int(stream.avail_out))
    return packed
  }
}

private func word(_ number: UInt16) -> [UInt8] { [UInt8(number & 0xFF), UInt8(number >> 8)] }

private func long(_ number: UInt32) -> [UInt8] {
  word(UInt16(number & 0xFFFF)) + word(UInt16(number >> 16))
}
