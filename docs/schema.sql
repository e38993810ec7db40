-- The whole schema, as the migrations make it: for reading, and made by scripts/docs.sh.
-- What changes a file is in Migrations/.

PRAGMA application_id = 0x4456414E; -- "DVAN"

----------------------------------------------------------------------------------------------------
-- The file, its office, its ids
----------------------------------------------------------------------------------------------------

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
  created_at   TEXT NOT NULL,       -- UTC, ISO 8601
  province       INTEGER -- unit it is an office of; NULL = not stated
) STRICT;

CREATE TABLE sequence (             -- the last id given out, a row a table; ids are never reused
  table_name   TEXT PRIMARY KEY,
  last_id      INTEGER NOT NULL     -- office number × 2^36 + sequence
) STRICT, WITHOUT ROWID;

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

----------------------------------------------------------------------------------------------------
-- The journal: every writing transaction, and what it changed
----------------------------------------------------------------------------------------------------

CREATE TABLE journal (              -- every writing transaction
  id             INTEGER PRIMARY KEY,
  at             TEXT NOT NULL,     -- UTC, ISO 8601
  who            TEXT NOT NULL,     -- --by, DANVAN_USER or the system user
  command        TEXT NOT NULL,     -- e.g. model register
  arguments      TEXT NOT NULL DEFAULT '', -- as typed
  reason         TEXT,              -- why, when given
  tool_version   TEXT NOT NULL,     -- of danvan
  schema_version INTEGER NOT NULL,  -- migration number; a changeset fits only this schema
  changes        INTEGER -- rows it added, changed or removed; NULL before danvan counted them
) STRICT;

CREATE INDEX journal_at ON journal (at);

CREATE TABLE journal_change (       -- what a transaction changed, in bounded pieces
  journal      INTEGER NOT NULL REFERENCES journal (id),
  piece        INTEGER NOT NULL,    -- 1, 2, 3 … in order
  changeset    BLOB NOT NULL,       -- an SQLite session changeset
  UNIQUE (journal, piece)           -- not WITHOUT ROWID: keys would be compared through the blobs
) STRICT;

CREATE TABLE journal_undo (         -- entries that were taken back; what takes back an undo restores
  undone       INTEGER NOT NULL REFERENCES journal (id), -- the entry that was taken back
  journal      INTEGER NOT NULL REFERENCES journal (id), -- the entry that did it
  PRIMARY KEY (undone, journal)
) STRICT, WITHOUT ROWID;

CREATE INDEX journal_undo_by ON journal_undo (journal);

----------------------------------------------------------------------------------------------------
-- Where facts were read, and how files are
----------------------------------------------------------------------------------------------------

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
  search_key     TEXT NOT NULL DEFAULT '', -- folded text for search
  sha256         TEXT, -- of the imported file and what was set for it
  file_sha256    TEXT, -- of the imported file alone
  file_set       TEXT -- what was set for it, column=value, a line each
) STRICT;

CREATE UNIQUE INDEX source_sha256 ON source (sha256) WHERE sha256 IS NOT NULL;

CREATE INDEX source_file ON source (file_sha256) WHERE file_sha256 IS NOT NULL;

CREATE TABLE profile (              -- what the columns of files with one head mean
  id           INTEGER PRIMARY KEY,
  code         TEXT NOT NULL UNIQUE, -- its name, e.g. mau-xa
  record       TEXT NOT NULL CHECK (record IN ('committee', 'directive', 'figure', 'fund', 'model')), -- what a row of such a file is
  head         TEXT NOT NULL CHECK (head <> ''), -- every header, folded to letters and digits, sorted, a line each
  meanings     TEXT NOT NULL CHECK (meanings <> '') -- header=column, a line each; nothing after = is a column that is not read
) STRICT;

----------------------------------------------------------------------------------------------------
-- Administrative units through their changes
----------------------------------------------------------------------------------------------------

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

CREATE VIEW province AS                -- today's provinces
SELECT v.code,                         -- official code of today
       v.type || ' ' || v.name_vi AS full_name_vi, -- Vietnamese, with the type: Tỉnh Cao Bằng
       v.name_vi,                      -- Vietnamese, without the type
       v.name_en,                      -- English
       v.type,                         -- Tỉnh or Thành phố
       v.valid_from,                   -- first day it was called and coded so; NULL = before what is recorded
       v.unit                          -- the unit, the same one through renamings
  FROM unit_version AS v JOIN unit AS u ON u.id = v.unit
 WHERE u.level = 'province'
   AND (v.valid_from IS NULL OR v.valid_from <= date('now', 'localtime'))
   AND (v.valid_to IS NULL OR v.valid_to > date('now', 'localtime'));

----------------------------------------------------------------------------------------------------
-- Bodies and fields
----------------------------------------------------------------------------------------------------

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

----------------------------------------------------------------------------------------------------
-- Models, their registrations year by year, the decisions on them
----------------------------------------------------------------------------------------------------

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
  search_key     TEXT NOT NULL DEFAULT '',
  directive      INTEGER REFERENCES directive (id) -- document it carries out
) STRICT;

CREATE INDEX model_unit ON model (unit);

CREATE INDEX model_field ON model (field);

CREATE INDEX model_committee ON model (committee);

CREATE INDEX model_look_alike ON model (search_key, unit);

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
  locator        TEXT, -- row of the source
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

CREATE INDEX model_directive ON model (directive) WHERE directive IS NOT NULL;

CREATE INDEX registration_source ON registration (source, locator) WHERE source IS NOT NULL;

