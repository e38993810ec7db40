-- title.vi: Tỉnh, thành phố
-- title.en: Province
-- table unit_version
-- column code text
-- column full_name_vi text
-- column name_en text
-- column type text
-- column valid_from date
-- column valid_to date
-- What it is called now, or was when it ended.
SELECT v.code, v.type || ' ' || v.name_vi AS full_name_vi, v.name_en, v.type, v.valid_from,
       v.valid_to
  FROM unit_version AS v WHERE v.unit = :unit
 ORDER BY coalesce(v.valid_from, '') DESC LIMIT 1

-- section predecessors unit.predecessors | Hợp thành từ | Formed from

-- section successors unit.successors | Nay thuộc | Now part of

-- section versions unit.versions | Tên qua các thời kỳ | Names through time
