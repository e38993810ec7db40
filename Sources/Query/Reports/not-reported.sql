-- title.vi: Đơn vị chưa có báo cáo
-- title.en: Who has not reported
-- description.vi: Đơn vị trong năm chưa có số liệu báo cáo và chưa có mô hình nào đăng ký. Thêm -p
-- description.vi: level=commune để xem cấp xã. Năm gần nhất tính cả số liệu của đơn vị đã nhập vào.
-- description.en: Units with neither a reported figure nor a registration in a year. Add -p
-- description.en: level=commune for communes. The last year is also that of what a unit was formed
-- description.en: from.
-- parameter year integer default this year | Năm | Year
-- parameter level level default province | Cấp | Level
-- parameter province province default none | Tỉnh, thành phố | Province
-- column unit_code code | Mã | Code
-- column unit name | Đơn vị | Unit
-- column above name | Thuộc | Under
-- column last_year year | Năm gần nhất có số liệu | Last year with data
-- key unit_code

WITH
-- Units that stood on the last day of the year, or stand today while it lasts.
standing_unit AS (
  SELECT v.unit, v.code, v.name_vi, v.parent
    FROM unit_version AS v JOIN unit AS u ON u.id = v.unit
   WHERE u.level = :level AND v.unit IN here
     AND coalesce(v.valid_from, '') <= min(:year || '-12-31', date('now', 'localtime'))
     AND coalesce(v.valid_to, '9999') > min(:year || '-12-31', date('now', 'localtime'))),
-- Each with all that went over into it whole.
origin (unit, part) AS (
  SELECT unit, unit FROM standing_unit
  UNION
  SELECT o.unit, s.predecessor
    FROM origin AS o JOIN unit_succession AS s ON s.successor = o.part
   WHERE s.extent = 'full'),
-- First and last year of what a unit has said.
heard (unit, first_year, last_year) AS (
  SELECT unit, substr(coalesce(period_from, as_of), 1, 4),
         substr(coalesce(period_to, as_of, period_from), 1, 4)
    FROM figure WHERE unit IS NOT NULL AND coalesce(period_from, as_of) IS NOT NULL
     AND role = 'result' AND status <> 'M'
  UNION ALL
  SELECT unit, year, year FROM registration
  UNION ALL
  SELECT province, year, year FROM registration)
SELECT s.code AS unit_code, s.name_vi AS unit, s.name_vi AS unit_vi, s.name_vi AS unit_en,
       p.name AS above, p.name_vi AS above_vi, p.name_en AS above_en,
       (SELECT max(min(CAST(h.last_year AS INTEGER), :year))
          FROM origin AS o JOIN heard AS h ON h.unit = o.part
         WHERE o.unit = s.unit AND CAST(h.first_year AS INTEGER) <= :year) AS last_year
  FROM standing_unit AS s LEFT JOIN place AS p ON p.unit = s.parent
 WHERE NOT EXISTS (
   SELECT 1 FROM heard AS h
    WHERE h.unit = s.unit
      AND :year BETWEEN CAST(h.first_year AS INTEGER) AND CAST(h.last_year AS INTEGER))
 ORDER BY p.code, s.code

-- why
-- word other_year | của năm khác | of another year
-- word missing | số liệu thiếu | a missing value
-- word not_result | không phải kết quả (chỉ tiêu, nhận định) | no result (a target, an assessment)
WITH
asked AS (
  SELECT v.unit FROM unit_version AS v JOIN unit AS u ON u.id = v.unit
   WHERE v.code = :row_unit_code AND v.name_vi = :row_unit AND u.level = :level AND v.unit IN here
     AND coalesce(v.valid_from, '') <= min(:year || '-12-31', date('now', 'localtime'))
     AND coalesce(v.valid_to, '9999') > min(:year || '-12-31', date('now', 'localtime'))),
origin (part) AS (
  SELECT unit FROM asked
  UNION
  SELECT s.predecessor FROM origin AS o JOIN unit_succession AS s ON s.successor = o.part
   WHERE s.extent = 'full'),
heard (noun, id, first_year, last_year, is_result, is_missing) AS (
  SELECT 'figure', id, CAST(substr(coalesce(period_from, as_of), 1, 4) AS INTEGER),
         CAST(substr(coalesce(period_to, as_of, period_from), 1, 4) AS INTEGER),
         role = 'result', status = 'M'
    FROM figure
   WHERE unit IN (SELECT part FROM origin) AND coalesce(period_from, as_of) IS NOT NULL
  UNION ALL
  SELECT 'registration', id, year, year, 1, 0 FROM registration
   WHERE unit IN (SELECT part FROM origin) OR province IN (SELECT part FROM origin))
SELECT 'unit' AS noun, unit AS id, 'unit_code unit above' AS columns, NULL AS reason FROM asked
UNION ALL
SELECT noun, id, 'last_year',
       CASE WHEN is_missing THEN 'missing' WHEN NOT is_result THEN 'not_result'
            WHEN :row_last_year BETWEEN first_year AND last_year THEN NULL ELSE 'other_year' END
  FROM heard
