-- title.vi: Tỷ lệ công nhận theo tỉnh, thành phố
-- title.en: Recognition rates by province
-- description.vi: Số lượt đăng ký trong sổ và số được công nhận đến một ngày. Công nhận đã bị thu
-- description.vi: hồi thì không tính.
-- description.en: Registrations in the records, and how many of them are recognized by a day. A
-- description.en: recognition that was withdrawn does not count.
-- parameter year integer default none | Năm đăng ký | Year of registration
-- parameter as_of date default today | Đến ngày | As of
-- parameter province province default none | Tỉnh, thành phố | Province
-- parameter territory territory default then | Đơn vị hành chính | Territory
-- unit: mô hình | models
-- column province_code code | Mã | Code
-- column province name | Tỉnh, thành phố | Province
-- column registered range sum | Đăng ký | Registered
-- column recognized range sum | Công nhận | Recognized
-- column rate percent = recognized / registered | Tỷ lệ | Rate
-- column province_from date for machines | Tỉnh từ ngày | Province since
-- column province_to date for machines | Tỉnh đến ngày | Province until
-- key province_code province province_from

SELECT p.code AS province_code, p.name AS province, p.name_vi AS province_vi,
       p.name_en AS province_en,
       sum(c.registered) AS registered, sum(c.registered_least) AS registered_least,
       sum(c.recognized) AS recognized, sum(c.recognized_least) AS recognized_least,
       p.valid_from AS province_from, p.valid_to AS province_to
  FROM registered_cell AS c JOIN place AS p ON p.unit = c.province
 WHERE :year IS NULL OR c.year = :year
 GROUP BY p.unit
 ORDER BY p.code, p.unit

-- why
SELECT e.noun, e.id, e.columns, e.reason
  FROM recorded AS e JOIN place AS p ON p.unit = e.province
 WHERE p.code = :row_province_code AND p.name_vi = :row_province_vi
   AND (:year IS NULL OR e.year = :year)
 ORDER BY e.year, e.registration, e.noun DESC, e.id
