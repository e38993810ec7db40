-- What the columns of imported files mean, kept by name and used again for the same head. How cells
-- are written (days, numbers, money, merged cells) is not kept: every sender's spreadsheet differs.

CREATE TABLE profile (              -- what the columns of files with one head mean
  id           INTEGER PRIMARY KEY,
  code         TEXT NOT NULL UNIQUE, -- its name, e.g. mau-xa
  record       TEXT NOT NULL CHECK (record IN ('committee', 'directive', 'figure', 'fund', 'model')), -- what a row of such a file is
  head         TEXT NOT NULL CHECK (head <> ''), -- every header, folded to letters and digits, sorted, a line each
  meanings     TEXT NOT NULL CHECK (meanings <> '') -- header=column, a line each; nothing after = is a column that is not read
) STRICT;
