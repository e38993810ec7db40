-- title.vi: Chương trình phối hợp
-- title.en: Task programmes
-- table task_programme
-- column code text
-- column name_vi text
-- column name_en text for details
-- column unit name
-- column committee text
-- column period text
-- column tasks count
-- column directive text
-- column source text
-- column locator text for details
-- column quote text for details
-- column note text for details
SELECT p.code, p.name_vi, p.name_en, u.code AS unit, u.name_vi AS unit_vi, u.name_en AS unit_en,
       c.code AS committee, p.period,
       (SELECT count(*) FROM task AS t WHERE t.programme = p.id) AS tasks,
       d.code AS directive, s.code AS source, p.locator, p.quote, p.note
  FROM task_programme AS p
  LEFT JOIN unit_version AS u ON u.id = (
    SELECT v.id FROM unit_version AS v WHERE v.unit = p.unit ORDER BY v.valid_from DESC LIMIT 1)
  LEFT JOIN committee AS c ON c.id = p.committee
  LEFT JOIN directive AS d ON d.id = p.directive
  LEFT JOIN source AS s ON s.id = p.source
 WHERE (:programme IS NULL OR p.id = :programme)
   AND (:territory IS NULL OR p.unit IN (SELECT value FROM json_each(:territory)))
 ORDER BY p.code

-- section counts | Số nhiệm vụ | How many
-- table task
-- column kind word task.kind
-- column state word task.state
-- column tasks count
SELECT kind, state, count(*) AS tasks
  FROM task WHERE programme = :programme
 GROUP BY kind, state
 ORDER BY kind, instr('planned under_way done dropped unknown', state)

-- section tasks tasks | Nhiệm vụ | Tasks
