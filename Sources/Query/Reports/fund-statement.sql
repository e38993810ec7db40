-- title.vi: Tình hình thu, chi các quỹ
-- title.en: Statement of funds
-- description.vi: Mỗi quỹ, mỗi kỳ, mỗi nguồn một dòng: hai nguồn nói một việc thì không cộng. Quỹ
-- description.vi: có nhiều dòng thì dòng cuối là cả quỹ: chỉ cộng những kỳ biết rõ và không trùng
-- description.vi: nhau; khoản nào có thể gồm khoản khác thì lấy khoản lớn nhất, ghi là ít nhất
-- description.vi: (≥). Còn lại là số dư báo cáo sau cùng, không có thì lấy huy động trừ chi và
-- description.vi: giải ngân; thiếu một trong hai số trừ đi thì là nhiều nhất (≤); không tính được
-- description.vi: thì để trống.
-- description.en: A row for every fund, period and source: two sources that say one thing are not
-- description.en: added. Of a fund with several rows the last is the whole fund: only periods
-- description.en: that are known and do not overlap are added; where one amount may hold another,
-- description.en: the greatest stands, as at least (≥). Left is the last balance that was
-- description.en: reported, else raised less spent and disbursed, at most (≤) where only one of
-- description.en: these two was said, and empty where it cannot be known.
-- parameter province province default none | Tỉnh, thành phố | Province
-- column fund_code code | Mã | Code
-- column fund name | Quỹ | Fund
-- column period name | Kỳ | Period
-- column as_of date | Đến ngày | As of
-- column target quantity | Chỉ tiêu (đồng) | Target (đồng)
-- column raised quantity | Huy động (đồng) | Raised (đồng)
-- column spent quantity | Đã chi (đồng) | Spent (đồng)
-- column disbursed quantity | Giải ngân (đồng) | Disbursed (đồng)
-- column left quantity | Còn lại (đồng) | Left (đồng)
-- column source text | Nguồn | Source
-- key fund_code period as_of source

WITH
-- What a source says of a period more than once may be parts of one another.
entry AS (
  SELECT e.*, max(e.value) OVER said AS greatest,
         row_number() OVER (said ORDER BY e.id DESC) AS nth
    FROM fund_entry AS e
  WINDOW said AS (PARTITION BY e.fund, e.period, e.as_of, e.source, e.kind)),
amount (fund, period, as_of, source, kind, value, comparator) AS (
  SELECT fund, period, as_of, source, kind, greatest,
         CASE WHEN count(*) = 1 THEN max(comparator)
              WHEN count(*) FILTER (
                WHERE value = greatest AND comparator IN ('=', '>', '>=')) > 0 THEN '>='
              ELSE '~' END
    FROM entry WHERE kind <> 'balance' GROUP BY fund, period, as_of, source, kind, greatest
  UNION ALL
  SELECT fund, period, as_of, source, kind, value, comparator
    FROM entry WHERE kind = 'balance' AND nth = 1),
-- minus: what is taken away from what was raised. side: where the true remainder lies for that
-- amount, 1 above what is said, -1 below.
part AS (
  SELECT a.*, CASE kind WHEN 'raised' THEN 1 ELSE -1 END AS sign,
         CASE WHEN comparator IN ('>', '>=') THEN 1 WHEN comparator IN ('<', '<=') THEN -1
              ELSE 0 END * CASE kind WHEN 'raised' THEN 1 ELSE -1 END AS side
    FROM amount AS a WHERE kind IN ('raised', 'spent', 'disbursed')),
-- As the view fund_balance has it for the whole fund.
remainder (fund, period, as_of, source, kind, value, comparator) AS (
  SELECT fund, period, as_of, source, 'remainder', sum(sign * value),
         CASE WHEN count(*) FILTER (WHERE comparator = '~') > 0
                OR max(side) = 1 AND (min(side) = -1 OR count(*) < 3) THEN '~'
              WHEN count(*) FILTER (WHERE comparator IN ('<', '>')) > 0
                THEN CASE max(side) WHEN 1 THEN '>' ELSE '<' END
              WHEN max(side) = 1 THEN '>='
              WHEN min(side) = -1 OR count(*) < 3 THEN '<='
              ELSE '=' END
    FROM part GROUP BY fund, period, as_of, source
  HAVING count(*) > 1 AND max(sign) = 1),
cell AS (SELECT * FROM amount UNION ALL SELECT * FROM remainder),
line AS (
  SELECT fund, 0 AS is_whole, period, as_of, source,
         max(value) FILTER (WHERE kind = 'target') AS target,
         max(comparator) FILTER (WHERE kind = 'target') AS target_comparator,
         max(value) FILTER (WHERE kind = 'raised') AS raised,
         max(comparator) FILTER (WHERE kind = 'raised') AS raised_comparator,
         max(value) FILTER (WHERE kind = 'spent') AS spent,
         max(comparator) FILTER (WHERE kind = 'spent') AS spent_comparator,
         max(value) FILTER (WHERE kind = 'disbursed') AS disbursed,
         max(comparator) FILTER (WHERE kind = 'disbursed') AS disbursed_comparator,
         coalesce(max(value) FILTER (WHERE kind = 'balance'),
                  max(value) FILTER (WHERE kind = 'remainder')) AS left,
         coalesce(max(comparator) FILTER (WHERE kind = 'balance'),
                  max(comparator) FILTER (WHERE kind = 'remainder')) AS left_comparator
    FROM cell GROUP BY fund, period, as_of, source
  UNION ALL
  SELECT f.id, 1, 'all', NULL, NULL, b.target, b.target_comparator, b.raised, b.raised_comparator,
         b.spent, b.spent_comparator, b.disbursed, b.disbursed_comparator, b.left,
         b.left_comparator
    FROM fund_balance AS b JOIN fund AS f ON f.code = b.code
   WHERE (SELECT count(*) FROM (SELECT DISTINCT period, as_of, source FROM fund_entry AS e
                                 WHERE e.fund = f.id) AS told) > 1)
