import Storage

/// What would be printed is not what was released: its bytes do not have its SHA-256.
public struct NotAsReleased: Error, Sendable {
  public let release: Release
  public let output: ReleaseOutput
}

extension Reader {
  /// The bytes of an output of a release.
  ///
  /// - Throws: `NotAsReleased`.
  public func frozen(_ output: ReleaseOutput, of release: Release) throws -> [UInt8] {
    let bytes = try content(of: output.id)
    guard sha256(bytes) == output.sha256 else {
      throw NotAsReleased(release: release, output: output)
    }
    return bytes
  }

  /// A report of a release, byte for byte.
  ///
  /// - Parameter format: `nil` = what people were given.
  /// - Throws: `NotAsReleased`; `DomainError` where the release has no such report or form.
  public func reprint(
    _ report: String, of release: Release, format: String?
  ) throws -> [UInt8] {
    let all = try outputs(of: release.id)
    let own = all.filter { $0.report == report }
    guard let first = own.first else {
      var names: [String] = []
      for output in all where !names.contains(output.report) { names.append(output.report) }
      throw DomainError.notOneOf("--report", report, names)
    }
    guard let format else {
      let usual = own.first { $0.format != "json" && $0.format != "sql" }
      return try frozen(usual ?? first, of: release)
    }
    guard let found = own.first(where: { $0.format == format }) else {
      throw DomainError.notOneOf("--format", format, own.map(\.format).filter { $0 != "sql" })
    }
    return try frozen(found, of: release)
  }
}

/// An output with the hash its bytes have now.
public struct FrozenOutput: Sendable {
  public let release: String
  public let output: ReleaseOutput
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

  public let release: Release
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
