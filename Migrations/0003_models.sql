-- Models, their registrations year by year, and the decisions on them.

CREATE TABLE model (                -- a "Skilled Mass Mobilization" model
  id             INTEGER PRIMARY KEY,
  code           TEXT NOT NULL UNIQUE CHECK (code <> ''), -- e.g. 22-2026-0001
  title          TEXT NOT NULL CHECK (title <> ''),
  title_en       TEXT,
  field          INTEGER REFERENCES field (id), -- NULL = not stated
  owner_kind     TEXT NOT NULL DEFAULT 'unknown' CHECK (owner_kind IN ('collective', 'individual', 'unknown')),
  owner_name     TEXT,
  kind           TEXT NOT NULL DEFAULT 'unknown' CHECK (kind IN ('model', 'typical', 'unknown')),
  unit           INTEGER NOT NULL REFERENCES unit (id), -- where it is
  committee      INTEGER REFERENCES committee (id),     -- whose it is
  source         INTEGER REFERENCES source (id),
  locator        TEXT,              -- line of the source
  quote          TEXT,              -- its words
  note           TEXT,
  search_key     TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX model_unit ON model (unit);
CREATE INDEX model_field ON model (field);
CREATE INDEX model_committee ON model (committee);
CREATE INDEX model_look_alike ON model (search_key, unit);

-- Search is over the folded key, so the stock tokenizer serves: any SQLite can write the file.
CREATE VIRTUAL TABLE model_search USING fts5 (
  search_key, content = 'model', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 0'
);
CREATE TRIGGER model_search_insert AFTER INSERT ON model BEGIN
  INSERT INTO model_search (rowid, search_key) VALUES (new.id, new.search_key);
END;
CREATE TRIGGER model_search_delete AFTER DELETE ON model BEGIN
  INSERT INTO model_search (model_search, rowid, search_key) VALUES ('delete', old.id, old.search_key);
END;
CREATE TRIGGER model_search_update AFTER UPDATE OF id, search_key ON model BEGIN
  INSERT INTO model_search (model_search, rowid, search_key) VALUES ('delete', old.id, old.search_key);
  INSERT INTO model_search (rowid, search_key) VALUES (new.id, new.search_key);
END;

CREATE TABLE registration (         -- a model registered for a year
  id             INTEGER PRIMARY KEY,
  model          INTEGER NOT NULL REFERENCES model (id),
  year           INTEGER NOT NULL CHECK (year BETWEEN 1945 AND 2200),
  registered_on  TEXT CHECK (registered_on IS date(registered_on, '+0 days')), -- NULL = day not stated
  mode           TEXT NOT NULL DEFAULT 'new' CHECK (mode IN ('new', 'maintained', 'unknown')),
  unit           INTEGER NOT NULL REFERENCES unit (id), -- registered where
  province       INTEGER NOT NULL REFERENCES unit (id), -- the province of the time over that unit
  committee      INTEGER REFERENCES committee (id),     -- registered with whom
  source         INTEGER REFERENCES source (id),
  note           TEXT,
  UNIQUE (model, year)
) STRICT;
CREATE INDEX registration_province ON registration (province, year);
CREATE INDEX registration_unit ON registration (unit);
CREATE INDEX registration_year ON registration (year);

CREATE TABLE recognition (          -- a dated decision on a registration
  id             INTEGER PRIMARY KEY,
  registration   INTEGER NOT NULL REFERENCES registration (id),
  level          TEXT NOT NULL CHECK (level IN ('commune', 'district', 'province', 'unknown')),
  outcome        TEXT NOT NULL CHECK (outcome IN ('recognized', 'declined', 'withdrawn')),
  decided_on     TEXT CHECK (decided_on IS date(decided_on, '+0 days')), -- NULL = day not stated
  known_by       TEXT NOT NULL CHECK (known_by IS date(known_by, '+0 days')), -- decided on or before this day
  committee      INTEGER REFERENCES committee (id), -- deciding body
  decision       TEXT,              -- number of the decision
  directive      INTEGER REFERENCES directive (id), -- the decision, when it is recorded as a document
  source         INTEGER REFERENCES source (id),
  note           TEXT,
  CHECK (decided_on IS NULL OR decided_on = known_by)
) STRICT;
CREATE INDEX recognition_registration ON recognition (registration, level, known_by);
CREATE INDEX recognition_known_by ON recognition (known_by);