CREATE VIEW model_status AS            -- a row per registration: the model, and how far it has come
SELECT r.id AS registration,           -- the registration
       m.code,                         -- of the model
       m.title,                        -- of the model, Vietnamese
       p.code AS province_code,        -- code the province had then
       p.name_vi AS province,          -- name the province had then
       n.code AS unit_code,            -- where it was registered: code of the time; the province itself where nothing nearer is known
       n.name_vi AS unit,              -- where it was registered: name of the time
       f.code AS field,                -- own or standard field; NULL = not stated
       m.owner_kind,                   -- collective, individual, unknown
       m.owner_name,                   -- who keeps it up
       m.kind,                         -- model, typical, unknown
       r.year,                         -- registered for this year
       r.registered_on,                -- day of the registration; NULL = not stated
       r.mode,                         -- new, maintained, unknown
       CASE WHEN s.id IS NOT NULL THEN 'recognized' ELSE coalesce(d.outcome, 'registered') END
         AS state,                     -- recognized where a recognition stands at any level; else the last decision: declined, withdrawn; else registered
       d.level,                        -- level of the decision that state rests on; the highest where several stand
       d.decided_on,                   -- day of that decision; NULL = not stated
       d.decision                      -- number of that decision
  FROM registration AS r
  JOIN model AS m ON m.id = r.model
  LEFT JOIN field AS f ON f.id = m.field
  LEFT JOIN standing_recognition AS s ON s.id = (
    SELECT t.id FROM standing_recognition AS t WHERE t.registration = r.id
     ORDER BY t.rank DESC, t.known_by DESC, t.id DESC LIMIT 1)
  LEFT JOIN recognition AS d ON d.id = coalesce(s.id, (
    SELECT l.id FROM recognition AS l
     WHERE l.registration = r.id AND l.known_by <= date('now', 'localtime')
     ORDER BY l.known_by DESC, l.id DESC LIMIT 1))
  LEFT JOIN unit_version AS p ON p.id = coalesce(
    (SELECT v.id FROM unit_version AS v
      WHERE v.unit = r.province
        AND coalesce(v.valid_from, '') <= coalesce(r.registered_on, r.year || '-12-31')
      ORDER BY v.valid_from DESC LIMIT 1),
    (SELECT v.id FROM unit_version AS v WHERE v.unit = r.province ORDER BY v.valid_from DESC LIMIT 1))
  LEFT JOIN unit_version AS n ON n.id = coalesce(
    (SELECT v.id FROM unit_version AS v
      WHERE v.unit = r.unit
        AND coalesce(v.valid_from, '') <= coalesce(r.registered_on, r.year || '-12-31')
      ORDER BY v.valid_from DESC LIMIT 1),
    (SELECT v.id FROM unit_version AS v WHERE v.unit = r.unit ORDER BY v.valid_from DESC LIMIT 1));

CREATE VIEW rate_base AS               -- a row per registration up to today; a rate is sum(recognized) * 1.0 / count(*)
SELECT r.id AS registration,           -- the registration
       m.code,                         -- of the model
       r.year,                         -- registered for this year
       p.code AS province_code,        -- code the province had then
       p.name_vi AS province,          -- name the province had then
       f.code AS field,                -- own or standard field; NULL = not stated
       coalesce(g.code, f.code) AS standard_field, -- the standard field it belongs to
       m.owner_kind,                   -- collective, individual, unknown
       r.mode,                         -- new, maintained, unknown
       s.id IS NOT NULL AS recognized, -- 1 where a recognition stands at any level, else 0
       s.level,                        -- the highest level at which one stands; NULL = at none
       s.known_by AS recognized_by     -- that recognition was decided on or before this day
  FROM registration AS r
  JOIN model AS m ON m.id = r.model
  LEFT JOIN field AS f ON f.id = m.field
  LEFT JOIN field AS g ON g.id = f.maps_to
  LEFT JOIN standing_recognition AS s ON s.id = (
    SELECT t.id FROM standing_recognition AS t WHERE t.registration = r.id
     ORDER BY t.rank DESC, t.known_by DESC, t.id DESC LIMIT 1)
  LEFT JOIN unit_version AS p ON p.id = coalesce(
    (SELECT v.id FROM unit_version AS v
      WHERE v.unit = r.province
        AND coalesce(v.valid_from, '') <= coalesce(r.registered_on, r.year || '-12-31')
      ORDER BY v.valid_from DESC LIMIT 1),
    (SELECT v.id FROM unit_version AS v WHERE v.unit = r.province ORDER BY v.valid_from DESC LIMIT 1))
 WHERE coalesce(r.registered_on, r.year || '-01-01') <= date('now', 'localtime');

CREATE VIEW decision_disorder AS       -- decisions that nobody could have typed after the one before them at their level
SELECT id,                             -- the decision
       registration,                   -- what was decided on
       level,                          -- commune, district, province, unknown
       before,                         -- the outcome of the one before it; NULL = there is none
       outcome                         -- its own: the same, a refusal of what stands, or a withdrawal of what does not
  FROM (SELECT c.id, c.registration, c.level, c.outcome,
               lag(c.outcome) OVER (PARTITION BY c.registration, c.level ORDER BY c.known_by, c.id)
                 AS before
          FROM recognition AS c) AS d
 WHERE outcome = before OR outcome = 'declined' AND before = 'recognized'
    OR outcome = 'withdrawn' AND coalesce(before, '') <> 'recognized';

