-- Views that make joins short, for people who write SQL. Each column says what it holds.

-- As it was, now with its words.
DROP VIEW province;
CREATE VIEW province AS                -- today's provinces
SELECT v.code,                         -- official code of today
       v.type || ' ' || v.name_vi AS full_name_vi, -- Vietnamese, with the type: Tỉnh Cao Bằng
       v.name_vi,                      -- Vietnamese, without the type
       v.name_en,                      -- English
       v.type,                         -- Tỉnh or Thành phố
       v.valid_from,                   -- first day it was called and coded so; NULL = before what is recorded
       v.unit                          -- the unit, the same one through renamings
  FROM unit_version AS v JOIN unit AS u ON u.id = v.unit
 WHERE u.level = 'province'
   AND (v.valid_from IS NULL OR v.valid_from <= date('now', 'localtime'))
   AND (v.valid_to IS NULL OR v.valid_to > date('now', 'localtime'));

CREATE VIEW standing_recognition AS    -- recognitions that hold today: decided, and not withdrawn since at that level
SELECT c.id,                           -- the recognition
       c.registration,                 -- what was recognized
       c.level,                        -- commune, district, province, unknown
       CASE c.level WHEN 'province' THEN 3 WHEN 'district' THEN 2 WHEN 'commune' THEN 1 ELSE 0 END
         AS rank,                      -- the level as a number, the highest is 3
       c.decided_on,                   -- day of the decision; NULL = not stated
       c.known_by,                     -- decided on or before this day
       c.decision                      -- number of the decision
  FROM recognition AS c
 WHERE c.outcome = 'recognized' AND c.known_by <= date('now', 'localtime')
   AND NOT EXISTS (
     SELECT 1 FROM recognition AS w
      WHERE w.registration = c.registration AND w.level = c.level AND w.outcome = 'withdrawn'
        AND w.known_by <= date('now', 'localtime') AND (w.known_by, w.id) > (c.known_by, c.id));

CREATE VIEW model_status AS            -- a row per registration: the model, and how far it has come
SELECT r.id AS registration,           -- the registration
       m.code,                         -- of the model
       m.title,                        -- of the model, Vietnamese
       p.code AS province_code,        -- code the province had then
       p.name_vi AS province,          -- name the province had then
       n.code AS unit_code,            -- where it was registered: code of the time; the province itself where nothing nearer is known
       n.name_vi AS unit,              -- where it was registered: name of the time
       f.code AS field,                -- own or standard field; NULL = not stated
       m.owner_kind,                   -- collective, individual, unknown
       m.owner_name,                   -- who keeps it up
       m.kind,                         -- model, typical, unknown
       r.year,                         -- registered for this year
       r.registered_on,                -- day of the registration; NULL = not stated
       r.mode,                         -- new, maintained, unknown
       CASE WHEN s.id IS NOT NULL THEN 'recognized' ELSE coalesce(d.outcome, 'registered') END
         AS state,                     -- recognized where a recognition stands at any level; else the last decision: declined, withdrawn; else registered
       d.level,                        -- level of the decision that state rests on; the highest where several stand
       d.decided_on,                   -- day of that decision; NULL = not stated
       d.decision                      -- number of that decision
  FROM registration AS r
  JOIN model AS m ON m.id = r.model
  LEFT JOIN field AS f ON f.id = m.field
  LEFT JOIN standing_recognition AS s ON s.id = (
    SELECT t.id FROM standing_recognition AS t WHERE t.registration = r.id
     ORDER BY t.rank DESC, t.known_by DESC, t.id DESC LIMIT 1)
  LEFT JOIN recognition AS d ON d.id = coalesce(s.id, (
    SELECT l.id FROM recognition AS l
     WHERE l.registration = r.id AND l.known_by <= date('now', 'localtime')
     ORDER BY l.known_by DESC, l.id DESC LIMIT 1))
  LEFT JOIN unit_version AS p ON p.id = coalesce(
    (SELECT v.id FROM unit_version AS v
      WHERE v.unit = r.province
        AND coalesce(v.valid_from, '') <= coalesce(r.registered_on, r.year || '-12-31')
      ORDER BY v.valid_from DESC LIMIT 1),
    (SELECT v.id FROM unit_version AS v WHERE v.unit = r.province ORDER BY v.valid_from DESC LIMIT 1))
  LEFT JOIN unit_version AS n ON n.id = coalesce(
    (SELECT v.id FROM unit_version AS v
      WHERE v.unit = r.unit
        AND coalesce(v.valid_from, '') <= coalesce(r.registered_on, r.year || '-12-31')
      ORDER BY v.valid_from DESC LIMIT 1),
    (SELECT v.id FROM unit_version AS v WHERE v.unit = r.unit ORDER BY v.valid_from DESC LIMIT 1));

