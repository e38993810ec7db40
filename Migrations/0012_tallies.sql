-- Totals of registrations, kept by the file itself within each write, so that rates are not counted
-- anew. A registration counts where its model is there too, whichever of the two was written first.

CREATE TABLE tally (                -- how many registrations agree in all of this
  province       INTEGER NOT NULL,  -- of the time, as on the registration
  year           INTEGER NOT NULL,
  field          INTEGER NOT NULL,  -- of the model, own or standard; 0 = not stated
  owner_kind     TEXT NOT NULL,     -- of the model
  source         INTEGER NOT NULL,  -- of the registration; 0 = not stated
  standing       INTEGER NOT NULL,  -- levels at which a recognition stands, whatever its day: 1 commune + 2 district + 4 province + 8 unknown
  is_dated       INTEGER NOT NULL,  -- whether the day of registration is stated
  registrations  INTEGER NOT NULL,  -- how many
  latest         TEXT NOT NULL,     -- no day of registration is after this one; it may be too late, never too early
  PRIMARY KEY (province, year, field, owner_kind, source, standing, is_dated)
) STRICT, WITHOUT ROWID;

CREATE TABLE tally_source (         -- how many decisions come from another source than the registration they are on
  province       INTEGER NOT NULL,  -- of the registration, as in tally
  year           INTEGER NOT NULL,
  field          INTEGER NOT NULL,  -- of the model; 0 = not stated
  owner_kind     TEXT NOT NULL,     -- of the model
  source         INTEGER NOT NULL,  -- of the decision
  is_dated       INTEGER NOT NULL,  -- as in tally
  decisions      INTEGER NOT NULL,  -- how many
  PRIMARY KEY (province, year, field, owner_kind, source, is_dated)
) STRICT, WITHOUT ROWID;

CREATE TABLE tally_unregistered (   -- models without any registration
  model          INTEGER PRIMARY KEY
) STRICT;

CREATE VIEW tally_standing AS          -- at which levels the last word by the day is a recognition
SELECT r.id AS registration,           -- the registration
       (SELECT coalesce(sum(bit), 0)
          FROM (SELECT CASE WHEN outcome <> 'recognized' THEN 0 WHEN level = 'commune' THEN 1
                            WHEN level = 'district' THEN 2 WHEN level = 'province' THEN 4 ELSE 8 END AS bit,
                       max(known_by || (1000000000000000000 + id))
                  FROM recognition WHERE registration = r.id AND outcome <> 'declined'
                 GROUP BY level))
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
       s.standing,                     -- 1 commune + 2 district + 4 province + 8 unknown
       r.registered_on IS NOT NULL AS is_dated, -- whether the day is stated
       coalesce(r.registered_on, '') AS latest -- that day
  FROM registration AS r
  JOIN model AS m ON m.id = r.model
  JOIN tally_standing AS s ON s.registration = r.id;

CREATE VIEW tally_decision AS          -- decisions from another source than the registration they are on
SELECT c.id AS recognition,            -- the decision
       r.id AS registration,           -- the registration
       r.model,                        -- its model
       r.province,                     -- of the time
       r.year,
       coalesce(m.field, 0) AS field,  -- of the model; 0 = not stated
       m.owner_kind,                   -- of the model
       c.source,                       -- of the decision
       r.registered_on IS NOT NULL AS is_dated -- whether the day of registration is stated
  FROM recognition AS c
  JOIN registration AS r ON r.id = c.registration
  JOIN model AS m ON m.id = r.model
 WHERE c.source IS NOT NULL AND c.source IS NOT r.source;

-- In what follows each change takes the old count away and adds the new one. After a statement there are
-- only the new rows to read, so what was is made from `old`; a trigger before an insert or update would
-- have counted what OR IGNORE then leaves out.

CREATE TRIGGER tally_registration_insert AFTER INSERT ON registration
WHEN NOT EXISTS (SELECT 1 FROM recognition WHERE registration = new.id) BEGIN
  INSERT INTO tally
  SELECT new.province, new.year, coalesce(field, 0), owner_kind, coalesce(new.source, 0), 0,
         new.registered_on IS NOT NULL, 1, coalesce(new.registered_on, '')
    FROM model WHERE id = new.model
  ON CONFLICT DO UPDATE SET
    registrations = registrations + excluded.registrations, latest = max(latest, excluded.latest);
  DELETE FROM tally_unregistered WHERE model = new.model;
END;

