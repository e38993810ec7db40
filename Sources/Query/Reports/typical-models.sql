-- title.vi: Danh sách điển hình
-- title.en: Typical models
-- description.vi: Mô hình ghi loại «điển hình», cấp cao nhất đã công nhận và năm đăng ký gần nhất.
-- description.en: Models whose kind is “typical”, with the highest level that recognized them and
-- description.en: their last year.
-- parameter as_of date default today | Đến ngày | As of
-- parameter province province default none | Tỉnh, thành phố | Province
-- column province_code code | Mã | Code
-- column province name | Tỉnh, thành phố | Province
-- column code code | Mã mô hình | Model
-- column title text | Tên mô hình | Title
-- column field name | Lĩnh vực | Field
-- column owner_name text | Đơn vị, cá nhân | Owner
-- column year year | Năm | Year
-- column level word | Công nhận | Recognized
-- column province_from date for machines | Tỉnh từ ngày | Province since
-- column province_to date for machines | Tỉnh đến ngày | Province until
-- key code
-- word commune | cấp xã | commune
-- word district | cấp huyện | district
-- word province | cấp tỉnh | province
-- word unknown | chưa rõ cấp | level not stated

WITH
last AS (
  SELECT r.*, row_number() OVER (PARTITION BY model ORDER BY year DESC) AS nth
    FROM registered AS r WHERE r.kind = 'typical')
SELECT p.code AS province_code, p.name AS province, p.name_vi AS province_vi,
       p.name_en AS province_en,
       r.code, r.title, f.code AS field, f.name_vi AS field_vi, f.name_en AS field_en, r.owner_name,
       r.year,
       (SELECT s.level FROM standing AS s JOIN registration AS o ON o.id = s.registration
         WHERE o.model = r.model AND s.starts <= :as_of AND (s.ends IS NULL OR s.ends > :as_of)
         ORDER BY CASE s.level WHEN 'province' THEN 1 WHEN 'district' THEN 2
                               WHEN 'commune' THEN 3 ELSE 4 END LIMIT 1) AS level,
       p.valid_from AS province_from, p.valid_to AS province_to
  FROM last AS r
  JOIN place AS p ON p.unit = r.province
  LEFT JOIN field AS f ON f.id = r.field
 WHERE r.nth = 1
 ORDER BY p.code, r.title COLLATE vietnamese

-- why
-- word lower | cấp thấp hơn | a lower level
-- word earlier | năm trước | an earlier year
WITH
asked AS (SELECT id, model, year FROM registered WHERE code = :row_code),
decided AS (
  SELECT s.id, s.level, s.outcome, s.starts, s.ends
    FROM decision_span AS s JOIN registration AS r ON r.id = s.registration
   WHERE r.model IN (SELECT model FROM asked))
SELECT 'model' AS noun, model AS id, 'code title field owner_name' AS columns, NULL AS reason
  FROM asked WHERE year = :row_year
UNION ALL
SELECT 'registration', id, 'province year', iif(year = :row_year, NULL, 'earlier') FROM asked
UNION ALL
SELECT 'recognition', id, 'level',
       CASE WHEN starts > :as_of THEN 'later'
            WHEN outcome = 'withdrawn' THEN 'withdrawal'
            WHEN outcome = 'declined' THEN 'declined'
            WHEN ends <= :as_of THEN 'withdrawn'
            WHEN level <> :row_level THEN 'lower' END
  FROM decided
