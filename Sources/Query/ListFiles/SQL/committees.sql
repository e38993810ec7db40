-- title.vi: Cơ quan
-- title.en: Committees
-- table committee
-- column code text
-- column name_vi text
-- column name_en text
-- column kind word committee.kind
-- column unit name
-- column parent text
-- column predecessor text
-- column valid_from date for details
-- column valid_to date for details
-- column source text
-- column note text for details
-- column unit_from date for machines
-- column unit_to date for machines
SELECT c.code, c.name_vi, c.name_en, c.kind, u.code AS unit, u.name_vi AS unit_vi,
       u.name_en AS unit_en, p.code AS parent, b.code AS predecessor, c.valid_from, c.valid_to,
       s.code AS source, c.note,
       u.valid_from AS unit_from, u.valid_to AS unit_to
  FROM committee AS c
  LEFT JOIN unit_version AS u ON u.id = (
    SELECT v.id FROM unit_version AS v WHERE v.unit = c.unit ORDER BY v.valid_from DESC LIMIT 1)
  LEFT JOIN committee AS p ON p.id = c.parent
  LEFT JOIN committee AS b ON b.id = c.predecessor
  LEFT JOIN source AS s ON s.id = c.source
 WHERE (:committee IS NULL OR c.id = :committee)
   AND (:territory IS NULL OR c.unit IN (SELECT value FROM json_each(:territory)))
 ORDER BY c.name_vi COLLATE vietnamese, c.code

-- section aliases | Tên gọi khác | Other names
-- table committee_alias
-- column name text
-- column language text
-- column source text
-- column locator text
SELECT a.name, a.language, s.code AS source, a.locator
  FROM committee_alias AS a LEFT JOIN source AS s ON s.id = a.source
 WHERE a.committee = :committee ORDER BY a.id

-- section predecessors | Kế tục | It continues
-- table committee
-- column code text
-- column name_vi text
-- column valid_from date
-- column valid_to date
WITH RECURSIVE line (id) AS (
  SELECT predecessor FROM committee WHERE id = :committee
  UNION
  SELECT c.predecessor FROM committee AS c JOIN line AS l ON c.id = l.id)
SELECT c.code, c.name_vi, c.valid_from, c.valid_to
  FROM committee AS c JOIN line AS l ON l.id = c.id
 ORDER BY c.name_vi COLLATE vietnamese, c.code

-- section successors | Được kế tục bởi | Continued by
-- table committee
-- column code text
-- column name_vi text
-- column valid_from date
-- column valid_to date
WITH RECURSIVE line (id) AS (
  SELECT id FROM committee WHERE predecessor = :committee
  UNION
  SELECT c.id FROM committee AS c JOIN line AS l ON c.predecessor = l.id)
SELECT c.code, c.name_vi, c.valid_from, c.valid_to
  FROM committee AS c JOIN line AS l ON l.id = c.id
 ORDER BY c.name_vi COLLATE vietnamese, c.code

-- section bodies | Cơ quan trực thuộc | Bodies under it
-- table committee
-- column code text
-- column name_vi text
-- column valid_from date
-- column valid_to date
SELECT c.code, c.name_vi, c.valid_from, c.valid_to
  FROM committee AS c WHERE c.parent = :committee
 ORDER BY c.name_vi COLLATE vietnamese, c.code
