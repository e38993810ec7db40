-- title.vi: Bản công bố
-- title.en: Releases
-- table release
-- column name text
-- column made_at moment
-- column made_by text
-- column as_of date
-- column territory name
-- column reports list
-- column corrects text
-- column corrected_by text
-- column reason text for details
-- column tool_version text for details
-- column journal year for details
-- column sha256 text
-- The oldest first. :seal is the hash of the one that is shown.
SELECT r.name, r.made_at, r.made_by, r.as_of, r.territory,
       CASE r.territory WHEN 'then' THEN 'lúc ấy' WHEN 'now' THEN 'hiện nay'
                        ELSE strftime('ngày %d/%m/%Y', r.territory) END AS territory_vi,
       CASE r.territory WHEN 'then' THEN 'of the time' WHEN 'now' THEN 'of today'
                        ELSE strftime('of %d/%m/%Y', r.territory) END AS territory_en,
       (SELECT group_concat(report, ' ')
          FROM (SELECT report FROM release_output WHERE release = r.id
                 GROUP BY report ORDER BY min(id))) AS reports,
       c.name AS corrects,
       (SELECT group_concat(x.name, ' ') FROM release AS x WHERE x.corrects = r.id) AS corrected_by,
       r.reason, r.tool_version, r.journal, :seal AS sha256
  FROM release AS r LEFT JOIN release AS c ON c.id = r.corrects
 WHERE :release IS NULL OR r.id = :release ORDER BY r.id

-- section outputs | Đã công bố | Frozen
-- table release_output
-- column report text
-- column format text
-- column parameters text
-- column bytes count
-- column sha256 text
SELECT report, format, parameters, length(content) AS bytes, sha256
  FROM release_output WHERE release = :release ORDER BY id
