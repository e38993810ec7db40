import SQLite
import Storage

/// How far a registered model is: recognized where a recognition stands at any level, as rates
/// count it; else what the last decision was; else registered.
public enum ModelState: String, Choice {
  case registered, recognized, declined, withdrawn

  /// What people read.
  public var label: LocalizedText {
    switch self {
    case .registered: LocalizedText(vi: "mới đăng ký", en: "registered")
    case .recognized: Outcome.recognized.label
    case .declined: Outcome.declined.label
    case .withdrawn: Outcome.withdrawn.label
    }
  }
}

/// Which models a list is about; what is not set admits all.
public struct ModelFilter: Sendable {
  /// That one model.
  var only: Id<Model>?
  /// The province it is registered in, or its own place where it is not registered.
  public var territory = Territory.everywhere
  /// Where the model stands, below its province.
  public var place = Territory.everywhere
  /// Registered for that year.
  public var year: Int?
  /// Of that field, or of a local one that maps to it.
  public var field: Id<Field>?
  /// Whose it is; `unknown` asks for those of which that is not known.
  public var ownerKind: OwnerKind?
  /// Whose model it is, or with whom it is registered.
  public var committee: Id<Committee>?
  /// How far it is by its last registration, or by that of ``year``.
  public var state: ModelState?
  /// Decided on at that level; with `state`, how far it is at that level alone.
  public var level: RecognitionLevel?
  /// Selected as typical today, at ``level`` where that is set, and recognized.
  public var isTypical = false
  /// With every word; those with the same accents come first.
  public var search: Search?

  /// Admits every model.
  public init() {}

  /// Over `model AS m`, its registration `r`, the decision `d` that its state rests on and its
  /// field `f`.
  var condition: SQL {
    var condition: SQL =
      "\(territory.contains("coalesce(r.province, m.unit)")) AND \(place.contains("m.unit"))"
    if let only { condition += " AND m.id = \(only)" }
    if year != nil { condition += " AND r.id IS NOT NULL" }
    if let field { condition += " AND (f.id = \(field) OR f.maps_to = \(field))" }
    if let ownerKind { condition += " AND m.owner_kind = \(ownerKind)" }
    if let committee {
      condition += " AND (m.committee = \(committee) OR r.committee = \(committee))"
    }
    if let search { condition += " AND \(search.matches("m.id"))" }
    if isTypical {
      condition += """
         AND EXISTS (SELECT 1 FROM standing_selection AS t
                      WHERE t.registration = r.id AND (\(level) IS NULL OR t.level = \(level)))
        """
    }
    switch state {
    case .registered: condition += " AND r.id IS NOT NULL AND d.id IS NULL"
    case let state?: condition += " AND d.outcome = \(state.rawValue)"
    case nil: if level != nil, !isTypical { condition += " AND d.id IS NOT NULL" }
    }
    return condition
  }

  /// By province, as in the list of provinces, then by title: one who looks for a model knows what
  /// it is called, and two that are called alike stand side by side.
  var order: SQL {
    let listed: SQL = "u.code, \(raw: Vietnamese.order)(m.title), m.code"
    guard let search else { return listed }
    return "\(search.order("m.title", score: search.score("m.title"))), \(listed)"
  }
}
