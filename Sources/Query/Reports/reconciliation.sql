-- title.vi: Đối chiếu sổ theo dõi với báo cáo
-- title.en: Records against reports
-- description.vi: Số tỉnh đã báo cáo và số ghi trong sổ của cùng nơi, cùng kỳ, cùng ngày,
-- description.vi: đứng cạnh nhau, không cộng vào nhau, như «rates --compare». Báo cáo của tỉnh mới
-- description.vi: là của mọi tỉnh đã nhập vào. Tỷ lệ là phần của số báo cáo mà sổ đã ghi được.
-- description.en: What a province reported and what the records hold of the same places and
-- description.en: period, by the same day, side by side, never added, as “rates --compare” has it.
-- description.en: A report of a new province is about all it was formed from. The share says how
-- description.en: much of what was reported is in the records.
-- parameter as_of date default today | Đến ngày | As of
-- parameter province province default none | Tỉnh, thành phố | Province
-- parameter territory territory default then | Đơn vị hành chính | Territory
-- column province_code code | Mã | Code
-- column province name | Tỉnh, thành phố | Province
-- column measure word | Chỉ tiêu | Measure
-- column period text | Kỳ | Period
-- column reported quantity | Báo cáo | Reported
-- column recorded range | Trong sổ | In the records
-- column coverage percent = recorded / reported | Đã ghi sổ | Recorded
-- column source code | Nguồn | Source
-- column province_from date for machines | Tỉnh từ ngày | Province since
-- column province_to date for machines | Tỉnh đến ngày | Province until
-- column as_of date for machines | Đến ngày | As of
-- key province_code province province_from measure period source as_of
-- word models.registered | đăng ký | registered
-- word models.recognized | công nhận | recognized

SELECT p.code AS province_code, p.name AS province, p.name_vi AS province_vi,
       p.name_en AS province_en,
       c.measure, c.period, c.reported, c.reported_comparator, c.recorded, c.recorded_least,
       c.source, p.valid_from AS province_from, p.valid_to AS province_to, c.as_of
  FROM compared AS c JOIN place AS p ON p.unit = c.unit
 ORDER BY p.code, p.unit, c.period, c.as_of, c.measure DESC, c.source

-- why
-- word breakdown | một phần của tổng | a part of the total
-- word not_result | không phải kết quả (chỉ tiêu, nhận định) | no result (a target, an assessment)
-- word other | số khác cùng kỳ | another number of the same period
-- word no-level | chưa ghi cấp | its level is not stated
-- word not-added | không cộng được | cannot be added
-- word no-year | chưa ghi năm đăng ký | no year of registration
SELECT noun, id, columns, reason FROM compared_input
UNION ALL
SELECT 'figure', f.id, 'reported',
       CASE WHEN f.breakdown <> '' THEN 'breakdown' WHEN f.role <> 'result' THEN 'not_result'
            ELSE 'other' END
  FROM reported AS f JOIN place AS p ON p.unit = f.unit
 WHERE p.code = :row_province_code AND p.name_vi = :row_province_vi AND f.measure = :row_measure
   AND f.committee IS NULL AND f.period = :row_period
   AND f.id NOT IN (SELECT id FROM compared_input WHERE noun = 'figure')
