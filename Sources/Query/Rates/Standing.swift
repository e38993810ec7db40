import SQLite
import Storage

/// The rule of `decision_span` (Migrations/0014_standing.sql) on one day.
extension SQL {
  /// Whether span `s` is a recognition that counts on the day.
  static func stands(on day: Day) -> SQL {
    """
    s.outcome = 'recognized' AND s.starts <= \(day) AND (s.ends IS NULL OR s.ends > \(day))
    """
  }

  /// Why span `s` makes nothing recognized on the day; NULL where it does.
  static func whyNot(on day: Day) -> SQL {
    """
    CASE WHEN s.starts > \(day) THEN 'later'
         WHEN s.outcome = 'declined' THEN 'declined'
         WHEN s.outcome = 'withdrawn' THEN 'withdrawal'
         WHEN s.ends <= \(day) THEN 'withdrawn' END
    """
  }
}
