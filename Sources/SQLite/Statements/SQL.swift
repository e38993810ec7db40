/// SQL and the values of its parameters. In a literal, an interpolated value becomes a parameter,
/// never a part of the text:
///
///     try connection.run("update model set title = \(title) where id = \(id)")
///
/// `SQL("… \(id)")` is the same literal: its interpolated values are parameters too.
public struct SQL: Sendable, Hashable {
  /// The SQL, a `?` for each parameter.
  public var text: String
  /// The values of the parameters, in order.
  public var bindings: [Value]

  /// SQL with its values.
  public init(_ text: String, _ bindings: [Value] = []) {
    self.text = text
    self.bindings = bindings
  }

  /// The two, one after the other.
  public static func + (first: SQL, second: SQL) -> SQL {
    SQL(first.text + second.text, first.bindings + second.bindings)
  }

  /// Appends to the end.
  public static func += (sql: inout SQL, more: SQL) { sql.append(more) }

  /// Appends to the end.
  public mutating func append(_ more: SQL) {
    text += more.text
    bindings += more.bindings
  }
}

extension SQL: ExpressibleByStringInterpolation {
  /// SQL without parameters.
  public init(stringLiteral text: String) { self.init(text) }

  /// SQL with the interpolated values as its parameters.
  public init(stringInterpolation: StringInterpolation) { self = stringInterpolation.sql }

  /// Collects a literal.
  public struct StringInterpolation: StringInterpolationProtocol, Sendable {
    var sql = SQL("")

    /// An empty literal.
    public init(literalCapacity: Int, interpolationCount: Int) {
      sql.text.reserveCapacity(literalCapacity + interpolationCount)
      sql.bindings.reserveCapacity(interpolationCount)
    }

    /// Text of the literal itself.
    public mutating func appendLiteral(_ literal: String) { sql.text += literal }

    /// `\(value)`: a parameter.
    public mutating func appendInterpolation(_ value: some Bindable) {
      sql.text += "?"
      sql.bindings.append(value.sqlValue)
    }

    /// `\(value)`: a parameter, NULL for nil. Without this overload the compiler warns of an
    /// optional in a string.
    public mutating func appendInterpolation<V: Bindable>(_ value: V?) {
      sql.text += "?"
      sql.bindings.append(value.sqlValue)
    }

    /// `\(sql)`: other SQL, with its parameters.
    public mutating func appendInterpolation(_ other: SQL) { sql.append(other) }

    /// `\(raw: text)`: text that becomes SQL as it stands. Never with text from outside.
    public mutating func appendInterpolation(raw text: String) { sql.text += text }

    /// `\(identifier: name)`: a name, quoted.
    public mutating func appendInterpolation(identifier name: String) {
      sql.text += SQL.quoted(name)
    }

    /// `\(list: values)`: parameters with commas between, as for `in (…)`.
    public mutating func appendInterpolation<C: Collection>(list values: C)
    where C.Element: Bindable {
      for (index, value) in values.enumerated() {
        sql.text += index == 0 ? "?" : ", ?"
        sql.bindings.append(value.sqlValue)
      }
    }
  }
}

extension SQL {
  /// A name in double quotes, those within doubled. https://sqlite.org/lang_keywords.html
  public static func quoted(_ name: String) -> String {
    var quoted = "\""
    for scalar in name.unicodeScalars {
      if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
