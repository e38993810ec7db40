-- Whose the file is, and what rows that come with danvan are called in other files.

-- No REFERENCES: who undoes the entry that brought the unit undoes no more than that.
ALTER TABLE office ADD COLUMN province INTEGER; -- unit it is an office of; NULL = not stated

-- A row that comes with danvan (a province, a commune, a field, a measure, a fact of the seeds) has
-- the same id in every file, from a range of its own: -2^36 + the number it was given for good. A
-- row that a file had before it keeps its id, which stands here beside the other.
CREATE TABLE shared_id (            -- rows that come with danvan and have another id here
  table_name   TEXT NOT NULL,       -- the table it is a row of
  id           INTEGER NOT NULL,    -- its id in this file
  shared       INTEGER NOT NULL CHECK (shared BETWEEN -68719476735 AND -1), -- its id in others
  PRIMARY KEY (table_name, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX shared_id_shared ON shared_id (table_name, shared);

-- The same file may come again for another commune or year; sha256 is of both together.
ALTER TABLE source ADD COLUMN file_sha256 TEXT; -- of the imported file alone
ALTER TABLE source ADD COLUMN file_set TEXT;    -- what was set for it, column=value, a line each
CREATE INDEX source_file ON source (file_sha256) WHERE file_sha256 IS NOT NULL;
