-- title.vi: Tình hình thu, chi các quỹ
-- title.en: Statement of funds
-- description.vi: Mỗi quỹ, mỗi kỳ một dòng; các kỳ có thể trùng nhau nên không cộng. Còn lại là số
-- description.vi: dư đã báo cáo, không có thì lấy huy động trừ giải ngân; để trống khi không tính
-- description.vi: được.
-- description.en: A row for every fund and period; periods may overlap, so they are not added. Left
-- description.en: is the balance that was reported, else raised less disbursed, and empty where
-- description.en: that cannot be known.
-- parameter province province default none | Tỉnh, thành phố | Province
-- column fund_code code | Mã | Code
-- column fund name | Quỹ | Fund
-- column period text | Kỳ | Period
-- column as_of date | Đến ngày | As of
-- column target quantity | Chỉ tiêu (đồng) | Target (đồng)
-- column raised quantity | Huy động (đồng) | Raised (đồng)
-- column spent quantity | Đã chi (đồng) | Spent (đồng)
-- column disbursed quantity | Giải ngân (đồng) | Disbursed (đồng)
-- column left quantity | Còn lại (đồng) | Left (đồng)
-- key fund_code period as_of

WITH
-- side: where the true amount lies, 1 above what is said, -1 below.
entry (fund, period, as_of, kind, value, side, is_strict, is_about) AS (
  SELECT fund, period, as_of, kind, value,
         CASE WHEN comparator IN ('>', '>=') THEN 1
              WHEN comparator IN ('<', '<=') THEN -1 ELSE 0 END,
         comparator IN ('<', '>'), comparator = '~'
    FROM fund_entry),
-- A balance that was said, else raised less disbursed where both are known.
movement AS (
  SELECT * FROM entry
  UNION ALL
  SELECT e.fund, e.period, e.as_of, 'left', iif(e.kind = 'disbursed', -1, 1) * e.value,
         iif(e.kind = 'disbursed', -1, 1) * e.side, e.is_strict, e.is_about
    FROM entry AS e
   WHERE e.kind = 'balance'
      OR (e.kind IN ('raised', 'disbursed')
          AND (SELECT count(DISTINCT o.kind) FROM entry AS o
                WHERE o.fund = e.fund AND o.period = e.period AND o.as_of IS e.as_of
                  AND o.kind IN ('raised', 'disbursed')) = 2
          AND NOT EXISTS (SELECT 1 FROM entry AS o
                           WHERE o.fund = e.fund AND o.period = e.period AND o.as_of IS e.as_of
                             AND o.kind = 'balance'))),
-- A sum of "more than" and "less than" can be anything, so there is none.
amount AS (
  SELECT fund, period, as_of, kind,
         iif(max(side) = 1 AND min(side) = -1, NULL, sum(value)) AS value,
         CASE WHEN max(side) = 1 AND min(side) = -1 THEN NULL
              WHEN max(is_about) THEN '~'
              WHEN max(side) = 1 THEN iif(max(is_strict), '>', '>=')
              WHEN min(side) = -1 THEN iif(max(is_strict), '<', '<=')
              ELSE '=' END AS comparator
    FROM movement
   GROUP BY fund, period, as_of, kind)
SELECT f.code AS fund_code, f.name_vi AS fund, f.name_vi AS fund_vi,
       iif(f.name_en = '', f.name_vi, f.name_en) AS fund_en, a.period, a.as_of,
       max(a.value) FILTER (WHERE kind = 'target') AS target,
       max(a.comparator) FILTER (WHERE kind = 'target') AS target_comparator,
       max(a.value) FILTER (WHERE kind = 'raised') AS raised,
       max(a.comparator) FILTER (WHERE kind = 'raised') AS raised_comparator,
       max(a.value) FILTER (WHERE kind = 'spent') AS spent,
       max(a.comparator) FILTER (WHERE kind = 'spent') AS spent_comparator,
       max(a.value) FILTER (WHERE kind = 'disbursed') AS disbursed,
       max(a.comparator) FILTER (WHERE kind = 'disbursed') AS disbursed_comparator,
       max(a.value) FILTER (WHERE kind = 'left') AS left,
       max(a.comparator) FILTER (WHERE kind = 'left') AS left_comparator
  FROM fund AS f LEFT JOIN amount AS a ON a.fund = f.id
 WHERE f.unit IN here
 GROUP BY f.id, a.period, a.as_of
 ORDER BY f.code, a.period, a.as_of

-- why
-- word other_period | kỳ khác, là dòng khác | another period, another row
-- word balance_said | đã có số dư báo cáo | a balance was reported
-- word one_side | thiếu huy động hoặc giải ngân | raised or disbursed is missing
WITH
asked AS (
  SELECT e.*, e.period = :row_period AND e.as_of IS :row_as_of AS is_here
    FROM fund_entry AS e JOIN fund AS f ON f.id = e.fund
   WHERE f.code = :row_fund_code),
kinds AS (
  SELECT count(DISTINCT kind) FILTER (WHERE kind IN ('raised', 'disbursed')) = 2 AS are_both,
         count(*) FILTER (WHERE kind = 'balance') > 0 AS is_said
    FROM asked WHERE is_here)
SELECT 'fund' AS noun, id, 'fund_code fund' AS columns, NULL AS reason
  FROM fund WHERE code = :row_fund_code
UNION ALL
SELECT 'fund_entry', a.id,
       CASE WHEN a.kind = 'balance' THEN '+left'
            WHEN a.kind NOT IN ('raised', 'disbursed') OR k.is_said OR NOT k.are_both
              THEN '+' || a.kind
            ELSE '+' || a.kind || iif(a.kind = 'raised', ' +left', ' -left') END, NULL
  FROM asked AS a, kinds AS k WHERE a.is_here
UNION ALL
SELECT 'fund_entry', a.id, 'left', iif(k.is_said, 'balance_said', 'one_side')
  FROM asked AS a, kinds AS k
 WHERE a.is_here AND a.kind IN ('raised', 'disbursed') AND (k.is_said OR NOT k.are_both)
UNION ALL
SELECT 'fund_entry', id, iif(kind = 'balance', 'left', kind), 'other_period'
  FROM asked WHERE NOT is_here
