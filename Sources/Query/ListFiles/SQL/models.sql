-- title.vi: Mô hình «Dân vận khéo»
-- title.en: Models
-- table model
-- column code text
-- column title text
-- column province name
-- column unit name
-- column field name
-- column owner_kind word model.owner_kind
-- column owner text
-- column kind word model.kind
-- column year year
-- column registered_on date for details
-- column mode word registration.mode
-- column level word recognition.level
-- column outcome word recognition.outcome
-- column decided_on date
-- column decision text
-- column source text
-- column locator text for details
-- column title_en text for details
-- column committee text for details
-- column directive text for details
-- column quote text for details
-- column note text for details
-- column province_from date for machines
-- column province_to date for machines
-- Models with their last registration, or that of :year, and the decision that its state rests on,
-- as in model_status. Places go by the name they had when the model was registered. Which models,
-- and in what order, comes after.
SELECT m.code, m.title, u.code AS province, u.name_vi AS province_vi, u.name_en AS province_en,
       w.code AS unit, w.type || ' ' || w.name_vi AS unit_vi, w.name_en AS unit_en, f.code AS field,
       f.name_vi AS field_vi, f.name_en AS field_en, m.owner_kind, m.owner_name AS owner, m.kind,
       r.year, r.registered_on, r.mode, d.level, d.outcome, d.decided_on, d.decision,
       s.code AS source, m.locator, m.title_en, c.code AS committee, i.code AS directive, m.quote,
       m.note,
       u.valid_from AS province_from, u.valid_to AS province_to
  FROM model AS m
  LEFT JOIN registration AS r ON r.model = m.id
   AND r.year = coalesce(
     :year, (SELECT max(l.year) FROM registration AS l WHERE l.model = m.id))
  LEFT JOIN recognition AS d ON d.id = coalesce(
    (SELECT e.id FROM standing_recognition AS e
      WHERE e.registration = r.id AND (:level IS NULL OR e.level = :level)
      ORDER BY e.rank DESC, e.known_by DESC, e.id DESC LIMIT 1),
    (SELECT e.id FROM recognition AS e
      WHERE e.registration = r.id AND (:level IS NULL OR e.level = :level)
        AND e.known_by <= date('now', 'localtime')
      ORDER BY e.known_by DESC, e.id DESC LIMIT 1))
  LEFT JOIN field AS f ON f.id = m.field
  LEFT JOIN unit_version AS u ON u.id = coalesce(
    (SELECT v.id FROM unit_version AS v
      WHERE v.unit = coalesce(r.province, m.unit)
        AND coalesce(v.valid_from, '')
            <= coalesce(r.registered_on, r.year || '-12-31', '9999-12-31')
      ORDER BY v.valid_from DESC LIMIT 1),
    (SELECT v.id FROM unit_version AS v
      WHERE v.unit = coalesce(r.province, m.unit) ORDER BY v.valid_from DESC LIMIT 1))
  LEFT JOIN unit_version AS w ON w.id = coalesce(
    (SELECT v.id FROM unit_version AS v
      WHERE v.unit = nullif(coalesce(r.unit, m.unit), coalesce(r.province, m.unit))
        AND coalesce(v.valid_from, '')
            <= coalesce(r.registered_on, r.year || '-12-31', '9999-12-31')
      ORDER BY v.valid_from DESC LIMIT 1),
    (SELECT v.id FROM unit_version AS v
      WHERE v.unit = nullif(coalesce(r.unit, m.unit), coalesce(r.province, m.unit))
      ORDER BY v.valid_from DESC LIMIT 1))
  LEFT JOIN source AS s ON s.id = m.source
  LEFT JOIN committee AS c ON c.id = m.committee
  LEFT JOIN directive AS i ON i.id = m.directive

-- section registrations | Đăng ký | Registrations
-- table registration
-- column year year
-- column registered_on date
-- column mode word registration.mode
-- column committee text
-- column source text
-- column note text
SELECT r.year, r.registered_on, r.mode, c.code AS committee, s.code AS source, r.note
  FROM registration AS r
  LEFT JOIN committee AS c ON c.id = r.committee
  LEFT JOIN source AS s ON s.id = r.source
 WHERE r.model = :model ORDER BY r.year

