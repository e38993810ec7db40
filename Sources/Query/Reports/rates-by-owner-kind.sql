-- title.vi: Tỷ lệ công nhận theo chủ thể
-- title.en: Recognition rates by owner
-- description.vi: Mô hình của tập thể, của cá nhân. Công nhận đã bị thu hồi thì không tính.
-- description.en: Models of collectives and of individuals. A recognition that was withdrawn does
-- description.en: not count.
-- parameter year integer default none | Năm đăng ký | Year of registration
-- parameter as_of date default today | Đến ngày | As of
-- parameter province province default none | Tỉnh, thành phố | Province
-- unit: mô hình | models
-- column owner_kind word | Chủ thể | Owner
-- column registered count sum | Đăng ký | Registered
-- column recognized count sum | Công nhận | Recognized
-- column rate percent = recognized / registered | Tỷ lệ | Rate
-- word collective | tập thể | collective
-- word individual | cá nhân | individual
-- word unknown | chưa rõ | unknown

SELECT r.owner_kind, count(*) AS registered, sum(r.recognized) AS recognized
  FROM registered AS r
 WHERE :year IS NULL OR r.year = :year
 GROUP BY r.owner_kind
 ORDER BY r.owner_kind

-- why
SELECT e.noun, e.id, e.columns, e.reason
  FROM recorded AS e
 WHERE e.owner_kind = :row_owner_kind AND (:year IS NULL OR e.year = :year)
 ORDER BY e.year, e.registration, e.noun DESC, e.id
