import Testing

/// Says of a test or suite that it is about what a process has of its own, so danvan is started as
/// a program: signals, locks, the end of the process, bounds on its time and memory, its streams.
struct StartsProcesses: TestTrait, SuiteTrait, TestScoping {
  @TaskLocal static var isOn = false

  var isRecursive: Bool { true }

  func provideScope(
    for test: Test, testCase: Test.Case?, performing body: @Sendable () async throws -> Void
  ) async throws {
    try await Self.$isOn.withValue(true) { try await body() }
  }
}

extension Trait where Self == StartsProcesses {
  static var startsProcesses: Self { Self() }
}
