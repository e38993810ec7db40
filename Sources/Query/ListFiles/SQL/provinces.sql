-- title.vi: Tỉnh, thành phố
-- title.en: Provinces
-- table unit_version
-- column code text
-- column full_name_vi text
-- column name_vi text for details
-- column name_en text
-- column type text for details
-- column valid_from date
-- column valid_to date for details
SELECT v.code, v.type || ' ' || v.name_vi AS full_name_vi, v.name_vi, v.name_en, v.type,
       v.valid_from, v.valid_to
  FROM unit_version AS v JOIN unit AS u ON u.id = v.unit
 WHERE u.level = 'province' AND (v.valid_from IS NULL OR v.valid_from <= :day)
   AND (v.valid_to IS NULL OR v.valid_to > :day)
 ORDER BY v.code
