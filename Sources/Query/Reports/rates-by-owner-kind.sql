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
-- column registered range sum | Đăng ký | Registered
-- column recognized range sum | Công nhận | Recognized
-- column rate percent = recognized / registered | Tỷ lệ | Rate
-- word collective | tập thể | collective
-- word individual | cá nhân | individual
-- word unknown | chưa rõ | unknown

SELECT c.owner_kind,
       sum(c.registered) AS registered, sum(c.registered_least) AS registered_least,
       sum(c.recognized) AS recognized, sum(c.recognized_least) AS recognized_least
  FROM registered_cell AS c
 WHERE :year IS NULL OR c.year = :year
 GROUP BY c.owner_kind
 ORDER BY c.owner_kind

-- why
SELECT e.noun, e.id, e.columns, e.reason
  FROM recorded AS e
 WHERE e.owner_kind = :row_owner_kind AND (:year IS NULL OR e.year = :year)
 ORDER BY e.year, e.registration, e.noun DESC, e.id