CREATE VIEW decision_span AS           -- every decision, and from when until when it counts
SELECT c.id,                           -- the decision
       c.registration,                 -- what was decided on
       c.level,                        -- commune, district, province, unknown
       c.outcome,                      -- recognized, declined, withdrawn
       c.decided_on AS may_start,      -- it counts on no day before this one; NULL = not known
       c.known_by AS starts,           -- it surely counts from this day
       (SELECT coalesce(w.decided_on, c.known_by) FROM recognition AS w
         WHERE w.registration = c.registration AND w.level = c.level
           AND w.outcome = CASE c.outcome WHEN 'recognized' THEN 'withdrawn' ELSE 'recognized' END
           AND (w.known_by, w.id) > (c.known_by, c.id)
         ORDER BY w.known_by, w.id LIMIT 1)
         AS may_end,                   -- it surely counts until the day before; NULL = it has not ended
       (SELECT min(w.known_by) FROM recognition AS w
         WHERE w.registration = c.registration AND w.level = c.level
           AND w.outcome = CASE c.outcome WHEN 'recognized' THEN 'withdrawn' ELSE 'recognized' END
           AND (w.known_by, w.id) > (c.known_by, c.id))
         AS ends                       -- it counts no more from this day; NULL = it has not ended
  FROM recognition AS c;

CREATE VIEW standing_recognition AS    -- recognitions that hold today: decided, and not withdrawn since at that level
SELECT s.id,                           -- the recognition
       s.registration,                 -- what was recognized
       s.level,                        -- commune, district, province, unknown
       CASE s.level WHEN 'province' THEN 3 WHEN 'district' THEN 2 WHEN 'commune' THEN 1 ELSE 0 END
         AS rank,                      -- the level as a number, the highest is 3
       c.decided_on,                   -- day of the decision; NULL = not stated
       c.known_by,                     -- decided on or before this day
       c.decision                      -- number of the decision
  FROM decision_span AS s JOIN recognition AS c ON c.id = s.id
 WHERE s.outcome = 'recognized' AND s.starts <= date('now', 'localtime')
   AND (s.ends IS NULL OR s.ends > date('now', 'localtime'));

CREATE TABLE selection (               -- a dated decision that a recognized model is typical, or no longer is
  id             INTEGER PRIMARY KEY,
  registration   INTEGER NOT NULL REFERENCES registration (id),
  level          TEXT NOT NULL CHECK (level IN ('commune', 'district', 'province', 'unknown')),
  outcome        TEXT NOT NULL CHECK (outcome IN ('selected', 'unselected')),
  decided_on     TEXT CHECK (decided_on IS date(decided_on, '+0 days')), -- NULL = day not stated
  known_by       TEXT NOT NULL CHECK (known_by IS date(known_by, '+0 days')), -- decided on or before this day
  committee      INTEGER REFERENCES committee (id), -- deciding body
  decision       TEXT,                 -- number of the decision
  directive      INTEGER REFERENCES directive (id), -- the decision, when it is recorded as a document
  source         INTEGER REFERENCES source (id),
  note           TEXT,
  CHECK (decided_on IS NULL OR decided_on = known_by)
) STRICT;

CREATE INDEX selection_registration ON selection (registration, level, known_by);

CREATE INDEX selection_known_by ON selection (known_by);

-- By the rule of decision_span: a selection counts until it is taken back at its level, and that
-- until another selection follows there.
CREATE VIEW selection_span AS          -- every decision on selection, and from when until when it counts
SELECT c.id,                           -- the decision
       c.registration,                 -- what was decided on
       c.level,                        -- commune, district, province, unknown
       c.outcome,                      -- selected, unselected
       c.decided_on AS may_start,      -- it counts on no day before this one; NULL = not known
       c.known_by AS starts,           -- it surely counts from this day
       coalesce(e.decided_on, iif(e.id IS NULL, NULL, c.known_by))
         AS may_end,                   -- it surely counts until the day before; NULL = it has not ended
       e.known_by AS ends              -- it counts no more from this day; NULL = it has not ended
  FROM selection AS c
  LEFT JOIN selection AS e ON e.id = (
    SELECT w.id FROM selection AS w
     WHERE w.registration = c.registration AND w.level = c.level AND w.outcome <> c.outcome
       AND (w.known_by, w.id) > (c.known_by, c.id)
     ORDER BY w.known_by, w.id LIMIT 1);

CREATE VIEW selection_disorder AS      -- decisions on selection that nobody could have typed: after the one before them at their level, or without a recognition
SELECT id,                             -- the decision
       registration,                   -- what was decided on
       level,                          -- commune, district, province, unknown
       before,                         -- the outcome of the one before it; NULL = there is none
       outcome,                        -- its own
       recognized                      -- 0 where no recognition can have stood when it was decided
  FROM (SELECT c.id, c.registration, c.level, c.outcome,
               lag(c.outcome) OVER (PARTITION BY c.registration, c.level ORDER BY c.known_by, c.id)
                 AS before,
               EXISTS (SELECT 1 FROM decision_span AS s
                        WHERE s.registration = c.registration AND s.outcome = 'recognized'
                          AND (s.may_start IS NULL OR s.may_start <= c.known_by)
                          AND (c.decided_on IS NULL OR s.ends IS NULL OR s.ends > c.decided_on))
                 AS recognized
          FROM selection AS c) AS d
 WHERE outcome = before OR outcome = 'unselected' AND before IS NULL
    OR outcome = 'selected' AND recognized = 0;

CREATE VIEW standing_selection AS      -- selections that hold today, of models whose recognition does
SELECT s.id,                           -- the selection
       s.registration,                 -- what was selected
       s.level,                        -- commune, district, province, unknown
       c.decided_on,                   -- day of the decision; NULL = not stated
       c.known_by,                     -- decided on or before this day
       c.decision                      -- number of the decision
  FROM selection_span AS s JOIN selection AS c ON c.id = s.id
 WHERE s.outcome = 'selected' AND s.starts <= date('now', 'localtime')
   AND (s.may_end IS NULL OR s.may_end > date('now', 'localtime'))
   AND EXISTS (SELECT 1 FROM standing_recognition AS r WHERE r.registration = s.registration);

----------------------------------------------------------------------------------------------------
-- Documents, and how they hang together
----------------------------------------------------------------------------------------------------

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
  search_key     TEXT NOT NULL DEFAULT '',
  number_typed   TEXT NOT NULL DEFAULT '' -- e.g. 12 - NQ/TU or 82/KH-UBND
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

