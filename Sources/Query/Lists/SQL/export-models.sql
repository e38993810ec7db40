-- title.vi: Mô hình, để nhập lại
-- title.en: Models, for an import
-- column code stored
-- column title stored
-- column title_en stored
-- column province stored
-- column unit stored
-- column field stored
-- column owner_kind stored
-- column owner stored
-- column kind stored
-- column year stored
-- column registered_on stored
-- column mode stored
-- column committee stored
-- column outcome stored
-- column level stored
-- column recognized_on stored
-- column known_by stored
-- column decision stored
-- column deciding stored
-- column source stored
-- column locator stored
-- column quote stored
-- column note stored
-- Registrations, a row for each decision on one. Units go by the code of the day of registration;
-- where only the year is known and the unit did not stand all through it, with a day on which it
-- did.
SELECT m.code, m.title, m.title_en,
       (SELECT v.code || CASE
                 WHEN r.registered_on IS NOT NULL THEN ''
                 WHEN v.valid_to <= r.year || '-12-31' THEN '@' || date(v.valid_to, '-1 day')
                 WHEN v.valid_from > r.year || '-01-01' THEN '@' || v.valid_from
                 ELSE '' END
          FROM unit_version AS v
         WHERE v.unit = r.province
           AND coalesce(v.valid_from, '') <= coalesce(r.registered_on, r.year || '-12-31')
         ORDER BY v.valid_from DESC LIMIT 1) AS province,
       CASE WHEN r.unit <> r.province THEN
       (SELECT v.code || CASE
                 WHEN r.registered_on IS NOT NULL THEN ''
                 WHEN v.valid_to <= r.year || '-12-31' THEN '@' || date(v.valid_to, '-1 day')
                 WHEN v.valid_from > r.year || '-01-01' THEN '@' || v.valid_from
                 ELSE '' END
          FROM unit_version AS v
         WHERE v.unit = r.unit
           AND coalesce(v.valid_from, '') <= coalesce(r.registered_on, r.year || '-12-31')
         ORDER BY v.valid_from DESC LIMIT 1) END AS unit,
       f.code AS field, m.owner_kind, m.owner_name AS owner, m.kind, r.year, r.registered_on, r.mode,
       c.code AS committee, d.outcome, d.level, d.decided_on AS recognized_on,
       iif(d.decided_on IS NULL, d.known_by, NULL) AS known_by, d.decision, e.code AS deciding,
       s.code AS source, iif(s.id IS NULL, NULL, coalesce(r.locator, m.locator)) AS locator,
       m.quote, m.note
  FROM registration AS r
  JOIN model AS m ON m.id = r.model
  LEFT JOIN recognition AS d ON d.registration = r.id
  LEFT JOIN field AS f ON f.id = m.field
  LEFT JOIN committee AS c ON c.id = r.committee
  LEFT JOIN committee AS e ON e.id = d.committee
  -- The code of an imported file means another file in another database.
  LEFT JOIN source AS s ON s.id = coalesce(r.source, m.source) AND s.code NOT GLOB :imported
 WHERE :territory IS NULL OR r.province IN (SELECT value FROM json_each(:territory))
 ORDER BY r.id, d.known_by, d.id
