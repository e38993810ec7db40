-- Selection as typical (điển hình tiêu biểu): a dated decision on a model that was recognized. A
-- model whose kind is 'typical' is of that sort and was not thereby selected.

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
