import Storage

extension Reader {
  /// Refuses a copy with flaws, or tells them.
  ///
  /// - Parameters:
  ///   - anyway: whether a copy with flaws is used all the same.
  ///   - tell: told the flaws where it is.
  /// - Returns: whether there are flaws.
  public func checkFlaws(
    of path: String, anyway: Bool, tell: (DomainError) -> Void
  ) throws -> Bool {
    let flaws = try flaws()
    if flaws.isEmpty { return false }
    let problem = DomainError.flawed(path, flaws)
    guard anyway else { throw problem }
    tell(problem)
    return true
  }
}

extension Store {
  /// Copies a file, even while others write it, and checks the copy before it gets its name.
  ///
  /// - Parameters:
  ///   - path: a new file; or a folder, where `keep` says how many of the latest copies stay there.
  ///     A flawed copy takes no better one's place.
  ///   - anyway: whether a copy with flaws is kept all the same, and told.
  /// - Returns: the copy, and the older copies that were removed.
  public static func backUp(
    _ file: String, to path: String, keeping keep: Int?, wait: Int32, anyway: Bool,
    tell: (DomainError) -> Void
  ) throws -> (copy: Copy, removed: [String]) {
    let store = try Store.open(file, .read, wait: wait)
    var isFlawed = false
    let check = { (reader: Reader) in
      isFlawed = try reader.checkFlaws(of: file, anyway: anyway, tell: tell)
    }
    let made: (copy: Copy, removed: [String])
    if let keep {
      let kept = try store.copy(
        intoFolder: path, keeping: { isFlawed ? nil : keep }, check: check)
      made = (kept.copy, kept.removed)
    } else {
      made = (try store.copy(to: path, check: check), [])
    }
    try store.close()
    return made
  }
}
