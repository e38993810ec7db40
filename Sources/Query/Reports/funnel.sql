-- title.vi: Từ đăng ký đến công nhận, đến điển hình
-- title.en: From registered to recognized to typical
-- description.vi: Điển hình là mô hình đã được công nhận và được chọn điển hình tiêu biểu, còn
-- description.vi: hiệu lực vào ngày tính; chọn ngày nào không rõ thì ghi «≤». Loại
-- description.vi: «điển hình» không phải là được chọn.
-- description.en: Typical are recognized models selected as typical, where that stands on the day;
-- description.en: “≤” where the day of a selection is not stated. To be of the kind
-- description.en: “typical” is not to be selected.
-- parameter year integer default none | Năm đăng ký | Year of registration
-- parameter as_of date default today | Đến ngày | As of
-- parameter province province default none | Tỉnh, thành phố | Province
-- parameter territory territory default then | Đơn vị hành chính | Territory
-- unit: mô hình | models
-- column province_code code | Mã | Code
-- column province name | Tỉnh, thành phố | Province
-- column registered range sum | Đăng ký | Registered
-- column recognized range sum | Công nhận | Recognized
-- column recognized_rate percent = recognized / registered | Công nhận / đăng ký | Recognized of registered
-- column typical range sum | Điển hình | Typical
-- column typical_rate percent = typical / recognized | Điển hình / công nhận | Typical of recognized
-- column province_from date for machines | Tỉnh từ ngày | Province since
-- column province_to date for machines | Tỉnh đến ngày | Province until
-- key province_code province province_from

WITH
-- What has no decision on being typical is not looked at one by one.
counted AS (
  SELECT province, sum(registered) AS registered, sum(registered_least) AS registered_least,
         sum(recognized) AS recognized, sum(recognized_least) AS recognized_least
    FROM registered_cell WHERE :year IS NULL OR year = :year
   GROUP BY province),
picked AS (
  SELECT r.province, count(r.stands + t.typical) AS typical,
         sum(CASE r.stands + t.typical WHEN 2 THEN 1 ELSE 0 END) AS typical_least
    FROM typical_state AS t CROSS JOIN registered AS r ON r.id = t.registration
   WHERE :year IS NULL OR r.year = :year
   GROUP BY r.province)
SELECT p.code AS province_code, p.name AS province, p.name_vi AS province_vi,
       p.name_en AS province_en,
       c.registered, c.registered_least, c.recognized, c.recognized_least,
       coalesce(t.typical, 0) AS typical, coalesce(t.typical_least, 0) AS typical_least,
       p.valid_from AS province_from, p.valid_to AS province_to
  FROM counted AS c JOIN place AS p ON p.unit = c.province
  LEFT JOIN picked AS t ON t.province = c.province
 ORDER BY p.code, p.unit

-- why
-- word not_selected | không được chọn điển hình tiêu biểu | not selected as typical
-- word not_recognized | không còn được công nhận | not recognized then
-- word unselected | đã thôi công nhận điển hình | taken back since
-- word unselection | là quyết định thôi công nhận | takes a selection back
WITH
asked AS (
  SELECT r.id, r.stands, t.typical, r.stands + t.typical AS counts
    FROM registered AS r JOIN place AS p ON p.unit = r.province
    LEFT JOIN typical_state AS t ON t.registration = r.id
   WHERE p.code = :row_province_code AND p.name_vi = :row_province_vi
     AND (:year IS NULL OR r.year = :year))
SELECT e.noun, e.id,
       e.columns || CASE WHEN e.noun <> 'registration' OR e.reason IS NOT NULL THEN ''
                         WHEN a.counts = 2 THEN ' +typical' WHEN a.counts >= 0 THEN ' typical'
                         ELSE '' END AS columns, e.reason
  FROM recorded AS e JOIN place AS p ON p.unit = e.province
  LEFT JOIN asked AS a ON a.id = e.registration
 WHERE p.code = :row_province_code AND p.name_vi = :row_province_vi
   AND (:year IS NULL OR e.year = :year)
UNION ALL
SELECT 'registration', id, 'typical', 'not_selected'
  FROM asked WHERE stands IS NOT NULL AND typical IS NULL
UNION ALL
SELECT 'selection', s.id, 'typical',
       CASE WHEN coalesce(s.reason, 'undated') <> 'undated' THEN s.reason
            WHEN a.stands IS NULL THEN 'not_recognized' END
  FROM asked AS a JOIN selection_state AS s ON s.registration = a.id
