import CExpat
import Glibc

/// Reads a part with expat, piece by piece, so that only what the handler keeps is in memory.
///
/// expat keeps a tag or comment until it is whole: one that is longer than `Bounds.markupBytes` is
/// refused before.
final class XMLReader {
  private let part: ArchivePart
  private let parser: XML_Parser
  private let handler: XMLHandler
  private let context: UnsafeMutablePointer<XMLContext>
  private var isAtEnd = false

  private static let pieceBytes: Int32 = 32_768

  init(_ part: ArchivePart, _ handler: XMLHandler) throws(WorkbookFault) {
    guard let parser = XML_ParserCreate(nil) else { throw .unreadable(errno: ENOMEM) }
    self.part = part
    self.parser = parser
    self.handler = handler
    context = .allocate(capacity: 1)
    context.initialize(to: XMLContext(handler: handler, parser: parser, part: part.name))
    XMLContext.install(in: parser, context)
  }

  deinit {
    XML_ParserFree(parser)
    context.deinitialize(count: 1)
    context.deallocate()
  }

  /// Reads another piece; false at the end.
  func advance() throws(WorkbookFault) -> Bool {
    if isAtEnd { return false }
    guard let buffer = XML_GetBuffer(parser, Self.pieceBytes) else {
      throw .unreadable(errno: ENOMEM)
    }
    let piece = UnsafeMutableRawBufferPointer(start: buffer, count: Int(Self.pieceBytes))
    let count = try part.read(into: piece)
    isAtEnd = count == 0
    context.pointee.fed += count
    guard XML_ParseBuffer(parser, Int32(count), isAtEnd ? 1 : 0) == XML_STATUS_OK else {
      throw context.pointee.fault ?? malformed
    }
    if context.pointee.isStuck { throw .tooBig(part: part.name, .markup) }
    return !isAtEnd
  }

  /// Parses bytes that do not come from the part as it is.
  func feed(_ bytes: ArraySlice<UInt8>, isLast: Bool = false) throws(WorkbookFault) {
    context.pointee.fed += bytes.count
    let status = bytes.withUnsafeBytes { bytes in
      let text = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
      return XML_Parse(parser, text, Int32(bytes.count), isLast ? 1 : 0)
    }
    guard status == XML_STATUS_OK else { throw context.pointee.fault ?? malformed }
  }

  /// Reads all that is left.
  func finish() throws(WorkbookFault) {
    while try advance() {}
  }

  private var malformed: WorkbookFault {
    .malformed(
      part: part.name, line: Int(XML_GetCurrentLineNumber(parser)),
      column: Int(XML_GetCurrentColumnNumber(parser)) + 1,
      code: Int32(bitPattern: XML_GetErrorCode(parser).rawValue))
  }
}

/// What expat's calls work with.
struct XMLContext {
  unowned(unsafe) let handler: XMLHandler
  let parser: XML_Parser
  let part: String
  var depth = 0
  var fed = 0
  /// How much had been fed when the last element or text came.
  var heard = 0
  var fault: WorkbookFault?

  var isStuck: Bool { fed - heard > Bounds.markupBytes }

  /// expat may still call once or twice after it was stopped.
  mutating func handle(
    _ work: (XMLHandler) throws(WorkbookFault) -> Void
  ) {
    heard = fed
    guard fault == nil else { return }
    do throws(WorkbookFault) {
      try work(handler)
    } catch {
      stop(error)
    }
  }

  mutating func stop(_ error: WorkbookFault) {
    fault = fault ?? error
    XML_StopParser(parser, XML_Bool(XML_FALSE))
  }

  mutating func start(
    _ name: UnsafePointer<XML_Char>, _ list: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?
  ) {
    depth += 1
    guard depth <= Bounds.depth else { return stop(.tooBig(part: part, .depth)) }
    let (name, depth) = (XMLName(name), depth)
    handle { handler throws(WorkbookFault) in
      try handler.start(name, XMLAttributes(list: list), depth: depth)
    }
  }

  mutating func end() {
    let depth = depth
    handle { handler throws(WorkbookFault) in try handler.end(depth: depth) }
    self.depth -= 1
  }

  mutating func text(_ text: UnsafePointer<XML_Char>, _ count: Int32) {
    let bytes = UnsafeBufferPointer(
      start: UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self), count: Int(count))
    handle { handler throws(WorkbookFault) in try handler.text(bytes) }
  }

  static func install(in parser: XML_Parser, _ context: UnsafeMutablePointer<XMLContext>) {
    XML_SetUserData(parser, context)
    XML_SetElementHandler(
      parser,
      { context, name, list in
        guard let name else { return }
        context?.assumingMemoryBound(to: XMLContext.self).pointee.start(name, list)
      },
      { context, _ in context?.assumingMemoryBound(to: XMLContext.self).pointee.end() })
    XML_SetCharacterDataHandler(parser) { context, text, count in
      guard let text else { return }
      context?.assumingMemoryBound(to: XMLContext.self).pointee.text(text, count)
    }
    XML_SetStartDoctypeDeclHandler(parser) { context, _, _, _, _ in
      guard let context = context?.assumingMemoryBound(to: XMLContext.self) else { return }
      context.pointee.stop(.doctype(part: context.pointee.part))
    }
  }
}
