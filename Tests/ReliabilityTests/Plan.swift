import Testing

/// What goes wrong in one run: the DANVAN_FAULTS of Tests/Faults/include/faults.h.
struct Plan: Sendable, CustomStringConvertible {
  private var words: [String] = []

  static let nothing = Plan()

  init(_ text: String = "") { words = text.isEmpty ? [] : [text] }

  func with(_ key: String, _ value: Int) -> Plan { adding("\(key)=\(value)") }
  func with(_ word: String) -> Plan { adding(word) }

  private func adding(_ word: String) -> Plan {
    var plan = self
    plan.words.append(word)
    return plan
  }

  var description: String { words.joined(separator: ",") }
}

/// What is made to fail, in order of their numbers.
enum Fault: String, Sendable, CaseIterable, CustomTestStringConvertible {
  case broken
  case brokenForever = "broken for ever"
  case full
  case fullForever = "full for ever"
  case memory
  case memoryForever = "no memory for ever"

  var testDescription: String { rawValue }

  /// Which count of a run without faults says how many there are.
  var counted: String {
    switch self {
    case .broken, .brokenForever: "stages"
    case .full, .fullForever: "growths"
    case .memory, .memoryForever: "allocations"
    }
  }

  func plan(_ number: Int) -> Plan {
    let plan = isMemory ? Plan().with("memory", number) : Plan().with("fail", number)
    switch self {
    case .broken, .memory: return plan
    case .brokenForever, .memoryForever: return plan.with("forever")
    case .full: return plan.with("full")
    case .fullForever: return plan.with("full").with("forever")
    }
  }

  var isForever: Bool {
    self == .brokenForever || self == .fullForever || self == .memoryForever
  }

  var isMemory: Bool { self == .memory || self == .memoryForever }
}
