-- title.vi: Văn bản và mọi việc thực hiện
-- title.en: A document and everything under it
-- description.vi: Văn bản, các văn bản nối vào đó, và mô hình, quỹ, chương trình, nhiệm vụ thực
-- description.vi: hiện chúng.
-- description.en: A document, those linked to it, and the models, funds, programmes and tasks that
-- description.en: carry them out.
-- parameter directive directive | Văn bản | Document
-- column depth count | Bậc | Depth
-- column parent code | Thuộc | Under
-- column code code | Mã | Code
-- column link word | Quan hệ | Link
-- column noun word | Loại | Kind
-- column title text | Tên | Title
-- key parent code link noun
-- word applies | triển khai | applies
-- word continues | tiếp tục thực hiện | continues
-- word amends | sửa đổi, bổ sung | amends
-- word repeals | thay thế, bãi bỏ | repeals
-- word based_on | căn cứ | based on
-- word reviews | sơ kết, tổng kết | reviews
-- word directive | văn bản | document
-- word model | mô hình | model
-- word fund | quỹ | fund
-- word task_programme | chương trình phối hợp | task programme
-- word task | nhiệm vụ | task

WITH
-- A document that is reached on two ways stands at both; one that leads back to itself, once.
document (id, depth, parent, link, ids, path) AS (
  SELECT :directive, 0, NULL, NULL, '/' || :directive || '/', ''
  UNION ALL
  SELECT l.directive, d.depth + 1, p.code, l.kind, d.ids || l.directive || '/',
         d.path || '/0 ' || c.code
    FROM document AS d
    JOIN directive_link AS l ON l.target = d.id
    JOIN directive AS c ON c.id = l.directive
    JOIN directive AS p ON p.id = d.id
   WHERE instr(d.ids, '/' || l.directive || '/') = 0),
tied (directive, noun, code, title, place) AS (
  SELECT directive, 'model', code, title, '1 ' || code FROM model
  UNION ALL
  SELECT directive, 'fund', code, name_vi, '2 ' || code FROM fund
  UNION ALL
  SELECT directive, 'task_programme', code, name_vi, '3 ' || code FROM task_programme),
node (depth, parent, link, noun, code, title, path) AS (
  SELECT d.depth, d.parent, d.link, 'directive', c.code, c.title_vi, d.path
    FROM document AS d JOIN directive AS c ON c.id = d.id
  UNION ALL
  SELECT d.depth + 1, p.code, NULL, t.noun, t.code, t.title, d.path || '/' || t.place
    FROM document AS d
    JOIN directive AS p ON p.id = d.id
    JOIN tied AS t ON t.directive = d.id
  UNION ALL
  SELECT d.depth + 2, t.code, NULL, 'task', k.code, k.title,
         d.path || '/3 ' || t.code || '/' || k.kind || ' ' || k.code
    FROM document AS d
    JOIN task_programme AS t ON t.directive = d.id
    JOIN task AS k ON k.programme = t.id)
SELECT depth, parent, code, link, noun, title
  FROM node
 ORDER BY path, depth

-- why
WITH
-- What the row names, and what it stands under.
asked (noun, id) AS (
  SELECT 'directive', id FROM directive WHERE code = :row_code
  UNION ALL SELECT 'model', id FROM model WHERE code = :row_code
  UNION ALL SELECT 'fund', id FROM fund WHERE code = :row_code
  UNION ALL SELECT 'task_programme', id FROM task_programme WHERE code = :row_code
  UNION ALL SELECT 'task', id FROM task WHERE code = :row_code)
SELECT noun, id, 'code noun title' AS columns, NULL AS reason FROM asked WHERE noun = :row_noun
UNION ALL
SELECT 'directive_mention', m.id, 'code title', NULL
  FROM asked AS a JOIN directive_mention AS m ON m.directive = a.id
 WHERE a.noun = 'directive' AND :row_noun = 'directive'
UNION ALL
SELECT 'directive_link', l.id, 'parent link', NULL
  FROM asked AS a
  JOIN directive_link AS l ON l.directive = a.id AND l.kind = :row_link
  JOIN directive AS t ON t.id = l.target AND t.code = :row_parent
 WHERE a.noun = 'directive' AND :row_noun = 'directive'
UNION ALL
SELECT 'directive', id, 'parent', NULL FROM directive
 WHERE code = :row_parent AND :row_noun <> 'task'
UNION ALL
SELECT 'task_programme', id, 'parent', NULL FROM task_programme
 WHERE code = :row_parent AND :row_noun = 'task'
