import Dispatch
import Synchronization

/// Runs what is asynchronous, and waits for it: nobody else needs this thread.
func waiting<T: Sendable>(_ work: @escaping @Sendable () async throws -> T) throws -> T {
  let (done, answer) = (DispatchSemaphore(value: 0), Answered<T>())
  Task {
    do {
      answer.set(.success(try await work()))
    } catch {
      answer.set(.failure(error))
    }
    done.signal()
  }
  done.wait()
  guard let result = answer.result else { throw Failure("the task has no answer") }
  return try result.get()
}

private final class Answered<T: Sendable>: Sendable {
  private let value = Mutex<Result<T, any Error>?>(nil)

  var result: Result<T, any Error>? { value.withLock { $0 } }

  func set(_ result: Result<T, any Error>) { value.withLock { $0 = result } }
}
