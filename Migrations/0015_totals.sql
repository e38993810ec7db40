-- Totals that follow from the one rule of standing, and are never wrong in silence.

-- As it was, and quicker for one decision as for all.
DROP VIEW tally_standing;
DROP VIEW standing_recognition;
DROP VIEW decision_span;
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

-- Totals are kept of cells: a province of the time and a year. A change says that its cell is
-- stale, no more, so there is nothing that could be added twice: what REPLACE of another tool
-- removes unseen is in a stale cell too. Who reads counts stale cells anew; who writes with danvan
-- brings them up to date before it ends.
DROP TRIGGER tally_registration_insert;
DROP TRIGGER tally_registration_insert_decided;
DROP TRIGGER tally_registration_delete_before;
DROP TRIGGER tally_registration_delete;
DROP TRIGGER tally_registration_update;
DROP TRIGGER tally_model_insert;
DROP TRIGGER tally_model_insert_registered;
DROP TRIGGER tally_model_delete;
DROP TRIGGER tally_model_update;
DROP TRIGGER tally_recognition_insert;
DROP TRIGGER tally_recognition_insert_further;
DROP TRIGGER tally_recognition_insert_source;
DROP TRIGGER tally_recognition_delete_before;
DROP TRIGGER tally_recognition_delete;
DROP TRIGGER tally_recognition_update;
DROP VIEW tally_registration;
DROP VIEW tally_decision;
ALTER TABLE tally DROP COLUMN latest;

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

-- Nothing is trusted that was added up by the old way.
INSERT INTO tally_stale SELECT DISTINCT province, year FROM registration;

-- DO NOTHING and not OR IGNORE: within a trigger the statement outside says what a conflict does.
-- What REPLACE will remove is looked for before.

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
