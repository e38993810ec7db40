import Migrations

/// One numbered step from an empty file to today's tables.
public struct Migration: Sendable, Equatable {
  /// 1, 2, 3 …: the version of a file that has been through it.
  public let number: Int
  /// The file's name, e.g. `0001_foundation.sql`.
  public let name: String
  /// Its SQL.
  public let text: String
  /// Of the text, in hexadecimal.
  public let sha256: String

  /// - Parameter name: the file's name.
  public init(number: Int, name: String, text: String) {
    self.number = number
    self.name = name
    self.text = text
    sha256 = Storage.sha256(Array(text.utf8))
  }

  /// The number of the last one; every command asks, so nothing is hashed for it.
  public static let latest = migrationFiles.count

  /// The migrations this binary knows, in order.
  public static let all = migrationFiles.enumerated().map { index, file in
    Migration(number: index + 1, name: file.name, text: file.text)
  }
}
