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
-- column registered count | Đăng ký | Registered
-- column recognized quantity | Công nhận | Recognized
-- column rate percent = recognized / registered | Tỷ lệ | Rate
-- word commune | cấp xã | commune
-- word district | cấp huyện | district
-- word province | cấp tỉnh | province
-- word unknown | chưa rõ cấp | level not stated

WITH
counted AS (SELECT id FROM registered WHERE :year IS NULL OR year = :year),
stands AS MATERIALIZED (
  SELECT s.registration, s.level
    FROM counted AS c JOIN standing AS s ON s.registration = c.id
   WHERE s.starts <= :as_of AND (s.ends IS NULL OR s.ends > :as_of)),
level (position, level) AS (VALUES (1, 'commune'), (2, 'district'), (3, 'province'), (4, 'unknown'))
SELECT l.level, (SELECT count(*) FROM counted) AS registered,
       count(DISTINCT s.registration) AS recognized,
       -- A recognition whose level is not stated may be at any.
       CASE WHEN count(DISTINCT s.registration)
                 > count(DISTINCT s.registration) FILTER (WHERE s.level = l.level)
            THEN '<=' ELSE '=' END AS recognized_comparator
  FROM level AS l LEFT JOIN stands AS s ON s.level IN (l.level, 'unknown')
 GROUP BY l.level
 ORDER BY l.position

-- why
-- word elsewhere | chưa được công nhận ở cấp này | not recognized at this level
WITH
here_recognized AS (
  SELECT DISTINCT registration FROM recorded
   WHERE noun = 'recognition' AND level IN (:row_level, 'unknown') AND reason IS NULL),
entered AS (
  SELECT noun, id, year, registration,
         '+registered' || iif(registration IN here_recognized, ' +recognized', '') AS columns,
         NULL AS reason
    FROM recorded WHERE noun = 'registration' AND reason IS NULL
  UNION ALL
  SELECT noun, id, year, registration, 'recognized', 'elsewhere'
    FROM recorded
   WHERE noun = 'registration' AND reason IS NULL AND registration NOT IN here_recognized
  UNION ALL
  SELECT noun, id, year, registration, columns, reason
    FROM recorded
   WHERE noun = 'recognition' AND level IN (:row_level, 'unknown')
      OR columns = 'registered recognized')
SELECT e.noun, e.id, e.columns, e.reason
  FROM entered AS e
 WHERE :year IS NULL OR e.year = :year
 ORDER BY e.year, e.registration, e.noun DESC, e.id
