-- title.vi: Từ đăng ký đến công nhận, đến điển hình
-- title.en: From registered to recognized to typical
-- description.vi: Điển hình là mô hình đã được công nhận và ghi loại «điển hình».
-- description.en: Typical are recognized models whose kind is “typical”.
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
-- column typical count sum | Điển hình | Typical
-- column typical_rate percent = typical / recognized | Điển hình / công nhận | Typical of recognized
-- column province_from date for machines | Tỉnh từ ngày | Province since
-- column province_to date for machines | Tỉnh đến ngày | Province until
-- key province_code province province_from

SELECT p.code AS province_code, p.name AS province, p.name_vi AS province_vi,
       p.name_en AS province_en,
       count(*) AS registered, sum(r.surely) AS registered_least,
       count(r.stands) AS recognized, coalesce(sum(r.stands), 0) AS recognized_least,
       sum(CASE r.kind WHEN 'typical' THEN r.recognized ELSE 0 END) AS typical,
       p.valid_from AS province_from, p.valid_to AS province_to
  FROM registered AS r JOIN place AS p ON p.unit = r.province
 WHERE :year IS NULL OR r.year = :year
 GROUP BY p.unit
 ORDER BY p.code, p.unit

-- why
-- word not_typical | không ghi là «điển hình» | not marked “typical”
SELECT e.noun, e.id,
       e.columns || iif(e.noun = 'registration' AND e.recognized AND e.kind = 'typical',
                        ' +typical', '') AS columns, e.reason
  FROM recorded AS e JOIN place AS p ON p.unit = e.province
 WHERE p.code = :row_province_code AND p.name_vi = :row_province_vi
   AND (:year IS NULL OR e.year = :year)
UNION ALL
SELECT e.noun, e.id, 'typical', 'not_typical'
  FROM recorded AS e JOIN place AS p ON p.unit = e.province
 WHERE p.code = :row_province_code AND p.name_vi = :row_province_vi
   AND (:year IS NULL OR e.year = :year)
   AND e.noun = 'registration' AND e.recognized AND e.kind <> 'typical'
