-- title.vi: Lũy kế theo nhiệm kỳ
-- title.en: Cumulative through a term
-- description.vi: Từng năm của nhiệm kỳ và lũy kế từ đầu nhiệm kỳ. Mô hình duy trì qua nhiều năm là
-- description.vi: nhiều lượt đăng ký nhưng chỉ là một mô hình. Lần đầu: chưa có lượt nào trước đó
-- description.vi: trong sổ, kể cả trước nhiệm kỳ, và không ghi là duy trì.
-- description.en: Each year of a term, and the sum since it began. A model kept up for several
-- description.en: years is several registrations and one model. For the first time: with no earlier
-- description.en: registration in the records, before the term either, and not said to be kept up.
-- parameter term years default 2021/2030 | Nhiệm kỳ | Term
-- parameter as_of date default today | Đến ngày | As of
-- parameter province province default none | Tỉnh, thành phố | Province
-- unit: mô hình | models
-- column year year | Năm | Year
-- column registered range sum | Đăng ký trong năm | Registered in the year
-- column recognized range sum | Công nhận trong năm | Recognized of those
-- column new_models range sum | Mô hình lần đầu | Models for the first time
-- column registered_total range | Đăng ký lũy kế | Registered so far
-- column recognized_total range | Công nhận lũy kế | Recognized so far
-- column models_total range | Số mô hình lũy kế | Models so far
-- column rate percent = recognized_total / registered_total | Tỷ lệ lũy kế | Rate so far

WITH
registered_line AS (
  SELECT year, sum(registered) AS registered, sum(registered_least) AS registered_least,
         sum(recognized) AS recognized, sum(recognized_least) AS recognized_least
    FROM registered_cell
   WHERE year BETWEEN CAST(substr(:term_from, 1, 4) AS INTEGER)
                AND CAST(substr(coalesce(:term_to, :as_of), 1, 4) AS INTEGER)
   GROUP BY year),
-- Only what was kept up is looked at one by one: all else is there for the first time. Of a model
-- with several registrations: the first year it may have been registered for by then, and the
-- first it surely was, anywhere; and of those that are counted. In the order of models, and with
-- LIMIT, so that a day is worked out once and not for each use.
first AS MATERIALIZED (
  SELECT model,
         min(CASE WHEN may_be THEN year END) AS year,
         min(CASE WHEN surely THEN year END) AS sure_year,
         min(CASE WHEN may_be AND is_counted THEN year END) AS counted_year,
         min(CASE WHEN surely AND is_counted THEN year END) AS surely_counted_year
    FROM (SELECT r.model, r.year, r.made_from <= :as_of AS may_be, r.made_by <= :as_of AS surely,
                 r.year BETWEEN CAST(substr(:term_from, 1, 4) AS INTEGER)
                          AND CAST(substr(coalesce(:term_to, :as_of), 1, 4) AS INTEGER)
                 AND (:province IS NULL
                      OR r.province IN (SELECT value FROM json_each(:province))) AS is_counted
            FROM dated_registration AS r
           ORDER BY r.model, r.year LIMIT -1) AS r
   GROUP BY model HAVING count(*) > 1),
-- An earlier one that may not have been made by then leaves it perhaps.
kept_up (year, surely, is_known, is_perhaps_known, is_counted, is_surely_counted) AS (
  SELECT r.year, r.surely, r.mode = 'maintained' OR r.year > f.sure_year,
         r.mode = 'maintained' OR r.year > f.year, r.year > f.counted_year,
         r.year > f.surely_counted_year
    FROM first AS f CROSS JOIN registered AS r ON r.model = f.model
   WHERE r.year BETWEEN CAST(substr(:term_from, 1, 4) AS INTEGER)
                  AND CAST(substr(coalesce(:term_to, :as_of), 1, 4) AS INTEGER)
  UNION ALL
  SELECT r.year, r.surely, 1, 1, 0, 0
    FROM registered AS r
   WHERE r.mode = 'maintained'
     AND r.year BETWEEN CAST(substr(:term_from, 1, 4) AS INTEGER)
                  AND CAST(substr(coalesce(:term_to, :as_of), 1, 4) AS INTEGER)
     AND r.model NOT IN (SELECT model FROM first)),