-- What an undo brings back may come in any order.
CREATE TRIGGER tally_registration_insert_decided AFTER INSERT ON registration
WHEN EXISTS (SELECT 1 FROM recognition WHERE registration = new.id) BEGIN
  INSERT INTO tally
  SELECT province, year, field, owner_kind, source, standing, is_dated, 1, latest
    FROM tally_registration WHERE registration = new.id
  ON CONFLICT DO UPDATE SET
    registrations = registrations + excluded.registrations, latest = max(latest, excluded.latest);
  INSERT INTO tally_source
  SELECT province, year, field, owner_kind, source, is_dated, 1
    FROM tally_decision WHERE registration = new.id
  ON CONFLICT DO UPDATE SET decisions = decisions + excluded.decisions;
  DELETE FROM tally_unregistered WHERE model = new.model;
END;

CREATE TRIGGER tally_registration_delete_before BEFORE DELETE ON registration BEGIN
  INSERT INTO tally
  SELECT province, year, field, owner_kind, source, standing, is_dated, -1, latest
    FROM tally_registration WHERE registration = old.id
  ON CONFLICT DO UPDATE SET
    registrations = registrations + excluded.registrations, latest = max(latest, excluded.latest);
  INSERT INTO tally_source
  SELECT province, year, field, owner_kind, source, is_dated, -1
    FROM tally_decision WHERE registration = old.id
  ON CONFLICT DO UPDATE SET decisions = decisions + excluded.decisions;
END;

CREATE TRIGGER tally_registration_delete AFTER DELETE ON registration BEGIN
  INSERT OR IGNORE INTO tally_unregistered
  SELECT id FROM model WHERE id = old.model
     AND NOT EXISTS (SELECT 1 FROM registration WHERE model = old.model);
END;

CREATE TRIGGER tally_registration_update
AFTER UPDATE OF model, year, registered_on, province, source ON registration BEGIN
  INSERT INTO tally
  SELECT old.province, old.year, coalesce(m.field, 0), m.owner_kind, coalesce(old.source, 0),
         s.standing, old.registered_on IS NOT NULL, -1, ''
    FROM model AS m, tally_standing AS s WHERE m.id = old.model AND s.registration = new.id
  ON CONFLICT DO UPDATE SET
    registrations = registrations + excluded.registrations, latest = max(latest, excluded.latest);
  INSERT INTO tally
  SELECT province, year, field, owner_kind, source, standing, is_dated, 1, latest
    FROM tally_registration WHERE registration = new.id
  ON CONFLICT DO UPDATE SET
    registrations = registrations + excluded.registrations, latest = max(latest, excluded.latest);
  INSERT INTO tally_source
  SELECT old.province, old.year, coalesce(m.field, 0), m.owner_kind, c.source,
         old.registered_on IS NOT NULL, -1
    FROM model AS m, recognition AS c
   WHERE m.id = old.model AND c.registration = new.id
     AND c.source IS NOT NULL AND c.source IS NOT old.source
  ON CONFLICT DO UPDATE SET decisions = decisions + excluded.decisions;
  INSERT INTO tally_source
  SELECT province, year, field, owner_kind, source, is_dated, 1
    FROM tally_decision WHERE registration = new.id
  ON CONFLICT DO UPDATE SET decisions = decisions + excluded.decisions;
  DELETE FROM tally_unregistered WHERE model = new.model;
  INSERT OR IGNORE INTO tally_unregistered
  SELECT id FROM model WHERE id = old.model
     AND NOT EXISTS (SELECT 1 FROM registration WHERE model = old.model);
END;

CREATE TRIGGER tally_model_insert AFTER INSERT ON model
WHEN NOT EXISTS (SELECT 1 FROM registration WHERE model = new.id) BEGIN
  INSERT INTO tally_unregistered VALUES (new.id);
END;

CREATE TRIGGER tally_model_insert_registered AFTER INSERT ON model
WHEN EXISTS (SELECT 1 FROM registration WHERE model = new.id) BEGIN
  INSERT INTO tally
  SELECT province, year, field, owner_kind, source, standing, is_dated, 1, latest
    FROM tally_registration WHERE model = new.id
  ON CONFLICT DO UPDATE SET
    registrations = registrations + excluded.registrations, latest = max(latest, excluded.latest);
  INSERT INTO tally_source
  SELECT province, year, field, owner_kind, source, is_dated, 1
    FROM tally_decision WHERE model = new.id
  ON CONFLICT DO UPDATE SET decisions = decisions + excluded.decisions;
END;

