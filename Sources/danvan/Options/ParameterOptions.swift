import ArgumentParser
import Messages
import Query
import Storage

/// Values of `:name`, and what the answer may use up.
struct ParameterOptions: ParsableArguments {
  @Option(
    name: .customShort("p"),
    help: help("Giá trị của tham số.", "Value of a parameter.", name: "name=value"))
  var parameters: [String] = []

  @OptionGroup var limits: QueryLimitOptions

  func validate() throws { _ = try pairs() }

  func values() throws -> [String: String] {
    var values: [String: String] = [:]
    for (name, value) in try pairs() {
      if values.updateValue(value, forKey: name) != nil { throw Message.saidTwice(name) }
    }
    return values
  }

  /// `name=value`, or `name:kind=value` where it is not to be taken as it looks.
  func typedValues() throws -> [SQLParameter] {
    var names: Set<String> = []
    return try pairs().map { name, value in
      let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
      let kind = parts.count > 1 ? SQLParameter.Kind(rawValue: parts[1]) : nil
      if parts.count > 1, kind == nil { throw Message.noKind(parts[1]) }
      guard names.insert(parts.first ?? "").inserted else { throw Message.saidTwice(parts[0]) }
      return SQLParameter(parts.first ?? "", value, kind)
    }
  }

  private func pairs() throws -> [(name: String, value: String)] {
    try parameters.map { pair in
      // A value may begin with a mark that combines with the sign.
      let scalars = pair.unicodeScalars
      guard let equals = scalars.firstIndex(of: "=") else {
        throw Message.invalid("-p", pair, vi: "cần tên=giá trị", en: "wants name=value").asUsage
      }
      return (String(scalars[..<equals]), String(scalars[scalars.index(after: equals)...]))
    }
  }
}

extension Message {
  fileprivate static func saidTwice(_ name: String) -> any Error {
    let shown = name.shownInMessage
    return Message(
      .usage, field: "-p",
      LocalizedText(vi: "«\(shown)» ghi hai lần", en: "“\(shown)” is given twice"),
      advice: LocalizedText(vi: "Chỉ ghi một giá trị.", en: "Give one value.")
    ).asUsage
  }

  fileprivate static func noKind(_ kind: String) -> any Error {
    let known = SQLParameter.Kind.allCases.map(\.rawValue).joined(separator: ", ")
    return Message(
      .usage, field: "-p",
      LocalizedText(
        vi: "không có loại «\(kind.shownInMessage)»", en: "no kind “\(kind.shownInMessage)”"),
      advice: LocalizedText(
        vi: "Ghi tên:loại=giá trị, loại là: \(known).",
        en: "Write name:kind=value, the kind one of: \(known).")
    ).asUsage
  }
}
