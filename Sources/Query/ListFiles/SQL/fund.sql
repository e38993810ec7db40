-- title.vi: Quỹ
-- title.en: Fund
-- table fund
-- column fund text
-- column name_vi text
-- column name_en text
-- column unit name
-- column committee name
-- column note text
-- column directive text
-- column unit_from date for machines
-- column unit_to date for machines
SELECT f.code AS fund, f.name_vi, f.name_en, u.code AS unit, u.name_vi AS unit_vi,
       u.name_en AS unit_en, c.code AS committee, c.name_vi AS committee_vi,
       c.name_en AS committee_en, f.note, d.code AS directive,
       u.valid_from AS unit_from, u.valid_to AS unit_to
  FROM fund AS f
  LEFT JOIN committee AS c ON c.id = f.committee
  LEFT JOIN directive AS d ON d.id = f.directive
  LEFT JOIN unit_version AS u ON u.id = (
    SELECT v.id FROM unit_version AS v WHERE v.unit = f.unit ORDER BY v.valid_from DESC LIMIT 1)
 WHERE f.id = :fund

-- section entries funds | Các khoản | Entries
