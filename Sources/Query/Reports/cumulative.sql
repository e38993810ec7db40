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
-- column registered count sum | Đăng ký trong năm | Registered in the year
-- column recognized count sum | Công nhận trong năm | Recognized of those
-- column new_models count sum | Mô hình lần đầu | Models for the first time
-- column registered_total count | Đăng ký lũy kế | Registered so far
-- column recognized_total count | Công nhận lũy kế | Recognized so far
-- column models_total count | Số mô hình lũy kế | Models so far
-- column rate percent = recognized_total / registered_total | Tỷ lệ lũy kế | Rate so far

WITH
counted AS (
  SELECT r.year, r.recognized,
         row_number() OVER (PARTITION BY r.model ORDER BY r.year) = 1 AS is_first_of_term,
         r.mode <> 'maintained'
           AND NOT EXISTS (SELECT 1 FROM registration AS e
                            WHERE e.model = r.model AND e.year < r.year
                              AND coalesce(e.registered_on, e.year || '-01-01') <= :as_of) AS is_new
    FROM registered AS r
   WHERE r.year BETWEEN CAST(substr(:term_from, 1, 4) AS INTEGER)
                  AND CAST(substr(coalesce(:term_to, :as_of), 1, 4) AS INTEGER)),
line AS (
  SELECT year, count(*) AS registered, sum(recognized) AS recognized, sum(is_new) AS new_models,
         sum(is_first_of_term) AS models
    FROM counted GROUP BY year)
SELECT year, registered, recognized, new_models,
       sum(registered) OVER so_far AS registered_total,
       sum(recognized) OVER so_far AS recognized_total, sum(models) OVER so_far AS models_total
  FROM line
WINDOW so_far AS (ORDER BY year)
 ORDER BY year

-- why
-- word kept_up | duy trì, đã đếm năm trước | kept up, counted in an earlier year
-- word not_new | duy trì, không phải lần đầu | kept up, not for the first time
WITH
entered AS (
  SELECT e.*, min(iif(e.columns LIKE '+%', e.year, NULL)) OVER (PARTITION BY e.model) AS first_year,
         e.columns LIKE '+%' AND e.year = :row_year AS is_of_year,
         (SELECT r.mode <> 'maintained' FROM registration AS r WHERE r.id = e.registration)
           AND NOT EXISTS (SELECT 1 FROM registration AS r
                            WHERE r.model = e.model AND r.year < e.year
                              AND coalesce(r.registered_on, r.year || '-01-01') <= :as_of) AS is_new
    FROM recorded AS e
   WHERE e.year BETWEEN CAST(substr(:term_from, 1, 4) AS INTEGER) AND :row_year),
-- A name of the year and the same so far: the earlier years enter the latter alone.
named AS (
  SELECT *, replace(replace(columns, 'registered', 'registered_total'),
                    'recognized', 'recognized_total') AS so_far
    FROM entered)
SELECT noun, id,
       iif(year = :row_year, columns || ' ', '') || so_far
       || iif(is_of_year AND is_new, ' +new_models', '')
       || iif(columns LIKE '+%' AND year = first_year, ' +models_total', '') AS columns, reason
  FROM named
UNION ALL
SELECT noun, id, 'models_total', 'kept_up' FROM named WHERE columns LIKE '+%' AND year > first_year
UNION ALL
SELECT noun, id, 'new_models', 'not_new' FROM named WHERE is_of_year AND NOT is_new
