import Foundation
import SQLite
import Testing

@Suite("Disks of our own", .serialized) struct DiskTests {
  /// In steps of 4 KB, from no room at all to as much as is needed.
  @Test(
    .enabled(if: Mounts.obstacle == nil, "\(Mounts.obstacle ?? "")"),
    arguments: ["register", "import", "import good rows", "migrate", "init", "release"])
  func `A disk that is full, for real`(_ name: String) throws {
    let workflow = try #require(Workflow.all.first { $0.name == name })
    var sweep = try Sweep(workflow)
    try Mount.memory(kilobytes: Mount.ample) { mount in
      let place = try Place(in: mount.path)
      var dice = Dice("full \(name)")
      var room = 0
      while room < Mount.ample, try !sweep.fillDisk(mount, place, room: room) {
        room += Thoroughness.isWhole ? 4 : 4 * .random(in: 16...32, using: &dice)
      }
      #expect(room < Mount.ample, "never enough room")
    }
    Thoroughness.tell(sweep, "disk full")
    expectNone(sweep)
  }

  @Test(.enabled(if: Mounts.obstacle == nil, "\(Mounts.obstacle ?? "")"))
  func `A disk that is only read gives every answer, takes nothing, and is named`() throws {
    let course = try Course.of(try #require(Workflow.all.first { $0.name == "edit" }))
    // What a killed writer left, which nobody can put into the file here.
    let killed = try Course.of(try #require(Workflow.all.first { $0.name == "recovery" }))
    try Mount.memory(kilobytes: Mount.ample) { mount in
      let place = try Place(in: mount.path)
      var files = course.files
      files["models.csv"] = Data("title,province,year\nA,22,2026\n".utf8)
      for (name, data) in killed.files { files["killed-" + name] = data }
      try place.put(files)
      try mount.makeReadOnly()
      for line in Self.readers {
        let ending = try place.danvan(line)
        #expect(ending.code == 0 && ending.stdout != "", "\(line): \(ending.stderr)")
      }
      for (line, code) in Self.writers {
        let ending = try place.danvan(line)
        #expect(ending.code == code && ending.stdout == "", "\(line): \(ending.stdout)")
        #expect(ending.stderr.contains("read-only"), "\(line): \(ending.stderr)")
      }
      for line in ["rates", "check", Workflow.all[2].command] {
        let ending = try place.danvan(Place.words(line), nil, "killed-danvan.db")
        #expect(ending.code == 77 && ending.stdout == "", "\(line): \(ending.stdout)")
        let names = ["“killed-danvan.db” lies on a read-only disk", "-wal"]
        #expect(names.allSatisfy(ending.stderr.contains), "\(line): \(ending.stderr)")
      }
      #expect(try place.files() == files)
    }
  }

  private static let readers = [
    "rates", "model list", "search hiến_đất", "history", "export model", "sql select_1",
    "check --severity error --format csv",
  ]

  private static let writers: [(String, Int32)] = [
    (Workflow.all[2].command, 77), ("\(Workflow.all[2].command) --dry-run", 77),
    ("model import models.csv", 77), ("undo", 77), ("seed", 77), ("migrate", 77),
    ("release make Q1 --report tasks", 77), ("check --repair", 77), ("backup copy.db", 73),
    ("rates -o rates.csv", 73),
  ]

  /// Models registered until the power goes: each that was answered must be there afterwards.
  @Test(.enabled(if: Mounts.loopObstacle == nil, "\(Mounts.loopObstacle ?? "")"))
  func `The power goes, for real, and what was answered is there`() throws {
    for round in 1...(Thoroughness.isWhole ? 20 : 1) {
      let (answered, found) = try answeredAndFound(syncs: true, pause: 300_000 + round * 40_000)
      #expect(answered > 0)
      #expect(found == answered || found == answered + 1, "\(answered) answered, \(found) there")
    }
  }

  /// The control: without syncs the same power cut must take something away.
  @Test(.enabled(if: Mounts.loopObstacle == nil, "\(Mounts.loopObstacle ?? "")"))
  func `The power goes, for real, and without syncs something is lost`() throws {
    let (answered, found) = try answeredAndFound(syncs: false, pause: 400_000)
    #expect(answered > 0)
    #expect(found < answered, "\(answered) answered, \(found) there: the rig sees nothing")
  }

  /// - Returns: found is -1 where the file cannot be read.
  private func answeredAndFound(syncs: Bool, pause: Int) throws -> (answered: Int, found: Int) {
    var (answered, found) = (0, -1)
    try Mount.loop { mount in
      let place = try Place(in: mount.path)
      try place.put(try Course.of(Workflow.all[2]).files)
      // What was there before is on the disk.
      sync()
      let plan: Plan? = syncs ? nil : Plan.nothing.with("dropsync")
      let end = Date().addingTimeInterval(Double(pause) / 1_000_000)
      while Date() < end {
        let line = "model register --title Số_\(answered) \(Workflow.model)"
        let ending = try place.danvan(line, plan)
        try #require(ending.code == 0, "\(ending.stderr)")
        answered += 1
      }
      // One more, in the midst of which the power goes.
      let line = "model register --title Số_\(answered) \(Workflow.model)"
      let process = try place.start(Place.words(line), plan)
      usleep(25_000)
      try mount.cutPower()
      kill(process, SIGKILL)
      _ = try place.wait(for: process)
      try mount.mountAgain()
      if syncs {
        found = try count(place)
      } else {
        found = (try? count(place)) ?? -1
      }
    }
    return (answered, found)
  }

  private func count(_ place: Place) throws -> Int {
    let connection = try Connection(place / "danvan.db")
    #expect(try connection.value("PRAGMA integrity_check") == "ok")
    let count: Int? = try connection.value("SELECT count(*) FROM model WHERE title LIKE 'Số %'")
    try connection.close()
    return count ?? -1
  }
}
