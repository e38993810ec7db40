import Foundation
import Testing

/// What the objects of a command's JSON hold: their keys in order, with the types seen.
struct JSONShape: Equatable {
  struct Key: Equatable {
    let name: String
    /// Without null.
    var types: Set<String> = []
    var isNullable = false
    /// Of the objects in a list.
    var members: JSONShape?
  }

  private(set) var keys: [Key] = []

  mutating func take(_ object: [OrderedJSON.Member]) {
    for (position, member) in object.enumerated() {
      if !keys.contains(where: { $0.name == member.name }) {
        keys.insert(Key(name: member.name), at: min(position, keys.count))
      }
      guard let index = keys.firstIndex(where: { $0.name == member.name }) else { continue }
      take(member.value, at: index)
    }
  }

  private mutating func take(_ value: OrderedJSON, at index: Int) {
    switch value {
    case .null: keys[index].isNullable = true
    case .bool: keys[index].types.insert("true or false")
    case .number: keys[index].types.insert("number")
    case .text(let text):
      let isDay = text.wholeMatch(of: #/\d{4}-\d\d-\d\d/#) != nil
      keys[index].types.insert(isDay ? "day" : "text")
    case .object: keys[index].types.insert("object")
    case .array(let items):
      var members = keys[index].members ?? JSONShape()
      for case .object(let object) in items { members.take(object) }
      keys[index].members = members.keys.isEmpty ? nil : members
      if members.keys.isEmpty { keys[index].types.insert("list") }
    }
  }

  /// By the names of keys, the types seen anywhere.
  func types(into known: inout [String: Set<String>]) {
    for key in keys {
      known[key.name, default: []].formUnion(key.types)
      key.members?.types(into: &known)
    }
  }

  /// With the types that keys of the same names have elsewhere, where only null was seen here.
  func borrowing(_ known: [String: Set<String>]) -> JSONShape {
    var shape = self
    for (index, key) in keys.enumerated() {
      if key.types.isEmpty { shape.keys[index].types = known[key.name] ?? [] }
      shape.keys[index].members = key.members?.borrowing(known)
    }
    return shape
  }

  /// Keys with those of nested objects after a dot.
  var paths: [String] {
    keys.flatMap { key in [key.name] + (key.members?.paths.map { "\(key.name)[].\($0)" } ?? []) }
  }

  /// A row of a table a key.
  func lines(below prefix: String = "", _ meaning: (JSONShape.Key) -> String) -> [String] {
    keys.flatMap { key -> [String] in
      let path = prefix + key.name
      if let members = key.members {
        return ["| `\(path)` | list of objects | |"] + members.lines(below: "\(path)[].", meaning)
      }
      return ["| `\(path)` | \(key.type) | \(meaning(key)) |"]
    }
  }

  /// Names of the numbers at any depth.
  var numbers: [String] {
    keys.flatMap { key in
      (key.types.contains("number") ? [key.name] : []) + (key.members?.numbers ?? [])
    }
  }
}

extension JSONShape.Key {
  fileprivate var type: String {
    var types = types
    // A text that now and then looks like a day.
    if types.contains("text") { types.remove("day") }
    // Lists of this file's are empty or of texts.
    if types == ["list"] { return "list of texts" }
    let seen = types.sorted().joined(separator: " or ")
    if seen.isEmpty { return "null here" }
    return seen + (isNullable ? " or null" : "")
  }
}
