import Testing

@testable import Workbooks

@Suite("Merged cells") struct MergeTests {
  private func merges(_ places: String...) -> String {
    "<mergeCells>" + places.map { "<mergeCell ref=\"\($0)\"/>" }.joined() + "</mergeCells>"
  }

  @Test func `They are filled with the first, downwards too, over what was kept there`() throws {
    let book = Book(
      rows: """
        <row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>9</v></c><c r="D1"><v>2</v></c></row>
        <row r="2"><c r="A2"><v>8</v></c><c r="D2"><v>3</v></c></row>
        <row r="3"><c r="D3"><v>4</v></c></row><row r="4"><c r="B4"><v>5</v></c></row>
        """, after: merges("A1:C3"))
    #expect(
      try book.rows().map(line) == [
        "1 #1|^#1|^#1|#2", "2 ^#1|^#1|^#1|#3", "3 ^#1|^#1|^#1|#4", "4 |#5",
      ])
  }

  @Test func `A row that has nothing of its own is none`() throws {
    let book = Book(
      rows: "<row r='1'><c r='A1'><v>1</v></c></row><row r='2'><c r='A2'><v>7</v></c></row>",
      after: merges("A1:B1048576"))
    #expect(try book.rows().map(line) == ["1 #1|^#1"])
  }

  @Test func `Under a merge whose first cell is empty nothing is seen`() throws {
    let book = Book(
      rows: "<row r='2'><c r='A2'><v>1</v></c><c r='C2'><v>2</v></c></row>",
      after: merges("A1:B2", "D5:D5"))
    #expect(try book.rows().map(line) == ["2 ^|^|#2"])
  }

  @Test func `Merges beside each other, in any order and any spelling`() throws {
    let rows = """
      <row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>
      <row r="2"><c r="C2"><v>3</v></c></row>
      """
    let after = """
      <!-- mergeCell ref="X1:Y1" --><mergeCells count='2'><mergeCell xr:uid="{1}" ref = '$B$1:B2' />
      <mergeCell
      ref="A2:A1"></mergeCell></mergeCells>
      """
    // A comment is no merge: what expat finds is what counts.
    #expect(
      fault(Book(rows: rows, after: after).bytes)
        == .damaged(part: "xl/worksheets/sheet1.xml", .merges))
    let plain = after.replacing("<!-- mergeCell ref=\"X1:Y1\" -->", with: "")
    #expect(try Book(rows: rows, after: plain).rows().map(line) == ["1 #1|#2", "2 ^#1|^#2|#3"])
  }

  @Test func `A merge is found wherever the piece ends`() throws {
    for filler in 65_380..<65_460 {
      let rows =
        "<row r='1'><c r='A1' t='str'><v>\(String(repeating: "x", count: 30_000))</v></c>"
        + "<c r='B1' t='str'><v>\(String(repeating: "y", count: filler - 35_000))</v></c></row>"
      let count = try Book(rows: rows, after: merges("A2:B3", "C1:D1")).rows().count
      #expect(count == 1)
    }
  }

  @Test func `Merges that overlap or lie outside are an error`() {
    let rows = "<row r='1'><c r='A1'><v>1</v></c></row>"
    for places in [["A1:B2", "B1:C1"], ["A1:XFE1"], ["A0:B1"], ["A1:A1048577"], ["tên"]] {
      let after =
        "<mergeCells>" + places.map { "<mergeCell ref='\($0)'/>" }.joined() + "</mergeCells>"
      #expect(
        fault(Book(rows: rows, after: after).bytes)
          == .damaged(part: "xl/worksheets/sheet1.xml", .merges))
    }
  }
}
