-- What `danvan model register` inserts, with the same durability. It gives out no code, folds no
-- name, checks nothing that the tables do not check themselves and writes no journal.
PRAGMA synchronous = FULL;
BEGIN IMMEDIATE;
INSERT INTO model (code, title, field, owner_kind, kind, unit, search_key)
SELECT 'shell-' || (1 + (SELECT count(*) FROM model WHERE code GLOB 'shell-*')),
       'Khéo vận động nhân dân hiến đất làm đường giao thông nông thôn', f.id, 'collective',
       'model', v.unit, 'kheo van dong nhan dan hien dat lam duong giao thong nong thon'
  FROM field AS f, unit_version AS v
 WHERE f.code = 'economy' AND v.code = '22' AND v.valid_to IS NULL;
INSERT INTO registration (model, year, mode, unit, province)
SELECT id, 2026, 'new', unit, unit FROM model ORDER BY id DESC LIMIT 1;
COMMIT;
