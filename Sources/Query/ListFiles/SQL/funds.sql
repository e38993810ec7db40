-- title.vi: Quỹ
-- title.en: Funds
-- table fund_entry
-- column fund text
-- column name_vi text
-- column name_en text for details
-- column unit name
-- column entry text
-- column kind word fund_entry.kind
-- column value quantity
-- column comparator text for machines
-- column verbatim text
-- column period text
-- column as_of date
-- column beneficiaries count
-- column target_beneficiaries count
-- column beneficiary_kind text for details
-- column source text
-- column locator text
-- column quote text for details
-- column note text for details
-- column unit_from date for machines
-- column unit_to date for machines
SELECT f.code AS fund, f.name_vi, f.name_en, u.code AS unit, u.name_vi AS unit_vi,
       u.name_en AS unit_en, e.code AS entry, e.kind, e.value, 0 AS scale, e.comparator, e.verbatim,
       e.period, e.as_of, e.beneficiaries, e.target_beneficiaries, e.beneficiary_kind,
       s.code AS source, e.locator, e.quote, e.note,
       u.valid_from AS unit_from, u.valid_to AS unit_to
  FROM fund AS f
  LEFT JOIN unit_version AS u ON u.id = (
    SELECT v.id FROM unit_version AS v WHERE v.unit = f.unit ORDER BY v.valid_from DESC LIMIT 1)
  LEFT JOIN fund_entry AS e ON e.fund = f.id
  LEFT JOIN source AS s ON s.id = e.source
 WHERE (:fund IS NULL OR f.id = :fund) AND (:entry IS NULL OR e.id = :entry)
   AND (:territory IS NULL OR f.unit IN (SELECT value FROM json_each(:territory)))
 ORDER BY u.code, f.name_vi COLLATE vietnamese, f.code, e.code

-- part export
-- column code stored
-- column name_vi stored
-- column name_en stored
-- column province stored
-- column unit stored
-- column committee stored
-- column kind stored
-- column amount stored
-- column period stored
-- column as_of stored
-- column beneficiaries stored
-- column target_beneficiaries stored
-- column beneficiary_kind stored
-- column source stored
-- column quote stored
-- column note stored
-- column entry stored
-- column comparator stored
-- column lower stored
-- column upper stored
-- column verbatim stored
-- column locator stored
-- column directive stored
-- column fund_note stored
-- A row for each entry; amounts as they are said. A fund of a commune or district stands under it.
SELECT f.code, f.name_vi, f.name_en,
       (SELECT v.code || iif(v.valid_to IS NULL, '', '@' || date(v.valid_to, '-1 day'))
          FROM unit_version AS v
         WHERE v.unit = CASE WHEN x.level NOT IN ('commune', 'district') THEN f.unit
                             WHEN o.level = 'district' THEN d.parent
                             ELSE u.parent END
         ORDER BY v.valid_from DESC LIMIT 1) AS province,
       CASE WHEN x.level IN ('commune', 'district') THEN
         u.code || iif(u.valid_to IS NULL, '', '@' || date(u.valid_to, '-1 day')) END AS unit,
       c.code AS committee, e.kind,
       CASE e.comparator WHEN '<' THEN 'gần ' WHEN '>' THEN 'trên ' WHEN '~' THEN 'khoảng '
                         WHEN '>=' THEN 'ít nhất ' WHEN '<=' THEN 'không quá ' ELSE '' END
         || e.value || ' đồng' AS amount,
       e.period, e.as_of, e.beneficiaries, e.target_beneficiaries, e.beneficiary_kind,
       s.code AS source, e.quote, e.note, e.code AS entry, e.comparator, e.lower, e.upper,
       e.verbatim, iif(s.id IS NULL, NULL, e.locator) AS locator, i.code AS directive,
       f.note AS fund_note
  FROM fund AS f
  JOIN unit AS x ON x.id = f.unit
  LEFT JOIN unit_version AS u ON u.id = (
    SELECT v.id FROM unit_version AS v WHERE v.unit = f.unit ORDER BY v.valid_from DESC LIMIT 1)
  LEFT JOIN unit AS o ON o.id = u.parent
  LEFT JOIN unit_version AS d ON d.id = (
    SELECT v.id FROM unit_version AS v WHERE v.unit = u.parent ORDER BY v.valid_from DESC LIMIT 1)
  LEFT JOIN fund_entry AS e ON e.fund = f.id
  LEFT JOIN committee AS c ON c.id = f.committee
  LEFT JOIN directive AS i ON i.id = f.directive
  LEFT JOIN source AS s ON s.id = e.source AND s.code NOT GLOB :imported
 ORDER BY f.id, e.id