CREATE TRIGGER tally_model_delete BEFORE DELETE ON model BEGIN
  INSERT INTO tally
  SELECT province, year, field, owner_kind, source, standing, is_dated, -1, latest
    FROM tally_registration WHERE model = old.id
  ON CONFLICT DO UPDATE SET
    registrations = registrations + excluded.registrations, latest = max(latest, excluded.latest);
  INSERT INTO tally_source
  SELECT province, year, field, owner_kind, source, is_dated, -1
    FROM tally_decision WHERE model = old.id
  ON CONFLICT DO UPDATE SET decisions = decisions + excluded.decisions;
  DELETE FROM tally_unregistered WHERE model = old.id;
END;

CREATE TRIGGER tally_model_update AFTER UPDATE OF field, owner_kind ON model
WHEN old.field IS NOT new.field OR old.owner_kind <> new.owner_kind BEGIN
  INSERT INTO tally
  SELECT province, year, coalesce(old.field, 0), old.owner_kind, source, standing, is_dated, -1, ''
    FROM tally_registration WHERE model = new.id
  ON CONFLICT DO UPDATE SET
    registrations = registrations + excluded.registrations, latest = max(latest, excluded.latest);
  INSERT INTO tally
  SELECT province, year, field, owner_kind, source, standing, is_dated, 1, latest
    FROM tally_registration WHERE model = new.id
  ON CONFLICT DO UPDATE SET
    registrations = registrations + excluded.registrations, latest = max(latest, excluded.latest);
  INSERT INTO tally_source
  SELECT province, year, coalesce(old.field, 0), old.owner_kind, source, is_dated, -1
    FROM tally_decision WHERE model = new.id
  ON CONFLICT DO UPDATE SET decisions = decisions + excluded.decisions;
  INSERT INTO tally_source
  SELECT province, year, field, owner_kind, source, is_dated, 1
    FROM tally_decision WHERE model = new.id
  ON CONFLICT DO UPDATE SET decisions = decisions + excluded.decisions;
END;

CREATE TRIGGER tally_recognition_insert AFTER INSERT ON recognition
WHEN NOT EXISTS (
  SELECT 1 FROM recognition WHERE registration = new.registration AND id <> new.id) BEGIN
  INSERT INTO tally
  SELECT r.province, r.year, coalesce(m.field, 0), m.owner_kind, coalesce(r.source, 0),
         c.column1, r.registered_on IS NOT NULL, c.column2, coalesce(r.registered_on, '')
    FROM registration AS r CROSS JOIN model AS m
   CROSS JOIN (VALUES (0, -1), (CASE new.level WHEN 'commune' THEN 1 WHEN 'district' THEN 2
                                 WHEN 'province' THEN 4 ELSE 8 END, 1)) AS c
   WHERE r.id = new.registration AND m.id = r.model AND new.outcome = 'recognized'
  ON CONFLICT DO UPDATE SET
    registrations = registrations + excluded.registrations, latest = max(latest, excluded.latest);
  INSERT INTO tally_source
  SELECT r.province, r.year, coalesce(m.field, 0), m.owner_kind, new.source,
         r.registered_on IS NOT NULL, 1
    FROM registration AS r JOIN model AS m ON m.id = r.model
   WHERE r.id = new.registration AND new.source IS NOT NULL AND new.source IS NOT r.source
  ON CONFLICT DO UPDATE SET decisions = decisions + excluded.decisions;
END;

CREATE TRIGGER tally_recognition_insert_further AFTER INSERT ON recognition
WHEN EXISTS (
  SELECT 1 FROM recognition WHERE registration = new.registration AND id <> new.id) BEGIN
  INSERT INTO tally
  SELECT province, year, field, owner_kind, source,
         (SELECT coalesce(sum(bit), 0)
            FROM (SELECT CASE WHEN outcome <> 'recognized' THEN 0 WHEN level = 'commune' THEN 1
                              WHEN level = 'district' THEN 2 WHEN level = 'province' THEN 4 ELSE 8 END AS bit,
                         max(known_by || (1000000000000000000 + id))
                    FROM recognition WHERE registration = new.registration AND outcome <> 'declined' AND id <> new.id
                   GROUP BY level)),
         is_dated, -1, latest
    FROM tally_registration WHERE registration = new.registration AND new.outcome <> 'declined'
  ON CONFLICT DO UPDATE SET
    registrations = registrations + excluded.registrations, latest = max(latest, excluded.latest);
  INSERT INTO tally
  SELECT province, year, field, owner_kind, source, standing, is_dated, 1, latest
    FROM tally_registration WHERE registration = new.registration AND new.outcome <> 'declined'
  ON CONFLICT DO UPDATE SET
    registrations = registrations + excluded.registrations, latest = max(latest, excluded.latest);
  INSERT INTO tally_source
  SELECT r.province, r.year, coalesce(m.field, 0), m.owner_kind, new.source,
         r.registered_on IS NOT NULL, 1
    FROM registration AS r JOIN model AS m ON m.id = r.model
   WHERE r.id = new.registration AND new.source IS NOT NULL AND new.source IS NOT r.source
  ON CONFLICT DO UPDATE SET decisions = decisions + excluded.decisions;
