-- What a person does with the sqlite3 shell: the file into a table as it stands, then from there
-- into the tables of danvan, with their indexes, triggers and search index. It validates nothing,
-- finds no look-alikes, writes no journal, and folds no more than the case of ASCII letters.
PRAGMA synchronous = FULL;
PRAGMA temp_store = MEMORY;
PRAGMA cache_size = -65536;
CREATE TEMP TABLE staging (
  title, province, field, owner_kind, owner, kind, year, registered_on, mode, outcome, level,
  decision, recognized_on
);
.import --csv --skip 1 --schema temp ":rows" staging
BEGIN IMMEDIATE;
INSERT INTO source (code, title, file, sha256) VALUES ('shell', 'rows.csv', 'rows.csv', 'shell');
CREATE TEMP TABLE first AS SELECT ifnull(max(id), 0) AS id FROM model;
CREATE TEMP TABLE place AS
SELECT v.code, v.unit FROM unit_version AS v JOIN unit AS u ON u.id = v.unit
 WHERE u.level = 'province' AND v.valid_from IS NULL;
CREATE UNIQUE INDEX temp.place_code ON place (code);
INSERT INTO model (id, code, title, field, owner_kind, owner_name, kind, unit, source, locator,
                   search_key)
SELECT f.id + s.rowid, s.province || '-' || s.year || '-x' || s.rowid, s.title,
       (SELECT id FROM field WHERE code = s.field),
       iif(s.owner_kind = '', 'unknown', s.owner_kind), nullif(s.owner, ''),
       iif(s.kind = '', 'unknown', s.kind), p.unit, (SELECT max(id) FROM source), 1 + s.rowid,
       lower(s.title)
  FROM staging AS s JOIN place AS p ON p.code = s.province, first AS f;
INSERT INTO registration (id, model, year, registered_on, mode, unit, province, source, locator)
SELECT f.id + s.rowid, f.id + s.rowid, s.year, nullif(s.registered_on, ''), s.mode, p.unit, p.unit,
       (SELECT max(id) FROM source), 1 + s.rowid
  FROM staging AS s JOIN place AS p ON p.code = s.province, first AS f;
INSERT INTO recognition (registration, level, outcome, decided_on, known_by, decision, source)
SELECT f.id + s.rowid, iif(s.level = '', 'unknown', s.level), s.outcome, s.recognized_on,
       s.recognized_on, nullif(s.decision, ''), (SELECT max(id) FROM source)
  FROM staging AS s, first AS f WHERE s.outcome <> '';
COMMIT;
