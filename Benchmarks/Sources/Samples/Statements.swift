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
  public static let readIntegers = "SELECT a, b, c, d, e, f, g, h FROM whole"
  public static let readTexts = "SELECT a, b, c, d, e, f, g, h FROM words"

  /// What a table of items holds, as one number.
  public static let itemChecksum = """
    SELECT sum(id + year + CAST(share * 1000000 AS INTEGER) + length(code) + length(title)
               + unicode(title) + unicode(registered_on) + ifnull(unicode(decided_on), 7)
               + ifnull(length(note), 7)) FROM item
    """

  /// A table of integers and one of text, eight columns each, made from the items.
  public static let createOthers = [
    """
    CREATE TABLE whole (
      a INTEGER NOT NULL, b INTEGER NOT NULL, c INTEGER NOT NULL, d INTEGER NOT NULL,
      e INTEGER NOT NULL, f INTEGER NOT NULL, g INTEGER NOT NULL, h INTEGER NOT NULL
    ) STRICT
    """,
    """
    INSERT INTO whole
    SELECT id, year, id % 2, id % 200, id * 7, id * 70000, id * 700000000, -id FROM item
    """,
    """
    CREATE TABLE words (
      a TEXT NOT NULL, b TEXT NOT NULL, c TEXT NOT NULL, d TEXT NOT NULL,
      e TEXT NOT NULL, f TEXT NOT NULL, g TEXT NOT NULL, h TEXT NOT NULL
    ) STRICT
    """,
    """
    INSERT INTO words
    SELECT code, title, registered_on, 'collective', substr(title, 1, 20), code || '/1',
           'xã ' || id, title || ' ' || code FROM item
    """,
  ]
}
