-- title.vi: Nhiệm vụ của ban chỉ đạo
-- title.en: Steering-committee tasks
-- description.vi: Nhiệm vụ chung và nhiệm vụ của đơn vị thành viên theo tình trạng. Chưa rõ là
-- description.vi: nguồn không nói, không phải chưa làm.
-- description.en: Common and member tasks by state. Unknown means the source does not say, not that
-- description.en: nothing was done.
-- parameter province province default none | Tỉnh, thành phố | Province
-- unit: nhiệm vụ | tasks
-- column programme_code code | Mã | Code
-- column programme name | Chương trình | Programme
-- column kind word | Loại nhiệm vụ | Kind
-- column tasks count sum | Tổng số | Tasks
-- column done count sum | Hoàn thành | Done
-- column under_way count sum | Đang làm | Under way
-- column planned count sum | Chưa làm | Planned
-- column dropped count sum | Dừng | Dropped
-- column unknown count sum | Chưa rõ | Unknown
-- column done_rate percent = done / tasks | Tỷ lệ hoàn thành | Share done
-- column source text | Nguồn | Source
-- word common | chung | common
-- word member | đơn vị thành viên | member

SELECT g.code AS programme_code, g.name_vi AS programme, g.name_vi AS programme_vi,
       CASE WHEN g.name_en = '' THEN g.name_vi ELSE g.name_en END AS programme_en, t.kind,
       count(*) AS tasks,
       sum(t.state = 'done') AS done, sum(t.state = 'under_way') AS under_way,
       sum(t.state = 'planned') AS planned, sum(t.state = 'dropped') AS dropped,
       sum(t.state = 'unknown') AS unknown,
       (SELECT group_concat(code, ' ')
          FROM (SELECT DISTINCT s.code FROM task AS o JOIN source AS s ON s.id = o.source
                 WHERE o.programme = g.id AND o.kind = t.kind ORDER BY s.code) AS named) AS source
  FROM task AS t
  JOIN task_programme AS g ON g.id = t.programme
  LEFT JOIN committee AS c ON c.id = g.committee
 WHERE :province IS NULL OR coalesce(g.unit, c.unit) IN here
 GROUP BY g.id, t.kind
 ORDER BY g.code, t.kind

-- why
SELECT 'task_programme' AS noun, id, 'programme_code programme' AS columns, NULL AS reason
  FROM task_programme WHERE code = :row_programme_code
UNION ALL
SELECT 'task', t.id, '+tasks +' || t.state || ' source', NULL
  FROM task AS t JOIN task_programme AS g ON g.id = t.programme
 WHERE g.code = :row_programme_code AND t.kind = :row_kind
