-- title.vi: Nhiệm vụ
-- title.en: Tasks
-- table task
-- column code text
-- column programme text
-- column programme_vi text for machines
-- column unit name
-- column period text
-- column kind word task.kind
-- column title text
-- column state word task.state
-- column due date
-- column done_on date for details
-- column committee text
-- column source text
-- column locator text
-- column note text for details
-- column unit_from date for machines
-- column unit_to date for machines
SELECT t.code, p.code AS programme, p.name_vi AS programme_vi, u.code AS unit, u.name_vi AS unit_vi,
       u.name_en AS unit_en, p.period, t.kind, t.title, t.state, t.due, t.done_on,
       c.code AS committee, s.code AS source, t.locator, t.note,
       u.valid_from AS unit_from, u.valid_to AS unit_to
  FROM task AS t
  JOIN task_programme AS p ON p.id = t.programme
  LEFT JOIN unit_version AS u ON u.id = (
    SELECT v.id FROM unit_version AS v WHERE v.unit = p.unit ORDER BY v.valid_from DESC LIMIT 1)
  LEFT JOIN committee AS c ON c.id = t.committee
  LEFT JOIN source AS s ON s.id = t.source
 WHERE (:task IS NULL OR t.id = :task) AND (:programme IS NULL OR p.id = :programme)
   AND (:state IS NULL OR t.state = :state)
   AND (:territory IS NULL OR p.unit IN (SELECT value FROM json_each(:territory)))
 ORDER BY p.code, t.kind, t.id
