-- title.vi: Những gì đứng dưới một văn bản
-- title.en: What stands under a document
-- table directive_tree
-- column depth count for machines
-- column parent text for machines
-- column code name
-- column link word directive_link.kind
-- column noun word
-- column title text
-- word directive | văn bản | document
-- word model | mô hình | model
-- word fund | quỹ | fund
-- word task_programme | chương trình phối hợp | task programme
-- word task | nhiệm vụ | task
-- A document that is reached on two ways stands at both; one that leads back to itself stands once
-- on its way.
WITH RECURSIVE document (id, depth, parent, link, ids, path) AS (
  SELECT :directive, 0, NULL, NULL, '/' || :directive || '/', ''
  UNION ALL
  SELECT l.directive, d.depth + 1, p.code, l.kind, d.ids || l.directive || '/',
         d.path || '/0 ' || c.code
    FROM document AS d
    JOIN directive_link AS l ON l.target = d.id
    JOIN directive AS c ON c.id = l.directive
    JOIN directive AS p ON p.id = d.id
   WHERE instr(d.ids, '/' || l.directive || '/') = 0),
node (depth, parent, link, noun, code, title, path) AS (
  SELECT d.depth, d.parent, d.link, 'directive', c.code, c.title_vi, d.path
    FROM document AS d JOIN directive AS c ON c.id = d.id
  UNION ALL
  SELECT d.depth + 1, p.code, NULL, t.noun, t.code, t.title, d.path || '/' || t.place
    FROM document AS d
    JOIN directive AS p ON p.id = d.id
    JOIN (
      SELECT directive, 'model' AS noun, code, title, '1 ' || code AS place FROM model
      UNION ALL
      SELECT directive, 'fund', code, name_vi, '2 ' || code FROM fund
      UNION ALL
      SELECT directive, 'task_programme', code, name_vi, '3 ' || code FROM task_programme
    ) AS t ON t.directive = d.id
  UNION ALL
  SELECT d.depth + 2, t.code, NULL, 'task', k.code, k.title,
         d.path || '/3 ' || t.code || '/' || k.kind || ' ' || k.code
    FROM document AS d
    JOIN task_programme AS t ON t.directive = d.id
    JOIN task AS k ON k.programme = t.id)
SELECT depth, parent, code,
       CASE depth WHEN 0 THEN code
                  ELSE printf('%*s└ ', 3 * (depth - 1), '') || code END AS code_vi,
       '' AS code_en, link, noun, title
  FROM node ORDER BY path, depth
