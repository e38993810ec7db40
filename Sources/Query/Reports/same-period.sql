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
-- column registered range sum | Đăng ký | Registered
-- column registered_before range sum | Cùng kỳ | Year before
-- column registered_change range sum | Tăng, giảm | Change
-- column recognized range sum | Công nhận | Recognized
-- column recognized_before range sum | Cùng kỳ | Year before
-- column recognized_change range sum | Tăng, giảm | Change
-- column rate percent = recognized / registered | Tỷ lệ | Rate
-- column rate_before percent = recognized_before / registered_before | Cùng kỳ | Year before
-- column province_from date for machines | Tỉnh từ ngày | Province since
-- column province_to date for machines | Tỉnh đến ngày | Province until
-- key province_code province province_from

WITH
line AS (
  SELECT province, 1 AS is_now, surely, stands FROM registered WHERE year = :year
  UNION ALL
  SELECT province, 0, surely, stands FROM registered_before WHERE year = :year - 1),
side AS (
  SELECT province,
         sum(is_now) AS registered, sum(is_now AND surely) AS registered_least,
         sum(NOT is_now) AS registered_before,
         sum(NOT is_now AND surely) AS registered_before_least,
         sum(is_now AND stands IS NOT NULL) AS recognized,
         sum(CASE WHEN is_now AND stands = 1 THEN 1 ELSE 0 END) AS recognized_least,
         sum(NOT is_now AND stands IS NOT NULL) AS recognized_before,
         sum(CASE WHEN NOT is_now AND stands = 1 THEN 1 ELSE 0 END) AS recognized_before_least
    FROM line GROUP BY province)
SELECT p.code AS province_code, p.name AS province, p.name_vi AS province_vi,
       p.name_en AS province_en,
       s.registered, s.registered_least, s.registered_before, s.registered_before_least,
       s.registered - s.registered_before_least AS registered_change,
       s.registered_least - s.registered_before AS registered_change_least,
       s.recognized, s.recognized_least, s.recognized_before, s.recognized_before_least,
       s.recognized - s.recognized_before_least AS recognized_change,
       s.recognized_least - s.recognized_before AS recognized_change_least,
       p.valid_from AS province_from, p.valid_to AS province_to
  FROM side AS s JOIN place AS p ON p.unit = s.province
 ORDER BY p.code, p.unit

-- why
WITH
-- A name of a column of the year, as one of the year before, and the change that both make.
line AS (
  SELECT e.*, '' AS suffix, '+' AS sign
    FROM recorded AS e JOIN place AS p ON p.unit = e.province
   WHERE p.code = :row_province_code AND p.name_vi = :row_province_vi AND e.year = :year
  UNION ALL
  SELECT e.*, '_before', '-'
    FROM recorded_before AS e JOIN place AS p ON p.unit = e.province
   WHERE p.code = :row_province_code AND p.name_vi = :row_province_vi AND e.year = :year - 1)
SELECT noun, id,
       replace(replace(columns, 'registered', 'registered' || suffix),
               'recognized', 'recognized' || suffix)
       || CASE WHEN columns LIKE '%+registered%' THEN ' ' || sign || 'registered_change' ELSE '' END
       || CASE WHEN columns LIKE '%+recognized%' THEN ' ' || sign || 'recognized_change' ELSE '' END
       AS columns,
       reason
  FROM line
