-- Documents: directives, resolutions, conclusions, programmes, and how they hang together.

CREATE TABLE directive (            -- a document
  id             INTEGER PRIMARY KEY,
  code           TEXT NOT NULL UNIQUE CHECK (code <> ''), -- e.g. 25-NQ/TW; 04:16-NQ/TU in a province
  type_code      TEXT NOT NULL DEFAULT '', -- NQ, CT, KL, QĐ …; unknown codes are kept
  type_vi        TEXT NOT NULL DEFAULT '', -- Nghị quyết, Chỉ thị …
  number         INTEGER CHECK (number >= 0), -- NULL = it has none
  suffix         TEXT NOT NULL DEFAULT '', -- letter after the number
  issuer_code    TEXT NOT NULL DEFAULT '', -- TW, TU, HU …
  committee      INTEGER REFERENCES committee (id), -- issuing body
  unit           INTEGER REFERENCES unit (id),      -- whose document; NULL = central
  term           TEXT NOT NULL DEFAULT '', -- term of the issuing body; numbers restart with it
  issued_on      TEXT CHECK (issued_on IS date(issued_on, '+0 days')), -- NULL = not stated
  issued_note    TEXT,              -- how that date is known, or the correction and why
  title_vi       TEXT NOT NULL CHECK (title_vi <> ''),
  title_en       TEXT NOT NULL DEFAULT '',
  note           TEXT,
  search_key     TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX directive_number
    ON directive (coalesce(committee, 0), coalesce(unit, 0), type_code, number, suffix, issuer_code, term)
 WHERE number IS NOT NULL;
CREATE INDEX directive_unit ON directive (unit);
CREATE INDEX directive_committee ON directive (committee);

CREATE TABLE directive_mention (    -- where a document is named, as printed, mistakes and all
  id             INTEGER PRIMARY KEY,
  directive      INTEGER NOT NULL REFERENCES directive (id),
  source         INTEGER NOT NULL REFERENCES source (id),
  locator        TEXT NOT NULL,     -- line of the source
  number_printed TEXT NOT NULL DEFAULT '', -- e.g. 25-Q/TW
  issuer_printed TEXT NOT NULL DEFAULT '',
  date_printed   TEXT NOT NULL DEFAULT '',
  quote          TEXT NOT NULL,     -- the words
  correction     TEXT,              -- what is wrong with them, and what is right
  UNIQUE (directive, source, locator, number_printed)
) STRICT;
CREATE INDEX directive_mention_source ON directive_mention (source);

CREATE TABLE directive_link (       -- one document to another
  id             INTEGER PRIMARY KEY,
  directive      INTEGER NOT NULL REFERENCES directive (id), -- this document
  kind           TEXT NOT NULL CHECK (kind IN ('applies', 'continues', 'amends', 'repeals', 'based_on', 'reviews')),
  target         INTEGER NOT NULL REFERENCES directive (id), -- … that one
  source         INTEGER REFERENCES source (id),
  locator        TEXT,
  quote          TEXT,
  UNIQUE (directive, kind, target),
  CHECK (directive <> target)
) STRICT;
CREATE INDEX directive_link_target ON directive_link (target);
