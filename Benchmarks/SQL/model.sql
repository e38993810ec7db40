-- What `danvan model show :code` prints, with its registrations and decisions in one row.
SELECT m.code, m.title,
       (SELECT u.code FROM unit_version AS u
         WHERE u.unit = coalesce(r.province, m.unit)
           AND coalesce(u.valid_from, '') <= coalesce(r.registered_on, r.year || '-12-31', '9999')
         ORDER BY u.valid_from DESC LIMIT 1) AS province,
       f.code AS field, m.owner_kind, m.owner_name, m.kind, r.year, r.registered_on, r.mode,
       d.level, d.outcome, d.decided_on, d.decision, m.source, m.locator,
       (SELECT group_concat(line, ' ') FROM (
          SELECT g.year || ' ' || ifnull(g.registered_on, '') || ' ' || g.mode
                 || ' ' || ifnull(s.code, '') AS line
            FROM registration AS g LEFT JOIN source AS s ON s.id = g.source
           WHERE g.model = m.id ORDER BY g.year)) AS registrations,
       (SELECT group_concat(line, ' ') FROM (
          SELECT g.year || ' ' || e.level || ' ' || e.outcome || ' ' || ifnull(e.decided_on, '')
                 || ' ' || e.known_by || ' ' || ifnull(e.decision, '') || ' '
                 || ifnull(s.code, '') AS line
            FROM recognition AS e JOIN registration AS g ON g.id = e.registration
            LEFT JOIN source AS s ON s.id = e.source
           WHERE g.model = m.id ORDER BY e.known_by, e.id)) AS decisions
  FROM model AS m
  LEFT JOIN registration AS r ON r.model = m.id
   AND r.year = (SELECT max(l.year) FROM registration AS l WHERE l.model = m.id)
  LEFT JOIN recognition AS d ON d.id = (
    SELECT e.id FROM recognition AS e WHERE e.registration = r.id
     ORDER BY e.known_by DESC, e.id DESC LIMIT 1)
  LEFT JOIN field AS f ON f.id = m.field
 WHERE m.code = ':code'
