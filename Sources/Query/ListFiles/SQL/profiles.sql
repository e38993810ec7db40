-- title.vi: Mẫu đọc tệp nhập
-- title.en: Profiles of imports
-- table profile
-- column code text
-- column record word profile.record
-- column meanings text
-- column head text for details
SELECT code, record, replace(meanings, char(10), ', ') AS meanings,
       replace(head, char(10), ', ') AS head
  FROM profile WHERE :profile IS NULL OR id = :profile ORDER BY code

-- section columns | Đầu cột | Headers
-- table profile
-- column header text
-- column use word
-- word column | đọc | read
-- word ignored | không đọc | not read
-- word usual | như thường lệ | as usual
-- column column text
-- A header of the head that nothing is said of is read as it would be without the profile.
WITH RECURSIVE
  head (header, rest) AS (
    SELECT NULL, head || char(10) FROM profile WHERE id = :profile
    UNION ALL
    SELECT substr(rest, 1, instr(rest, char(10)) - 1), substr(rest, instr(rest, char(10)) + 1)
      FROM head WHERE rest <> '' LIMIT 2000),
  meaning (line, rest) AS (
    SELECT NULL, meanings || char(10) FROM profile WHERE id = :profile
    UNION ALL
    SELECT substr(rest, 1, instr(rest, char(10)) - 1), substr(rest, instr(rest, char(10)) + 1)
      FROM meaning WHERE rest <> '' LIMIT 2000),
  said (header, means) AS (
    SELECT substr(line, 1, instr(line || '=', '=') - 1), substr(line, instr(line || '=', '=') + 1)
      FROM meaning WHERE line IS NOT NULL)
SELECT s.header, CASE s.means WHEN '' THEN 'ignored' ELSE 'column' END AS use,
       nullif(s.means, '') AS "column"
  FROM said AS s
UNION ALL
SELECT h.header, 'usual', NULL
  FROM head AS h WHERE h.header IS NOT NULL AND h.header NOT IN (SELECT header FROM said)
 ORDER BY 1
