-- What every danvan file has: its migrations, its office, its ids and its journal.

PRAGMA application_id = 0x4456414E; -- "DVAN"

CREATE TABLE migration (            -- the migrations this file has been through
  number       INTEGER PRIMARY KEY, -- 1, 2, 3 …
  name         TEXT NOT NULL,       -- file name, e.g. 0001_foundation.sql
  sha256       TEXT NOT NULL,       -- of the file's text, in hexadecimal
  applied_at   TEXT NOT NULL,       -- UTC, ISO 8601
  duration_ms  INTEGER NOT NULL     -- how long it took, milliseconds
) STRICT;

CREATE TABLE office (               -- who keeps this file (one row)
  id           INTEGER PRIMARY KEY CHECK (id = 1),
  number       INTEGER NOT NULL CHECK (number BETWEEN 0 AND 131071), -- 0 = stand-alone
  uuid         TEXT NOT NULL,       -- of this file, random
  created_at   TEXT NOT NULL        -- UTC, ISO 8601
) STRICT;

CREATE TABLE sequence (             -- the last id given out, a row a table; ids are never reused
  table_name   TEXT PRIMARY KEY,
  last_id      INTEGER NOT NULL     -- office number × 2^36 + sequence
) STRICT, WITHOUT ROWID;

CREATE TABLE journal (              -- every writing transaction
  id             INTEGER PRIMARY KEY,
  at             TEXT NOT NULL,     -- UTC, ISO 8601
  who            TEXT NOT NULL,     -- --by, DANVAN_USER or the system user
  command        TEXT NOT NULL,     -- e.g. model register
  arguments      TEXT NOT NULL DEFAULT '', -- as typed
  reason         TEXT,              -- why, when given
  tool_version   TEXT NOT NULL,     -- of danvan
  schema_version INTEGER NOT NULL   -- migration number; a changeset fits only this schema
) STRICT;
CREATE INDEX journal_at ON journal (at);

CREATE TABLE journal_change (       -- what a transaction changed, in bounded pieces
  journal      INTEGER NOT NULL REFERENCES journal (id),
  piece        INTEGER NOT NULL,    -- 1, 2, 3 … in order
  changeset    BLOB NOT NULL,       -- an SQLite session changeset
  UNIQUE (journal, piece)           -- not WITHOUT ROWID: keys would be compared through the blobs
) STRICT;
