-- title.vi: Đơn vị hành chính
-- title.en: Administrative units
-- table unit_version
-- column code text
-- column level word unit.level
-- column full_name_vi text
-- column name_vi text for machines
-- column name_en text for details
-- column type text for machines
-- column parent name
-- column valid_from date
-- column valid_to date
-- Each under what stands above it.
SELECT v.code, u.level, v.type || ' ' || v.name_vi AS full_name_vi, v.name_vi, v.name_en, v.type,
       p.code AS parent, p.type || ' ' || p.name_vi AS parent_vi, p.name_en AS parent_en,
       v.valid_from, v.valid_to
  FROM unit_version AS v
  JOIN unit AS u ON u.id = v.unit
  LEFT JOIN unit_version AS p ON p.unit = v.parent
   AND (p.valid_from IS NULL OR p.valid_from <= :day) AND (p.valid_to IS NULL OR p.valid_to > :day)
  LEFT JOIN unit AS a ON a.id = v.parent
  LEFT JOIN unit_version AS g ON g.unit = p.parent
   AND (g.valid_from IS NULL OR g.valid_from <= :day) AND (g.valid_to IS NULL OR g.valid_to > :day)
 WHERE u.level <> 'country' AND (:level IS NULL OR u.level = :level)
   AND (v.valid_from IS NULL OR v.valid_from <= :day) AND (v.valid_to IS NULL OR v.valid_to > :day)
   AND (:territory IS NULL
        OR v.unit IN (SELECT value FROM json_each(:territory))
        OR v.parent IN (SELECT value FROM json_each(:territory))
        OR p.parent IN (SELECT value FROM json_each(:territory)))
 ORDER BY CASE WHEN u.level = 'province' THEN v.code
               WHEN a.level = 'province' THEN p.code ELSE g.code END,
          CASE u.level WHEN 'province' THEN 1 WHEN 'district' THEN 2 ELSE 3 END,
          p.code, v.code
