-- Money, tasks and reported figures: numbers as they were said.
-- A quantity is value + comparator: "nearly 2,500" is 2500 with "<"; lower and upper hold only
-- bounds that were stated. verbatim is what was printed.

CREATE TABLE fund (                 -- a fund or budget of a unit; the same name elsewhere is another fund
  id             INTEGER PRIMARY KEY,
  code           TEXT NOT NULL UNIQUE CHECK (code <> ''), -- e.g. 04-VNN
  unit           INTEGER NOT NULL REFERENCES unit (id),
  name_vi        TEXT NOT NULL CHECK (name_vi <> ''),
  name_en        TEXT NOT NULL DEFAULT '',
  committee      INTEGER REFERENCES committee (id), -- who runs it
  note           TEXT,
  search_key     TEXT NOT NULL DEFAULT '',
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
  search_key     TEXT NOT NULL DEFAULT ''
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
