import Foundation
import SQLite

/// Runs of a workflow under many plans, judged and counted.
struct Sweep {
  let course: Course
  let place: Place
  private(set) var done = 0
  private(set) var refused = 0
  private(set) var unknown = 0
  /// What the promise does not allow, each with the plan that shows it.
  private(set) var violations: [String] = []

  init(_ workflow: Workflow) throws {
    course = try Course.of(workflow)
    place = try Place()
  }

  var runs: Int { done + refused + unknown + violations.count }

  /// One run in which something fails.
  mutating func fail(_ plan: Plan) throws {
    try note(plan, try run(plan), in: place)
  }

  /// One run on a disk with so much room; answers whether it was enough.
  mutating func fillDisk(_ mount: Mount, _ place: Place, room: Int) throws -> Bool {
    let used = course.files.values.reduce(0) { $0 + ($1.count + 4095) / 4096 * 4 }
    try mount.resize(kilobytes: used + Mount.ample)
    try place.put(course.files)
    // A tmpfs of no size is one without bounds.
    try mount.resize(kilobytes: max(4, used + room))
    let before = done
    let ending = try place.danvan(Place.words(course.workflow.command), Course.plan())
    // The judge needs room of its own.
    try mount.resize(kilobytes: used + Mount.ample)
    try note(Plan("room of \(room) KB"), ending, in: place)
    return done > before && ending.code == course.ending.code
  }

  private mutating func note(_ plan: Plan, _ ending: Ending, in place: Place) throws {
    do {
      try judge(ending, try State(in: place, known: [course.before, course.after]))
    } catch {
      note(plan, ending, "\(error)")
    }
    func judge(_ ending: Ending, _ state: State) throws {
      let isOpen = isUnknown(ending)
      guard let code = ending.code else { throw Violation("ended by a signal") }
      if ending.counts["memory"] != 0 {
        throw Violation("\(ending.counts["memory"] ?? -1) bytes of SQLite's are still held")
      }
      let isSame = ending.stdout == course.ending.stdout || course.workflow.repairs && code == 0
      if code == course.ending.code, isSame {
        try expect(state, course.after, "it said that it was done")
        done += 1
        return
      }
      if code == course.ending.code, code == 0 { throw Violation("another answer, and no error") }
      try expectMessage(ending)
      if ending.stderr.contains("The data is stored") {
        guard state.content == course.after.content else { throw Violation("not stored at all") }
        done += 1
      } else if state.content == course.after.content, course.before.content != state.content {
        guard isOpen else { throw Violation("an error, and yet stored") }
        unknown += 1
      } else if isOpen, state.content == course.before.content {
        // What is there for the case that it was stored may lie there.
        unknown += 1
      } else {
        try expect(state, course.before, "an error")
        refused += 1
      }
    }
  }

  /// One run that ends in the middle: nothing is in between before and after.
  mutating func end(_ plan: Plan) throws { note(plan, endOf: try run(plan)) }

  /// One run in which nothing fails, so that it must answer; then it ends.
  mutating func endAfterAnswer(_ plan: Plan, besideReader: Bool) throws {
    let ending = try besideReader ? runBesideReader(plan) : run(plan)
    if ending.code == course.ending.code {
      note(plan, endOf: ending)
    } else {
      note(plan, ending, "nothing was to fail, and it did not answer")
    }
  }

  /// One run that is killed at some time, or was done by then.
  mutating func killAfter(microseconds: UInt32) throws {
    try place.put(course.files)
    let process = try place.start(Place.words(course.workflow.command), Course.plan())
    usleep(microseconds)
    kill(process, SIGKILL)
    let ending = try place.wait(for: process)
    note(Plan("after \(microseconds) µs"), endOf: ending)
  }

