import Storage

/// What is said of headers: the column of the form each means, or nothing of one that is not read.
struct ProfileMeanings: Equatable {
  /// By the header as it is compared.
  private(set) var columns: [String: String] = [:]
  /// Lines of a profile that say nothing, or say another thing of a header than the one before.
  private(set) var unread: [String] = []

  /// What an import was told of headers.
  init(said settings: ImportSettings) {
    for (label, column) in settings.meant { columns[label.labelKey] = column }
    for label in settings.ignoredHeaders { columns[label.labelKey] = "" }
  }

  /// What is kept.
  init(_ profile: Profile) {
    for line in profile.meanings.split(separator: "\n").map(String.init) {
      let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let key = String(parts[0]).labelKey
      guard parts.count == 2, !key.isEmpty, columns[key] == nil else {
        unread.append(line)
        continue
      }
      columns[key] = String(parts[1]).tidied
    }
  }

  var isEmpty: Bool { columns.isEmpty }

  /// As a profile has it.
  var text: String {
    columns.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "\n")
  }

  /// What is left where something was said besides: a header means one thing, and a column stands
  /// under one header.
  func besides(_ said: ProfileMeanings) -> ProfileMeanings {
    let taken = Set(said.columns.values).subtracting([""])
    var rest = self
    rest.columns = columns.filter { header, column in
      said.columns[header] == nil && !taken.contains(column)
    }
    return rest
  }

  /// With what was said besides.
  func adding(_ said: ProfileMeanings) -> ProfileMeanings {
    var all = besides(said)
    all.columns.merge(said.columns) { $1 }
    return all
  }

  /// What was said otherwise.
  func overruled(by said: ProfileMeanings) -> ProfileMeanings {
    let rest = besides(said)
    var over = self
    over.columns = columns.filter { header, column in
      rest.columns[header] == nil && said.columns[header] != column
    }
    return over
  }

  /// Whether it says what a column was found to be.
  func says(_ column: ColumnReading) -> Bool {
    // A header of two lines was told by all of it, or by its lower line.
    let labels = [column.label, column.label.split(separator: " – ").last.map(String.init) ?? ""]
    guard let said = labels.lazy.compactMap({ columns[$0.labelKey] }).first else { return false }
    switch column.use {
    case .column(let name), .compared(let name): return said == name
    case .ignored: return said.isEmpty
    default: return false
    }
  }
}

extension ImportSettings {
  /// With what a profile says.
  func adding(_ profile: ProfileMeanings) -> ImportSettings {
    var settings = self
    for (header, column) in profile.columns.sorted(by: { $0.key < $1.key }) {
      if column.isEmpty { settings.ignored.append(header) } else { settings.mean(header, column) }
    }
    return settings
  }

  /// The headers that somebody said something of, as they were typed.
  public var saidHeaders: [String] {
    meant.keys.sorted() + ignoredHeaders
  }
}

extension TableHeader {
  /// What its columns are called, in whatever order: by that a head is known again. In a file of
  /// refused rows the reasons stand beside them.
  var keys: Set<String> {
    Set(labels.map(\.labelKey)).subtracting(["", ImportHeaders.reasons.labelKey])
  }

  /// Whether a column goes by that header, or a line of its header does.
  func has(header: String) -> Bool {
    if let (head, number) = header.numberedHead {
      return labels.count { ImportHeaders.areAlike($0, head) } >= number
    }
    let key = header.labelKey
    return keys.contains(key)
      || !key.isEmpty && lines.joined().contains { $0.labelKey == key }
  }

  /// How it writes a header.
  func label(of key: String) -> String? {
    (labels + lines.joined()).first { $0.labelKey == key }
  }
}
