-- What was published stays published.

CREATE TABLE release (              -- a published set of reports
  id             INTEGER PRIMARY KEY,
  name           TEXT NOT NULL UNIQUE CHECK (name <> ''),
  made_at        TEXT NOT NULL,     -- UTC, ISO 8601
  made_by        TEXT NOT NULL,
  as_of          TEXT CHECK (as_of IS date(as_of, '+0 days')),
  territory      TEXT NOT NULL DEFAULT 'then',
  tool_version   TEXT NOT NULL,
  journal        INTEGER NOT NULL,  -- the last journal entry it rests on
  corrects       INTEGER REFERENCES release (id), -- the release it corrects
  reason         TEXT               -- why it corrects it
) STRICT;

CREATE TABLE release_output (       -- one frozen output
  id             INTEGER PRIMARY KEY,
  release        INTEGER NOT NULL REFERENCES release (id),
  report         TEXT NOT NULL,
  parameters     TEXT NOT NULL DEFAULT '{}', -- JSON
  format         TEXT NOT NULL,
  content        BLOB NOT NULL,
  sha256         TEXT NOT NULL,     -- of content, in hexadecimal
  UNIQUE (release, report, parameters, format)
) STRICT;

-- Released output is never changed or removed, by danvan or by any other tool.
CREATE TRIGGER release_output_kept_update BEFORE UPDATE ON release_output BEGIN
  SELECT raise(ABORT, 'a released output cannot be changed');
END;
CREATE TRIGGER release_output_kept_delete BEFORE DELETE ON release_output BEGIN
  SELECT raise(ABORT, 'a released output cannot be removed');
END;
