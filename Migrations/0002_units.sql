-- Sources, administrative units through their changes, committees and fields.

CREATE TABLE source (               -- where a fact was read
  id             INTEGER PRIMARY KEY,
  code           TEXT NOT NULL UNIQUE CHECK (code <> '' AND instr(code, ' ') = 0), -- e.g. S2
  publisher      TEXT NOT NULL DEFAULT '', -- who published it
  title          TEXT NOT NULL,     -- headline
  url            TEXT,              -- address of the article
  file           TEXT,              -- or the file or paper it stands in
  language       TEXT,              -- of the text that was read: vi, en
  published_on   TEXT CHECK (published_on IS date(published_on, '+0 days')),     -- day, when known
  published_from TEXT CHECK (published_from IS date(published_from, '+0 days')), -- not before, when only a range is known
  published_to   TEXT CHECK (published_to IS date(published_to, '+0 days')),     -- not after
  dating         TEXT NOT NULL DEFAULT 'unknown'
                 CHECK (dating IN ('printed', 'url', 'text', 'inferred', 'unknown')), -- how the date is known
  dating_note    TEXT,              -- why that date
  event_on       TEXT CHECK (event_on IS date(event_on, '+0 days')), -- day of the event it reports
  note           TEXT,
  search_key     TEXT NOT NULL DEFAULT ''  -- folded text for search
) STRICT;

CREATE TABLE unit (                 -- an administrative unit, the same one through renamings
  id             INTEGER PRIMARY KEY,
  level          TEXT NOT NULL CHECK (level IN ('country', 'province', 'district', 'commune')),
  note           TEXT
) STRICT;
CREATE INDEX unit_level ON unit (level);

CREATE TABLE unit_version (         -- what a unit was called, from day to day; a code alone is no key
  id             INTEGER PRIMARY KEY,
  unit           INTEGER NOT NULL REFERENCES unit (id),
  code           TEXT NOT NULL CHECK (code <> ''), -- official code of the time; seven were reused in 2025
  name_vi        TEXT NOT NULL CHECK (name_vi <> ''), -- Vietnamese, without the type, e.g. Cao Bằng
  name_en        TEXT NOT NULL DEFAULT '',
  type           TEXT NOT NULL,     -- Tỉnh, Thành phố, Xã, Phường …
  parent         INTEGER REFERENCES unit (id), -- the unit above
  valid_from     TEXT CHECK (valid_from IS date(valid_from, '+0 days')), -- first day; NULL = before what is recorded
  valid_to       TEXT CHECK (valid_to IS date(valid_to, '+0 days')),     -- first day it no longer holds; NULL = today
  source         INTEGER REFERENCES source (id),
  search_key     TEXT NOT NULL DEFAULT '',
  CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from < valid_to)
) STRICT;
CREATE UNIQUE INDEX unit_version_from ON unit_version (unit, coalesce(valid_from, ''));
CREATE INDEX unit_version_code ON unit_version (code, valid_from);
CREATE INDEX unit_version_name ON unit_version (search_key);
CREATE INDEX unit_version_parent ON unit_version (parent);

CREATE TABLE unit_change (          -- a dated change of units, with its legal act
  id             INTEGER PRIMARY KEY,
  code           TEXT NOT NULL UNIQUE, -- e.g. 2025-07-01/08
  kind           TEXT NOT NULL CHECK (kind IN ('merge', 'split', 'rename', 'retype', 'transfer', 'create', 'abolish')),
  effective_on   TEXT NOT NULL CHECK (effective_on IS date(effective_on, '+0 days')),
  act            TEXT,              -- number of the legal act
  source         INTEGER REFERENCES source (id),
  note           TEXT
) STRICT;

CREATE TABLE unit_succession (      -- predecessor → successor
  id             INTEGER PRIMARY KEY,
  change         INTEGER NOT NULL REFERENCES unit_change (id),
  predecessor    INTEGER NOT NULL REFERENCES unit (id),
  successor      INTEGER NOT NULL REFERENCES unit (id),
  extent         TEXT NOT NULL CHECK (extent IN ('full', 'partial')),
  UNIQUE (predecessor, successor, change),
  CHECK (predecessor <> successor)
) STRICT;
CREATE INDEX unit_succession_successor ON unit_succession (successor);
CREATE INDEX unit_succession_change ON unit_succession (change);

CREATE VIEW province AS             -- today's provinces
SELECT v.code, v.type || ' ' || v.name_vi AS full_name_vi, v.name_vi, v.name_en, v.type,
       v.valid_from, v.unit
  FROM unit_version AS v JOIN unit AS u ON u.id = v.unit
 WHERE u.level = 'province'
   AND (v.valid_from IS NULL OR v.valid_from <= date('now', 'localtime'))
   AND (v.valid_to IS NULL OR v.valid_to > date('now', 'localtime'));

CREATE TABLE committee (            -- a body: committee, commission, front, company, station
  id             INTEGER PRIMARY KEY,
  code           TEXT NOT NULL UNIQUE CHECK (code <> ''), -- e.g. BDV-04
  name_vi        TEXT NOT NULL CHECK (name_vi <> ''),
  name_en        TEXT NOT NULL DEFAULT '',
  kind           TEXT NOT NULL CHECK (kind IN ('party_committee', 'standing_committee',
                   'executive_committee', 'advisory_commission', 'steering_committee',
                   'peoples_council', 'peoples_committee', 'fatherland_front',
                   'mass_organisation', 'armed_forces', 'state_agency', 'other')),
  unit           INTEGER REFERENCES unit (id),      -- its territory; NULL when it has none
  parent         INTEGER REFERENCES committee (id), -- the body above
  predecessor    INTEGER REFERENCES committee (id), -- the body it continues
  valid_from     TEXT CHECK (valid_from IS date(valid_from, '+0 days')),
  valid_to       TEXT CHECK (valid_to IS date(valid_to, '+0 days')),
  source         INTEGER REFERENCES source (id),
  note           TEXT,
  search_key     TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX committee_unit ON committee (unit);
CREATE INDEX committee_search ON committee (search_key);

CREATE TABLE committee_alias (      -- other spellings and translations
  id             INTEGER PRIMARY KEY,
  committee      INTEGER NOT NULL REFERENCES committee (id),
  name           TEXT NOT NULL CHECK (name <> ''),
  language       TEXT NOT NULL DEFAULT 'vi' CHECK (language IN ('vi', 'en')),
  source         INTEGER REFERENCES source (id),
  locator        TEXT,              -- line of the source
  search_key     TEXT NOT NULL DEFAULT '',
  UNIQUE (committee, name)
) STRICT;
CREATE INDEX committee_alias_search ON committee_alias (search_key);

CREATE TABLE field (                -- the four standard fields, and local ones
  id             INTEGER PRIMARY KEY,
  code           TEXT NOT NULL UNIQUE CHECK (code <> ''), -- e.g. economy
  name_vi        TEXT NOT NULL CHECK (name_vi <> ''),
  name_en        TEXT NOT NULL DEFAULT '',
  maps_to        INTEGER REFERENCES field (id), -- the standard field a local one belongs to
  unit           INTEGER REFERENCES unit (id),  -- whose local field it is; NULL = everywhere
  position       INTEGER NOT NULL DEFAULT 0,    -- order in reports
  search_key     TEXT NOT NULL DEFAULT ''
) STRICT;
