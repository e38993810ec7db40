-- title.vi: Đối chiếu sổ theo dõi với báo cáo
-- title.en: Records against reports
-- description.vi: Số tỉnh đã báo cáo và số ghi trong sổ của cùng thời kỳ, đứng cạnh nhau, không
-- description.vi: cộng vào nhau. Tỷ lệ cho biết sổ đã ghi được bao nhiêu phần số báo cáo.
-- description.en: What a province reported and what the records hold of the same period, side by
-- description.en: side, never added. The share says how much of what was reported is in the
-- description.en: records.
-- parameter as_of date default today | Đến ngày | As of
-- parameter province province default none | Tỉnh, thành phố | Province
-- column province_code code | Mã | Code
-- column province name | Tỉnh, thành phố | Province
-- column measure word | Chỉ tiêu | Measure
-- column period text | Kỳ | Period
-- column reported quantity | Báo cáo | Reported
-- column recorded count | Trong sổ | In the records
-- column coverage percent = recorded / reported | Đã ghi sổ | Recorded
-- column source code | Nguồn | Source
-- column province_from date for machines | Tỉnh từ ngày | Province since
-- column province_to date for machines | Tỉnh đến ngày | Province until
-- key province_code province province_from measure period source
-- word models.registered | đăng ký | registered
-- word models.recognized | công nhận | recognized

WITH
total AS (
  SELECT * FROM reported
   WHERE measure IN ('models.registered', 'models.recognized') AND breakdown = ''
     AND role = 'result' AND committee IS NULL AND coalesce(as_of, period_from, '') <= :as_of
     AND unit IN (SELECT id FROM unit WHERE level = 'province')
     AND (period_from IS NULL
          OR period_from LIKE '%-01-01' AND coalesce(period_to, '-12-31') LIKE '%-12-31')),
-- The years the figure is about; one without a period is about all there was by its day.
span AS (
  SELECT id, coalesce(CAST(substr(period_from, 1, 4) AS INTEGER), 0) AS first_year,
         coalesce(CAST(substr(coalesce(period_to, as_of), 1, 4) AS INTEGER), 9999) AS last_year
    FROM total),
line (unit, measure, period, reported, comparator, recorded, source) AS (
  SELECT t.unit, t.measure, t.period, t.value, t.comparator,
         (SELECT count(*) FROM registered AS r
           WHERE r.province = t.unit AND r.year BETWEEN s.first_year AND s.last_year
             AND (t.measure = 'models.registered' OR r.recognized)),
         t.source
    FROM total AS t JOIN span AS s ON s.id = t.id
  UNION ALL
  SELECT r.province, m.measure, CAST(r.year AS TEXT), NULL, NULL,
         sum(m.measure = 'models.registered' OR r.recognized), NULL
    FROM registered AS r
    CROSS JOIN (SELECT 'models.registered' AS measure UNION ALL SELECT 'models.recognized') AS m
   WHERE NOT EXISTS (
     SELECT 1 FROM total AS t JOIN span AS s ON s.id = t.id
      WHERE t.unit = r.province AND t.measure = m.measure
        AND r.year BETWEEN s.first_year AND s.last_year)
   GROUP BY r.province, m.measure, r.year)
SELECT p.code AS province_code, p.name AS province, p.name_vi AS province_vi,
       p.name_en AS province_en,
       l.measure, l.period, l.reported, l.comparator AS reported_comparator, l.recorded, l.source,
       p.valid_from AS province_from, p.valid_to AS province_to
  FROM line AS l JOIN place AS p ON p.unit = l.unit
 ORDER BY p.code, p.unit, l.period, l.measure DESC, l.source

-- why
-- word breakdown | một phần của tổng | a part of the total
-- word not_result | không phải kết quả (chỉ tiêu, nhận định) | no result (a target, an assessment)
-- word other | số khác cùng kỳ | another number of the same period
WITH
figure_of_place AS (
  SELECT f.*, f.breakdown = '' AND f.role = 'result'
              AND coalesce(f.as_of, f.period_from, '') <= :as_of
              AND (f.period_from IS NULL
                   OR f.period_from LIKE '%-01-01'
                      AND coalesce(f.period_to, '-12-31') LIKE '%-12-31') AS is_total
    FROM reported AS f JOIN place AS p ON p.unit = f.unit
   WHERE p.code = :row_province_code AND p.name_vi = :row_province_vi
     AND f.measure = :row_measure AND f.committee IS NULL),
said AS (
  SELECT * FROM figure_of_place
   WHERE is_total AND period = :row_period AND source IS :row_source AND value IS :row_reported
     AND comparator IS :row_reported_comparator),
-- Which years the row is about.
span AS (
  SELECT coalesce(CAST(substr(period_from, 1, 4) AS INTEGER), 0) AS first_year,
         coalesce(CAST(substr(coalesce(period_to, as_of), 1, 4) AS INTEGER), 9999) AS last_year
    FROM said
  UNION
  SELECT CAST(:row_period AS INTEGER), CAST(:row_period AS INTEGER) WHERE :row_reported IS NULL)
SELECT 'figure' AS noun, id, '+reported period source' AS columns, NULL AS reason FROM said
UNION ALL
SELECT 'figure', id, 'reported',
       CASE WHEN breakdown <> '' THEN 'breakdown'
            WHEN role <> 'result' THEN 'not_result'
            WHEN NOT is_total THEN 'later'
            ELSE 'other' END
  FROM figure_of_place WHERE period = :row_period AND id NOT IN (SELECT id FROM said)
UNION ALL
SELECT e.noun, e.id,
       iif(e.noun = 'registration' AND e.reason IS NULL
           AND (:row_measure = 'models.registered' OR e.recognized), '+recorded', 'recorded'),
       e.reason
  FROM recorded AS e
  JOIN place AS p ON p.unit = e.province
  JOIN span AS s ON e.year BETWEEN s.first_year AND s.last_year
 WHERE p.code = :row_province_code AND p.name_vi = :row_province_vi
   AND CASE :row_measure
         WHEN 'models.registered'
           THEN e.noun = 'registration' AND (e.reason IS NULL OR e.columns LIKE 'registered%')
         ELSE e.noun <> 'registration' OR e.recognized OR e.reason IS NOT NULL END
