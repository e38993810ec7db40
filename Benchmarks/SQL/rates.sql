-- What `danvan rates` asks, as one statement: Sources/Query/ReportedRates.swift, then
-- RecordedRates.swift, with the province's code and name on the day that is meant.
WITH
  reported AS (
    SELECT f.unit, f.source, f.period, f.as_of,
           coalesce(f.as_of, s.published_on, s.published_to, date('now', 'localtime')) AS day,
           max(CASE m.code WHEN 'models.registered' THEN f.value END) AS registered,
           max(CASE m.code WHEN 'models.recognized' THEN f.value END) AS recognized,
           s.code AS sources
      FROM figure AS f
      JOIN measure AS m ON m.id = f.measure
      JOIN unit AS u ON u.id = f.unit
      JOIN source AS s ON s.id = f.source
     WHERE m.code GLOB 'models.*' AND u.level = 'province' AND f.breakdown = ''
       AND f.role = 'result'
     GROUP BY f.unit, f.source, f.period, f.as_of
  ),
  counted AS (
    SELECT r.province, r.year,
           EXISTS (
             SELECT 1 FROM recognition AS c
              WHERE c.registration = r.id AND c.outcome = 'recognized'
                AND c.known_by <= date('now', 'localtime')
                AND NOT EXISTS (
                  SELECT 1 FROM recognition AS w
                   WHERE w.registration = r.id AND w.level = c.level AND w.outcome = 'withdrawn'
                     AND w.known_by <= date('now', 'localtime')
                     AND (w.known_by, w.id) > (c.known_by, c.id))) AS recognized
      FROM registration AS r
  ),
  recorded AS (
    SELECT province AS unit, count(*) AS registered, sum(recognized) AS recognized,
           min(year) || CASE WHEN min(year) < max(year) THEN '/' || max(year) ELSE '' END AS period,
           min(max(year) || '-12-31', date('now', 'localtime')) AS day
      FROM counted GROUP BY province
    UNION ALL
    SELECT m.unit, 0, 0, '', date('now', 'localtime')
      FROM model AS m JOIN unit AS u ON u.id = m.unit AND u.level = 'province'
     WHERE NOT EXISTS (SELECT 1 FROM registration AS r WHERE r.model = m.id)
     GROUP BY m.unit
    HAVING NOT EXISTS (SELECT 1 FROM registration AS r WHERE r.province = m.unit)
  ),
  rates AS (
    SELECT unit, day, 'reported' AS basis, period, as_of, registered, recognized, sources
      FROM reported
    UNION ALL
    SELECT unit, day, 'records', period, date('now', 'localtime'), registered, recognized,
           (SELECT group_concat(code, ' ') FROM (SELECT code FROM source WHERE id IN (
              SELECT source FROM registration WHERE province = recorded.unit
              UNION
              SELECT c.source FROM recognition AS c
                JOIN registration AS r ON r.id = c.registration WHERE r.province = recorded.unit
              UNION
              SELECT source FROM model AS m WHERE m.unit = recorded.unit AND registered = 0)
               ORDER BY code))
      FROM recorded
  )
SELECT v.code AS province_code, v.name_vi AS province, basis, period, rates.as_of, registered,
       recognized, round(1.0 * recognized / registered, 4) AS rate, sources
  FROM rates
  JOIN unit_version AS v ON v.id = (
    SELECT id FROM unit_version
     WHERE unit = rates.unit AND coalesce(valid_from, '') <= rates.day
     ORDER BY valid_from DESC LIMIT 1)
 ORDER BY v.code, basis = 'records';