CREATE VIEW rate_base AS               -- a row per registration up to today; a rate is sum(recognized) * 1.0 / count(*)
SELECT r.id AS registration,           -- the registration
       m.code,                         -- of the model
       r.year,                         -- registered for this year
       p.code AS province_code,        -- code the province had then
       p.name_vi AS province,          -- name the province had then
       f.code AS field,                -- own or standard field; NULL = not stated
       coalesce(g.code, f.code) AS standard_field, -- the standard field it belongs to
       m.owner_kind,                   -- collective, individual, unknown
       r.mode,                         -- new, maintained, unknown
       s.id IS NOT NULL AS recognized, -- 1 where a recognition stands at any level, else 0
       s.level,                        -- the highest level at which one stands; NULL = at none
       s.known_by AS recognized_by     -- that recognition was decided on or before this day
  FROM registration AS r
  JOIN model AS m ON m.id = r.model
  LEFT JOIN field AS f ON f.id = m.field
  LEFT JOIN field AS g ON g.id = f.maps_to
  LEFT JOIN standing_recognition AS s ON s.id = (
    SELECT t.id FROM standing_recognition AS t WHERE t.registration = r.id
     ORDER BY t.rank DESC, t.known_by DESC, t.id DESC LIMIT 1)
  LEFT JOIN unit_version AS p ON p.id = coalesce(
    (SELECT v.id FROM unit_version AS v
      WHERE v.unit = r.province
        AND coalesce(v.valid_from, '') <= coalesce(r.registered_on, r.year || '-12-31')
      ORDER BY v.valid_from DESC LIMIT 1),
    (SELECT v.id FROM unit_version AS v WHERE v.unit = r.province ORDER BY v.valid_from DESC LIMIT 1))
 WHERE coalesce(r.registered_on, r.year || '-01-01') <= date('now', 'localtime');

-- Entries are added up only where their periods are known and do not overlap. Elsewhere one may
-- hold the other, as "to date" holds "in 2024": then the greatest stands, with ">=".
CREATE VIEW fund_amount AS             -- what came to a fund or left it, a row per kind
SELECT e.fund,                         -- the fund
       e.kind,                         -- target, raised, spent, disbursed
       CASE WHEN sum(e.overlaps) THEN e.greatest ELSE sum(e.value) END
         AS value,                     -- đồng: the sum, or the greatest entry where entries may overlap
       CASE WHEN sum(e.overlaps) AND sum(e.value = e.greatest AND e.comparator IN ('=', '>', '>='))
              THEN '>='
            WHEN sum(e.overlaps) OR sum(e.comparator = '~')
              OR sum(e.comparator IN ('<', '<=')) AND sum(e.comparator IN ('>', '>=')) THEN '~'
            WHEN sum(e.comparator = '<') THEN '<'
            WHEN sum(e.comparator = '<=') THEN '<='
            WHEN sum(e.comparator = '>') THEN '>'
            WHEN sum(e.comparator = '>=') THEN '>='
            ELSE '=' END
         AS comparator,                -- how value compares to the truth: =, ~, <, <=, >, >=
       count(*) AS entries             -- how many entries there are
  FROM (SELECT a.fund, a.kind, a.value, a.comparator,
               max(a.value) OVER (PARTITION BY a.fund, a.kind) AS greatest,
               EXISTS (
                 SELECT 1 FROM fund_entry AS b
                  WHERE b.fund = a.fund AND b.kind = a.kind AND b.id <> a.id
                    AND NOT coalesce(b.period_to < a.period_from, 0)
                    AND NOT coalesce(a.period_to < b.period_from, 0)) AS overlaps
          FROM fund_entry AS a WHERE a.kind <> 'balance') AS e
 GROUP BY e.fund, e.kind;

