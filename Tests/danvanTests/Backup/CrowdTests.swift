import Foundation
import Testing

/// Several people at one file.
@Suite("Several at once") struct CrowdTests {
  /// More in scripts/soak.sh.
  private static let soak = Soak.rows
  private static let writes = soak.map { max(20, $0 / 1000) } ?? 5
  /// Seconds. All other tests share the machine in an ordinary run, so that only the soak can say
  /// that the usual time is enough.
  private static let wait = soak == nil ? "60" : "5"

  /// Eight write so many models each, eight read without pause. Each notes what it was told, how
  /// long it took in microseconds, and every word on stderr.
  private static let script = """
    danvan=$0 writes=$1
    timed() { local start=${EPOCHREALTIME/./}; "${@:2}" 2>>errors || echo "code $?" >>errors
      echo $((${EPOCHREALTIME/./} - start)) >>"$1"; }
    write() { for n in $(seq "$writes"); do
      timed "writing$1" "$danvan" --db danvan.db model register --title "Đông người $1-$n" \\
        --province 22 --field economy --owner-kind collective --year 2026 --format csv \\
        --wait "$3" >>"written$1"; done; }
    read() { until [ -e enough ]; do
      timed "reading$1" "$danvan" --db danvan.db sql --format csv "$2" >>"read$1"
      stat -c %s danvan.db-wal >>"log" 2>/dev/null; done; }
    for n in 1 2 3 4 5 6 7 8; do write $n "$2" "$3" & writers+=($!); read $n "$2" & done
    wait "${writers[@]}"; touch enough; wait
    """

  /// A model without its registration; entries without their model; a rate that is not of both.
  private static let halves = """
    SELECT (SELECT count(*) FROM model WHERE id NOT IN (SELECT model FROM registration)) AS a,
           (SELECT count(*) FROM journal) - (SELECT count(*) FROM model) AS b,
           (SELECT count(*) FROM rate_base) - (SELECT count(*) FROM registration) AS c
    """

  @Test func `Eight writers and eight readers lose nothing and see nothing by halves`() throws {
    let folder = try Folder.seeded()
    let before = try folder.sqlite(Self.halves).replacing("|", with: ",")
    let outcome = try folder.run(
      "/bin/bash",
      ["-c", Self.script, try Product.danvan(), String(Self.writes), Self.halves, Self.wait])
    #expect(outcome.code == 0, "\(outcome.stderr)")
    func lines(_ name: String) throws -> [String] {
      String(decoding: try folder.read(name), as: UTF8.self).split(separator: "\n").map(String.init)
    }
    let errors = try lines("errors")
    #expect(errors == [], "nobody is told to wait")

    /// Of all eight.
    func all(_ name: String) throws -> [String] {
      try (1...8).map { try lines("\(name)\($0)") }.flatMap(\.self)
    }
    let told = try all("written").filter { $0.hasPrefix("22-") }.map { $0.prefix { $0 != "," } }
      .map(String.init)
    #expect(told.count == 8 * Self.writes && Set(told).count == told.count)
    let stored = try folder.sqlite(
      "SELECT code FROM model WHERE title LIKE 'Đông người %' ORDER BY 1")
    #expect(stored.split(separator: "\n").map(String.init) == told.sorted())
    let titles = "SELECT count(DISTINCT title) FROM model WHERE title LIKE 'Đông người %'"
    #expect(try folder.sqlite(titles) == String(told.count))
    #expect(
      try folder.danvan("check", "integrity", "references", "journal", "journal-changes").code == 0)

    let seen = Set(try all("read").filter { !$0.hasPrefix("a") })
    #expect(seen == [before])

    if Self.soak != nil {
      let writing = try all("writing").compactMap { Int($0) }.sorted()
      let reading = try all("reading").compactMap { Int($0) }.sorted()
      let log = try lines("log").compactMap { Int($0) }.max() ?? 0
      print(
        "writes: \(writing.count), median \(writing[writing.count / 2] / 1000) ms,",
        "slowest \((writing.last ?? 0) / 1000) ms; reads: \(reading.count),",
        "median \(reading[reading.count / 2] / 1000) ms, slowest \((reading.last ?? 0) / 1000) ms;",
        "longest log: \(log / 1024) KB")
      #expect(writing.last ?? 0 < 1_000_000)
      #expect(log < 16 << 20)
    }
  }
}