SELECT f.code AS fund_code, f.name_vi AS fund, f.name_vi AS fund_vi,
       CASE f.name_en WHEN '' THEN f.name_vi ELSE f.name_en END AS fund_en,
       l.period, CASE l.is_whole WHEN 1 THEN 'cả quỹ' ELSE l.period END AS period_vi,
       CASE l.is_whole WHEN 1 THEN 'whole fund' ELSE l.period END AS period_en, l.as_of,
       l.target, l.target_comparator, l.raised, l.raised_comparator, l.spent, l.spent_comparator,
       l.disbursed, l.disbursed_comparator, l.left, l.left_comparator,
       CASE l.is_whole WHEN 1 THEN (
         SELECT group_concat(code, ' ')
           FROM (SELECT DISTINCT o.code FROM fund_entry AS e JOIN source AS o ON o.id = e.source
                  WHERE e.fund = f.id ORDER BY o.code) AS told) ELSE s.code END AS source
  FROM fund AS f
  LEFT JOIN line AS l ON l.fund = f.id
  LEFT JOIN source AS s ON s.id = l.source
 WHERE f.unit IN here
 ORDER BY f.code, l.is_whole, l.period, l.as_of, s.code

-- why
-- word other_period | kỳ, ngày hoặc nguồn khác | of another period, day or source
-- word may_hold | có thể nằm trong khoản lớn nhất | perhaps part of the greatest, not added
-- word earlier_balance | số dư trước đó | an earlier balance
-- word balance_said | đã có số dư báo cáo | a balance was reported
-- word one_side | thiếu huy động, hoặc chi và giải ngân | raised, or what was paid, is missing
WITH
asked AS (
  SELECT e.*,
         :row_period = 'all'
         OR e.period = :row_period AND e.as_of IS :row_as_of AND s.code IS :row_source AS is_here
    FROM fund_entry AS e JOIN fund AS f ON f.id = e.fund LEFT JOIN source AS s ON s.id = e.source
   WHERE f.code = :row_fund_code),
-- Which may hold one another: as the view fund_amount has it.
told AS (
  SELECT a.*,
         EXISTS (SELECT 1 FROM asked AS b
                  WHERE b.is_here AND b.kind = a.kind AND b.id <> a.id
                    AND NOT coalesce(b.period_to < a.period_from, 0)
                    AND NOT coalesce(a.period_to < b.period_from, 0)) AS overlaps
    FROM asked AS a WHERE a.is_here),
ranked AS (
  SELECT id, kind,
         row_number() OVER (
           PARTITION BY kind
           ORDER BY CASE kind WHEN 'balance' THEN coalesce(as_of, period_to, '') ELSE '' END DESC,
                    CASE kind WHEN 'balance' THEN 0 ELSE value END DESC,
                    CASE WHEN kind <> 'balance' AND comparator NOT IN ('=', '>', '>=') THEN 1
                         ELSE 0 END, id DESC) AS nth,
         kind <> 'balance' AND NOT max(overlaps) OVER (PARTITION BY kind) AS is_sum
    FROM told),
kinds AS (
  SELECT count(*) FILTER (WHERE kind = 'balance') > 0 AS is_said,
         count(*) FILTER (WHERE kind = 'raised') > 0
         AND count(*) FILTER (WHERE kind IN ('spent', 'disbursed')) > 0 AS are_both
    FROM told),
chosen AS (
  SELECT r.*, r.nth = 1 OR r.is_sum AS stands,
         r.kind IN ('raised', 'spent', 'disbursed') AS moves, k.is_said, k.are_both
    FROM ranked AS r, kinds AS k)
SELECT 'fund' AS noun, id, 'fund_code fund' AS columns, NULL AS reason
  FROM fund WHERE code = :row_fund_code
UNION ALL
SELECT 'fund_entry', id,
       CASE WHEN kind = 'balance' THEN '+left'
            WHEN NOT moves OR is_said OR NOT are_both THEN '+' || kind
            ELSE '+' || kind || CASE kind WHEN 'raised' THEN ' +left' ELSE ' -left' END END
       || ' source', NULL
  FROM chosen WHERE stands
UNION ALL
SELECT 'fund_entry', id, CASE kind WHEN 'balance' THEN 'left' ELSE kind END,
       CASE kind WHEN 'balance' THEN 'earlier_balance' ELSE 'may_hold' END
  FROM chosen WHERE NOT stands
UNION ALL
SELECT 'fund_entry', id, 'left', CASE WHEN is_said THEN 'balance_said' ELSE 'one_side' END
  FROM chosen WHERE stands AND moves AND (is_said OR NOT are_both)
UNION ALL
SELECT 'fund_entry', id, CASE kind WHEN 'balance' THEN 'left' ELSE kind END, 'other_period'
  FROM asked WHERE NOT is_here
 ORDER BY noun, id
