-- title.vi: Mô hình đã đăng ký, chưa có quyết định
-- title.en: Registered but not yet decided
-- description.vi: Chưa cấp nào quyết định công nhận hay không công nhận. Số ngày chờ tính từ ngày
-- description.vi: đăng ký, để trống khi không biết ngày.
-- description.en: No level has recognized or declined them yet. Days are counted from the
-- description.en: registration, and left out where its day is not known.
-- parameter year integer default none | Năm đăng ký | Year of registration
-- parameter as_of date default today | Đến ngày | As of
-- parameter province province default none | Tỉnh, thành phố | Province
-- column province_code code | Mã | Code
-- column province name | Tỉnh, thành phố | Province
-- column code code | Mã mô hình | Model
-- column title text | Tên mô hình | Title
-- column owner_kind word | Chủ thể | Owner
-- column year year | Năm | Year
-- column registered_on date | Ngày đăng ký | Registered on
-- column waiting count | Số ngày chờ | Days waiting
-- column province_from date for machines | Tỉnh từ ngày | Province since
-- column province_to date for machines | Tỉnh đến ngày | Province until
-- key code year
-- word collective | tập thể | collective
-- word individual | cá nhân | individual
-- word unknown | chưa rõ | unknown

SELECT p.code AS province_code, p.name AS province, p.name_vi AS province_vi,
       p.name_en AS province_en,
       r.code, r.title, r.owner_kind, r.year, r.registered_on,
       CAST(julianday(:as_of) - julianday(r.registered_on) AS INTEGER) AS waiting,
       p.valid_from AS province_from, p.valid_to AS province_to
  FROM registered AS r JOIN place AS p ON p.unit = r.province
 WHERE (:year IS NULL OR r.year = :year)
   AND NOT EXISTS (SELECT 1 FROM recognition AS c
                    WHERE c.registration = r.id AND c.known_by <= :as_of)
 ORDER BY p.code, r.year, r.registered_on, r.code

-- why
WITH
asked AS (
  SELECT r.id, r.model FROM registered AS r
   WHERE r.code = :row_code AND r.year = :row_year)
SELECT 'registration' AS noun, id, 'province year registered_on waiting' AS columns, NULL AS reason
  FROM asked
UNION ALL
SELECT 'model', model, 'code title owner_kind', NULL FROM asked
UNION ALL
SELECT 'recognition', c.id, '', 'later'
  FROM asked AS a JOIN recognition AS c ON c.registration = a.id
