import Query
import Storage
import Testing

@testable import Interchange

@Suite("Sources of reports")
struct ReportSourceTests {
  @Test func `Every report that prints figures or money says where each was read`() throws {
    var found: [String] = []
    for file in ReportFile.shipped {
      let report = try Report(file)
      let amounts = report.columns.filter { $0.kind == .quantity || $0.kind == .money }
      // A bound on what is counted was read nowhere.
      guard !amounts.isEmpty, !["rates-by-level", "funnel"].contains(file.name) else { continue }
      found.append(file.name)
      #expect(report.headings.contains { $0.namesSources }, "\(file.name)")
    }
    #expect(
      Set(found).isSuperset(
        of: ["reconciliation", "fund-statement", "housing-progress", "contradictions"]))
  }
}
