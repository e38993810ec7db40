import Messages
import Storage
import Testing

/// Every fault of `Storage` has its words, in both languages, and its kind.
@Suite struct StorageWordsTests {
  private static let samples: [(kind: Message.Kind, faults: [any Fault])] = [
    (.badData, StorageSamples.badData), (.failure, StorageSamples.failure),
    (.noInput, StorageSamples.noInput), (.cannotCreate, StorageSamples.cannotCreate),
    (.busy, StorageSamples.busy), (.notPermitted, StorageSamples.notPermitted),
  ]

  @Test func words() {
    for (kind, faults) in Self.samples {
      for fault in faults {
        let message = Message(fault.error)
        #expect(message.kind == kind, "\(fault)")
        for text in [message.what, message.advice].compactMap(\.self) { expectWords(text, fault) }
      }
    }
  }

  private func expectWords(_ text: LocalizedText, _ fault: any Fault) {
    #expect(!text.vietnamese.isEmpty && text.vietnamese != text.english, "\(fault)")
    for words in [text.vietnamese, text.english] {
      let isPlain = !words.contains("Optional(") && !words.contains("Storage.")
      #expect(isPlain && !words.contains("\u{7}"), "\(words)")
    }
  }

  @Test func `A field and a broken rule stay with the words`() {
    let error = ValueFault("", .empty).error(in: "name_vi", .constraint)
    let message = Message(error)
    #expect(message.description.english == "name_vi: “” must not be empty")
    #expect(message.violation == .constraint)
  }

  @Test func `What may be meant can be picked`() {
    #expect(Message(.notOneOf("level", "x", ["a", "b"])).choices == ["a", "b"])
    #expect(Message(.notFound(.model, "x", like: ["22-1 (A)"])).choices == ["22-1 (A)"])
  }

  /// A case that no sample has would be walked past.
  @Test func `Samples are of every case`() throws {
    let sampled = Set(Self.samples.flatMap(\.faults).flatMap(Self.names))
    let all = try Sources.files(of: "Storage").values.flatMap(Self.cases)
    #expect(all.count > 90)
    for one in all { #expect(sampled.contains(one), "\(one)") }
  }

  /// `ModelFault.codeTaken`; of a struct, those of the enums in it: `ValueFault.empty`.
  private static func names(_ fault: any Fault) -> [String] {
    let mirror = Mirror(reflecting: fault)
    let cases = mirror.displayStyle == .struct ? mirror.children.map(\.value) : [fault]
    return cases.map { one in
      let name = Mirror(reflecting: one).displayStyle == .enum
        ? Mirror(reflecting: one).children.first?.label ?? "\(one)" : ""
      return "\(type(of: fault)).\(name)"
    }
  }

  private static func cases(_ text: String) -> [String] {
    var fault: Substring?
    return text.split(separator: "\n").flatMap { line -> [String] in
      if let start = line.firstMatch(of: /^public (?:enum|struct) (\w+): Fault/) { fault = start.1 }
      if line == "}" { fault = nil }
      guard let fault, let names = line.firstMatch(of: /\bcase (\w+(?:, \w+)*)/) else { return [] }
      return names.1.split(separator: ", ").map { "\(fault).\($0)" }
    }
  }
}
