-- title.vi: Đơn vị hành chính
-- title.en: Administrative unit
-- table unit_version
-- column code text
-- column level word unit.level
-- column full_name_vi text
-- column name_en text
-- column type text
-- column parent name
-- column above_parent name
-- column valid_from date
-- column valid_to date
-- column units_below count
-- :version is the one that is meant, :unit what it is a version of, :day its last.
SELECT v.code, u.level, v.type || ' ' || v.name_vi AS full_name_vi, v.name_en, v.type,
       p.code AS parent, p.type || ' ' || p.name_vi AS parent_vi, p.name_en AS parent_en,
       g.code AS above_parent, g.type || ' ' || g.name_vi AS above_parent_vi,
       g.name_en AS above_parent_en, v.valid_from, v.valid_to,
       (SELECT count(*) FROM unit_version AS c
         WHERE c.parent = v.unit AND (c.valid_from IS NULL OR c.valid_from <= :day)
           AND (c.valid_to IS NULL OR c.valid_to > :day)) AS units_below
  FROM unit_version AS v
  JOIN unit AS u ON u.id = v.unit
  LEFT JOIN unit_version AS p ON p.id = (
    SELECT x.id FROM unit_version AS x
     WHERE x.unit = v.parent AND (x.valid_from IS NULL OR x.valid_from <= :day)
     ORDER BY x.valid_from DESC LIMIT 1)
  LEFT JOIN unit_version AS g ON g.id = (
    SELECT x.id FROM unit_version AS x
     WHERE x.unit = p.parent AND (x.valid_from IS NULL OR x.valid_from <= :day)
     ORDER BY x.valid_from DESC LIMIT 1)
 WHERE v.id = :version

-- section predecessors | Hợp thành từ | Formed from
-- table unit_succession
-- column code text
-- column full_name_vi text
-- column extent word unit_succession.extent
-- column effective_on date
-- column act text
SELECT v.code, v.type || ' ' || v.name_vi AS full_name_vi, x.extent, c.effective_on, c.act
  FROM unit_succession AS x
  JOIN unit_change AS c ON c.id = x.change
  JOIN unit_version AS v ON v.id = (
    SELECT y.id FROM unit_version AS y WHERE y.unit = x.predecessor
     ORDER BY coalesce(y.valid_from, '') DESC LIMIT 1)
 WHERE x.successor = :unit
 ORDER BY c.effective_on, v.code

-- section successors | Nay thuộc | Now part of
-- table unit_succession
-- column code text
-- column full_name_vi text
-- column extent word unit_succession.extent
-- column effective_on date
-- column act text
WITH RECURSIVE later (id, unit) AS (
  SELECT id, successor FROM unit_succession WHERE predecessor = :unit
  UNION
  SELECT s.id, s.successor FROM unit_succession AS s JOIN later AS l ON s.predecessor = l.unit)
SELECT v.code, v.type || ' ' || v.name_vi AS full_name_vi, x.extent, c.effective_on, c.act
  FROM later AS l
  JOIN unit_succession AS x ON x.id = l.id
  JOIN unit_change AS c ON c.id = x.change
  JOIN unit_version AS v ON v.id = (
    SELECT y.id FROM unit_version AS y WHERE y.unit = l.unit
     ORDER BY coalesce(y.valid_from, '') DESC LIMIT 1)
 ORDER BY c.effective_on, v.code

-- section versions | Tên qua các thời kỳ | Names through time
-- table unit_version
-- column code text
-- column full_name_vi text
-- column valid_from date
-- column valid_to date
-- The first version first.
SELECT v.code, v.type || ' ' || v.name_vi AS full_name_vi, v.valid_from, v.valid_to
  FROM unit_version AS v WHERE v.unit = :unit
 ORDER BY coalesce(v.valid_from, '')
