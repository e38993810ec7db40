-- What `danvan model recognize :code` inserts, with the same durability.
PRAGMA synchronous = FULL;
BEGIN IMMEDIATE;
INSERT INTO recognition (registration, level, outcome, decided_on, known_by, decision)
SELECT r.id, 'commune', 'recognized', '2026-10-20', '2026-10-20', '12-QĐ/ĐU'
  FROM registration AS r
 WHERE r.model = (SELECT id FROM model WHERE code = ':code') ORDER BY r.year DESC LIMIT 1;
COMMIT;
