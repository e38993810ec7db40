import Storage

/// A fault that has words; every one has.
protocol InWords: Fault {
  var message: Message { get }
}

extension Message {
  /// The words for an error of any module below.
  public init(_ error: DomainError) {
    self = (error.fault as? any InWords)?.message ?? Message(.failure, LocalizedText("\(error.fault)"))
    field = error.field?.name
    violation = error.violation
  }
}

extension WordedFault: InWords {
  var message: Message { Message(kind, what, advice: advice) }
}

extension Day {
  /// As people who read Vietnamese write it.
  var vietnamese: String { Language.vietnamese.written(self) }
}
