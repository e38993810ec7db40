-- What stands as recognized: one rule, under all that counts.

-- A recognition counts until it is withdrawn at its level; a refusal and a withdrawal count until a
-- recognition follows at that level. Of days that are not stated only the last possible one is kept,
-- so a span has a first day it may have begun and one from which it surely has; ends likewise.
CREATE VIEW decision_span AS           -- every decision, and from when until when it counts
SELECT c.id,                           -- the decision
       c.registration,                 -- what was decided on
       c.level,                        -- commune, district, province, unknown
       c.outcome,                      -- recognized, declined, withdrawn
       c.decided_on AS may_start,      -- it counts on no day before this one; NULL = not known
       c.known_by AS starts,           -- it surely counts from this day
       coalesce(e.decided_on, iif(e.id IS NULL, NULL, c.known_by))
         AS may_end,                   -- it surely counts until the day before; NULL = it has not ended
       e.known_by AS ends              -- it counts no more from this day; NULL = it has not ended
  FROM recognition AS c
  LEFT JOIN recognition AS e ON e.id = (
    SELECT w.id FROM recognition AS w
     WHERE w.registration = c.registration AND w.level = c.level
       AND w.outcome = CASE c.outcome WHEN 'recognized' THEN 'withdrawn' ELSE 'recognized' END
       AND (w.known_by, w.id) > (c.known_by, c.id)
     ORDER BY w.known_by, w.id LIMIT 1);

CREATE VIEW decision_disorder AS       -- decisions that nobody could have typed after the one before them at their level
SELECT id,                             -- the decision
       registration,                   -- what was decided on
       level,                          -- commune, district, province, unknown
       before,                         -- the outcome of the one before it; NULL = there is none
       outcome                         -- its own: the same, a refusal of what stands, or a withdrawal of what does not
  FROM (SELECT c.id, c.registration, c.level, c.outcome,
               lag(c.outcome) OVER (PARTITION BY c.registration, c.level ORDER BY c.known_by, c.id)
                 AS before
          FROM recognition AS c) AS d
 WHERE outcome = before OR outcome = 'declined' AND before = 'recognized'
    OR outcome = 'withdrawn' AND coalesce(before, '') <> 'recognized';

DROP VIEW standing_recognition;
CREATE VIEW standing_recognition AS    -- recognitions that hold today: decided, and not withdrawn since at that level
SELECT s.id,                           -- the recognition
       s.registration,                 -- what was recognized
       s.level,                        -- commune, district, province, unknown
       CASE s.level WHEN 'province' THEN 3 WHEN 'district' THEN 2 WHEN 'commune' THEN 1 ELSE 0 END
         AS rank,                      -- the level as a number, the highest is 3
       c.decided_on,                   -- day of the decision; NULL = not stated
       c.known_by,                     -- decided on or before this day
       c.decision                      -- number of the decision
  FROM decision_span AS s JOIN recognition AS c ON c.id = s.id
 WHERE s.outcome = 'recognized' AND s.starts <= date('now', 'localtime')
   AND (s.ends IS NULL OR s.ends > date('now', 'localtime'));

-- As it was, by that rule.
DROP VIEW tally_standing;
CREATE VIEW tally_standing AS          -- at which levels a recognition stands that was never withdrawn
SELECT r.id AS registration,           -- the registration
       (SELECT coalesce(sum(DISTINCT CASE s.level WHEN 'commune' THEN 1 WHEN 'district' THEN 2
                                                  WHEN 'province' THEN 4 ELSE 8 END), 0)
          FROM decision_span AS s
         WHERE s.registration = r.id AND s.outcome = 'recognized' AND s.ends IS NULL)
         AS standing                   -- 1 commune + 2 district + 4 province + 8 unknown
  FROM registration AS r;
