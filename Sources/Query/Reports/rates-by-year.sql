-- title.vi: Tỷ lệ công nhận theo năm đăng ký
-- title.en: Recognition rates by year of registration
-- description.vi: Mỗi năm một dòng. Công nhận đã bị thu hồi thì không tính.
-- description.en: A row for every year. A recognition that was withdrawn does not count.
-- parameter as_of date default today | Đến ngày | As of
-- parameter province province default none | Tỉnh, thành phố | Province
-- unit: mô hình | models
-- column year year | Năm | Year
-- column registered count sum | Đăng ký | Registered
-- column recognized count sum | Công nhận | Recognized
-- column rate percent = recognized / registered | Tỷ lệ | Rate

SELECT r.year, count(*) AS registered, sum(r.recognized) AS recognized
  FROM registered AS r
 GROUP BY r.year
 ORDER BY r.year

-- why
SELECT e.noun, e.id, e.columns, e.reason
  FROM recorded AS e
 WHERE e.year = :row_year
 ORDER BY e.year, e.registration, e.noun DESC, e.id