kept_up_line AS (
  SELECT year, sum(CASE WHEN is_known THEN 1 ELSE 0 END) AS known,
         sum(CASE WHEN surely AND is_perhaps_known THEN 1 ELSE 0 END) AS surely_known,
         sum(CASE WHEN is_counted THEN 1 ELSE 0 END) AS counted,
         sum(CASE WHEN surely AND is_surely_counted THEN 1 ELSE 0 END) AS surely_counted
    FROM kept_up GROUP BY year),
line AS (
  SELECT l.year, l.registered, l.registered_least, l.recognized, l.recognized_least,
         l.registered - coalesce(k.known, 0) AS new_models,
         l.registered_least - coalesce(k.surely_known, 0) AS new_models_least,
         l.registered - coalesce(k.counted, 0) AS models,
         l.registered_least - coalesce(k.surely_counted, 0) AS models_least
    FROM registered_line AS l LEFT JOIN kept_up_line AS k ON k.year = l.year)
SELECT year, registered, registered_least, recognized, recognized_least, new_models,
       new_models_least,
       sum(registered) OVER so_far AS registered_total,
       sum(registered_least) OVER so_far AS registered_total_least,
       sum(recognized) OVER so_far AS recognized_total,
       sum(recognized_least) OVER so_far AS recognized_total_least,
       sum(models) OVER so_far AS models_total, sum(models_least) OVER so_far AS models_total_least
  FROM line
WINDOW so_far AS (ORDER BY year)
 ORDER BY year

-- why
-- word kept_up | duy trì, đã đếm năm trước | kept up, counted in an earlier year
-- word not_new | duy trì, không phải lần đầu | kept up, not for the first time
WITH
entered AS (
  SELECT e.*, e.noun = 'registration' AND e.reason IS NULL AS is_counted,
         min(CASE WHEN e.noun = 'registration' AND e.reason IS NULL THEN e.year END)
           OVER (PARTITION BY e.model) AS first_year,
         (SELECT r.mode <> 'maintained' FROM registration AS r WHERE r.id = e.registration)
           AND NOT EXISTS (SELECT 1 FROM known_registration AS r
                            WHERE r.model = e.model AND r.year < e.year AND r.made_by <= :as_of)
         AS is_new,
         EXISTS (SELECT 1 FROM known_registration AS r
                  WHERE r.model = e.model AND r.year < e.year AND r.made_from <= :as_of)
         AS is_perhaps_kept_up,
         CASE WHEN e.columns LIKE '+%' THEN '+' ELSE '' END AS sign,
         CASE WHEN max(e.noun = 'registration' AND e.reason IS NULL AND e.columns LIKE '+%')
               OVER (PARTITION BY e.model) THEN '+' ELSE '' END AS model_sign
    FROM recorded AS e
   WHERE e.year BETWEEN CAST(substr(:term_from, 1, 4) AS INTEGER) AND :row_year),
-- A name of the year and the same so far: the earlier years enter the latter alone.
named AS (
  SELECT *, replace(replace(columns, 'registered', 'registered_total'),
                    'recognized', 'recognized_total') AS so_far
    FROM entered)
SELECT noun, id,
       CASE WHEN year = :row_year THEN columns || ' ' ELSE '' END || so_far
       || CASE WHEN is_counted AND year = :row_year AND is_new
               THEN ' ' || CASE WHEN is_perhaps_kept_up THEN '' ELSE sign END || 'new_models'
               ELSE '' END
       || CASE WHEN is_counted AND year = first_year THEN ' ' || model_sign || 'models_total'
               ELSE '' END AS columns,
       reason
  FROM named
UNION ALL
SELECT noun, id, 'models_total', 'kept_up' FROM named WHERE is_counted AND year > first_year
UNION ALL
SELECT noun, id, 'new_models', 'not_new'
  FROM named WHERE is_counted AND year = :row_year AND NOT is_new
