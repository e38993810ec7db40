-- title.vi: Tỷ lệ công nhận theo cấp
-- title.en: Recognition rates by level
-- description.vi: Mô hình được công nhận ở nhiều cấp thì có ở nhiều dòng, nên không cộng các dòng.
-- description.vi: Đăng ký là tổng số, giống nhau ở mọi dòng.
-- description.en: A model recognized at several levels stands in several rows, so the rows are not
-- description.en: added. Registered is the whole number, the same in every row.
-- parameter year integer default none | Năm đăng ký | Year of registration
-- parameter as_of date default today | Đến ngày | As of
-- parameter province province default none | Tỉnh, thành phố | Province
-- unit: mô hình | models
-- column level word | Cấp | Level
-- column registered range | Đăng ký | Registered
-- column recognized range | Công nhận | Recognized
-- column rate percent = recognized / registered | Tỷ lệ | Rate
-- word commune | cấp xã | commune
-- word district | cấp huyện | district
-- word province | cấp tỉnh | province
-- word unknown | chưa rõ cấp | level not stated

WITH
total AS (
  SELECT sum(registered) AS registered, sum(registered_least) AS registered_least,
         sum(at_commune) AS at_commune, sum(at_commune_least) AS at_commune_least,
         sum(at_district) AS at_district, sum(at_district_least) AS at_district_least,
         sum(at_province) AS at_province, sum(at_province_least) AS at_province_least,
         sum(at_unknown) AS at_unknown, sum(at_unknown_least) AS at_unknown_least
    FROM registered_cell WHERE :year IS NULL OR year = :year),
level (position, level) AS (VALUES (1, 'commune'), (2, 'district'), (3, 'province'), (4, 'unknown'))
SELECT l.level, coalesce(t.registered, 0) AS registered,
       coalesce(t.registered_least, 0) AS registered_least,
       -- A recognition whose level is not stated may be at any.
       coalesce(CASE l.level WHEN 'commune' THEN t.at_commune WHEN 'district' THEN t.at_district
                             WHEN 'province' THEN t.at_province ELSE t.at_unknown END, 0)
         AS recognized,
       coalesce(CASE l.level WHEN 'commune' THEN t.at_commune_least
                             WHEN 'district' THEN t.at_district_least
                             WHEN 'province' THEN t.at_province_least
                             ELSE t.at_unknown_least END, 0) AS recognized_least
  FROM level AS l CROSS JOIN total AS t
 ORDER BY l.position

-- why
-- word elsewhere | chưa được công nhận ở cấp này | not recognized at this level
WITH
-- is_sure is 1 where a recognition at the level surely stands.
here_recognized AS (
  SELECT registration, max(level = :row_level AND surely) AS is_sure FROM recorded
   WHERE noun = 'recognition' AND level IN (:row_level, 'unknown') AND reason IS NULL
   GROUP BY registration),
entered AS (
  SELECT e.noun, e.id, e.year, e.registration,
         CASE WHEN e.surely THEN '+registered' ELSE 'registered' END
         || CASE h.is_sure WHEN 1 THEN ' +recognized' WHEN 0 THEN ' recognized' ELSE '' END
         AS columns, NULL AS reason
    FROM recorded AS e LEFT JOIN here_recognized AS h ON h.registration = e.registration
   WHERE e.noun = 'registration' AND e.reason IS NULL
  UNION ALL
  SELECT noun, id, year, registration, 'recognized', 'elsewhere'
    FROM recorded
   WHERE noun = 'registration' AND reason IS NULL
     AND registration NOT IN (SELECT registration FROM here_recognized)
  UNION ALL
  SELECT noun, id, year, registration, columns, reason
    FROM recorded
   WHERE noun = 'recognition' AND level IN (:row_level, 'unknown')
      OR columns = 'registered recognized' AND reason = 'later')
SELECT e.noun, e.id, e.columns, e.reason
  FROM entered AS e
 WHERE :year IS NULL OR e.year = :year
 ORDER BY e.year, e.registration, e.noun DESC, e.id
