-- What is counted: registrations and the decisions on them, by :as_of. Rates, reports and why read
-- it, and beside the view decision_span it is the one place that says what counts. A report may
-- have all of it for the same day a year before as well, under names that end in _before.
-- Decisions: surely is 1 where one makes something recognized; reason says why it does not, and is
-- NULL where it does or may: of one whose day is not stated only the last possible day is known.
-- stands is 1 where it does, 0 where it may, else NULL: the one of the three to ask, for the end of
-- a decision is looked up each time that one of them is.
decision_state (id, registration, level, outcome, may_start, starts, surely, reason, stands)
  AS NOT MATERIALIZED (
  SELECT d.*, CASE WHEN d.surely THEN 1 WHEN d.reason IS NULL THEN 0 END
    FROM (SELECT s.id, s.registration, s.level, s.outcome, s.may_start, s.starts,
                 s.outcome = 'recognized' AND s.starts <= :as_of
                   AND ifnull(s.may_end > :as_of, 1) AS surely,
                 CASE WHEN s.may_start > :as_of OR s.outcome <> 'recognized' AND s.starts > :as_of
                        THEN 'later'
                      WHEN s.outcome = 'declined' THEN 'declined'
                      WHEN s.outcome = 'withdrawn' THEN 'withdrawal'
                      WHEN s.ends <= :as_of THEN 'withdrawn' END AS reason
            FROM decision_span AS s) AS d),
-- Each registration was made between two days: where none is stated in its year, not after a
-- decision or selection on it, nor after its unit or province was gone, and not after :today, or it
-- would not stand here. That its unit began within the year says nothing: without a day the one of
-- the end of the year is meant.
dated_registration (id, model, year, registered_on, mode, unit, province, committee, source,
                    made_from, made_by)
  AS NOT MATERIALIZED (
  SELECT r.id, r.model, r.year, r.registered_on, r.mode, r.unit, r.province, r.committee, r.source,
         coalesce(r.registered_on, r.year || '-01-01'),
         CASE WHEN r.registered_on IS NOT NULL THEN r.registered_on
              ELSE max(r.year || '-01-01',
                       min(r.year || '-12-31', :today,
                           coalesce((SELECT min(c.known_by) FROM recognition AS c
                                      WHERE c.registration = r.id), '9999-12-31'),
                           coalesce((SELECT min(c.known_by) FROM selection AS c
                                      WHERE c.registration = r.id), '9999-12-31'),
                           (SELECT coalesce(date(max(coalesce(v.valid_to, '9999-12-31')), '-1 day'),
                                            '9999-12-31')
                              FROM unit_version AS v WHERE v.unit = r.unit),
                           (SELECT coalesce(date(max(coalesce(v.valid_to, '9999-12-31')), '-1 day'),
                                            '9999-12-31')
                              FROM unit_version AS v WHERE v.unit = r.province))) END
    FROM registration AS r),
-- The same with their model. field is the standard one of a local field, place_then the province of
-- the time.
known_registration (id, model, code, title, year, registered_on, mode, unit, place_then, committee,
                    field, own_field, owner_kind, owner_name, kind, source, made_from, made_by)
  AS NOT MATERIALIZED (
  SELECT r.id, r.model, m.code, m.title, r.year, r.registered_on, r.mode, r.unit, r.province,
         coalesce(r.committee, m.committee), coalesce(f.maps_to, f.id), m.field, m.owner_kind,
         m.owner_name, m.kind, r.source, r.made_from, r.made_by
    FROM dated_registration AS r
    LEFT JOIN model AS m ON m.id = r.model
    LEFT JOIN field AS f ON f.id = m.field),
-- Registrations that were made by the day, or may have been: surely is 1 where they were. stands is
-- 1 where a recognition surely stands then, 0 where one may, else NULL, and reason says why.
registered (id, model, code, title, year, registered_on, mode, unit, province, committee, field,
            owner_kind, owner_name, kind, recognized, stands, surely, made_from, made_by,
            place_then, own_field, source, reason)
  AS NOT MATERIALIZED (
  SELECT e.id, e.model, e.code, e.title, e.year, e.registered_on, e.mode, e.unit,
         CASE WHEN :territory IS NULL THEN e.place_then ELSE moved(e.place_then, e.unit) END,
         e.committee, e.field,
         e.owner_kind, e.owner_name, e.kind,
         EXISTS (SELECT 1 FROM decision_state AS d WHERE d.registration = e.id AND d.surely),
         (SELECT max(d.stands) FROM decision_state AS d WHERE d.registration = e.id),
         e.made_by <= :as_of, e.made_from, e.made_by, e.place_then, e.own_field, e.source,
         coalesce(
           (SELECT CASE max(CASE d.reason WHEN 'later' THEN 1 WHEN 'declined' THEN 2 ELSE 3 END)
                     WHEN 1 THEN 'later' WHEN 2 THEN 'declined' WHEN 3 THEN 'withdrawn' END
              FROM decision_state AS d WHERE d.registration = e.id), 'undecided')
    FROM known_registration AS e
   WHERE e.made_from <= :as_of
     AND (:province IS NULL OR e.place_then IN (SELECT value FROM json_each(:province)))),
-- Recognitions, each from the day it was surely decided until the day it was withdrawn, if ever.
standing (registration, level, starts, ends) AS (
  SELECT registration, level, starts, ends FROM decision_span WHERE outcome = 'recognized')
