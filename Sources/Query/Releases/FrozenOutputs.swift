import Storage

/// What keeps a release from being made or printed.
public enum ReleaseFault: Fault {
  /// There is one of that name.
  case exists(String)
  /// Only the last correction is corrected.
  case correctedAlready(Release, by: Release)
  /// What would be printed is not what was released: its bytes do not have its SHA-256.
  case notAsReleased(Release, ReleaseOutput)
  /// None of the reports has that parameter; they have these.
  case noParameter(String, known: [String])
  /// A parameter that is meant for all reports is given as a value, too.
  case toldTwice(String)
  /// None of the reports has that parameter, which is meant for all.
  case useless(String)
  /// What is kept for ever says nothing of a day that has not come.
  case ofDayToCome(Day)
}

extension Reader {
  /// The bytes of an output of a release.
  ///
  /// - Throws: `DomainError` where they are not what was released.
  public func frozen(_ output: ReleaseOutput, of release: Release) throws -> [UInt8] {
    let bytes = try content(of: output.id)
    guard sha256(bytes) == output.sha256 else {
      throw ReleaseFault.notAsReleased(release, output).error
    }
    return bytes
  }

  /// A report of a release, byte for byte.
  ///
  /// - Parameter format: `nil` = what people were given.
  /// - Throws: `DomainError` where the release has no such report or form, or of a `ReleaseFault`.
  public func reprint(
    _ report: String, of release: Release, format: String?
  ) throws -> [UInt8] {
    let all = try outputs(of: release.id)
    let own = all.filter { $0.report == report }
    guard let first = own.first else {
      var names: [String] = []
      for output in all where !names.contains(output.report) { names.append(output.report) }
      throw DomainError.notOneOf("report", report, names)
    }
    guard let format else {
      let usual = own.first { $0.format != "json" && $0.format != "sql" }
      return try frozen(usual ?? first, of: release)
    }
    guard let found = own.first(where: { $0.format == format }) else {
      throw DomainError.notOneOf("format", format, own.map(\.format).filter { $0 != "sql" })
    }
    return try frozen(found, of: release)
  }
}

/// An output with the hash its bytes have now.
public struct FrozenOutput: Sendable {
  /// Its name.
  public let release: String
  /// Without its content.
  public let output: ReleaseOutput
  /// Of the bytes, in hexadecimal.
  public let sha256: String
}

/// Whether a release is as it was published.
public struct Verification: Sendable {
  /// What a hash on paper is of.
  public enum Seal: Sendable {
    case release
    case output(FrozenOutput)
    case nothing
  }

  /// The release that is looked at.
  public let release: Release
  /// What the rules found that bear on a release.
  public let findings: [(check: Check, finding: Finding)]
  /// `nil` where no hash was told.
  public let seal: Seal?
  /// What each file is: an output of this release, or of another one, or of none.
  public let files: [(path: String, own: FrozenOutput?, other: FrozenOutput?)]
}

extension Reader {
  /// Computes anew what proves a release.
  ///
  /// - Parameters:
  ///   - hash: as it stands on paper, in small letters.
  ///   - files: with the SHA-256 of each.
  public func verify(
    _ name: String, hash: String?, files: [(path: String, sha256: String)]
  ) throws -> Verification {
    try checkReadable()
    let release = try release(name)
    let outputs = try frozenOutputs()
    let findings = try findings(on: release)
    let own = outputs.filter { $0.release == release.name }
    let seal = try hash.map { hash -> Verification.Seal in
      if try self.seal(of: release) == hash { return .release }
      return own.first { $0.sha256 == hash }.map { .output($0) } ?? .nothing
    }
    return Verification(
      release: release, findings: findings, seal: seal,
      files: files.map { path, sha256 in
        (
          path, own.first { $0.sha256 == sha256 }, outputs.first { $0.sha256 == sha256 }
        )
      })
  }

  private func frozenOutputs() throws -> [FrozenOutput] {
    try list(Release.self, where: "1 ORDER BY id").flatMap { release in
      try outputs(of: release.id).map { output in
        FrozenOutput(
          release: release.name, output: output, sha256: sha256(try content(of: output.id)))
      }
    }
  }
}
