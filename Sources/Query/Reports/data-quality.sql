-- title.vi: Chất lượng dữ liệu
-- title.en: Data quality
-- description.vi: Bao nhiêu mục còn thiếu thông tin. Thiếu không phải là sai: nguồn có thể không
-- description.vi: ghi.
-- description.en: How many records lack something. Lacking is not wrong: the source may not say.
-- parameter province province default none | Tỉnh, thành phố | Province
-- column noun word | Danh mục | Records
-- column gap word | Còn thiếu | What is missing
-- column missing count | Số mục thiếu | Missing
-- column total count | Tổng số | Of
-- column share percent = missing / total | Tỷ lệ thiếu | Share
-- word model | mô hình | models
-- word registration | đăng ký | registrations
-- word recognition | quyết định | decisions
-- word selection | quyết định chọn điển hình | selections as typical
-- word figure | số liệu | figures
-- word directive | văn bản | documents
-- word entry | khoản của quỹ | fund entries
-- word field | lĩnh vực | field
-- word owner_kind | chủ thể | owner
-- word registration_year | năm đăng ký | year of registration
-- word source | nguồn | source
-- word day | ngày | day
-- word mode | hình thức (mới, duy trì) | new or maintained
-- word level | cấp | level
-- word decision_number | số quyết định | number of the decision
-- word period | thời kỳ | period

WITH
-- Decisions of both sorts.
decided (sort, noun, id, decided_on, level, decision, directive) AS (
  SELECT 0, 'recognition', c.id, c.decided_on, c.level, c.decision, c.directive
    FROM recognition AS c JOIN registration AS r ON r.id = c.registration WHERE r.province IN here
  UNION ALL
  SELECT 3, 'selection', c.id, c.decided_on, c.level, c.decision, c.directive
    FROM selection AS c JOIN registration AS r ON r.id = c.registration WHERE r.province IN here),
-- A row for every thing a record could lack, 1 where it does.
gap (position, noun, gap, is_missing) AS (
  SELECT 1, 'model', 'field', field IS NULL FROM model WHERE unit IN here
  UNION ALL
  SELECT 2, 'model', 'owner_kind', owner_kind = 'unknown' FROM model WHERE unit IN here
  UNION ALL
  SELECT 3, 'model', 'registration_year',
         NOT EXISTS (SELECT 1 FROM registration AS r WHERE r.model = m.id)
    FROM model AS m WHERE unit IN here
  UNION ALL
  SELECT 4, 'model', 'source', source IS NULL FROM model WHERE unit IN here
  UNION ALL
  SELECT 5, 'registration', 'day', registered_on IS NULL FROM registration WHERE province IN here
  UNION ALL
  SELECT 6, 'registration', 'mode', mode = 'unknown' FROM registration WHERE province IN here
  UNION ALL
  SELECT 7 + sort, noun, 'day', decided_on IS NULL FROM decided
  UNION ALL
  SELECT 8 + sort, noun, 'level', level = 'unknown' FROM decided
  UNION ALL
  SELECT 9 + sort, noun, 'decision_number', decision IS NULL AND directive IS NULL FROM decided
  UNION ALL
  SELECT 13, 'figure', 'period', period = '' AND as_of IS NULL FROM reported
  UNION ALL
  SELECT 14, 'directive', 'day', issued_on IS NULL FROM directive
   WHERE :province IS NULL OR unit IN here
  UNION ALL
  SELECT 15, 'entry', 'period', e.period = '' AND e.as_of IS NULL
    FROM fund_entry AS e JOIN fund AS f ON f.id = e.fund WHERE f.unit IN here)
SELECT noun, gap, sum(is_missing) AS missing, count(*) AS total
  FROM gap
 GROUP BY position
 ORDER BY position

-- why
WITH
-- Decisions of both sorts.
decided (sort, noun, id, decided_on, level, decision, directive) AS (
  SELECT 0, 'recognition', c.id, c.decided_on, c.level, c.decision, c.directive
    FROM recognition AS c JOIN registration AS r ON r.id = c.registration WHERE r.province IN here
  UNION ALL
  SELECT 3, 'selection', c.id, c.decided_on, c.level, c.decision, c.directive
    FROM selection AS c JOIN registration AS r ON r.id = c.registration WHERE r.province IN here),
-- As above, with the records themselves.
record (noun, gap, id, is_missing) AS (
  SELECT 'model', 'field', id, field IS NULL FROM model WHERE unit IN here
  UNION ALL
  SELECT 'model', 'owner_kind', id, owner_kind = 'unknown' FROM model WHERE unit IN here
  UNION ALL
  SELECT 'model', 'registration_year', id,
         NOT EXISTS (SELECT 1 FROM registration AS r WHERE r.model = m.id)
    FROM model AS m WHERE unit IN here
  UNION ALL
  SELECT 'model', 'source', id, source IS NULL FROM model WHERE unit IN here
  UNION ALL
  SELECT 'registration', 'day', id, registered_on IS NULL FROM registration WHERE province IN here
  UNION ALL
  SELECT 'registration', 'mode', id, mode = 'unknown' FROM registration WHERE province IN here
  UNION ALL
  SELECT c.noun, g.gap, c.id,
         CASE g.gap WHEN 'day' THEN c.decided_on IS NULL WHEN 'level' THEN c.level = 'unknown'
                    ELSE c.decision IS NULL AND c.directive IS NULL END
    FROM decided AS c
   CROSS JOIN (SELECT 'day' AS gap UNION SELECT 'level' UNION SELECT 'decision_number') AS g
  UNION ALL
  SELECT 'figure', 'period', id, period = '' AND as_of IS NULL FROM reported
  UNION ALL
  SELECT 'directive', 'day', id, issued_on IS NULL FROM directive
   WHERE :province IS NULL OR unit IN here
  UNION ALL
  SELECT 'entry', 'period', e.id, e.period = '' AND e.as_of IS NULL
    FROM fund_entry AS e JOIN fund AS f ON f.id = e.fund WHERE f.unit IN here)
SELECT CASE WHEN noun = 'entry' THEN 'fund_entry' ELSE noun END AS noun, id,
       CASE WHEN is_missing THEN '+missing +total' ELSE '+total' END AS columns, NULL AS reason
  FROM record
 WHERE noun = :row_noun AND gap = :row_gap
 ORDER BY is_missing DESC, id
