import Storage

/// A fault that has words; every one has.
protocol InWords: Fault {
  var message: Message { get }
}

extension Message {
  /// The words for an error of any module below.
  public init(_ error: DomainError) {
    self =
      (error.fault as? any InWords)?.message ?? Message(.failure, LocalizedText("\(error.fault)"))
    field = error.field?.shown
    violation = error.violation
  }
}

extension Day {
  /// As people who read Vietnamese write it.
  var vietnamese: String { Language.vietnamese.written(self) }
}

extension FieldRef {
  /// As people know it.
  fileprivate var shown: String {
    switch self {
    case .column(let name), .given(let name): name
    case .parameter(let name): name.isEmpty ? "-p" : "-p \(name)"
    }
  }
}