-- section decisions | Quyết định | Decisions
-- table recognition
-- column year year
-- column level word recognition.level
-- column outcome word recognition.outcome
-- column decided_on date
-- column known_by date
-- column decision text
-- column committee text
-- column source text
-- column note text
SELECT r.year, d.level, d.outcome, d.decided_on, d.known_by, d.decision, c.code AS committee,
       s.code AS source, d.note
  FROM recognition AS d
  JOIN registration AS r ON r.id = d.registration
  LEFT JOIN committee AS c ON c.id = d.committee
  LEFT JOIN source AS s ON s.id = d.source
 WHERE r.model = :model AND (:decision IS NULL OR d.id = :decision)
 ORDER BY d.known_by, d.id

-- section selections | Chọn điển hình tiêu biểu | Selections as typical
-- table selection
-- column year year
-- column level word selection.level
-- column outcome word selection.outcome
-- column decided_on date
-- column known_by date
-- column decision text
-- column committee text
-- column source text
-- column note text
SELECT r.year, d.level, d.outcome, d.decided_on, d.known_by, d.decision, c.code AS committee,
       s.code AS source, d.note
  FROM selection AS d
  JOIN registration AS r ON r.id = d.registration
  LEFT JOIN committee AS c ON c.id = d.committee
  LEFT JOIN source AS s ON s.id = d.source
 WHERE r.model = :model AND (:decision IS NULL OR d.id = :decision)
 ORDER BY d.known_by, d.id

-- part edit
-- table model
-- column code text
-- column title text
-- column title_en text
-- column unit name
-- column field name
-- column owner_kind word model.owner_kind
-- column owner text
-- column kind word model.kind
-- column committee text
-- column directive text
-- column source text
-- column locator text
-- column quote text
-- column note text
SELECT m.code, m.title, m.title_en, u.code AS unit, u.name_vi AS unit_vi, u.name_en AS unit_en,
       f.code AS field, f.name_vi AS field_vi, f.name_en AS field_en, m.owner_kind,
       m.owner_name AS owner, m.kind, c.code AS committee, d.code AS directive, s.code AS source,
       m.locator, m.quote, m.note
  FROM model AS m
  LEFT JOIN field AS f ON f.id = m.field
  LEFT JOIN unit_version AS u ON u.id = (
    SELECT v.id FROM unit_version AS v WHERE v.unit = m.unit ORDER BY v.valid_from DESC LIMIT 1)
  LEFT JOIN committee AS c ON c.id = m.committee
  LEFT JOIN directive AS d ON d.id = m.directive
  LEFT JOIN source AS s ON s.id = m.source
 WHERE m.id = :model

-- part edit-registration
-- table registration
-- column registered_on date
-- column mode word registration.mode
-- column registered_in name
-- column registered_with text
-- column registration_source text
-- column registration_note text
SELECT r.registered_on, r.mode, u.code AS registered_in, u.name_vi AS registered_in_vi,
       u.name_en AS registered_in_en, c.code AS registered_with, s.code AS registration_source,
       r.note AS registration_note
  FROM registration AS r
  LEFT JOIN unit_version AS u ON u.id = (
    SELECT v.id FROM unit_version AS v WHERE v.unit = r.unit ORDER BY v.valid_from DESC LIMIT 1)
  LEFT JOIN committee AS c ON c.id = r.committee
  LEFT JOIN source AS s ON s.id = r.source
 WHERE r.id = :registration

