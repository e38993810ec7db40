-- Totals of registrations, kept by the file itself within each write, so that rates are not counted
-- anew. A registration counts where its model is there too, whichever of the two was written first.

CREATE TABLE tally (                -- how many registrations agree in this, by the levels at which a recognition stands
  province       INTEGER NOT NULL,  -- of the time, as on the registration
  year           INTEGER NOT NULL,
  field          INTEGER NOT NULL,  -- of the model, own or standard; 0 = not stated
  owner_kind     TEXT NOT NULL,     -- of the model
  source         INTEGER NOT NULL,  -- of the registration; 0 = not stated
  latest         TEXT NOT NULL,     -- no day of registration is after this one; it may be too late, never too early
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

-- What is inserted into the next two views is counted: 1 adds, -1 takes away.

CREATE VIEW tally_registration AS      -- where each registration is counted
SELECT r.id AS registration,           -- the registration
       r.model,                        -- its model
       r.province,                     -- of the time
       r.year,
       coalesce(m.field, 0) AS field,  -- of the model; 0 = not stated
       m.owner_kind,                   -- of the model
       coalesce(r.source, 0) AS source, -- of the registration; 0 = not stated
       coalesce(r.registered_on, '') AS latest, -- the day, if it is stated
       s.standing,                     -- 1 commune + 2 district + 4 province + 8 unknown
       1 AS number                     -- how many it counts as
  FROM registration AS r
  JOIN model AS m ON m.id = r.model
  JOIN tally_standing AS s ON s.registration = r.id;

CREATE TRIGGER tally_registration_count INSTEAD OF INSERT ON tally_registration BEGIN
  INSERT INTO tally VALUES (
    new.province, new.year, new.field, new.owner_kind, new.source, new.latest, new.number,
    new.number * (new.standing = 0), new.number * (new.standing = 1),
    new.number * (new.standing = 2), new.number * (new.standing = 3),
    new.number * (new.standing = 4), new.number * (new.standing = 5),
    new.number * (new.standing = 6), new.number * (new.standing = 7),
    new.number * (new.standing = 8), new.number * (new.standing = 9),
    new.number * (new.standing = 10), new.number * (new.standing = 11),
    new.number * (new.standing = 12), new.number * (new.standing = 13),
    new.number * (new.standing = 14), new.number * (new.standing = 15))
  ON CONFLICT DO UPDATE SET
    latest = max(latest, excluded.latest), registrations = registrations + excluded.registrations,
    standing_0 = standing_0 + excluded.standing_0, standing_1 = standing_1 + excluded.standing_1,
    standing_2 = standing_2 + excluded.standing_2, standing_3 = standing_3 + excluded.standing_3,
    standing_4 = standing_4 + excluded.standing_4, standing_5 = standing_5 + excluded.standing_5,
    standing_6 = standing_6 + excluded.standing_6, standing_7 = standing_7 + excluded.standing_7,
    standing_8 = standing_8 + excluded.standing_8, standing_9 = standing_9 + excluded.standing_9,
    standing_10 = standing_10 + excluded.standing_10, standing_11 = standing_11 + excluded.standing_11,
    standing_12 = standing_12 + excluded.standing_12, standing_13 = standing_13 + excluded.standing_13,
    standing_14 = standing_14 + excluded.standing_14, standing_15 = standing_15 + excluded.standing_15;
END;

CREATE VIEW tally_decision AS          -- decisions from another source than the registration they are on
SELECT c.id AS recognition,            -- the decision
       r.id AS registration,           -- the registration
       r.model,                        -- its model
       r.province,                     -- of the time
       r.year,
       coalesce(m.field, 0) AS field,  -- of the model; 0 = not stated
       m.owner_kind,                   -- of the model
       c.source,                       -- of the decision
       1 AS number                     -- how many it counts as
  FROM recognition AS c
  JOIN registration AS r ON r.id = c.registration
  JOIN model AS m ON m.id = r.model
 WHERE c.source IS NOT NULL AND c.source IS NOT r.source;

CREATE TRIGGER tally_decision_count INSTEAD OF INSERT ON tally_decision BEGIN
  INSERT INTO tally_source
  VALUES (new.province, new.year, new.field, new.owner_kind, new.source, new.number)
  ON CONFLICT DO UPDATE SET decisions = decisions + excluded.decisions;
END;

-- In what follows each change takes the old count away and adds the new one. After a statement there are
-- only the new rows to read, so what was is made from `old`; a trigger before an insert or update would
-- have counted what OR IGNORE then leaves out.

-- The usual case, without a detour.
CREATE TRIGGER tally_registration_insert AFTER INSERT ON registration
WHEN NOT EXISTS (SELECT 1 FROM recognition WHERE registration = new.id) BEGIN
  INSERT INTO tally (province, year, field, owner_kind, source, latest, registrations, standing_0)
  SELECT new.province, new.year, coalesce(field, 0), owner_kind, coalesce(new.source, 0),
         coalesce(new.registered_on, ''), 1, 1
    FROM model WHERE id = new.model
  ON CONFLICT DO UPDATE SET
    latest = max(latest, excluded.latest), registrations = registrations + 1,
    standing_0 = standing_0 + 1;
  DELETE FROM tally_unregistered WHERE model = new.model;
END;

-- What an undo brings back may come in any order.
CREATE TRIGGER tally_registration_insert_decided AFTER INSERT ON registration
WHEN EXISTS (SELECT 1 FROM recognition WHERE registration = new.id) BEGIN
  INSERT INTO tally_registration SELECT * FROM tally_registration WHERE registration = new.id;
  INSERT INTO tally_decision SELECT * FROM tally_decision WHERE registration = new.id;
  DELETE FROM tally_unregistered WHERE model = new.model;
END;

CREATE TRIGGER tally_registration_delete_before BEFORE DELETE ON registration BEGIN
  INSERT INTO tally_registration
  SELECT registration, model, province, year, field, owner_kind, source, latest, standing, -1
    FROM tally_registration WHERE registration = old.id;
  INSERT INTO tally_decision
  SELECT recognition, registration, model, province, year, field, owner_kind, source, -1
    FROM tally_decision WHERE registration = old.id;
END;

CREATE TRIGGER tally_registration_delete AFTER DELETE ON registration BEGIN
  INSERT OR IGNORE INTO tally_unregistered
  SELECT id FROM model WHERE id = old.model
     AND NOT EXISTS (SELECT 1 FROM registration WHERE model = old.model);
END;

CREATE TRIGGER tally_registration_update
AFTER UPDATE OF model, year, registered_on, province, source ON registration BEGIN
  INSERT INTO tally_registration
  SELECT new.id, old.model, old.province, old.year, coalesce(m.field, 0), m.owner_kind,
         coalesce(old.source, 0), '', s.standing, -1
    FROM model AS m, tally_standing AS s WHERE m.id = old.model AND s.registration = new.id;
  INSERT INTO tally_registration SELECT * FROM tally_registration WHERE registration = new.id;
  INSERT INTO tally_decision
  SELECT c.id, new.id, old.model, old.province, old.year, coalesce(m.field, 0), m.owner_kind,
         c.source, -1
    FROM model AS m, recognition AS c
   WHERE m.id = old.model AND c.registration = new.id
     AND c.source IS NOT NULL AND c.source IS NOT old.source;
  INSERT INTO tally_decision SELECT * FROM tally_decision WHERE registration = new.id;
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
  INSERT INTO tally_registration SELECT * FROM tally_registration WHERE model = new.id;
  INSERT INTO tally_decision SELECT * FROM tally_decision WHERE model = new.id;
END;

CREATE TRIGGER tally_model_delete BEFORE DELETE ON model BEGIN
  INSERT INTO tally_registration
  SELECT registration, model, province, year, field, owner_kind, source, latest, standing, -1
    FROM tally_registration WHERE model = old.id;
  INSERT INTO tally_decision
  SELECT recognition, registration, model, province, year, field, owner_kind, source, -1
    FROM tally_decision WHERE model = old.id;
  DELETE FROM tally_unregistered WHERE model = old.id;
END;

CREATE TRIGGER tally_model_update AFTER UPDATE OF field, owner_kind ON model
WHEN old.field IS NOT new.field OR old.owner_kind <> new.owner_kind BEGIN
  INSERT INTO tally_registration
  SELECT registration, model, province, year, coalesce(old.field, 0), old.owner_kind, source,
         '', standing, -1
    FROM tally_registration WHERE model = new.id;
  INSERT INTO tally_registration SELECT * FROM tally_registration WHERE model = new.id;
  INSERT INTO tally_decision
  SELECT recognition, registration, model, province, year, coalesce(old.field, 0), old.owner_kind,
         source, -1
    FROM tally_decision WHERE model = new.id;
  INSERT INTO tally_decision SELECT * FROM tally_decision WHERE model = new.id;
END;

-- The usual case again: the first decision on a registration.
CREATE TRIGGER tally_recognition_insert AFTER INSERT ON recognition
WHEN NOT EXISTS (
  SELECT 1 FROM recognition WHERE registration = new.registration AND id <> new.id) BEGIN
  UPDATE tally SET standing_0 = standing_0 - 1,
         standing_1 = standing_1 + (new.level = 'commune'),
         standing_2 = standing_2 + (new.level = 'district'),
         standing_4 = standing_4 + (new.level = 'province'),
         standing_8 = standing_8 + (new.level NOT IN ('commune', 'district', 'province'))
   WHERE (province, year, field, owner_kind, source) = (
           SELECT r.province, r.year, coalesce(m.field, 0), m.owner_kind, coalesce(r.source, 0)
             FROM registration AS r JOIN model AS m ON m.id = r.model
            WHERE r.id = new.registration AND new.outcome = 'recognized');
END;

CREATE TRIGGER tally_recognition_insert_further AFTER INSERT ON recognition
WHEN EXISTS (
  SELECT 1 FROM recognition WHERE registration = new.registration AND id <> new.id) BEGIN
  INSERT INTO tally_registration
  SELECT registration, model, province, year, field, owner_kind, source, latest,
         (SELECT coalesce(sum(bit), 0)
            FROM (SELECT CASE WHEN outcome <> 'recognized' THEN 0 WHEN level = 'commune' THEN 1
                              WHEN level = 'district' THEN 2 WHEN level = 'province' THEN 4 ELSE 8 END AS bit,
                         max(known_by || (1000000000000000000 + id))
                    FROM recognition WHERE registration = new.registration AND outcome <> 'declined' AND id <> new.id
                   GROUP BY level)), -1
    FROM tally_registration WHERE registration = new.registration AND new.outcome <> 'declined'
   UNION ALL
  SELECT registration, model, province, year, field, owner_kind, source, latest, standing, 1
    FROM tally_registration WHERE registration = new.registration AND new.outcome <> 'declined';
END;

CREATE TRIGGER tally_recognition_insert_source AFTER INSERT ON recognition
WHEN new.source IS NOT NULL
     AND new.source IS NOT (SELECT source FROM registration WHERE id = new.registration) BEGIN
  INSERT INTO tally_decision SELECT * FROM tally_decision WHERE recognition = new.id;
END;

CREATE TRIGGER tally_recognition_delete_before BEFORE DELETE ON recognition BEGIN
  INSERT INTO tally_registration
  SELECT registration, model, province, year, field, owner_kind, source, latest, standing, -1
    FROM tally_registration WHERE registration = old.registration;
  INSERT INTO tally_decision
  SELECT recognition, registration, model, province, year, field, owner_kind, source, -1
    FROM tally_decision WHERE recognition = old.id;
END;

CREATE TRIGGER tally_recognition_delete AFTER DELETE ON recognition BEGIN
  INSERT INTO tally_registration SELECT * FROM tally_registration WHERE registration = old.registration;
END;

CREATE TRIGGER tally_recognition_update
AFTER UPDATE OF registration, level, outcome, known_by, source ON recognition BEGIN
  INSERT INTO tally_registration
  SELECT registration, model, province, year, field, owner_kind, source, latest,
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
                   GROUP BY level)), -1
    FROM tally_registration AS t WHERE registration IN (old.registration, new.registration)
   UNION ALL
  SELECT registration, model, province, year, field, owner_kind, source, latest, standing, 1
    FROM tally_registration WHERE registration IN (old.registration, new.registration);
  INSERT INTO tally_decision
  SELECT old.id, r.id, r.model, r.province, r.year, coalesce(m.field, 0), m.owner_kind,
         old.source, -1
    FROM registration AS r JOIN model AS m ON m.id = r.model
   WHERE r.id = old.registration AND old.source IS NOT NULL AND old.source IS NOT r.source;
  INSERT INTO tally_decision SELECT * FROM tally_decision WHERE recognition = new.id;
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

INSERT INTO tally_registration
SELECT NULL, NULL, province, year, field, owner_kind, source, max(latest), standing, count(*)
  FROM tally_registration GROUP BY province, year, field, owner_kind, source, standing;
INSERT INTO tally_decision
SELECT NULL, NULL, NULL, province, year, field, owner_kind, source, count(*)
  FROM tally_decision GROUP BY province, year, field, owner_kind, source;
INSERT INTO tally_unregistered
SELECT id FROM model AS m WHERE NOT EXISTS (SELECT 1 FROM registration AS r WHERE r.model = m.id);
