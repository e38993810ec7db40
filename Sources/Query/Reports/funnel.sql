-- title.vi: Từ đăng ký đến công nhận, đến điển hình
-- title.en: From registered to recognized to typical
-- description.vi: Điển hình là mô hình đã được công nhận và được chọn điển hình tiêu biểu, còn
-- description.vi: hiệu lực vào ngày tính; chọn ngày nào không rõ thì ghi «≥» hoặc «≤». Loại
-- description.vi: «điển hình» không phải là được chọn.
-- description.en: Typical are recognized models selected as typical, where that stands on the day;
-- description.en: “≥” or “≤” where the day of a selection is not stated. To be of the kind
-- description.en: “typical” is not to be selected.
-- parameter year integer default none | Năm đăng ký | Year of registration
-- parameter as_of date default today | Đến ngày | As of
-- parameter province province default none | Tỉnh, thành phố | Province
-- parameter territory territory default then | Đơn vị hành chính | Territory
-- unit: mô hình | models
-- column province_code code | Mã | Code
-- column province name | Tỉnh, thành phố | Province
-- column registered count sum | Đăng ký | Registered
-- column recognized count sum | Công nhận | Recognized
-- column recognized_rate percent = recognized / registered | Công nhận / đăng ký | Recognized of registered
-- column typical quantity sum | Điển hình | Typical
-- column typical_rate percent = typical / recognized | Điển hình / công nhận | Typical of recognized
-- column province_from date for machines | Tỉnh từ ngày | Province since
-- column province_to date for machines | Tỉnh đến ngày | Province until
-- key province_code province province_from

WITH
-- How many surely are typical, and how many may be besides.
counted AS (
  SELECT r.province, count(*) AS registered, sum(r.recognized) AS recognized,
         sum(CASE t.typical WHEN 1 THEN r.recognized ELSE 0 END) AS typical,
         sum(CASE t.typical WHEN 0 THEN r.recognized ELSE 0 END) AS perhaps
    FROM registered AS r LEFT JOIN typical AS t ON t.registration = r.id
   WHERE :year IS NULL OR r.year = :year
   GROUP BY r.province)
SELECT p.code AS province_code, p.name AS province, p.name_vi AS province_vi,
       p.name_en AS province_en, c.registered, c.recognized,
       -- At least none says nothing; at most so many does.
       CASE c.typical WHEN 0 THEN c.perhaps ELSE c.typical END AS typical,
       CASE WHEN c.perhaps = 0 THEN '=' WHEN c.typical = 0 THEN '<=' ELSE '>=' END
         AS typical_comparator,
       p.valid_from AS province_from, p.valid_to AS province_to
  FROM counted AS c JOIN place AS p ON p.unit = c.province
 ORDER BY p.code, p.unit

-- why
-- word not_selected | không được chọn điển hình tiêu biểu | not selected as typical
-- word not_recognized | không còn được công nhận | not recognized then
-- word undated | không rõ ngày: có thể tính | may count: its day is not stated
-- word unselected | đã thôi công nhận điển hình | taken back since
-- word unselection | là quyết định thôi công nhận | takes a selection back
WITH
-- What makes the number: of one that is "at most", what may count too.
entering AS (
  SELECT registration, typical,
         CASE WHEN typical = 1 OR typical = 0 AND :row_typical_comparator = '<='
              THEN 1 ELSE 0 END AS enters
    FROM typical),
asked AS (
  SELECT r.id, r.recognized, coalesce(t.typical, -1) AS typical, coalesce(t.enters, 0) AS enters
    FROM registered AS r JOIN place AS p ON p.unit = r.province
    LEFT JOIN entering AS t ON t.registration = r.id
   WHERE p.code = :row_province_code AND p.name_vi = :row_province_vi
     AND (:year IS NULL OR r.year = :year))
SELECT e.noun, e.id,
       e.columns || CASE WHEN e.noun = 'registration' AND e.recognized = 1 AND t.enters = 1
                         THEN ' +typical' ELSE '' END AS columns, e.reason
  FROM recorded AS e JOIN place AS p ON p.unit = e.province
  LEFT JOIN entering AS t ON t.registration = e.registration
 WHERE p.code = :row_province_code AND p.name_vi = :row_province_vi
   AND (:year IS NULL OR e.year = :year)
UNION ALL
SELECT 'registration', id, 'typical',
       CASE WHEN typical = 0 THEN 'undated' ELSE 'not_selected' END
  FROM asked
 WHERE recognized = 1 AND enters = 0
UNION ALL
SELECT 'selection', s.id, 'typical',
       CASE WHEN coalesce(s.reason, 'undated') <> 'undated' THEN s.reason
            WHEN a.recognized = 0 THEN 'not_recognized'
            WHEN s.reason = 'undated' AND :row_typical_comparator <> '<=' THEN 'undated' END
  FROM asked AS a JOIN selected AS s ON s.registration = a.id
