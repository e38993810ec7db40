-- What the SELECT below "-- why" may read besides, and words that people read for its reasons.
-- It goes on after shared.sql, so it begins with a comma.
-- word later | sau ngày tính | after the as-of day
-- word withdrawn | đã bị thu hồi | withdrawn since
-- word withdrawal | là quyết định thu hồi | is the withdrawal itself
-- word declined | không được công nhận | declined
-- word undecided | chưa có quyết định | not decided
,
-- Registrations and the decisions on them as inputs of the columns "registered" and "recognized",
-- counted or left out; what follows "reason" is there to choose those of the row by.
recorded (noun, id, columns, reason, registration, model, year, province, field, owner_kind, kind,
          level, recognized) AS (
  SELECT 'registration', r.id, '+registered' || iif(r.recognized, ' +recognized', ''), NULL,
         r.id, r.model, r.year, r.province, r.field, r.owner_kind, r.kind, NULL, r.recognized
    FROM registered AS r
  UNION ALL
  -- Why it is not recognized.
  SELECT 'registration', r.id, 'recognized',
         CASE
           WHEN EXISTS (SELECT 1 FROM recognition AS c WHERE c.registration = r.id
                           AND c.outcome IN ('recognized', 'withdrawn') AND c.known_by <= :as_of)
             THEN 'withdrawn'
           WHEN EXISTS (SELECT 1 FROM recognition AS c WHERE c.registration = r.id
                           AND c.known_by <= :as_of) THEN 'declined'
           WHEN EXISTS (SELECT 1 FROM recognition AS c WHERE c.registration = r.id) THEN 'later'
           ELSE 'undecided' END,
         r.id, r.model, r.year, r.province, r.field, r.owner_kind, r.kind, NULL, 0
    FROM registered AS r
   WHERE NOT r.recognized
  UNION ALL
  SELECT 'registration', r.id, 'registered recognized', 'later',
         r.id, m.id, r.year, moved(r.province, r.unit), coalesce(f.maps_to, f.id),
         m.owner_kind, m.kind, NULL, 0
    FROM registration AS r
    JOIN model AS m ON m.id = r.model
    LEFT JOIN field AS f ON f.id = m.field
   WHERE coalesce(r.registered_on, r.year || '-01-01') > :as_of AND r.province IN here
  UNION ALL
  SELECT 'recognition', c.id, 'recognized',
         CASE
           WHEN c.starts > :as_of THEN 'later'
           WHEN c.outcome = 'withdrawn' THEN 'withdrawal'
           WHEN c.outcome = 'declined' THEN 'declined'
           WHEN c.ends <= :as_of THEN 'withdrawn' END,
         r.id, r.model, r.year, r.province, r.field, r.owner_kind, r.kind, c.level, r.recognized
    FROM registered AS r JOIN decision_span AS c ON c.registration = r.id)
