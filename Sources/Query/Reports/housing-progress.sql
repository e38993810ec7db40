-- title.vi: Tiến độ xóa nhà tạm, nhà dột nát
-- title.en: Housing programme progress
-- description.vi: Số hộ đã được hỗ trợ trên số hộ cần hỗ trợ, theo báo cáo. Tỷ lệ được tính lại từ
-- description.vi: hai số, cạnh tỷ lệ in trong nguồn.
-- description.en: Households supported out of those in need, as reported. The share is computed
-- description.en: from the two numbers and stands beside the one that was printed.
-- parameter province province default none | Tỉnh, thành phố | Province
-- column province_code code | Mã | Code
-- column province name | Tỉnh, thành phố | Province
-- column period text | Kỳ | Period
-- column as_of date | Đến ngày | As of
-- column supported quantity | Đã hỗ trợ (hộ) | Supported (households)
-- column needed quantity | Cần hỗ trợ (hộ) | In need (households)
-- column share percent = supported / needed | Tỷ lệ | Share
-- column printed_percent quantity | Tỷ lệ in trong nguồn (%) | Share as printed (%)
-- column source code | Nguồn | Source
-- column needed_source code | Nguồn số cần hỗ trợ | Source of the need
-- column printed_percent_source code | Nguồn tỷ lệ in | Source of the printed share
-- column province_from date for machines | Tỉnh từ ngày | Province since
-- column province_to date for machines | Tỉnh đến ngày | Province until
-- key province_code province_from period as_of source

SELECT p.code AS province_code, p.name AS province, p.name_vi AS province_vi,
       p.name_en AS province_en,
       d.period, d.as_of, d.value AS supported, d.comparator AS supported_comparator,
       n.value AS needed, n.comparator AS needed_comparator,
       s.value AS printed_percent, s.comparator AS printed_percent_comparator, d.source,
       n.source AS needed_source, s.source AS printed_percent_source,
       p.valid_from AS province_from, p.valid_to AS province_to
  FROM reported AS d
  LEFT JOIN reported AS n ON n.id = d.out_of
  LEFT JOIN reported AS s ON s.rate_of = d.id
  LEFT JOIN place AS p ON p.unit = d.unit
 WHERE d.measure = 'housing.households' AND d.role = 'result'
 ORDER BY p.code, d.period, d.as_of, d.code

-- why
-- word not_result | không phải kết quả (chỉ tiêu, nhận định) | no result (a target, an assessment)
WITH
of_place AS (
  SELECT d.* FROM reported AS d LEFT JOIN place AS p ON p.unit = d.unit
   WHERE d.measure = 'housing.households' AND p.code IS :row_province_code
     AND p.name_vi IS :row_province_vi AND d.period = :row_period AND d.as_of IS :row_as_of),
asked AS (
  SELECT * FROM of_place
   WHERE role = 'result' AND source = :row_source AND value = :row_supported
     AND comparator = :row_supported_comparator)
SELECT 'figure' AS noun, id, '+supported period as_of source' AS columns, NULL AS reason FROM asked
UNION ALL
SELECT 'figure', n.id, '+needed needed_source', NULL
  FROM asked AS d JOIN reported AS n ON n.id = d.out_of
UNION ALL
SELECT 'figure', s.id, '+printed_percent printed_percent_source', NULL
  FROM asked AS d JOIN reported AS s ON s.rate_of = d.id
UNION ALL
SELECT 'figure', id, 'supported', 'not_result' FROM of_place WHERE role <> 'result'