END;

CREATE TRIGGER tally_recognition_delete_before BEFORE DELETE ON recognition BEGIN
  INSERT INTO tally
  SELECT province, year, field, owner_kind, source, standing, is_dated, -1, latest
    FROM tally_registration WHERE registration = old.registration
  ON CONFLICT DO UPDATE SET
    registrations = registrations + excluded.registrations, latest = max(latest, excluded.latest);
  INSERT INTO tally_source
  SELECT province, year, field, owner_kind, source, is_dated, -1
    FROM tally_decision WHERE recognition = old.id
  ON CONFLICT DO UPDATE SET decisions = decisions + excluded.decisions;
END;

CREATE TRIGGER tally_recognition_delete AFTER DELETE ON recognition BEGIN
  INSERT INTO tally
  SELECT province, year, field, owner_kind, source, standing, is_dated, 1, latest
    FROM tally_registration WHERE registration = old.registration
  ON CONFLICT DO UPDATE SET
    registrations = registrations + excluded.registrations, latest = max(latest, excluded.latest);
END;

CREATE TRIGGER tally_recognition_update
AFTER UPDATE OF registration, level, outcome, known_by, source ON recognition BEGIN
  INSERT INTO tally
  SELECT province, year, field, owner_kind, source,
         (SELECT coalesce(sum(bit), 0)
            FROM (SELECT CASE WHEN outcome <> 'recognized' THEN 0 WHEN level = 'commune' THEN 1
                              WHEN level = 'district' THEN 2 WHEN level = 'province' THEN 4 ELSE 8 END AS bit,
                         max(known_by || (1000000000000000000 + id))
                    FROM (SELECT c.id, c.level, c.outcome, c.known_by FROM recognition AS c
                             WHERE c.registration = t.registration AND c.id <> new.id
                             UNION ALL
                            SELECT old.id, old.level, old.outcome, old.known_by
                             WHERE t.registration = old.registration)
                   WHERE outcome <> 'declined'
                   GROUP BY level)),
         is_dated, -1, latest
    FROM tally_registration AS t WHERE registration IN (old.registration, new.registration)
  ON CONFLICT DO UPDATE SET
    registrations = registrations + excluded.registrations, latest = max(latest, excluded.latest);
  INSERT INTO tally
  SELECT province, year, field, owner_kind, source, standing, is_dated, 1, latest
    FROM tally_registration WHERE registration IN (old.registration, new.registration)
  ON CONFLICT DO UPDATE SET
    registrations = registrations + excluded.registrations, latest = max(latest, excluded.latest);
  INSERT INTO tally_source
  SELECT r.province, r.year, coalesce(m.field, 0), m.owner_kind, old.source,
         r.registered_on IS NOT NULL, -1
    FROM registration AS r JOIN model AS m ON m.id = r.model
   WHERE r.id = old.registration AND old.source IS NOT NULL AND old.source IS NOT r.source
  ON CONFLICT DO UPDATE SET decisions = decisions + excluded.decisions;
  INSERT INTO tally_source
  SELECT province, year, field, owner_kind, source, is_dated, 1
    FROM tally_decision WHERE recognition = new.id
  ON CONFLICT DO UPDATE SET decisions = decisions + excluded.decisions;
END;

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

INSERT INTO tally
SELECT province, year, field, owner_kind, source, standing, is_dated, count(*), max(latest)
  FROM tally_registration GROUP BY 1, 2, 3, 4, 5, 6, 7;
INSERT INTO tally_source
SELECT province, year, field, owner_kind, source, is_dated, count(*)
  FROM tally_decision GROUP BY 1, 2, 3, 4, 5, 6;
INSERT INTO tally_unregistered
SELECT id FROM model AS m WHERE NOT EXISTS (SELECT 1 FROM registration AS r WHERE r.model = m.id);