CREATE VIEW directive_tree AS          -- each document with what stands under it, to any depth; ORDER BY root, path
WITH RECURSIVE document (root, id, depth, parent, link, ids, path) AS (
  SELECT code, id, 0, NULL, NULL, '/' || id || '/', '' FROM directive
  UNION ALL
  SELECT d.root, l.directive, d.depth + 1, p.code, l.kind, d.ids || l.directive || '/',
         d.path || '/0 ' || c.code
    FROM document AS d
    JOIN directive_link AS l ON l.target = d.id
    JOIN directive AS c ON c.id = l.directive
    JOIN directive AS p ON p.id = d.id
   WHERE instr(d.ids, '/' || l.directive || '/') = 0),
tied (directive, noun, id, code, title, place) AS (
  SELECT directive, 'model', id, code, title, '/1 ' || code FROM model
  UNION ALL SELECT directive, 'fund', id, code, name_vi, '/2 ' || code FROM fund
  UNION ALL SELECT directive, 'task_programme', id, code, name_vi, '/3 ' || code FROM task_programme),
node (root, depth, parent, link, noun, code, title, path) AS (
  SELECT d.root, d.depth, d.parent, d.link, 'directive', c.code, c.title_vi, d.path
    FROM document AS d JOIN directive AS c ON c.id = d.id
  UNION ALL
  SELECT d.root, d.depth + 1, c.code, NULL, t.noun, t.code, t.title, d.path || t.place
    FROM document AS d JOIN directive AS c ON c.id = d.id JOIN tied AS t ON t.directive = d.id
  UNION ALL
  SELECT d.root, d.depth + 2, t.code, NULL, 'task', k.code, k.title,
         d.path || t.place || '/' || k.kind || ' ' || k.code
    FROM document AS d
    JOIN tied AS t ON t.directive = d.id AND t.noun = 'task_programme'
    JOIN task AS k ON k.programme = t.id)
SELECT n.root,                         -- code of the document at the top
       n.depth,                        -- 0 = the document itself
       n.parent,                       -- code of what it stands under
       n.link,                         -- how the document stands to its parent: applies, continues, amends …
       n.noun,                         -- directive, model, fund, task_programme, task
       n.code,                         -- of the document, model, fund, programme or task
       n.title,                        -- its title or name, Vietnamese
       n.path                          -- what to sort by, so that each stands under its parent
  FROM node AS n;

----------------------------------------------------------------------------------------------------
-- Funds
----------------------------------------------------------------------------------------------------

CREATE TABLE fund (                 -- a fund or budget of a unit; the same name elsewhere is another fund
  id             INTEGER PRIMARY KEY,
  code           TEXT NOT NULL UNIQUE CHECK (code <> ''), -- e.g. 04-VNN
  unit           INTEGER NOT NULL REFERENCES unit (id),
  name_vi        TEXT NOT NULL CHECK (name_vi <> ''),
  name_en        TEXT NOT NULL DEFAULT '',
  committee      INTEGER REFERENCES committee (id), -- who runs it
  note           TEXT,
  search_key     TEXT NOT NULL DEFAULT '',
  directive      INTEGER REFERENCES directive (id), -- document it was set up by
  UNIQUE (unit, name_vi)
) STRICT;

CREATE TABLE fund_entry (           -- money of a fund; amounts in đồng
  id             INTEGER PRIMARY KEY,
  code           TEXT NOT NULL UNIQUE CHECK (code <> ''),
  fund           INTEGER NOT NULL REFERENCES fund (id),
  kind           TEXT NOT NULL CHECK (kind IN ('target', 'raised', 'spent', 'disbursed', 'balance')),
  value          INTEGER NOT NULL CHECK (value >= 0), -- đồng
  comparator     TEXT NOT NULL CHECK (comparator IN ('=', '~', '<', '<=', '>', '>=')),
  lower          INTEGER,           -- đồng, when a range was stated
  upper          INTEGER,
  verbatim       TEXT NOT NULL,     -- as printed
  period         TEXT NOT NULL DEFAULT '', -- 2024, 2024-S1, 2020/2024, 2017/..; '' = not stated
  period_from    TEXT CHECK (period_from IS date(period_from, '+0 days')), -- first day of the period
  period_to      TEXT CHECK (period_to IS date(period_to, '+0 days')),     -- last day
  as_of          TEXT CHECK (as_of IS date(as_of, '+0 days')),
  beneficiaries        INTEGER,     -- reached
  target_beneficiaries INTEGER,     -- to be reached
  beneficiary_kind     TEXT,        -- hộ, thôn …
  source         INTEGER REFERENCES source (id),
  locator        TEXT,
  quote          TEXT,
  note           TEXT
) STRICT;

CREATE INDEX fund_entry_fund ON fund_entry (fund, kind, period_from);

CREATE INDEX fund_directive ON fund (directive) WHERE directive IS NOT NULL;

