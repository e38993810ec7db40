-- title.vi: Tỷ lệ công nhận theo năm đăng ký
-- title.en: Recognition rates by year of registration
-- description.vi: Mỗi năm một dòng. Công nhận đã bị thu hồi thì không tính.
-- description.en: A row for every year. A recognition that was withdrawn does not count.
-- parameter as_of date default today | Đến ngày | As of
-- parameter province province default none | Tỉnh, thành phố | Province
-- unit: mô hình | models
-- column year year | Năm | Year
-- column registered range sum | Đăng ký | Registered
-- column recognized range sum | Công nhận | Recognized
-- column rate percent = recognized / registered | Tỷ lệ | Rate

SELECT c.year,
       sum(c.registered) AS registered, sum(c.registered_least) AS registered_least,
       sum(c.recognized) AS recognized, sum(c.recognized_least) AS recognized_least
  FROM registered_cell AS c
 GROUP BY c.year
 ORDER BY c.year

-- why
SELECT e.noun, e.id, e.columns, e.reason
  FROM recorded AS e
 WHERE e.year = :row_year
 ORDER BY e.year, e.registration, e.noun DESC, e.id