CREATE VIEW fund_balance AS            -- a row per fund: its money in đồng; what nobody entered is NULL, never 0
SELECT f.code,                         -- of the fund
       f.name_vi,                      -- Vietnamese
       p.code AS unit_code,            -- whose fund: the last code
       p.name_vi AS unit,              -- whose fund: the last name
       t.value AS target,              -- to be raised
       t.comparator AS target_comparator, -- how target compares to the truth
       r.value AS raised,              -- came in
       r.comparator AS raised_comparator, -- how raised compares to the truth
       s.value AS spent,               -- paid out by the fund itself
       s.comparator AS spent_comparator, -- how spent compares to the truth
       d.value AS disbursed,           -- handed on to others
       d.comparator AS disbursed_comparator, -- how disbursed compares to the truth
       CASE WHEN b.id IS NOT NULL THEN b.value
            WHEN s.value IS NOT NULL OR d.value IS NOT NULL
            THEN r.value - coalesce(s.value, 0) - coalesce(d.value, 0) END
         AS left,                      -- the last balance that was stated; else raised less what was spent and disbursed
       CASE WHEN b.id IS NOT NULL THEN b.comparator
            WHEN r.value IS NULL OR s.value IS NULL AND d.value IS NULL THEN NULL
            WHEN '~' IN (r.comparator, coalesce(s.comparator, ''), coalesce(d.comparator, '')) THEN '~'
            WHEN (r.comparator IN ('<', '<=') OR s.value IS NULL OR d.value IS NULL
                    OR s.comparator IN ('>', '>=') OR d.comparator IN ('>', '>='))
             AND (r.comparator IN ('>', '>=') OR s.comparator IN ('<', '<=')
                    OR d.comparator IN ('<', '<=')) THEN '~'
            WHEN r.comparator = '<' OR s.comparator = '>' OR d.comparator = '>' THEN '<'
            WHEN r.comparator = '<=' OR s.value IS NULL OR d.value IS NULL
              OR s.comparator = '>=' OR d.comparator = '>=' THEN '<='
            WHEN r.comparator = '>' OR s.comparator = '<' OR d.comparator = '<' THEN '>'
            WHEN r.comparator = '>=' OR s.comparator = '<=' OR d.comparator = '<=' THEN '>='
            ELSE '=' END
         AS left_comparator,           -- how left compares to the truth; <= where only one of spent and disbursed was entered
       CASE WHEN b.id IS NOT NULL THEN 'stated'
            WHEN r.value IS NOT NULL AND (s.value IS NOT NULL OR d.value IS NOT NULL)
            THEN 'computed' END
         AS left_basis                 -- stated, computed; NULL = left is not known
  FROM fund AS f
  LEFT JOIN fund_amount AS t ON t.fund = f.id AND t.kind = 'target'
  LEFT JOIN fund_amount AS r ON r.fund = f.id AND r.kind = 'raised'
  LEFT JOIN fund_amount AS s ON s.fund = f.id AND s.kind = 'spent'
  LEFT JOIN fund_amount AS d ON d.fund = f.id AND d.kind = 'disbursed'
  LEFT JOIN fund_entry AS b ON b.id = (
    SELECT e.id FROM fund_entry AS e WHERE e.fund = f.id AND e.kind = 'balance'
     ORDER BY coalesce(e.as_of, e.period_to) DESC, e.id DESC LIMIT 1)
  LEFT JOIN unit_version AS p ON p.id = (
    SELECT v.id FROM unit_version AS v WHERE v.unit = f.unit ORDER BY v.valid_from DESC LIMIT 1);

CREATE VIEW directive_tree AS          -- each document with what stands under it, to any depth; ORDER BY root, path
WITH RECURSIVE document (root, id, depth, parent, link, ids, path) AS (
  SELECT code, id, 0, NULL, NULL, '/' || id || '/', '' FROM directive
  UNION ALL
  SELECT d.root, l.directive, d.depth + 1, p.code, l.kind, d.ids || l.directive || '/',
         d.path || '/0 ' || c.code
    FROM document AS d
    JOIN directive_link AS l ON l.target = d.id
    JOIN directive AS c ON c.id = l.directive
    JOIN directive AS p ON p.id = d.id
   WHERE instr(d.ids, '/' || l.directive || '/') = 0),
tied (directive, noun, id, code, title, place) AS (
  SELECT directive, 'model', id, code, title, '/1 ' || code FROM model
  UNION ALL SELECT directive, 'fund', id, code, name_vi, '/2 ' || code FROM fund
  UNION ALL SELECT directive, 'task_programme', id, code, name_vi, '/3 ' || code FROM task_programme),
node (root, depth, parent, link, noun, code, title, path) AS (
  SELECT d.root, d.depth, d.parent, d.link, 'directive', c.code, c.title_vi, d.path
    FROM document AS d JOIN directive AS c ON c.id = d.id
  UNION ALL
  SELECT d.root, d.depth + 1, c.code, NULL, t.noun, t.code, t.title, d.path || t.place
    FROM document AS d JOIN directive AS c ON c.id = d.id JOIN tied AS t ON t.directive = d.id
  UNION ALL
  SELECT d.root, d.depth + 2, t.code, NULL, 'task', k.code, k.title,
         d.path || t.place || '/' || k.kind || ' ' || k.code
    FROM document AS d
    JOIN tied AS t ON t.directive = d.id AND t.noun = 'task_programme'
    JOIN task AS k ON k.programme = t.id)
SELECT n.root,                         -- code of the document at the top
       n.depth,                        -- 0 = the document itself
       n.parent,                       -- code of what it stands under
       n.link,                         -- how the document stands to its parent: applies, continues, amends …
       n.noun,                         -- directive, model, fund, task_programme, task
       n.code,                         -- of the document, model, fund, programme or task
       n.title,                        -- its title or name, Vietnamese
       n.path                          -- what to sort by, so that each stands under its parent
  FROM node AS n;
