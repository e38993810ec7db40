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
counted AS (
  SELECT r.year, r.surely, r.stands,
         row_number() OVER (PARTITION BY r.model ORDER BY r.year) = 1 AS is_first_of_term,
         r.surely AND row_number() OVER (PARTITION BY r.model, r.surely ORDER BY r.year) = 1
         AS is_first_for_certain,
         -- An earlier one that may not have been made by then leaves it perhaps.
         r.mode <> 'maintained'
           AND NOT EXISTS (SELECT 1 FROM known_registration AS e
                            WHERE e.model = r.model AND e.year < r.year AND e.made_by <= :as_of)
         AS is_new,
         r.surely AND r.mode <> 'maintained'
           AND NOT EXISTS (SELECT 1 FROM known_registration AS e
                            WHERE e.model = r.model AND e.year < r.year AND e.made_from <= :as_of)
         AS is_surely_new
    FROM registered AS r
   WHERE r.year BETWEEN CAST(substr(:term_from, 1, 4) AS INTEGER)
                  AND CAST(substr(coalesce(:term_to, :as_of), 1, 4) AS INTEGER)),
line AS (
  SELECT year, count(*) AS registered, sum(surely) AS registered_least,
         count(stands) AS recognized, coalesce(sum(stands), 0) AS recognized_least,
         sum(is_new) AS new_models, sum(is_surely_new) AS new_models_least,
         sum(is_first_of_term) AS models, sum(is_first_for_certain) AS models_least
    FROM counted GROUP BY year)
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
         min(iif(e.noun = 'registration' AND e.reason IS NULL, e.year, NULL))
           OVER (PARTITION BY e.model) AS first_year,
         (SELECT r.mode <> 'maintained' FROM registration AS r WHERE r.id = e.registration)
           AND NOT EXISTS (SELECT 1 FROM known_registration AS r
                            WHERE r.model = e.model AND r.year < e.year AND r.made_by <= :as_of)
         AS is_new,
         EXISTS (SELECT 1 FROM known_registration AS r
                  WHERE r.model = e.model AND r.year < e.year AND r.made_from <= :as_of)
         AS is_perhaps_kept_up,
         iif(e.columns LIKE '+%', '+', '') AS sign,
         iif(max(e.noun = 'registration' AND e.reason IS NULL AND e.columns LIKE '+%')
               OVER (PARTITION BY e.model), '+', '') AS model_sign
    FROM recorded AS e
   WHERE e.year BETWEEN CAST(substr(:term_from, 1, 4) AS INTEGER) AND :row_year),
-- A name of the year and the same so far: the earlier years enter the latter alone.
named AS (
  SELECT *, replace(replace(columns, 'registered', 'registered_total'),
                    'recognized', 'recognized_total') AS so_far
    FROM entered)
SELECT noun, id,
       iif(year = :row_year, columns || ' ', '') || so_far
       || iif(is_counted AND year = :row_year AND is_new,
              ' ' || iif(is_perhaps_kept_up, '', sign) || 'new_models', '')
       || iif(is_counted AND year = first_year, ' ' || model_sign || 'models_total', '') AS columns,
       reason
  FROM named
UNION ALL
SELECT noun, id, 'models_total', 'kept_up' FROM named WHERE is_counted AND year > first_year
UNION ALL
SELECT noun, id, 'new_models', 'not_new'
  FROM named WHERE is_counted AND year = :row_year AND NOT is_new
