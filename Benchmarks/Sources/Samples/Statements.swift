/// The SQL that all opponents run, word for word.
public enum Statements {
  /// Pages stay in memory after the first round, so that what is measured is the reading of rows
  /// and not of the file.
  public static let settings = "PRAGMA cache_size = -1048576"

  public static let createItem = """
    CREATE TABLE item (
      id INTEGER PRIMARY KEY, year INTEGER NOT NULL, share REAL NOT NULL, code TEXT NOT NULL,
      title TEXT NOT NULL, registered_on TEXT NOT NULL, decided_on TEXT, note TEXT
    ) STRICT
    """
  public static let dropItem = "DROP TABLE IF EXISTS item"
  public static let insertItem = "INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?, ?)"

  public static let readItems = """
    SELECT id, year, share, code, title, registered_on, decided_on, note FROM item
    """
  public static let readWide = """
    SELECT id, year, place, number, share, code, title, registered_on, owner_kind, owner_name,
           decided_on, note, quote, decision FROM wide
    """
  public static let readIntegers = "SELECT a, b, c, d, e, f, g, h FROM whole"
  public static let readTexts = "SELECT a, b, c, d, e, f, g, h FROM words"
  public static let readDates = "SELECT a, b, c, d, e, f, g, h FROM days"
  public static let readNulls = "SELECT a, b, c, d, e, f, g, h FROM unknown"

  /// Twenty rows that follow the id.
  public static let readPage = "SELECT id, title FROM item WHERE id > ? ORDER BY id LIMIT 20"
  /// A commit of its own, of one page.
  public static let createTick = "CREATE TABLE tick (n INTEGER NOT NULL) STRICT"
  public static let writeTick = "INSERT INTO tick VALUES (1)"

  /// What a table of items holds, as one number.
  public static let itemChecksum = """
    SELECT sum(id + year + CAST(share * 1000000 AS INTEGER) + length(code) + length(title)
               + unicode(title) + unicode(registered_on) + ifnull(unicode(decided_on), 7)
               + ifnull(length(note), 7)) FROM item
    """

  /// The other tables, made from the items: eight integers, texts, dates or NULLs, and fourteen
  /// columns of all kinds in 16,000 rows of a million.
  public static let createOthers = [
    "CREATE TABLE whole (\(eight("INTEGER NOT NULL"))) STRICT",
    """
    INSERT INTO whole
    SELECT id, year, id % 2, id % 200, id * 7, id * 70000, id * 700000000, -id FROM item
    """,
    "CREATE TABLE words (\(eight("TEXT NOT NULL"))) STRICT",
    """
    INSERT INTO words
    SELECT code, title, registered_on, 'collective', substr(title, 1, 20), code || '/1',
           'xã ' || id, title || ' ' || code FROM item
    """,
    "CREATE TABLE days (\(eight("TEXT NOT NULL"))) STRICT",
    """
    INSERT INTO days
    SELECT registered_on, date(registered_on, '+1 day'), date(registered_on, '+9 days'),
           date(registered_on, '+1 month'), date(registered_on, '+2 months'),
           date(registered_on, '+1 year'), year || '-01-01', year || '-12-31' FROM item
    """,
    "CREATE TABLE unknown (\(eight("TEXT"))) STRICT",
    "INSERT INTO unknown SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM item",
    """
    CREATE TABLE wide (
      id INTEGER PRIMARY KEY, year INTEGER NOT NULL, place INTEGER NOT NULL,
      number INTEGER NOT NULL, share REAL NOT NULL, code TEXT NOT NULL, title TEXT NOT NULL,
      registered_on TEXT NOT NULL, owner_kind TEXT NOT NULL, owner_name TEXT NOT NULL,
      decided_on TEXT, note TEXT, quote TEXT, decision TEXT
    ) STRICT
    """,
    """
    INSERT INTO wide
    SELECT id, year, id % 87, id * 7, share, code, title, registered_on, 'collective',
           'Chi bộ thôn ' || id, decided_on, note, iif(id % 3, NULL, title),
           iif(id % 2, NULL, id || '-QĐ/ĐU')
      FROM item WHERE id <= 16 * (SELECT max(id) FROM item) / 1000
    """,
  ]

  private static func eight(_ type: String) -> String {
    "abcdefgh".map { "\($0) \(type)" }.joined(separator: ", ")
  }
}
