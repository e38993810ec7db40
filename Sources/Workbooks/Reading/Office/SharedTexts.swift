/// The texts that cells name by number, one behind the other in one buffer.
struct SharedTexts: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [UInt32] = []

  /// Reads the part, if the workbook has it.
  init(_ part: String, in archive: Archive) throws(WorkbookFault) {
    guard archive.has(part) else { return }
    let handler = SharedTextsHandler(part, bytes: archive.unpacked(part))
    try XMLReader(archive.open(part), handler).finish()
    (bytes, ends) = (handler.bytes, handler.ends)
  }

  var count: Int { ends.count }

  /// Gives the bytes of a text.
  func withText<Answer>(
    _ index: Int, _ body: (UnsafeRawBufferPointer) -> Answer
  ) -> Answer {
    let start = index == 0 ? 0 : Int(ends[index - 1])
    let end = Int(ends[index])
    return bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[start..<end])) }
  }
}

/// `<si>` with `<t>`, or with runs `<r><t>`, which are joined. How a text is pronounced, `<rPh>`,
/// is left out.
private final class SharedTextsHandler: XMLHandler {
  private let part: String
  var bytes: [UInt8] = []
  var ends: [UInt32] = []
  private var collects = 0
  private var isRun = false
  private var start = 0

  /// Room that is not used is never touched, so it costs nothing; growing would cost a copy.
  init(_ part: String, bytes count: Int) {
    self.part = part
    bytes.reserveCapacity(min(count, Bounds.sharedBytes))
    ends.reserveCapacity(min(count / 9, Bounds.sharedTexts))
  }

  override func start(
    _ name: XMLName, _ attributes: XMLAttributes, depth: Int
  ) throws(WorkbookFault) {
    switch depth {
    case 2: start = bytes.count
    case 3:
      isRun = name == "r"
      if name == "t" { collects = depth }
    case 4: if isRun, name == "t" { collects = depth }
    default: break
    }
  }

  override func end(depth: Int) throws(WorkbookFault) {
    if collects == depth { collects = 0 }
    guard depth == 2 else { return }
    try refuse(if: bytes.count - start > Bounds.textUnits && isTooLong, .text(row: nil))
    try refuse(if: ends.count >= Bounds.sharedTexts, .texts)
    ends.append(UInt32(bytes.count))
  }

  override func text(_ text: UnsafeBufferPointer<UInt8>) throws(WorkbookFault) {
    guard collects > 0 else { return }
    bytes.append(contentsOf: text)
    try refuse(if: bytes.count - start > 3 * Bounds.textUnits, .text(row: nil))
    try refuse(if: bytes.count > Bounds.sharedBytes, .texts)
  }

  private var isTooLong: Bool { CellText.units(bytes[start...]) > Bounds.textUnits }

  private func refuse(if isBroken: Bool, _ bound: Bound) throws(WorkbookFault) {
    if isBroken { throw .tooBig(part: part, bound) }
  }
}
