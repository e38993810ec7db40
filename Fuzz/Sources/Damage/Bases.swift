import Glibc
import SQLite

@testable import Interchange
@testable import Storage

extension DamageMaker {
  /// Makes the whole files in a folder, and from them the hostile ones with the `sqlite3` shell,
  /// which unlike danvan lets one write the schema.
  init(in folder: String) throws {
    let base = folder + "/base.db"
    _ = try Store.create(base, office: 3) { store in
      _ = try store.loadSeeds(JournalEntry(who: "x", command: "seed"))
    }
    for number in 1...12 { try Actions.register("Tổ tự quản \(number)", base) }
    let whole = try bytes(of: base)
    // The last to close would take the WAL away: so it is copied while the file is open.
    let store = try Store.open(base, .write)
    for number in 13...20 { try Actions.register("Vườn mẫu \(number)", store) }
    let open = (main: try bytes(of: base), wal: try bytes(of: base + "-wal"))
    try store.close()
    var hostile: [Damage: [[UInt8]]] = [:]
    for kind in Damage.allCases where kind.isHostile {
      hostile[kind] = try HostileSchema.sql(kind).map { sql in
        let path = folder + "/hostile.db"
        try write(whole, path)
        try shell(path, ".dbconfig defensive off\n.bail off\n" + sql + "\n", folder)
        return try bytes(of: path)
      }
    }
    self.init(whole: whole, open: open, hostile: hostile)
  }
}

struct Trouble: Error { let what: String }

func bytes(of path: String) throws -> [UInt8] {
  guard let file = fopen(path, "r") else { throw Trouble(what: "cannot read \(path)") }
  defer { fclose(file) }
  fseek(file, 0, SEEK_END)
  var bytes = [UInt8](repeating: 0, count: ftell(file))
  rewind(file)
  _ = fread(&bytes, 1, bytes.count, file)
  return bytes
}

func write(_ bytes: [UInt8], _ path: String) throws {
  guard let file = fopen(path, "w") else { throw Trouble(what: "cannot write \(path)") }
  defer { fclose(file) }
  guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw Trouble(what: "no room") }
}

private func shell(_ path: String, _ sql: String, _ folder: String) throws {
  let script = folder + "/hostile.sql"
  try write(Array(sql.utf8), script)
  // What the shell itself refuses is no hostile file, but harmless here.
  _ = try run(["/bin/sh", "-c", "sqlite3 '\(path)' < '\(script)' > /dev/null 2>&1"])
}

/// Starts a program and waits for its end.
func run(_ arguments: [String]) throws -> Int32 {
  var pid = pid_t()
  var pointers = arguments.map { strdup($0) } + [nil]
  defer { for pointer in pointers { free(pointer) } }
  guard posix_spawn(&pid, arguments[0], nil, nil, &pointers, environ) == 0 else {
    throw Trouble(what: "cannot start \(arguments[0])")
  }
  var status: Int32 = 0
  waitpid(pid, &status, 0)
  return status
}
