-- title.vi: Quỹ, để nhập lại
-- title.en: Funds, for an import
-- column code stored
-- column name_vi stored
-- column name_en stored
-- column province stored
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
-- A row for each entry; amounts as they are said.
SELECT f.code, f.name_vi, f.name_en,
       (SELECT v.code || iif(v.valid_to IS NULL, '', '@' || date(v.valid_to, '-1 day'))
          FROM unit_version AS v WHERE v.unit = f.unit
         ORDER BY v.valid_from DESC LIMIT 1) AS province,
       c.code AS committee, e.kind,
       CASE e.comparator WHEN '<' THEN 'gần ' WHEN '>' THEN 'trên ' WHEN '~' THEN 'khoảng '
                         WHEN '>=' THEN 'ít nhất ' WHEN '<=' THEN 'không quá ' ELSE '' END
         || e.value || ' đồng' AS amount,
       e.period, e.as_of, e.beneficiaries, e.target_beneficiaries, e.beneficiary_kind,
       s.code AS source, e.quote, e.note
  FROM fund AS f
  LEFT JOIN fund_entry AS e ON e.fund = f.id
  LEFT JOIN committee AS c ON c.id = f.committee
  LEFT JOIN source AS s ON s.id = e.source AND s.code NOT GLOB :imported
 ORDER BY f.id, e.id
