-- title.vi: Số liệu báo cáo
-- title.en: Reported figures
-- table figure
-- column code text
-- column measure name
-- column measure_vi text for machines
-- column kind word measure.kind for details
-- column unit name
-- column committee name
-- column breakdown text
-- column value figure
-- column comparator text for machines
-- column verbatim text
-- column counted_in name
-- column role word figure.role
-- column period text
-- column period_note text for details
-- column as_of date
-- column nature word figure.nature for details
-- column status word figure.status for details
-- column part_of text for details
-- column out_of text for details
-- column rate_of text for details
-- column source text
-- column locator text
-- column quote text for details
-- column note text for details
-- column unit_from date for machines
-- column unit_to date for machines
SELECT f.code, m.code AS measure, m.name_vi AS measure_vi, m.name_en AS measure_en, m.kind,
       u.code AS unit, u.name_vi AS unit_vi, u.name_en AS unit_en, c.code AS committee,
       c.name_vi AS committee_vi, c.name_en AS committee_en, f.breakdown, f.value, f.scale,
       f.comparator, f.verbatim, m.unit_vi AS counted_in, m.unit_vi AS counted_in_vi,
       m.unit_en AS counted_in_en, f.role, f.period, f.period_note, f.as_of, f.nature, f.status,
       p.code AS part_of, o.code AS out_of, r.code AS rate_of, s.code AS source, f.locator, f.quote,
       f.note,
       u.valid_from AS unit_from, u.valid_to AS unit_to
  FROM figure AS f
  JOIN measure AS m ON m.id = f.measure
  LEFT JOIN unit_version AS u ON u.id = (
    SELECT v.id FROM unit_version AS v WHERE v.unit = f.unit ORDER BY v.valid_from DESC LIMIT 1)
  JOIN source AS s ON s.id = f.source
  LEFT JOIN committee AS c ON c.id = f.committee
  LEFT JOIN figure AS p ON p.id = f.part_of
  LEFT JOIN figure AS o ON o.id = f.out_of
  LEFT JOIN figure AS r ON r.id = f.rate_of
 WHERE (:figure IS NULL OR f.id = :figure)
   AND (:figures IS NULL OR f.id IN (SELECT value FROM json_each(:figures)))
   AND (:territory IS NULL OR f.unit IN (SELECT value FROM json_each(:territory)))
   AND (:measure IS NULL OR m.code = :measure)
 ORDER BY s.code, CAST(f.locator AS INTEGER), f.id

-- section parts | Gồm | Parts
-- table figure
-- column code text
-- column breakdown text
-- column value quantity
-- column comparator text for machines
-- column verbatim text
SELECT code, breakdown, value, scale, comparator, verbatim
  FROM figure WHERE part_of = :figure ORDER BY id
