-- What `danvan model search` prints of each model.
SELECT m.code, m.title,
       (SELECT u.code FROM unit_version AS u
         WHERE u.unit = coalesce(r.province, m.unit)
           AND coalesce(u.valid_from, '') <= coalesce(r.registered_on, r.year || '-12-31', '9999')
         ORDER BY u.valid_from DESC LIMIT 1) AS province,
       f.code AS field, m.owner_kind, m.owner_name AS owner, m.kind, r.year, r.registered_on,
       r.mode, d.level, d.outcome, d.decided_on, d.decision
  FROM model_search AS x
  JOIN model AS m ON m.id = x.rowid
  LEFT JOIN registration AS r ON r.model = m.id
   AND r.year = (SELECT max(l.year) FROM registration AS l WHERE l.model = m.id)
  LEFT JOIN recognition AS d ON d.id = (
    SELECT e.id FROM recognition AS e WHERE e.registration = r.id
     ORDER BY e.known_by DESC, e.id DESC LIMIT 1)
  LEFT JOIN field AS f ON f.id = m.field
 WHERE model_search MATCH '"hien" "dat" "lam" "duong"*'
 ORDER BY province, m.title
