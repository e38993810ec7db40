/// The whole files, so that every child need not make them again.
extension DamageMaker {
  init(saved folder: String) throws {
    var hostile: [Damage: [[UInt8]]] = [:]
    for kind in Damage.allCases where kind.isHostile {
      hostile[kind] = try HostileSchema.sql(kind).indices.map {
        try bytes(of: "\(folder)/\(kind.rawValue)-\($0)")
      }
    }
    self.init(
      whole: try bytes(of: folder + "/whole"),
      open: (try bytes(of: folder + "/open"), try bytes(of: folder + "/open-wal")),
      hostile: hostile)
  }

  func save(in folder: String) throws {
    try write(whole, folder + "/whole")
    try write(open.main, folder + "/open")
    try write(open.wal, folder + "/open-wal")
    for (kind, files) in hostile {
      for (index, file) in files.enumerated() {
        try write(file, "\(folder)/\(kind.rawValue)-\(index)")
      }
    }
  }
}