-- Entries are added up only where their periods are known and do not overlap. Elsewhere one may
-- hold the other, as "to date" holds "in 2024": then the greatest stands, with ">=".
CREATE VIEW fund_amount AS             -- what came to a fund or left it, a row per kind
SELECT e.fund,                         -- the fund
       e.kind,                         -- target, raised, spent, disbursed
       CASE WHEN sum(e.overlaps) THEN e.greatest ELSE sum(e.value) END
         AS value,                     -- đồng: the sum, or the greatest entry where entries may overlap
       CASE WHEN sum(e.overlaps) AND sum(e.value = e.greatest AND e.comparator IN ('=', '>', '>='))
              THEN '>='
            WHEN sum(e.overlaps) OR sum(e.comparator = '~')
              OR sum(e.comparator IN ('<', '<=')) AND sum(e.comparator IN ('>', '>=')) THEN '~'
            WHEN sum(e.comparator = '<') THEN '<'
            WHEN sum(e.comparator = '<=') THEN '<='
            WHEN sum(e.comparator = '>') THEN '>'
            WHEN sum(e.comparator = '>=') THEN '>='
            ELSE '=' END
         AS comparator,                -- how value compares to the truth: =, ~, <, <=, >, >=
       count(*) AS entries             -- how many entries there are
  FROM (SELECT a.fund, a.kind, a.value, a.comparator,
               max(a.value) OVER (PARTITION BY a.fund, a.kind) AS greatest,
               EXISTS (
                 SELECT 1 FROM fund_entry AS b
                  WHERE b.fund = a.fund AND b.kind = a.kind AND b.id <> a.id
                    AND NOT coalesce(b.period_to < a.period_from, 0)
                    AND NOT coalesce(a.period_to < b.period_from, 0)) AS overlaps
          FROM fund_entry AS a WHERE a.kind <> 'balance') AS e
 GROUP BY e.fund, e.kind;

CREATE VIEW fund_balance AS            -- a row per fund: its money in đồng; what nobody entered is NULL, never 0
SELECT f.code,                         -- of the fund
       f.name_vi,                      -- Vietnamese
       p.code AS unit_code,            -- whose fund: the last code
       p.name_vi AS unit,              -- whose fund: the last name
       t.value AS target,              -- to be raised
       t.comparator AS target_comparator, -- how target compares to the truth
       r.value AS raised,              -- came in
       r.comparator AS raised_comparator, -- how raised compares to the truth
       s.value AS spent,               -- paid out by the fund itself
       s.comparator AS spent_comparator, -- how spent compares to the truth
       d.value AS disbursed,           -- handed on to others
       d.comparator AS disbursed_comparator, -- how disbursed compares to the truth
       CASE WHEN b.id IS NOT NULL THEN b.value
            WHEN s.value IS NOT NULL OR d.value IS NOT NULL
            THEN r.value - coalesce(s.value, 0) - coalesce(d.value, 0) END
         AS left,                      -- the last balance that was stated; else raised less what was spent and disbursed
       CASE WHEN b.id IS NOT NULL THEN b.comparator
            WHEN r.value IS NULL OR s.value IS NULL AND d.value IS NULL THEN NULL
            WHEN '~' IN (r.comparator, coalesce(s.comparator, ''), coalesce(d.comparator, '')) THEN '~'
            WHEN (r.comparator IN ('<', '<=') OR s.value IS NULL OR d.value IS NULL
                    OR s.comparator IN ('>', '>=') OR d.comparator IN ('>', '>='))
             AND (r.comparator IN ('>', '>=') OR s.comparator IN ('<', '<=')
                    OR d.comparator IN ('<', '<=')) THEN '~'
            WHEN r.comparator = '<' OR s.comparator = '>' OR d.comparator = '>' THEN '<'
            WHEN r.comparator = '<=' OR s.value IS NULL OR d.value IS NULL
              OR s.comparator = '>=' OR d.comparator = '>=' THEN '<='
            WHEN r.comparator = '>' OR s.comparator = '<' OR d.comparator = '<' THEN '>'
            WHEN r.comparator = '>=' OR s.comparator = '<=' OR d.comparator = '<=' THEN '>='
            ELSE '=' END
         AS left_comparator,           -- how left compares to the truth; <= where only one of spent and disbursed was entered
       CASE WHEN b.id IS NOT NULL THEN 'stated'
            WHEN r.value IS NOT NULL AND (s.value IS NOT NULL OR d.value IS NOT NULL)
            THEN 'computed' END
         AS left_basis                 -- stated, computed; NULL = left is not known
  FROM fund AS f
  LEFT JOIN fund_amount AS t ON t.fund = f.id AND t.kind = 'target'
  LEFT JOIN fund_amount AS r ON r.fund = f.id AND r.kind = 'raised'
  LEFT JOIN fund_amount AS s ON s.fund = f.id AND s.kind = 'spent'
  LEFT JOIN fund_amount AS d ON d.fund = f.id AND d.kind = 'disbursed'
  LEFT JOIN fund_entry AS b ON b.id = (
    SELECT e.id FROM fund_entry AS e WHERE e.fund = f.id AND e.kind = 'balance'
     ORDER BY coalesce(e.as_of, e.period_to) DESC, e.id DESC LIMIT 1)
  LEFT JOIN unit_version AS p ON p.id = (
    SELECT v.id FROM unit_version AS v WHERE v.unit = f.unit ORDER BY v.valid_from DESC LIMIT 1);

----------------------------------------------------------------------------------------------------
-- Tasks of coordination programmes
----------------------------------------------------------------------------------------------------

CREATE TABLE task_programme (       -- a steering committee's coordination programme
  id             INTEGER PRIMARY KEY,
  code           TEXT NOT NULL UNIQUE CHECK (code <> ''),
  name_vi        TEXT NOT NULL CHECK (name_vi <> ''),
  name_en        TEXT NOT NULL DEFAULT '',
  unit           INTEGER REFERENCES unit (id),
  committee      INTEGER REFERENCES committee (id),
  period         TEXT NOT NULL DEFAULT '',
  source         INTEGER REFERENCES source (id),
  locator        TEXT,
  quote          TEXT,
  note           TEXT,
  search_key     TEXT NOT NULL DEFAULT '',
  directive      INTEGER REFERENCES directive (id) -- document it carries out
) STRICT;

