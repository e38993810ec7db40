-- title.vi: So với cùng kỳ năm trước
-- title.en: Against the same period of last year
-- description.vi: Đăng ký và công nhận của một năm đến một ngày, so với năm trước đến cùng ngày.
-- description.en: Registrations and recognitions of a year by a day, against those of the year
-- description.en: before by the same day.
-- parameter year integer default this year | Năm | Year
-- parameter as_of date default today | Đến ngày | As of
-- parameter province province default none | Tỉnh, thành phố | Province
-- parameter territory territory default then | Đơn vị hành chính | Territory
-- unit: mô hình | models
-- column province_code code | Mã | Code
-- column province name | Tỉnh, thành phố | Province
-- column registered count sum | Đăng ký | Registered
-- column registered_before count sum | Cùng kỳ | Year before
-- column registered_change count sum | Tăng, giảm | Change
-- column recognized count sum | Công nhận | Recognized
-- column recognized_before count sum | Cùng kỳ | Year before
-- column recognized_change count sum | Tăng, giảm | Change
-- column rate percent = recognized / registered | Tỷ lệ | Rate
-- column rate_before percent = recognized_before / registered_before | Cùng kỳ | Year before
-- column province_from date for machines | Tỉnh từ ngày | Province since
-- column province_to date for machines | Tỉnh đến ngày | Province until
-- key province_code province province_from

WITH
side (is_now, year, day) AS (
  VALUES (1, :year, :as_of),
         (0, :year - 1, min(date(:as_of, '-1 year'),
                            date(:as_of, 'start of month', '-11 months', '-1 day')))),
line AS (
  SELECT moved(r.province, r.unit) AS province, d.is_now,
         EXISTS (SELECT 1 FROM standing AS s
                  WHERE s.registration = r.id AND s.starts <= d.day
                    AND (s.ends IS NULL OR s.ends > d.day)) AS recognized
    FROM side AS d
    JOIN registration AS r ON r.year = d.year
   WHERE r.province IN here AND coalesce(r.registered_on, r.year || '-01-01') <= d.day),
province_line AS (
  SELECT province, sum(is_now) AS registered, sum(NOT is_now) AS registered_before,
         sum(is_now AND recognized) AS recognized,
         sum(NOT is_now AND recognized) AS recognized_before
    FROM line GROUP BY province)
SELECT p.code AS province_code, p.name AS province, p.name_vi AS province_vi,
       p.name_en AS province_en,
       l.registered, l.registered_before, l.registered - l.registered_before AS registered_change,
       l.recognized, l.recognized_before, l.recognized - l.recognized_before AS recognized_change,
       p.valid_from AS province_from, p.valid_to AS province_to
  FROM province_line AS l JOIN place AS p ON p.unit = l.province
 ORDER BY p.code, p.unit

-- why
WITH
side (year, day, suffix, sign) AS (
  VALUES (:year, :as_of, '', '+'),
         (:year - 1, min(date(:as_of, '-1 year'),
                         date(:as_of, 'start of month', '-11 months', '-1 day')),
          '_before', '-')),
line AS (
  SELECT r.id, d.day, d.suffix, d.sign,
         coalesce(r.registered_on, r.year || '-01-01') > d.day AS is_later,
         EXISTS (SELECT 1 FROM standing AS s
                  WHERE s.registration = r.id AND s.starts <= d.day
                    AND (s.ends IS NULL OR s.ends > d.day)) AS recognized
    FROM side AS d
    JOIN registration AS r ON r.year = d.year
    JOIN place AS p ON p.unit = moved(r.province, r.unit)
   WHERE r.province IN here AND p.code = :row_province_code AND p.name_vi = :row_province_vi)
SELECT 'registration' AS noun, id,
       iif(is_later, 'registered' || suffix || ' recognized' || suffix,
           '+registered' || suffix || ' ' || sign || 'registered_change'
           || iif(recognized,
                  ' +recognized' || suffix || ' ' || sign || 'recognized_change', '')) AS columns,
       iif(is_later, 'later', NULL) AS reason
  FROM line
UNION ALL
SELECT 'registration', l.id, 'recognized' || suffix,
       CASE
         WHEN EXISTS (SELECT 1 FROM recognition AS c WHERE c.registration = l.id
                         AND c.outcome IN ('recognized', 'withdrawn') AND c.known_by <= l.day)
           THEN 'withdrawn'
         WHEN EXISTS (SELECT 1 FROM recognition AS c WHERE c.registration = l.id
                         AND c.known_by <= l.day) THEN 'declined'
         WHEN EXISTS (SELECT 1 FROM recognition AS c WHERE c.registration = l.id) THEN 'later'
         ELSE 'undecided' END
  FROM line AS l WHERE NOT is_later AND NOT recognized
UNION ALL
SELECT 'recognition', c.id, 'recognized' || l.suffix,
       CASE
         WHEN c.starts > l.day THEN 'later'
         WHEN c.outcome = 'withdrawn' THEN 'withdrawal'
         WHEN c.outcome = 'declined' THEN 'declined'
         WHEN c.ends <= l.day THEN 'withdrawn' END
  FROM line AS l JOIN decision_span AS c ON c.registration = l.id
 WHERE NOT l.is_later
