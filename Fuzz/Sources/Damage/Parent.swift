import Glibc

/// Starts children one after the other, counts what they say and notices how they end.
struct Parent {
  let count: Int
  let first: Int
  private static let batch = 500
  private static let kept = "Fuzz/.build/found"

  func run() throws -> Bool {
    let folder = "/dev/shm/danvan-damage-\(getpid())"
    mkdir(folder, 0o700)
    defer { _ = try? Trash.remove(folder) }
    mkdir(Parent.kept, 0o755)
    let maker = try DamageMaker(in: folder)
    try maker.save(in: folder)
    var tally = Tally()
    var next = first
    let start = ContinuousClock.now
    while next < first + count {
      let end = min(next + Parent.batch, first + count)
      let (last, ending) = try batch(next, end, folder, &tally)
      if let ending {
        tally.add(last.kind, last.action, ending)
        say("\(last.number) \(last.kind) \(last.action) \(ending)")
        try keep(maker.file(last.number), last.number)
        // The same file is not tried again, whatever actions were left.
        next = last.number + 1
      } else {
        next = end
      }
      // So that a run that is ended has told what it saw.
      if (next - first) % (Parent.batch * 20) == 0, next < first + count {
        tally.show(next - first, ContinuousClock.now - start)
      }
    }
    tally.show(count, ContinuousClock.now - start)
    return tally.violations == 0
  }

  private struct Last {
    var number = 0
    var kind = "?"
    var action = "?"
  }

  /// - Returns: how the child ended, where it did not end well.
  private func batch(
    _ start: Int, _ end: Int, _ folder: String, _ tally: inout Tally
  ) throws -> (Last, String?) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw Trouble(what: "no pipe") }
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    posix_spawn_file_actions_adddup2(&files, ends[1], 1)
    posix_spawn_file_actions_addclose(&files, ends[0])
    let arguments = ["/proc/self/exe", "child", folder, String(start), String(end)]
    var pointers = arguments.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    var pid = pid_t()
    guard posix_spawn(&pid, CommandLine.arguments[0], &files, nil, &pointers, environ) == 0 else {
      throw Trouble(what: "no child")
    }
    posix_spawn_file_actions_destroy(&files)
    close(ends[1])
    defer { close(ends[0]) }
    var last = Last(number: start)
    var isOver = true
    let hang = try lines(ends[0], pid) { line in
      let words = line.split(separator: " ").map(String.init)
      guard words.count == 4, let number = Int(words[0]) else { return }
      last = Last(number: number, kind: words[1], action: words[2])
      isOver = words[3] != "begins"
      guard isOver else { return }
      tally.add(words[1], words[2], words[3])
      if words[3].hasPrefix("violation") { say(line) }
    }
    var status: Int32 = 0
    waitpid(pid, &status, 0)
    if hang { return (last, "violation:killed") }
    if status == 0 { return (last, nil) }
    // Too much memory was counted already.
    if status == 3 << 8, isOver { return (last, "ended") }
    return (last, "violation:crash-\(status)")
  }

  /// Lends each line; kills who says nothing for long.
  private func lines(_ end: Int32, _ pid: pid_t, _ body: (String) -> Void) throws -> Bool {
    var rest: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      var wait = pollfd(fd: end, events: Int16(POLLIN), revents: 0)
      if poll(&wait, 1, 120_000) == 0 {
        kill(pid, SIGKILL)
        return true
      }
      let count = read(end, &piece, piece.count)
      guard count > 0 else { return false }
      rest += piece[..<count]
      while let newline = rest.firstIndex(of: 0x0A) {
        body(String(decoding: rest[..<newline], as: UTF8.self))
        rest.removeFirst(newline + 1)
      }
    }
  }

  private func keep(_ file: DamagedFile, _ number: Int) throws {
    let path = "\(Parent.kept)/damage-\(number).db"
    try write(file.main, path)
    if let wal = file.wal { try write(wal, path + "-wal") }
  }
}

/// Outcomes by kind of damage and by action.
struct Tally {
  private var counts: [String: [String: Int]] = [:]
  private(set) var violations = 0

  mutating func add(_ kind: String, _ action: String, _ outcome: String) {
    guard outcome != "ended" else { return }
    let isViolation = outcome.hasPrefix("violation")
    if isViolation { violations += 1 }
    for row in [kind, "· " + action] {
      counts[row, default: [:]][isViolation ? "violation" : outcome, default: 0] += 1
    }
  }

  func show(_ files: Int, _ time: Duration) {
    say("\n\(files) files in \(time.components.seconds) s\n")
    say("| damage | answered | refused | violations |\n|---|--:|--:|--:|")
    for row in Damage.allCases.map(\.rawValue) + Actions.all.map({ "· " + $0.name }) {
      let one = counts[row] ?? [:]
      let numbers = ["answered", "refused", "violation"].map { String(one[$0] ?? 0) }
      say("| \(row) | \(numbers.joined(separator: " | ")) |")
    }
  }
}