CREATE TABLE task (                 -- a task of a programme
  id             INTEGER PRIMARY KEY,
  code           TEXT NOT NULL UNIQUE CHECK (code <> ''),
  programme      INTEGER NOT NULL REFERENCES task_programme (id),
  kind           TEXT NOT NULL CHECK (kind IN ('common', 'member')),
  title          TEXT NOT NULL DEFAULT '', -- '' = the source counts it without naming it
  committee      INTEGER REFERENCES committee (id), -- who carries it out
  state          TEXT NOT NULL DEFAULT 'unknown'
                 CHECK (state IN ('planned', 'under_way', 'done', 'dropped', 'unknown')),
  due            TEXT CHECK (due IS date(due, '+0 days')),
  done_on        TEXT CHECK (done_on IS date(done_on, '+0 days')),
  source         INTEGER REFERENCES source (id),
  locator        TEXT,
  note           TEXT
) STRICT;

CREATE INDEX task_programme_task ON task (programme, kind, state);

CREATE INDEX task_programme_directive ON task_programme (directive) WHERE directive IS NOT NULL;

----------------------------------------------------------------------------------------------------
-- Reported figures
----------------------------------------------------------------------------------------------------

CREATE TABLE measure (              -- what a figure counts
  id             INTEGER PRIMARY KEY,
  code           TEXT NOT NULL UNIQUE CHECK (code <> ''), -- e.g. models.registered
  name_vi        TEXT NOT NULL CHECK (name_vi <> ''),
  name_en        TEXT NOT NULL DEFAULT '',
  kind           TEXT NOT NULL CHECK (kind IN ('count', 'money', 'percent', 'rank', 'year')),
  unit_vi        TEXT NOT NULL DEFAULT '', -- ĐVT, e.g. mô hình
  unit_en        TEXT NOT NULL DEFAULT '',
  search_key     TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE figure (               -- a number somebody reported
  id             INTEGER PRIMARY KEY,
  code           TEXT NOT NULL UNIQUE CHECK (code <> ''),
  measure        INTEGER NOT NULL REFERENCES measure (id),
  unit           INTEGER REFERENCES unit (id),      -- of which territory
  committee      INTEGER REFERENCES committee (id), -- or of which body
  breakdown      TEXT NOT NULL DEFAULT '', -- e.g. owner_kind=collective; '' = the total
  value          INTEGER NOT NULL,  -- × 10^-scale
  scale          INTEGER NOT NULL DEFAULT 0 CHECK (scale BETWEEN 0 AND 6), -- decimals: 236, 2 is 2.36
  comparator     TEXT NOT NULL CHECK (comparator IN ('=', '~', '<', '<=', '>', '>=')),
  lower          INTEGER,           -- × 10^-scale, when a range was stated
  upper          INTEGER,
  verbatim       TEXT NOT NULL,     -- the number as printed, with its qualifier
  role           TEXT NOT NULL DEFAULT 'result' CHECK (role IN ('result', 'target', 'assessment')),
  period         TEXT NOT NULL DEFAULT '', -- 2024, 2024-S1, 2020/2024, 2017/..; '' = not stated
  period_from    TEXT CHECK (period_from IS date(period_from, '+0 days')),
  period_to      TEXT CHECK (period_to IS date(period_to, '+0 days')),
  period_note    TEXT,              -- how the period is known
  as_of          TEXT CHECK (as_of IS date(as_of, '+0 days')), -- NULL = not stated
  nature         TEXT NOT NULL DEFAULT 'stock' CHECK (nature IN ('stock', 'flow', 'cumulative')),
  status         TEXT NOT NULL DEFAULT 'A' CHECK (status IN ('A', 'E', 'F', 'P', 'U', 'M')), -- SDMX CL_OBS_STATUS
  part_of        INTEGER REFERENCES figure (id), -- the total this is a part of
  out_of         INTEGER REFERENCES figure (id), -- 8 out of 33: the 33
  rate_of        INTEGER REFERENCES figure (id), -- a printed percentage: its numerator
  source         INTEGER NOT NULL REFERENCES source (id),
  locator        TEXT,
  quote          TEXT NOT NULL,     -- the words
  note           TEXT
) STRICT;

CREATE INDEX figure_measure ON figure (measure, unit, period_from);

CREATE INDEX figure_source ON figure (source);

CREATE INDEX figure_unit ON figure (unit);

CREATE INDEX figure_part_of ON figure (part_of);

----------------------------------------------------------------------------------------------------
-- What was published
----------------------------------------------------------------------------------------------------

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

CREATE TRIGGER release_kept_update BEFORE UPDATE ON release BEGIN
  SELECT raise(ABORT, 'a release cannot be changed');
END;

CREATE TRIGGER release_kept_delete BEFORE DELETE ON release BEGIN
  SELECT raise(ABORT, 'a release cannot be removed');
END;

CREATE TRIGGER release_kept_insert BEFORE INSERT ON release
WHEN EXISTS (SELECT 1 FROM release WHERE id = new.id OR name = new.name) BEGIN
  SELECT raise(ABORT, 'a release cannot be replaced');
END;

CREATE TRIGGER release_output_kept_insert BEFORE INSERT ON release_output
WHEN EXISTS (SELECT 1 FROM release_output
              WHERE id = new.id
                 OR release = new.release AND report = new.report
                    AND parameters = new.parameters AND format = new.format) BEGIN
  SELECT raise(ABORT, 'a released output cannot be replaced');
END;

----------------------------------------------------------------------------------------------------
-- Kept totals: registrations counted; triggers say what is stale; derived
----------------------------------------------------------------------------------------------------

CREATE TABLE tally (                -- how many registrations agree in this, by the levels at which a recognition stands
  province       INTEGER NOT NULL,  -- of the time, as on the registration
  year           INTEGER NOT NULL,
  field          INTEGER NOT NULL,  -- of the model, own or standard; 0 = not stated
  owner_kind     TEXT NOT NULL,     -- of the model
  source         INTEGER NOT NULL,  -- of the registration; 0 = not stated
  registrations  INTEGER NOT NULL,  -- how many; of these a recognition stands
  standing_0     INTEGER NOT NULL DEFAULT 0,  -- recognized at no level
  standing_1     INTEGER NOT NULL DEFAULT 0,  -- at commune
  standing_2     INTEGER NOT NULL DEFAULT 0,  -- at district
  standing_3     INTEGER NOT NULL DEFAULT 0,  -- at commune + district
  standing_4     INTEGER NOT NULL DEFAULT 0,  -- at province
  standing_5     INTEGER NOT NULL DEFAULT 0,  -- at commune + province
  standing_6     INTEGER NOT NULL DEFAULT 0,  -- at district + province
  standing_7     INTEGER NOT NULL DEFAULT 0,  -- at commune + district + province
  standing_8     INTEGER NOT NULL DEFAULT 0,  -- at a level not stated
  standing_9     INTEGER NOT NULL DEFAULT 0,  -- at commune + a level not stated
  standing_10    INTEGER NOT NULL DEFAULT 0,  -- at district + a level not stated
  standing_11    INTEGER NOT NULL DEFAULT 0,  -- at commune + district + a level not stated
  standing_12    INTEGER NOT NULL DEFAULT 0,  -- at province + a level not stated
  standing_13    INTEGER NOT NULL DEFAULT 0,  -- at commune + province + a level not stated
  standing_14    INTEGER NOT NULL DEFAULT 0,  -- at district + province + a level not stated
  standing_15    INTEGER NOT NULL DEFAULT 0,  -- at commune + district + province + a level not stated
  PRIMARY KEY (province, year, field, owner_kind, source)
) STRICT, WITHOUT ROWID;

CREATE TABLE tally_source (         -- how many decisions come from another source than the registration they are on
  province       INTEGER NOT NULL,  -- of the registration, as in tally
  year           INTEGER NOT NULL,
  field          INTEGER NOT NULL,  -- of the model; 0 = not stated
  owner_kind     TEXT NOT NULL,     -- of the model
  source         INTEGER NOT NULL,  -- of the decision
  decisions      INTEGER NOT NULL,  -- how many
  PRIMARY KEY (province, year, field, owner_kind, source)
) STRICT, WITHOUT ROWID;

CREATE TABLE tally_unregistered (   -- models without any registration
  model          INTEGER PRIMARY KEY
) STRICT;

-- A row keeps its number: the journal names it by that, and so do these totals.
CREATE TRIGGER tally_model_id BEFORE UPDATE OF id ON model WHEN old.id <> new.id BEGIN
  SELECT raise(ABORT, 'an id does not change');
END;

CREATE TRIGGER tally_registration_id BEFORE UPDATE OF id ON registration WHEN old.id <> new.id BEGIN
  SELECT raise(ABORT, 'an id does not change');
END;

CREATE TRIGGER tally_recognition_id BEFORE UPDATE OF id ON recognition WHEN old.id <> new.id BEGIN
  SELECT raise(ABORT, 'an id does not change');
END;

CREATE TABLE tally_cell (           -- a cell, and which days its totals hold for
  province       INTEGER NOT NULL,  -- of the time, as on the registration
  year           INTEGER NOT NULL,
  earliest       TEXT NOT NULL,     -- first day on which anything is registered; 1 January where days are not stated
  latest         TEXT NOT NULL,     -- last stated day of registration; '' = none is stated
  decided        TEXT NOT NULL,     -- last day by which a decision is known; '' = there is none
  undated        INTEGER NOT NULL,  -- registrations whose day is not stated
  PRIMARY KEY (province, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE tally_stale (          -- cells whose totals are not up to date
  province       INTEGER NOT NULL,
  year           INTEGER NOT NULL,
  PRIMARY KEY (province, year)
) STRICT, WITHOUT ROWID;

CREATE VIEW tally_standing AS          -- at which levels a recognition stands that was never withdrawn
SELECT r.id AS registration,           -- the registration
       (SELECT coalesce(sum(DISTINCT CASE s.level WHEN 'commune' THEN 1 WHEN 'district' THEN 2
                                                  WHEN 'province' THEN 4 ELSE 8 END), 0)
          FROM decision_span AS s
         WHERE s.registration = r.id AND s.outcome = 'recognized' AND s.ends IS NULL)
         AS standing                   -- 1 commune + 2 district + 4 province + 8 unknown
  FROM registration AS r;

CREATE VIEW tally_registration AS      -- where each registration is counted
SELECT r.id AS registration,           -- the registration
       r.model,                        -- its model
       r.province,                     -- of the time
       r.year,
       coalesce(m.field, 0) AS field,  -- of the model; 0 = not stated
       m.owner_kind,                   -- of the model
       coalesce(r.source, 0) AS source, -- of the registration; 0 = not stated
       r.registered_on,                -- day of the registration; NULL = not stated
       (SELECT max(c.known_by) FROM recognition AS c WHERE c.registration = r.id)
         AS decided,                   -- last day by which a decision is known; NULL = there is none
       s.standing                      -- 1 commune + 2 district + 4 province + 8 unknown
  FROM registration AS r
  JOIN model AS m ON m.id = r.model
  JOIN tally_standing AS s ON s.registration = r.id;

CREATE VIEW tally_decision AS          -- decisions from another source than the registration they are on
SELECT r.province,                     -- of the time
       r.year,                         -- of the registration
       coalesce(m.field, 0) AS field,  -- of the model; 0 = not stated
       m.owner_kind,                   -- of the model
       c.source                        -- of the decision
  FROM registration AS r
  JOIN recognition AS c ON c.registration = r.id
  JOIN model AS m ON m.id = r.model
 WHERE c.source IS NOT NULL AND c.source IS NOT r.source;

CREATE TRIGGER tally_registration_replace BEFORE INSERT ON registration
WHEN EXISTS (SELECT 1 FROM registration
              WHERE id = new.id OR (model = new.model AND year = new.year)) BEGIN
  INSERT INTO tally_stale SELECT province, year FROM registration
   WHERE id = new.id OR (model = new.model AND year = new.year)
  ON CONFLICT DO NOTHING;
  INSERT INTO tally_unregistered SELECT model FROM registration WHERE id = new.id
  ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER tally_registration_insert AFTER INSERT ON registration BEGIN
  INSERT INTO tally_stale VALUES (new.province, new.year)
  ON CONFLICT DO NOTHING;
  DELETE FROM tally_unregistered WHERE model = new.model;
END;

CREATE TRIGGER tally_registration_delete AFTER DELETE ON registration BEGIN
  INSERT INTO tally_stale VALUES (old.province, old.year)
  ON CONFLICT DO NOTHING;
  INSERT INTO tally_unregistered VALUES (old.model) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER tally_registration_displace BEFORE UPDATE OF id, model, year ON registration BEGIN
  INSERT INTO tally_stale SELECT province, year FROM registration
   WHERE id = new.id OR (model = new.model AND year = new.year)
  ON CONFLICT DO NOTHING;
  INSERT INTO tally_unregistered SELECT model FROM registration WHERE id = new.id
  ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER tally_registration_update
AFTER UPDATE OF id, model, year, registered_on, province, source ON registration BEGIN
  INSERT INTO tally_stale VALUES (old.province, old.year), (new.province, new.year)
  ON CONFLICT DO NOTHING;
  DELETE FROM tally_unregistered WHERE model = new.model;
  INSERT INTO tally_unregistered SELECT old.model WHERE old.model <> new.model
  ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER tally_model_replace BEFORE INSERT ON model
WHEN EXISTS (SELECT 1 FROM model WHERE code = new.code) BEGIN
  INSERT INTO tally_stale SELECT province, year FROM registration
   WHERE model IN (SELECT id FROM model WHERE code = new.code)
  ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER tally_model_insert AFTER INSERT ON model BEGIN
  INSERT INTO tally_stale SELECT province, year FROM registration WHERE model = new.id
  ON CONFLICT DO NOTHING;
  INSERT INTO tally_unregistered
  SELECT new.id WHERE NOT EXISTS (SELECT 1 FROM registration WHERE model = new.id)
  ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER tally_model_delete AFTER DELETE ON model BEGIN
  INSERT INTO tally_stale SELECT province, year FROM registration WHERE model = old.id
  ON CONFLICT DO NOTHING;
  DELETE FROM tally_unregistered WHERE model = old.id;
END;

CREATE TRIGGER tally_model_displace BEFORE UPDATE OF id, code ON model BEGIN
  INSERT INTO tally_stale SELECT province, year FROM registration
   WHERE model IN (SELECT id FROM model WHERE id = new.id OR code = new.code)
  ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER tally_model_update AFTER UPDATE OF id, field, owner_kind ON model BEGIN
  INSERT INTO tally_stale SELECT province, year FROM registration WHERE model IN (old.id, new.id)
  ON CONFLICT DO NOTHING;
  INSERT INTO tally_unregistered SELECT new.id WHERE old.id <> new.id ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER tally_recognition_replace BEFORE INSERT ON recognition
WHEN EXISTS (SELECT 1 FROM recognition WHERE id = new.id) BEGIN
  INSERT INTO tally_stale
  SELECT r.province, r.year FROM recognition AS c JOIN registration AS r ON r.id = c.registration
   WHERE c.id = new.id
  ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER tally_recognition_insert AFTER INSERT ON recognition BEGIN
  INSERT INTO tally_stale SELECT province, year FROM registration WHERE id = new.registration
  ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER tally_recognition_delete AFTER DELETE ON recognition BEGIN
  INSERT INTO tally_stale SELECT province, year FROM registration WHERE id = old.registration
  ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER tally_recognition_displace BEFORE UPDATE OF id ON recognition BEGIN
  INSERT INTO tally_stale
  SELECT r.province, r.year FROM recognition AS c JOIN registration AS r ON r.id = c.registration
   WHERE c.id = new.id
  ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER tally_recognition_update
AFTER UPDATE OF id, registration, level, outcome, decided_on, known_by, source ON recognition BEGIN
  INSERT INTO tally_stale
  SELECT province, year FROM registration WHERE id IN (old.registration, new.registration)
  ON CONFLICT DO NOTHING;
END;

----------------------------------------------------------------------------------------------------
-- Search: every text of a model, kept by triggers; derived
----------------------------------------------------------------------------------------------------

CREATE VIRTUAL TABLE model_search USING fts5 (
  search_key, code, owner_name, quote, note, content = 'model', content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER model_search_insert AFTER INSERT ON model BEGIN
  INSERT INTO model_search (rowid, search_key, code, owner_name, quote, note)
  VALUES (new.id, new.search_key, new.code, new.owner_name, new.quote, new.note);
END;

CREATE TRIGGER model_search_delete AFTER DELETE ON model BEGIN
  INSERT INTO model_search (model_search, rowid, search_key, code, owner_name, quote, note)
  VALUES ('delete', old.id, old.search_key, old.code, old.owner_name, old.quote, old.note);
END;

CREATE TRIGGER model_search_update
AFTER UPDATE OF id, search_key, code, owner_name, quote, note ON model BEGIN
  INSERT INTO model_search (model_search, rowid, search_key, code, owner_name, quote, note)
  VALUES ('delete', old.id, old.search_key, old.code, old.owner_name, old.quote, old.note);
  INSERT INTO model_search (rowid, search_key, code, owner_name, quote, note)
  VALUES (new.id, new.search_key, new.code, new.owner_name, new.quote, new.note);
END;
