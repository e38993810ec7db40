-- title.vi: Chỉ tiêu
-- title.en: Measures
-- table measure
-- column code text
-- column name_vi text
-- column name_en text
-- column kind word measure.kind
-- column unit_vi text
-- column unit_en text for details
-- column figures count
SELECT m.code, m.name_vi, m.name_en, m.kind, m.unit_vi, m.unit_en,
       (SELECT count(*) FROM figure AS f WHERE f.measure = m.id) AS figures
  FROM measure AS m WHERE :measure IS NULL OR m.id = :measure ORDER BY m.code
