-- title.vi: Tìm thấy
-- title.en: Found
-- column noun word search.noun
-- column code text
-- column name text
-- column province name
-- column matched word search.matched
-- column words text for machines
-- column province_from date for machines
-- column province_to date for machines
-- Goes after the table best, which the search itself makes.
SELECT b.noun, b.code, b.name, p.code AS province, p.name_vi AS province_vi,
       p.name_en AS province_en, b.matched, b.words,
       p.valid_from AS province_from, p.valid_to AS province_to
  FROM best AS b
  -- The last version of the province over a unit, at most three steps up.
  LEFT JOIN unit_version AS p ON p.id = (
    WITH RECURSIVE above (unit, steps) AS (
      SELECT b.unit, 0
      UNION ALL
      SELECT (SELECT v.parent FROM unit_version AS v WHERE v.unit = a.unit
               ORDER BY v.valid_from DESC LIMIT 1), a.steps + 1
        FROM above AS a WHERE a.unit IS NOT NULL AND a.steps < 3)
    SELECT v.id FROM above AS a
      JOIN unit AS u ON u.id = a.unit AND u.level = 'province'
      JOIN unit_version AS v ON v.unit = u.id
     ORDER BY a.steps, v.valid_from DESC LIMIT 1)
