import Synchronization

/// How far the writing of this process has come, for who stops it.
public enum WriteStage: Int, CaseIterable, Sendable {
  /// Nothing was to be written so far.
  case none
  /// It would be undone.
  case open
  /// It is being kept.
  case ending
  /// Something was kept, and nothing is being written.
  case stored

  private static let stage = Atomic(0)

  /// May be asked by a signal.
  public static var current: WriteStage {
    WriteStage(rawValue: stage.load(ordering: .relaxed)) ?? .none
  }

  /// - Returns: where it was before.
  @discardableResult
  static func set(_ new: WriteStage) -> WriteStage {
    WriteStage(rawValue: stage.exchange(new.rawValue, ordering: .relaxed)) ?? .none
  }
}