-- part export
-- column code stored
-- column title stored
-- column title_en stored
-- column province stored
-- column unit stored
-- column field stored
-- column owner_kind stored
-- column owner stored
-- column kind stored
-- column year stored
-- column registered_on stored
-- column mode stored
-- column committee stored
-- column outcome stored
-- column level stored
-- column recognized_on stored
-- column known_by stored
-- column decision stored
-- column deciding stored
-- column source stored
-- column locator stored
-- column quote stored
-- column note stored
-- column directive stored
-- Registrations, a row for each decision on one; the word in "outcome" says what kind it is, and
-- a selection goes last. The source is the decision's: where that of the registration is another,
-- it has a row without a decision before. Units go by the code of the day of registration; where
-- only the year is known and the unit did not stand all through it, with a day on which it did.
SELECT m.code, m.title, m.title_en,
       (SELECT v.code || CASE
                 WHEN r.registered_on IS NOT NULL THEN ''
                 WHEN v.valid_to <= r.year || '-12-31' THEN '@' || date(v.valid_to, '-1 day')
                 WHEN v.valid_from > r.year || '-01-01' THEN '@' || v.valid_from
                 ELSE '' END
          FROM unit_version AS v
         WHERE v.unit = r.province
           AND coalesce(v.valid_from, '') <= coalesce(r.registered_on, r.year || '-12-31')
         ORDER BY v.valid_from DESC LIMIT 1) AS province,
       CASE WHEN r.unit <> r.province THEN
       (SELECT v.code || CASE
                 WHEN r.registered_on IS NOT NULL THEN ''
                 WHEN v.valid_to <= r.year || '-12-31' THEN '@' || date(v.valid_to, '-1 day')
                 WHEN v.valid_from > r.year || '-01-01' THEN '@' || v.valid_from
                 ELSE '' END
          FROM unit_version AS v
         WHERE v.unit = r.unit
           AND coalesce(v.valid_from, '') <= coalesce(r.registered_on, r.year || '-12-31')
         ORDER BY v.valid_from DESC LIMIT 1) END AS unit,
       f.code AS field, m.owner_kind, m.owner_name AS owner, m.kind, r.year, r.registered_on,
       r.mode, c.code AS committee, coalesce(d.outcome, g.outcome) AS outcome,
       coalesce(d.level, g.level) AS level,
       coalesce(d.decided_on, g.decided_on) AS recognized_on,
       iif(coalesce(d.decided_on, g.decided_on) IS NULL, coalesce(d.known_by, g.known_by), NULL)
         AS known_by,
       coalesce(d.decision, g.decision) AS decision, e.code AS deciding, s.code AS source,
       iif(a.id IS NULL OR s.id IS NOT a.id OR g.id IS NOT NULL, NULL,
           coalesce(r.locator, m.locator)) AS locator,
       m.quote,
       iif(r.note IS NULL OR r.year = (
         SELECT min(y.year) FROM registration AS y WHERE y.model = m.id), m.note, r.note) AS note,
       i.code AS directive
  FROM registration AS r
  JOIN model AS m ON m.id = r.model
  CROSS JOIN (
    SELECT 1 AS step UNION ALL SELECT 2 WHERE EXISTS (SELECT 1 FROM selection) UNION ALL
    SELECT 0 WHERE EXISTS (
      SELECT 1 FROM recognition AS x JOIN registration AS y ON y.id = x.registration
       WHERE x.source IS NOT y.source OR y.source IS NULL)) AS t
  LEFT JOIN recognition AS d ON d.registration = r.id AND t.step = 1
  LEFT JOIN selection AS g ON g.registration = r.id AND t.step = 2
  LEFT JOIN field AS f ON f.id = m.field
  LEFT JOIN committee AS c ON c.id = r.committee
  LEFT JOIN committee AS e ON e.id = coalesce(d.committee, g.committee)
  -- The code of an imported file means another file in another database.
  LEFT JOIN source AS a ON a.id = coalesce(r.source, m.source) AND a.code NOT GLOB :imported
  LEFT JOIN source AS s ON s.code NOT GLOB :imported
   AND s.id = CASE WHEN d.id IS NOT NULL THEN d.source
                   WHEN g.id IS NOT NULL THEN g.source ELSE a.id END
  LEFT JOIN directive AS i ON i.id = m.directive
 WHERE (t.step = 1 OR g.id IS NOT NULL OR t.step = 0 AND EXISTS (
         SELECT 1 FROM recognition AS x
           LEFT JOIN source AS y ON y.id = x.source AND y.code NOT GLOB :imported
          WHERE x.registration = r.id AND y.id IS NOT a.id))
   AND (:territory IS NULL OR r.province IN (SELECT value FROM json_each(:territory)))
 ORDER BY r.id, t.step, coalesce(d.known_by, g.known_by), coalesce(d.id, g.id)