  private mutating func note(_ plan: Plan, endOf ending: Ending) {
    let isAcknowledged = ending.code == course.ending.code
    do {
      let state = try State(in: place, known: [course.before, course.after])
      if state.content == course.after.content {
        try expect(state.files, include: course.after, isAcknowledged)
        done += 1
      } else if isAcknowledged {
        throw Violation("acknowledged, and lost")
      } else if state.content == course.before.content {
        refused += 1
      } else {
        throw Violation(difference(state, course.before))
      }
    } catch {
      note(plan, ending, "\(error)")
    }
  }

  private func run(_ plan: Plan) throws -> Ending {
    try place.put(course.files)
    return try place.danvan(course.workflow.command, Plan("\(Course.plan()),\(plan)"))
  }

  /// As below, while somebody has the file open.
  private func runBesideReader(_ plan: Plan) throws -> Ending {
    try place.put(course.files)
    let reader = try Connection(place / "danvan.db", mode: .readOnly)
    _ = try reader.value("SELECT count(*) FROM model", as: Int.self)
    let ending = try place.danvan(course.workflow.command, Plan("\(Course.plan()),\(plan)"))
    try reader.close()
    return ending
  }

  private mutating func note(_ plan: Plan, _ ending: Ending, _ what: String) {
    let code = ending.code.map(String.init) ?? "signal"
    violations.append(
      "\(course.workflow.name) \(plan) (\(ending.fired ?? "-")): \(what); \(code): \(ending.stderr)"
    )
  }
}

/// What the promise does not allow.
struct Violation: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

extension Sweep {
  private func expect(_ state: State, _ wanted: State, _ when: String) throws {
    guard state.content == wanted.content else {
      throw Violation("\(when), but \(difference(state, wanted))")
    }
    // Where it cannot be removed, the next opening takes the old content from it, as State just
    // did; and an index of the log that found no room is made anew.
    let odd = state.names.symmetricDifference(wanted.names)
      .filter { $0 != "danvan.db-journal" && !$0.hasSuffix("-shm") }
    guard odd.isEmpty else {
      throw Violation("\(when), but other files: \(odd.sorted())")
    }
  }

  private func difference(_ state: State, _ wanted: State) -> String {
    guard let content = state.content, let other = wanted.content else {
      return state.content == nil ? "there is no database" : "there is a database"
    }
    return "the content differs: \(content.differences(from: other))"
  }

  /// What is there when it is done must be there and be whole; a backup before it is. The database
  /// is judged by its content.
  private func expect(
    _ files: [String: Data], include wanted: State, _ isAcknowledged: Bool
  ) throws {
    for (name, data) in wanted.files where name != "danvan.db" && files[name] != data {
      guard isAcknowledged || name.hasSuffix(".bak") else { continue }
      throw Violation("\(name) is not what it was to be")
    }
  }

  /// An error names the file it is about, or says that memory ran out.
  private func expectMessage(_ ending: Ending) throws {
    // A check that could not be made is a finding.
    let findings = ["could not be checked", "SQLite says: "]
    if ending.code == 1, findings.contains(where: ending.stdout.contains) { return }
    guard ending.stderr.contains("Error: ") else { throw Violation("no word of an error") }
    // That a lock is not let go is no error to SQLite: then it is the next file that is named.
    let names = ["danvan.db", "bad.csv", "copy.db"] + course.workflow.files.keys
    let isMemory = ending.fired?.hasPrefix("memory") ?? false
    guard names.contains(where: ending.stderr.contains) || isMemory && saysMemory(ending) else {
      throw Violation("the message names no file")
    }
    if isMemory, !saysMemory(ending) { throw Violation("the message does not say memory") }
  }

  /// Or what came of it where it befell the cleaning up.
  private func saysMemory(_ ending: Ending) -> Bool {
    ["memory", "rolled back the transaction"].contains(where: ending.stderr.contains)
  }

  /// Whether the command said that it does not know whether it is stored.
  private func isUnknown(_ ending: Ending) -> Bool { ending.stderr.contains("is not known: ") }
}
