-- What every report may read beside the tables of the file, as if they were tables too.
-- :as_of is the report's own parameter or today; :province is NULL or a JSON list of units.
-- moved(province, unit) is where a registration counts in the provinces that :territory asks for:
-- the province itself in those of the time, and where the place came apart.
WITH RECURSIVE
-- The units of the province that was asked for and of all it was formed from; else all units.
here (unit) AS (
  SELECT id FROM unit WHERE :province IS NULL
  UNION ALL
  SELECT value FROM json_each(:province)),
-- Every unit under its last name, with the days of it; name_vi and name_en say when it is gone.
place (unit, level, code, name, name_vi, name_en, parent, valid_from, valid_to) AS (
  SELECT v.unit, u.level, v.code, v.name_vi,
         v.name_vi || CASE WHEN v.valid_to <= date('now', 'localtime') THEN ' (cũ)' ELSE '' END,
         v.name_vi || CASE WHEN v.valid_to <= date('now', 'localtime') THEN ' (former)' ELSE '' END,
         v.parent,
         v.valid_from, v.valid_to
    FROM unit_version AS v JOIN unit AS u ON u.id = v.unit
   WHERE v.id = (SELECT w.id FROM unit_version AS w WHERE w.unit = v.unit
                  ORDER BY w.valid_from DESC LIMIT 1)),
-- Reported figures with the value as it is written, e.g. 2.36, and their source. A value that is
-- missing (status M) is none.
reported (id, code, measure, measure_vi, measure_en, kind, unit, committee, breakdown, role, value,
          comparator, period, period_from, period_to, as_of, part_of, out_of, rate_of, source) AS (
  SELECT f.id, f.code, m.code, m.name_vi,
         CASE WHEN m.name_en = '' THEN m.name_vi ELSE m.name_en END, m.kind, f.unit,
         f.committee, f.breakdown, f.role,
         CASE WHEN f.scale = 0 THEN CAST(f.value AS TEXT)
              ELSE printf('%.*f', f.scale,
                          f.value * 1.0 / CAST('1' || substr('000000', 1, f.scale) AS INTEGER)) END,
         f.comparator, f.period, f.period_from, f.period_to, f.as_of, f.part_of, f.out_of,
         f.rate_of, s.code
    FROM figure AS f
    JOIN measure AS m ON m.id = f.measure
    JOIN source AS s ON s.id = f.source
    LEFT JOIN committee AS c ON c.id = f.committee
   WHERE f.status <> 'M' AND (:province IS NULL OR coalesce(f.unit, c.unit) IN here))
