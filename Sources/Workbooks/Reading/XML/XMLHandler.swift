/// What is done with the elements of a part, as they come. The depth of the root is 1.
class XMLHandler {
  func start(
    _ name: XMLName, _ attributes: XMLAttributes, depth: Int
  ) throws(WorkbookFault) {}
  func end(depth: Int) throws(WorkbookFault) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(WorkbookFault) {}
}
