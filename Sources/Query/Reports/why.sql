-- What the SELECT below "-- why" may read besides, and words that people read for its reasons.
-- word later | sau ngày tính | after the as-of day
-- word withdrawn | đã bị thu hồi | withdrawn since
-- word withdrawal | là quyết định thu hồi | is the withdrawal itself
-- word declined | không được công nhận | declined
-- word undecided | chưa có quyết định | not decided
-- Registrations and the decisions on them as inputs of the columns "registered" and "recognized",
-- counted or left out; what follows "reason" is there to choose those of the row by. What only may
-- count enters a column without being added.
recorded (noun, id, columns, reason, registration, model, year, province, field, owner_kind, kind,
          level, recognized, surely) AS (
  SELECT 'registration', r.id,
         CASE WHEN r.surely THEN '+registered' ELSE 'registered' END
         || CASE r.stands WHEN 1 THEN ' +recognized' WHEN 0 THEN ' recognized' ELSE '' END, NULL,
         r.id, r.model, r.year, r.province, r.field, r.owner_kind, r.kind, NULL,
         r.stands IS NOT NULL, r.surely
    FROM registered AS r
  UNION ALL
  SELECT 'registration', r.id, 'recognized', r.reason,
         r.id, r.model, r.year, r.province, r.field, r.owner_kind, r.kind, NULL, 0,
         r.surely
    FROM registered AS r
   WHERE r.stands IS NULL
  UNION ALL
  SELECT 'registration', e.id, 'registered recognized', 'later',
         e.id, e.model, e.year, moved(e.place_then, e.unit), e.field, e.owner_kind, e.kind, NULL, 0,
         0
    FROM known_registration AS e
   WHERE e.made_from > :as_of AND e.place_then IN here
  UNION ALL
  SELECT 'recognition', d.id, 'recognized', d.reason,
         r.id, r.model, r.year, r.province, r.field, r.owner_kind, r.kind, d.level,
         r.stands IS NOT NULL, d.surely
    FROM registered AS r JOIN decision_state AS d ON d.registration = r.id)
