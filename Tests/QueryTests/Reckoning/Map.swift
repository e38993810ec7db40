/// Units through time, kept the plain way: days are texts, as they are stored.
struct Map {
  struct Place {
    let id: Int64
    let level: String
    let code: String
    var from: String?
    var to: String?
    /// Every unit over it, from a day on.
    var above: [(from: String, parent: Int64?)]
    /// Since when it bears its last name.
    var named: String?
  }

  /// What goes over into what on a day.
  struct Event {
    let day: String
    let from: [Int64]
    let into: [Int64]
    var isFull: Bool { into.count == 1 }
  }

  var places: [Int64: Place] = [:]
  var events: [Event] = []

  mutating func add(
    _ id: Int64, _ level: String, _ code: String, in parent: Int64?, from day: String? = nil
  ) {
    places[id] = Place(
      id: id, level: level, code: code, from: day, to: nil, above: [(day ?? "", parent)],
      named: day)
  }

  /// Several become one; what is under them goes with them.
  mutating func merge(_ old: [Int64], into new: Int64, on day: String) {
    for child in places.values where child.to == nil {
      guard let parent = child.above.last?.parent, old.contains(parent) else { continue }
      places[child.id]?.above.append((day, new))
      places[child.id]?.named = day
    }
    end(old, [new], on: day)
  }

  mutating func end(_ old: [Int64], _ new: [Int64], on day: String) {
    for one in old { places[one]?.to = day }
    events.append(Event(day: day, from: old, into: new))
  }

  func holds(_ id: Int64, on day: String) -> Bool {
    guard let place = places[id] else { return false }
    return (place.from ?? "") <= day && day < (place.to ?? "9999")
  }

  func parent(of id: Int64, on day: String) -> Int64? {
    places[id].flatMap { place in
      (place.above.last { $0.from <= day } ?? place.above[0]).parent
    }
  }

  /// Itself, or up its parents.
  func over(_ id: Int64, _ level: String, on day: String) -> Int64? {
    var next: Int64? = id
    while let one = next {
      if places[one]?.level == level { return one }
      next = parent(of: one, on: day)
    }
    return nil
  }

  /// Where something is found.
  struct Found: Hashable {
    let unit: Int64
    /// Whether it came apart there, and nobody knows where it went.
    var isLost = false
  }

  /// Where a unit is on another day, before or after: step by step through what happened, until it
  /// holds, or until the ways part for good.
  func followed(_ unit: Int64, to day: String) -> Found {
    guard !holds(unit, on: day), let place = places[unit] else { return Found(unit: unit) }
    let isGone = (place.to ?? "9999") <= day
    let next =
      isGone
      ? events.filter { $0.day <= day && $0.from.contains(unit) }.flatMap(\.into)
      : events.filter { day < $0.day && $0.into.contains(unit) }.flatMap(\.from)
    let ends = Set(next.map { followed($0, to: day) })
    return ends.count == 1 ? ends.first ?? Found(unit: unit) : Found(unit: unit, isLost: true)
  }

  /// All that it may be.
  private func ends(of unit: Int64, on day: String) -> Set<Int64> {
    let found = followed(unit, to: day)
    guard found.isLost else { return [found.unit] }
    let next = events.filter { $0.day <= day && $0.from.contains(found.unit) }.flatMap(\.into)
    let before = events.filter { day < $0.day && $0.into.contains(found.unit) }.flatMap(\.from)
    let isGone = (places[found.unit]?.to ?? "9999") <= day
    return Set((isGone ? next : before).flatMap { ends(of: $0, on: day) })
  }

  /// The unit of a level over another on a day; `nil` where there is none.
  func traced(_ unit: Int64, _ level: String, on day: String) -> Found? {
    let found = followed(unit, to: day)
    guard found.isLost else {
      return over(found.unit, level, on: day).map { followed($0, to: day) }
    }
    let all = Set(ends(of: unit, on: day).map { traced($0, level, on: day) })
    if all.count == 1, let only = all.first, let only, !only.isLost { return only }
    return found
  }

  /// A unit and all that went over into it whole.
  func lineage(of unit: Int64) -> Set<Int64> {
    let before = events.filter { $0.isFull && $0.into.contains(unit) }.flatMap(\.from)
    return before.reduce(into: [unit]) { $0.formUnion(lineage(of: $1)) }
  }

  /// Units, and every one that ever stood under them.
  func under(_ units: Set<Int64>) -> Set<Int64> {
    let more = places.values.filter { place in
      place.above.contains { $0.parent.map(units.contains) ?? false }
    }.map(\.id)
    let all = units.union(more)
    return all == units ? units : under(all)
  }

  func alive(on day: String, _ levels: Set<String>) -> [Place] {
    places.values.filter { levels.contains($0.level) && holds($0.id, on: day) }
      .sorted { $0.id < $1.id }
  }
}
