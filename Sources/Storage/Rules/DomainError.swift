/// What is wrong, as a value; its words are those of the module `Messages`.
public protocol Fault: Sendable, Equatable {}

extension Fault {
  /// This fault of nothing in particular.
  public var error: DomainError { DomainError(self) }

  /// This fault of a field, an option or an argument.
  public func error(
    in field: String, _ violation: DomainError.Violation? = nil
  ) -> DomainError { error(in: FieldRef(field), violation) }

  /// This fault of a field, where it is about one.
  public func error(
    in field: FieldRef?, _ violation: DomainError.Violation? = nil
  ) -> DomainError { DomainError(self, field: field, violation: violation) }

  fileprivate func equals(_ other: any Fault) -> Bool { other as? Self == self }
}

/// What of a record, a question or a file an error is about.
public enum FieldRef: Sendable, Hashable, ExpressibleByStringLiteral {
  /// A column, by its name in the dictionary.
  case column(String)
  /// What whoever asked calls it: an option, an argument, a header of a file.
  case given(String)
  /// A parameter of a report; all of them where the name is empty.
  case parameter(String)

  /// Columns begin with a small letter; options, arguments and headers do not.
  public init(_ name: String) {
    self = name.first?.isLowercase == true ? .column(name) : .given(name)
  }

  /// As ``init(_:)``.
  public init(stringLiteral name: String) { self.init(name) }

  /// The column's name, or what whoever asked calls it.
  public var name: String {
    switch self {
    case .column(let name), .given(let name), .parameter(let name): name
    }
  }
}

/// Something that cannot be done.
public struct DomainError: Error, Sendable, Equatable {
  /// Which rule of a table of data is broken, in Frictionless's words.
  /// https://framework.frictionlessdata.io/docs/errors/
  public enum Violation: String, Sendable, Hashable {
    /// It cannot be read as what its column holds.
    case type = "type-error"
    /// It can be read, and may not be.
    case constraint = "constraint-error"
    /// It names what is not there, or several things.
    case reference = "foreign-key"
    /// It is there already.
    case duplicate = "duplicate-row"
    case missingLabel = "missing-label"
    case duplicateLabel = "duplicate-label"
    case extraCell = "extra-cell"
    case encoding = "encoding-error"

    /// What people read: in Vietnamese with the word of Frictionless, in English that alone.
    public var label: LocalizedText {
      switch self {
      case .type: LocalizedText(vi: "sai kiểu (\(rawValue))", en: rawValue)
      case .constraint: LocalizedText(vi: "trái quy tắc (\(rawValue))", en: rawValue)
      case .reference: LocalizedText(vi: "không có trong danh mục (\(rawValue))", en: rawValue)
      case .duplicate: LocalizedText(vi: "trùng (\(rawValue))", en: rawValue)
      case .missingLabel: LocalizedText(vi: "thiếu cột (\(rawValue))", en: rawValue)
      case .duplicateLabel: LocalizedText(vi: "hai cột trùng (\(rawValue))", en: rawValue)
      case .extraCell: LocalizedText(vi: "ô thừa (\(rawValue))", en: rawValue)
      case .encoding: LocalizedText(vi: "sai mã chữ (\(rawValue))", en: rawValue)
      }
    }
  }

  /// What is wrong.
  public let fault: any Fault
  /// `nil` = whatever the step that found it looks for.
  public var violation: Violation?
  /// What it is about, where it is about one field.
  public var field: FieldRef?

  /// A fault with what it is about and the rule that is broken, where they are known.
  public init(_ fault: any Fault, field: FieldRef? = nil, violation: Violation? = nil) {
    (self.fault, self.field, self.violation) = (fault, field, violation)
  }

  /// Fault, field and violation agree; faults of two types never do.
  public static func == (one: DomainError, other: DomainError) -> Bool {
    one.fault.equals(other.fault) && one.field == other.field && one.violation == other.violation
  }
}

extension String {
  /// At most 60 characters, on one line, safe to print to a terminal.
  public var shownInMessage: String {
    let line = visible
    if line.count <= 60, line.utf8.count <= 400 { return line }
    // A letter may have thousands of marks.
    var short = String(line.prefix(57))
    while short.utf8.count > 400 { short.unicodeScalars.removeLast() }
    return short + "…"
  }
}
