import Glibc
import Samples

/// The same models as a CSV file that `model import` takes: one registration a row.
struct CSVTable {
  /// - Parameter coded: whether each has a code of its own.
  static func write(rows: Int, seed: UInt64, coded: Bool = false, to path: String) throws {
    guard let file = fopen(path, "w") else { throw Failure("cannot write \(path)") }
    fputs(
      (coded ? "Code," : "")
        + "Title,Province,Field,Owner kind,Owner,Kind,Year,Registered on,Mode,Outcome,Level,"
        + "Decision,Recognized on\n", file)
    for number in 0..<rows {
      fputs((coded ? "MH.\(10_000_000 + number)," : "") + row(number, seed), file)
    }
    guard fclose(file) == 0 else { throw Failure("cannot write \(path)") }
  }

  private static func row(_ number: Int, _ seed: UInt64) -> String {
    let model = ArchiveModel(number: number, seed: seed, places: provinces.count)
    let entry = model.registrations[0]
    let decision = entry.decisions.first { $0.outcome == "recognized" && $0.decidedOn != nil }
    let cells: [String?] = [
      quoted(model.title), provinces[model.place], model.field.map { fields[$0] },
      stated(model.ownerKind), model.owner, stated(model.kind), String(entry.year - 1),
      entry.registeredOn.map(yearBefore), "new", decision?.outcome,
      decision.map { stated($0.level) ?? "commune" }, decision?.number,
      decision?.decidedOn.map(yearBefore),
    ]
    return cells.map { $0 ?? "" }.joined(separator: ",") + "\n"
  }

  private static func stated(_ word: String) -> String? { word == "unknown" ? nil : word }

  /// 2021 to 2025 become 2020 to 2024, when every code meant one province.
  private static func yearBefore(_ day: String) -> String {
    "\((Int(day.prefix(4)) ?? 0) - 1)\(day.dropFirst(4))"
  }

  private static func quoted(_ text: String) -> String {
    text.contains(",") ? "\"\(text)\"" : text
  }

  private static let fields = [
    "economy", "culture-society", "defense-security", "political-system",
  ]
  private static let provinces = [
    "22", "04", "37", "38", "40", "01", "79", "14", "11", "20", "42", "46", "48", "12", "92", "96",
    "31", "33", "19", "25", "56", "66", "68", "75", "80", "86", "91", "24", "15", "08",
  ]
}
