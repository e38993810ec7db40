-- title.vi: Tỷ lệ công nhận theo lĩnh vực
-- title.en: Recognition rates by field
-- description.vi: Lĩnh vực riêng của địa phương được tính vào lĩnh vực chung tương ứng. Công nhận
-- description.vi: đã bị thu hồi thì không tính.
-- description.en: A local field counts under the standard field it belongs to. A recognition that
-- description.en: was withdrawn does not count.
-- parameter year integer default none | Năm đăng ký | Year of registration
-- parameter as_of date default today | Đến ngày | As of
-- parameter province province default none | Tỉnh, thành phố | Province
-- unit: mô hình | models
-- column field name | Lĩnh vực | Field
-- column registered range sum | Đăng ký | Registered
-- column recognized range sum | Công nhận | Recognized
-- column rate percent = recognized / registered | Tỷ lệ | Rate

SELECT coalesce(f.code, 'unknown') AS field, coalesce(f.name_vi, 'chưa ghi') AS field_vi,
       coalesce(f.name_en, 'not stated') AS field_en,
       sum(c.registered) AS registered, sum(c.registered_least) AS registered_least,
       sum(c.recognized) AS recognized, sum(c.recognized_least) AS recognized_least
  FROM registered_cell AS c LEFT JOIN field AS f ON f.id = c.field
 WHERE :year IS NULL OR c.year = :year
 GROUP BY f.id
 ORDER BY f.id IS NULL, f.position, f.code

-- why
SELECT e.noun, e.id, e.columns, e.reason
  FROM recorded AS e LEFT JOIN field AS f ON f.id = e.field
 WHERE coalesce(f.code, 'unknown') = :row_field AND (:year IS NULL OR e.year = :year)
 ORDER BY e.year, e.registration, e.noun DESC, e.id
