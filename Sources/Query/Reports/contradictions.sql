-- title.vi: Số liệu mâu thuẫn nhau
-- title.en: Figures that contradict each other
-- description.vi: Hai nguồn nói số khác nhau mà không số nào đúng được cả hai, như «trên 300» và
-- description.vi: 250, là mâu thuẫn; «gần 2.500» và 2.400 thì không. Một nguồn nói hai số của cùng
-- description.vi: một việc luôn được nêu. Các loại khác chỉ so những số nói chính xác. Nêu ra để
-- description.vi: xem lại, không sửa.
-- description.en: Two sources contradict each other where no number is what both say, as “over 300”
-- description.en: and 250; “nearly 2,500” and 2,400 do not. Two numbers of one thing in one source
-- description.en: are always listed. Otherwise only exact numbers are compared. They are listed for
-- description.en: review, not changed.
-- parameter province province default none | Tỉnh, thành phố | Province
-- column rule word | Mâu thuẫn | Contradiction
-- column code code | Số liệu | Figure
-- column value quantity | Ghi | Says
-- column other code | So với | Against
-- column other_value quantity | Ghi | Says
-- column source code | Nguồn | Source
-- column other_source text | Nguồn so | Source of that
-- key rule code other
-- word parts | các phần cộng lại không bằng tổng | parts do not sum to their total
-- word above-whole | phần lớn hơn cả | part above its whole
-- word recognized-above-registered | công nhận nhiều hơn đăng ký | recognized above registered
-- word differs | cùng một việc, hai số khác nhau | one thing, two numbers
-- word percentage | tỷ lệ in không đúng với hai số | printed percentage does not follow
-- word income-above-product | thu nhập cao hơn GRDP bình quân | income above GRDP per capita

WITH
-- Between which numbers the true one lies, as far as was said; ">" and "<" leave the end out.
said AS (
  SELECT r.*, n.number,
         CASE WHEN r.comparator IN ('=', '>', '>=') THEN n.number
              WHEN n.lower IS NOT NULL THEN n.lower
              WHEN r.kind IN ('count', 'money') THEN 0 END AS least,
         CASE WHEN r.comparator IN ('=', '<', '<=') THEN n.number ELSE n.upper END AS most
    FROM reported AS r
    JOIN (SELECT id, f.value / f.one AS number, f.lower / f.one AS lower, f.upper / f.one AS upper
            FROM (SELECT id, value, lower, upper,
                         CAST('1' || substr('000000', 1, scale) AS REAL) AS one
                    FROM figure) AS f) AS n ON n.id = r.id
   WHERE r.role = 'result'),
exact AS (SELECT * FROM said WHERE comparator = '='),
-- Parts of one split, such as owner_kind, of one measure.
split AS (
  SELECT part_of, sum(number) AS number, group_concat(code, ' ') AS codes,
         group_concat(new_source, ' ') AS source
    FROM (SELECT *, CASE row_number() OVER (
                      PARTITION BY part_of, substr(breakdown, 1, instr(breakdown, '=')), source
                      ORDER BY code) WHEN 1 THEN source END AS new_source
            FROM exact WHERE part_of IS NOT NULL ORDER BY code) AS part
   GROUP BY part_of, substr(breakdown, 1, instr(breakdown, '='))
  HAVING count(*) > 1),
pair (rule, code, value, comparator, other, other_value, other_comparator, source,
      other_source) AS (
  SELECT 'parts', t.code, t.value, '=', s.codes, CAST(s.number AS TEXT), '=', t.source, s.source
    FROM split AS s JOIN exact AS t ON t.id = s.part_of
   WHERE abs(s.number - t.number) > 0.0000001
     AND NOT EXISTS (SELECT 1 FROM figure AS p
                      WHERE p.part_of = t.id AND (p.comparator <> '=' OR p.status = 'M'))
  UNION ALL
  SELECT 'above-whole', p.code, p.value, '=', t.code, t.value, '=', p.source, t.source
    FROM exact AS p JOIN exact AS t ON t.id = coalesce(p.out_of, p.part_of)
   WHERE p.number > t.number
  UNION ALL
  SELECT 'recognized-above-registered', c.code, c.value, '=', r.code, r.value, '=', c.source,
         r.source
    FROM exact AS c
    JOIN exact AS r
      ON r.measure = 'models.registered' AND r.unit IS c.unit AND r.committee IS c.committee
         AND r.breakdown = c.breakdown AND r.period = c.period AND r.as_of IS c.as_of
         AND r.id IS NOT c.out_of
   WHERE c.measure = 'models.recognized' AND c.number > r.number
  UNION ALL
  SELECT 'differs', a.code, a.value, a.comparator, b.code, b.value, b.comparator, a.source, b.source
    FROM said AS a
    JOIN said AS b
      ON b.measure = a.measure AND b.unit IS a.unit AND b.committee IS a.committee
         AND b.breakdown = a.breakdown AND b.period = a.period AND b.as_of IS a.as_of
         AND b.id > a.id
   WHERE a.kind <> 'year'
     AND CASE WHEN a.source = b.source
              THEN a.number <> b.number OR a.comparator <> b.comparator
                   OR a.least IS NOT b.least OR a.most IS NOT b.most
              ELSE (a.period <> '' OR a.as_of IS NOT NULL)
                   AND (a.least > b.most OR b.least > a.most
                        OR a.least = b.most AND (a.comparator = '>' OR b.comparator = '<')
                        OR b.least = a.most AND (b.comparator = '>' OR a.comparator = '<')) END
  UNION ALL
  -- As many decimals as were printed.
  SELECT 'percentage', s.code, s.value, '=', p.code, printf('%.2f', 100 * p.number / t.number),
         CASE WHEN printf('%.2f', 100 * p.number / t.number) * t.number = 100 * p.number THEN '='
              ELSE '~' END,
         s.source, p.source || CASE t.source WHEN p.source THEN '' ELSE ' ' || t.source END
    FROM exact AS s
    JOIN exact AS p ON p.id = s.rate_of
    JOIN exact AS t ON t.id = coalesce(p.out_of, p.part_of)
   WHERE t.number > 0
     AND abs(s.number - 100 * p.number / t.number)
         > CASE instr(s.value, '.') WHEN 0 THEN 1.0
           ELSE 1.0 / CAST(
             '1' || substr('000000', 1, length(s.value) - instr(s.value, '.')) AS REAL)
           END
  UNION ALL
  SELECT 'income-above-product', i.code, i.value, '=', g.code, g.value, '=', i.source, g.source
    FROM exact AS i
    JOIN exact AS g ON g.measure = 'grdp.per_capita' AND g.unit IS i.unit AND g.period = i.period
   WHERE i.measure = 'income.per_capita' AND i.number > g.number)
SELECT rule, code, value, comparator AS value_comparator, other, other_value,
       other_comparator AS other_value_comparator, source, other_source
  FROM pair
 ORDER BY rule, code, other

-- why
-- A percentage is held against the quotient of two figures, which is said by neither.
WITH
other AS (
  SELECT * FROM reported WHERE instr(' ' || :row_other || ' ', ' ' || code || ' ') > 0)
SELECT 'figure' AS noun, id, '+value code source' AS columns, NULL AS reason
  FROM reported WHERE code = :row_code
UNION ALL
SELECT 'figure', id,
       CASE WHEN :row_rule = 'percentage' THEN '' ELSE '+' END || 'other_value other other_source',
       NULL
  FROM other
UNION ALL
SELECT 'figure', coalesce(out_of, part_of), 'other_value', NULL
  FROM other WHERE :row_rule = 'percentage'
