import Glibc
import SQLite
import Storage

/// Tries the actions on the files of a range, and says of each what became of it.
struct Child {
  let folder: String
  /// Of the processor. Longer than that is a hang, more than that is too much.
  static let seconds = 10.0
  static let kilobytes = 500_000

  func run(from first: Int, to end: Int) throws {
    let own = "\(folder)/child-\(getpid())"
    mkdir(own, 0o700)
    defer { _ = try? Trash.remove(own) }
    var limit = rlimit(rlim_cur: 4 << 30, rlim_max: 4 << 30)
    setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
    let maker = try DamageMaker(saved: folder)
    for number in first..<end { try attempt(maker.file(number), number, own) }
  }

  private func attempt(_ file: DamagedFile, _ number: Int, _ own: String) throws {
    let path = own + "/danvan.db"
    for action in Actions.all {
      say("\(number) \(file.kind.rawValue) \(action.name) begins")
      for ending in ["-wal", "-shm", "-journal"] { unlink(path + ending) }
      try write(file.main, path)
      if let wal = file.wal { try write(wal, path + "-wal") }
      let start = Child.worked
      let outcome: String
      do {
        try action.run(path)
        outcome = "answered"
      } catch is DomainError {
        outcome = "refused"
      } catch is SQLiteError {
        outcome = "refused"
      } catch {
        outcome = "violation:\(error)".replacing(" ", with: "_")
      }
      let time = Child.worked - start
      // Who closes last takes the WAL into the file; nothing else may change it.
      let isChanged = try !action.writes && file.wal == nil && bytes(of: path) != file.main
      let result =
        isChanged
        ? "violation:changed"
        : time > Child.seconds
          ? "violation:hang" : Child.memory > Child.kilobytes ? "violation:memory" : outcome
      say("\(number) \(file.kind.rawValue) \(action.name) \(result)")
      // The peak cannot be taken back.
      if result == "violation:memory" { exit(3) }
    }
  }

  private static var worked: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static var memory: Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss
  }
}

/// A line that is out before anything else happens.
func say(_ line: String) {
  let bytes = Array((line + "\n").utf8)
  _ = write(STDOUT_FILENO, bytes, bytes.count)
}

enum Trash {
  static func remove(_ folder: String) throws { _ = try run(["/bin/rm", "-rf", folder]) }
}
