import CExpat
import CZip
import Glibc

/// A workbook's bytes as others read them: minizip opens the archive, expat each part.
public struct WrittenBook {
  /// In the order in which they stand.
  public private(set) var names: [String] = []
  private var parts: [String: [UInt8]] = [:]

  /// - Throws: where minizip finds a checksum or a length wrong.
  public init(_ bytes: [UInt8]) throws {
    var template = Array("/tmp/danvan-book-XXXXXX".utf8CString)
    let file = mkstemp(&template)
    defer {
      close(file)
      unlink(template)
    }
    guard write(file, bytes, bytes.count) == bytes.count, let zip = unzOpen64(template) else {
      throw NotRead(part: "archive")
    }
    defer { unzClose(zip) }
    var code = unzGoToFirstFile(zip)
    while code == UNZ_OK {
      let (name, part) = try Self.part(of: zip)
      names.append(name)
      parts[name] = part
      code = unzGoToNextFile(zip)
    }
  }

  private static func part(of zip: unzFile) throws -> (String, [UInt8]) {
    var info = unz_file_info64()
    var name = [CChar](repeating: 0, count: 256)
    unzGetCurrentFileInfo64(zip, &info, &name, 255, nil, 0, nil, 0)
    let text = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    guard unzOpenCurrentFile(zip) == UNZ_OK else { throw NotRead(part: text) }
    var bytes = [UInt8](repeating: 0, count: Int(info.uncompressed_size) + 1)
    let count = unzReadCurrentFile(zip, &bytes, UInt32(bytes.count))
    guard count == info.uncompressed_size, unzCloseCurrentFile(zip) == UNZ_OK else {
      throw NotRead(part: text)
    }
    return (text, Array(bytes.prefix(Int(count))))
  }

  /// A part that is not there, is broken, or is no XML.
  public struct NotRead: Error { let part: String }

  /// A part as it stands.
  public subscript(_ name: String) -> String { String(decoding: parts[name] ?? [], as: UTF8.self) }

  /// Its elements in the order in which they begin, e.g. every `c` of a sheet.
  public func elements(_ name: String, of part: String = "xl/worksheets/sheet1.xml") throws
    -> [Element]
  {
    try all(of: part).filter { $0.name == name }
  }

  /// Every element of a part.
  func all(of part: String) throws -> [Element] { try Self.elements(parts[part] ?? [], part) }

  /// Of XML.
  public struct Element {
    public let name: String
    public let attributes: [String: String]
    /// Of what is within, too.
    public var text = ""
  }

  private final class Reading {
    var all: [Element] = []
    var open: [Int] = []
  }

  private static func elements(_ bytes: [UInt8], _ part: String) throws -> [Element] {
    let parser = XML_ParserCreate("UTF-8")
    defer { XML_ParserFree(parser) }
    let reading = Reading()
    XML_SetUserData(parser, Unmanaged.passUnretained(reading).toOpaque())
    XML_SetElementHandler(
      parser,
      { data, name, attributes in
        guard let data, let name, let attributes else { return }
        var (all, index): ([String: String], Int) = ([:], 0)
        while let key = attributes[index], let value = attributes[index + 1] {
          all[String(cString: key)] = String(cString: value)
          index += 2
        }
        let reading = Unmanaged<Reading>.fromOpaque(data).takeUnretainedValue()
        reading.open.append(reading.all.count)
        reading.all.append(Element(name: String(cString: name), attributes: all))
      },
      { data, _ in
        guard let data else { return }
        Unmanaged<Reading>.fromOpaque(data).takeUnretainedValue().open.removeLast()
      })
    XML_SetCharacterDataHandler(parser) { data, text, count in
      guard let data, let text else { return }
      let reading = Unmanaged<Reading>.fromOpaque(data).takeUnretainedValue()
      let bytes = UnsafeBufferPointer(start: text, count: Int(count))
      let piece = String(decoding: bytes.map(UInt8.init(bitPattern:)), as: UTF8.self)
      for index in reading.open { reading.all[index].text += piece }
    }
    let text = bytes.map(CChar.init(bitPattern:))
    guard XML_Parse(parser, text, Int32(text.count), 1) == XML_STATUS_OK else {
      throw NotRead(part: part)
    }
    return reading.all
  }
}
