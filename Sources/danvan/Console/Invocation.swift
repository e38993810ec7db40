import Glibc
import Storage
import Synchronization

/// One run of danvan and what it has of the world around it: what was typed, the environment and
/// the streams. `main` takes them from the process; another caller gives its own, one for each
/// thread that runs a command, and the folder that paths are relative to is that thread's.
final class Invocation: Sendable {
  /// Without the program's name.
  let arguments: [String]
  let language: Language
  /// Descriptors of the three streams.
  let input, output, errors: Int32
  /// Whether signals, the clock of the processor and the end of the process are this run's.
  let ownsProcess: Bool
  /// The database of this run, once the arguments have named it.
  let database = Mutex<String?>(nil)
  /// Whether all commands are to be seen, and not only those that the arguments name: all of them
  /// cost the parser a millisecond, whichever is asked for.
  let isWhole = Atomic(false)
  private let variable: @Sendable (String) -> String?

  /// A run in a process of somebody else's.
  ///
  /// - Parameter environment: all of it.
  convenience init(
    _ arguments: [String], environment: [String: String], input: Int32, output: Int32, errors: Int32
  ) {
    self.init(arguments, (input, output, errors), ownsProcess: false) { environment[$0] }
  }

  private init(
    _ arguments: [String], _ streams: (Int32, Int32, Int32), ownsProcess: Bool,
    _ variable: @escaping @Sendable (String) -> String?
  ) {
    (self.arguments, self.ownsProcess, self.variable) = (arguments, ownsProcess, variable)
    (input, output, errors) = streams
    language = Language.chosen(arguments) { variable($0).given }
  }

  /// That of the process.
  static let process = Invocation(
    Array(CommandLine.arguments.dropFirst()), (STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO),
    ownsProcess: true
  ) { name in getenv(name).map { String(cString: $0) } }

  /// That of this thread.
  static var current: Invocation {
    guard let own = pthread_getspecific(key) else { return process }
    return Unmanaged<Invocation>.fromOpaque(own).takeUnretainedValue()
  }

  /// Runs the body with this as the current one.
  func asCurrent<T>(_ body: () throws -> T) rethrows -> T {
    let outer = pthread_getspecific(Self.key)
    pthread_setspecific(Self.key, Unmanaged.passUnretained(self).toOpaque())
    defer { pthread_setspecific(Self.key, outer) }
    return try withExtendedLifetime(self, body)
  }

  private static let key = {
    var key = pthread_key_t()
    pthread_key_create(&key, nil)
    return key
  }()

  /// A variable that is set and not empty.
  func environment(_ name: String) -> String? { variable(name).given }
}

/// As above, of the current run.
func environment(_ name: String) -> String? { Invocation.current.environment(name) }

extension String? {
  fileprivate var given: String? { self?.isEmpty == true ? nil : self }
}
