import Query
import Storage

extension ModelSpec {
  /// The headers of a list of models, as provinces have headed them: what can be exported can be
  /// read back.
  public static let columns = ImportColumn.all(
    of: "model", keys: ["title", "code"], required: ["province", "year"],
    Table.columns(of: "models.export"))

  /// Columns with a tick for a value, as provinces have headed them.
  public static let marks =
    TickColumn.all(of: "model", "owner_kind", ["collective", "individual"])
    + TickColumn.all(of: "model", "mode", ["new", "maintained"])
    + TickColumn.all(
      of: "model", "field",
      ["economy", "culture-society", "defense-security", "political-system"])
    + TickColumn.all(of: "model", "level", ["commune", "district", "province"])
    + TickColumn.all(of: "model", "outcome", ["recognized", "declined"])
}
