-- title.vi: Văn bản
-- title.en: Documents
-- table directive
-- column code text
-- column type_code text for machines
-- column number count for machines
-- column suffix text for machines
-- column issuer_code text for machines
-- column type text
-- column issuer name
-- column unit name
-- column term text
-- column issued_on date
-- column title_vi text
-- column title_en text for details
-- column issued_note text for details
-- column sources list
-- column as_printed text for details
-- column note text for details
-- column number_typed text for details
SELECT d.code, d.type_code, d.number, d.suffix, d.issuer_code, d.type_vi AS type,
       c.code AS issuer, c.name_vi AS issuer_vi, c.name_en AS issuer_en, u.code AS unit,
       u.name_vi AS unit_vi, u.name_en AS unit_en, d.term, d.issued_on, d.title_vi, d.title_en,
       d.issued_note,
       (SELECT group_concat(place, ' ') FROM (
          SELECT DISTINCT s.code || ':' || m.locator AS place
            FROM directive_mention AS m JOIN source AS s ON s.id = m.source
           WHERE m.directive = d.id ORDER BY s.code, CAST(m.locator AS INTEGER))) AS sources,
       (SELECT group_concat(printed, ' | ') FROM (
          SELECT DISTINCT m.number_printed AS printed FROM directive_mention AS m
           WHERE m.directive = d.id AND m.number_printed <> '' ORDER BY m.id)) AS as_printed,
       d.note, d.number_typed
  FROM directive AS d
  LEFT JOIN committee AS c ON c.id = d.committee
  LEFT JOIN unit_version AS u ON u.id = (
    SELECT v.id FROM unit_version AS v WHERE v.unit = d.unit ORDER BY v.valid_from DESC LIMIT 1)
 WHERE (:directive IS NULL OR d.id = :directive)
   AND (:territory IS NULL OR d.unit IN (SELECT value FROM json_each(:territory)))
 ORDER BY d.unit IS NOT NULL, u.code, d.code

-- section mentions | Nguyên văn trong nguồn | As printed in the sources
-- table directive_mention
-- column source text
-- column locator text
-- column number_printed text
-- column issuer_printed text
-- column date_printed text
-- column quote text
-- column correction text
SELECT s.code AS source, m.locator, m.number_printed, m.issuer_printed, m.date_printed, m.quote,
       m.correction
  FROM directive_mention AS m JOIN source AS s ON s.id = m.source
 WHERE m.directive = :directive ORDER BY s.code, CAST(m.locator AS INTEGER), m.id

-- section links | Văn bản này | This document
-- table directive_link
-- column kind word directive_link.kind
-- column directive text
-- column title_vi text
-- column source text
-- column locator text
SELECT l.kind, d.code AS directive, d.title_vi, s.code AS source, l.locator
  FROM directive_link AS l
  JOIN directive AS d ON d.id = l.target
  LEFT JOIN source AS s ON s.id = l.source
 WHERE l.directive = :directive ORDER BY d.code

-- section linked_by | Văn bản khác đối với văn bản này | Other documents to this one
-- table directive_link
-- column kind word directive_link.kind
-- column directive text
-- column title_vi text
-- column source text
-- column locator text
SELECT l.kind, d.code AS directive, d.title_vi, s.code AS source, l.locator
  FROM directive_link AS l
  JOIN directive AS d ON d.id = l.directive
  LEFT JOIN source AS s ON s.id = l.source
 WHERE l.target = :directive ORDER BY d.code
