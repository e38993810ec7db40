-- title.vi: Lũy kế theo nhiệm kỳ
-- title.en: Cumulative through a term
-- description.vi: Từng năm của nhiệm kỳ và lũy kế từ đầu nhiệm kỳ. Mô hình duy trì qua nhiều năm là
-- description.vi: nhiều lượt đăng ký nhưng chỉ là một mô hình.
-- description.en: Each year of a term, and the sum since it began. A model kept up for several
-- description.en: years is several registrations and one model.
-- parameter term period default 2021/2030 | Nhiệm kỳ | Term
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
  SELECT year, recognized, row_number() OVER (PARTITION BY model ORDER BY year) = 1 AS is_first
    FROM registered
   WHERE year BETWEEN CAST(substr(:term_from, 1, 4) AS INTEGER)
                  AND CAST(substr(coalesce(:term_to, :as_of), 1, 4) AS INTEGER)),
line AS (
  SELECT year, count(*) AS registered, sum(recognized) AS recognized, sum(is_first) AS new_models
    FROM counted GROUP BY year)
SELECT year, registered, recognized, new_models,
       sum(registered) OVER so_far AS registered_total,
       sum(recognized) OVER so_far AS recognized_total, sum(new_models) OVER so_far AS models_total
  FROM line
WINDOW so_far AS (ORDER BY year)
 ORDER BY year

-- why
-- word kept_up | duy trì, đã đếm năm trước | kept up, counted in an earlier year
WITH
entered AS (
  SELECT e.*, min(iif(e.columns LIKE '+%', e.year, NULL)) OVER (PARTITION BY e.model) AS first_year
    FROM recorded AS e
   WHERE e.year BETWEEN CAST(substr(:term_from, 1, 4) AS INTEGER) AND :row_year),
-- A name of the year and the same so far: the earlier years enter the latter alone.
named AS (
  SELECT *, replace(replace(columns, 'registered', 'registered_total'),
                    'recognized', 'recognized_total') AS so_far
    FROM entered)
SELECT noun, id,
       iif(year = :row_year, columns || ' ', '') || so_far
       || CASE WHEN columns NOT LIKE '+%' OR year > first_year THEN ''
               WHEN year = :row_year THEN ' +new_models +models_total'
               ELSE ' +models_total' END AS columns, reason
  FROM named
UNION ALL
SELECT noun, id, iif(year = :row_year, 'new_models ', '') || 'models_total', 'kept_up'
  FROM named WHERE columns LIKE '+%' AND year > first_year
