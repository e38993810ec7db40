-- Selections as typical, for reports that name them.
-- Every decision that a model is typical, or no longer is. reason is NULL where it surely counts on
-- :as_of; "undated" where that hangs on a day that is not stated; else why it does not count.
selection_state (id, registration, level, decided_on, known_by, decision, reason) AS (
  SELECT s.id, s.registration, s.level, c.decided_on, c.known_by, c.decision,
         CASE
           WHEN s.may_start > :as_of THEN 'later'
           WHEN s.outcome = 'unselected' THEN 'unselection'
           WHEN s.ends <= :as_of THEN 'unselected'
           WHEN s.starts > :as_of OR s.may_end <= :as_of THEN 'undated' END
    FROM selection_span AS s JOIN selection AS c ON c.id = s.id),
-- Registrations on which such a decision was taken; typical is 1 where a selection surely counts on
-- :as_of, 0 where one may, NULL where none does.
typical_state (registration, typical) AS (
  SELECT registration,
         max(CASE WHEN reason IS NULL THEN 1 WHEN reason = 'undated' THEN 0 END)
    FROM selection_state
   GROUP BY registration)
