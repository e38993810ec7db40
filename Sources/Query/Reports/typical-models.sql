-- title.vi: Danh sách điển hình
-- title.en: Typical models
-- description.vi: Mô hình đã được công nhận và được chọn điển hình tiêu biểu, còn hiệu lực vào ngày
-- description.vi: tính: năm đăng ký gần nhất được chọn, cấp cao nhất đã công nhận và đã chọn. Loại
-- description.vi: «điển hình» không phải là được chọn.
-- description.en: Recognized models selected as typical, where that stands on the day: the last
-- description.en: year that was selected, the highest levels that recognized and selected them. To
-- description.en: be of the kind “typical” is not to be selected.
-- parameter as_of date default today | Đến ngày | As of
-- parameter province province default none | Tỉnh, thành phố | Province
-- column province_code code | Mã | Code
-- column province name | Tỉnh, thành phố | Province
-- column code code | Mã mô hình | Model
-- column title text | Tên mô hình | Title
-- column field name | Lĩnh vực | Field
-- column owner_name text | Đơn vị, cá nhân | Owner
-- column year year | Năm | Year
-- column level word | Công nhận | Recognized
-- column province_from date for machines | Tỉnh từ ngày | Province since
-- column province_to date for machines | Tỉnh đến ngày | Province until
-- column selected_level word | Cấp chọn | Selected
-- column selected_on date | Ngày chọn | Selected on
-- column selected_by date | Chậm nhất ngày | At the latest on
-- column decision text | Số quyết định | Decision
-- column kind word | Loại | Kind
-- column selection word | Còn hiệu lực | Stands
-- key code
-- word model | mô hình | model
-- word typical | điển hình | typical
-- word sure | còn | yes
-- word perhaps | có thể: không rõ ngày | perhaps: day not stated
-- word commune | cấp xã | commune
-- word district | cấp huyện | district
-- word province | cấp tỉnh | province
-- word unknown | chưa rõ cấp | level not stated

WITH
last AS (
  SELECT r.*, s.level AS selected_level, s.decided_on, s.known_by, s.decision,
         CASE WHEN s.reason IS NULL AND r.stands THEN 'sure' ELSE 'perhaps' END AS selection,
         row_number() OVER (
           PARTITION BY r.model
           ORDER BY r.year DESC, CASE WHEN s.reason IS NULL THEN 1 ELSE 2 END,
                    CASE s.level WHEN 'province' THEN 1 WHEN 'district' THEN 2
                                 WHEN 'commune' THEN 3 ELSE 4 END, s.id) AS nth
    FROM registered AS r JOIN selection_state AS s ON s.registration = r.id
   WHERE r.stands IS NOT NULL AND coalesce(s.reason, 'undated') = 'undated')
SELECT p.code AS province_code, p.name AS province, p.name_vi AS province_vi,
       p.name_en AS province_en,
       r.code, r.title, f.code AS field, f.name_vi AS field_vi, f.name_en AS field_en, r.owner_name,
       r.year,
       (SELECT s.level FROM decision_state AS s JOIN registration AS o ON o.id = s.registration
         WHERE o.model = r.model AND s.reason IS NULL
         ORDER BY CASE s.level WHEN 'province' THEN 1 WHEN 'district' THEN 2
                               WHEN 'commune' THEN 3 ELSE 4 END LIMIT 1) AS level,
       p.valid_from AS province_from, p.valid_to AS province_to,
       r.selected_level, r.decided_on AS selected_on,
       CASE WHEN r.decided_on IS NULL THEN r.known_by END AS selected_by, r.decision, r.kind,
       r.selection
  FROM last AS r
  JOIN place AS p ON p.unit = r.province
  LEFT JOIN field AS f ON f.id = r.field
 WHERE r.nth = 1
 ORDER BY p.code, r.title COLLATE vietnamese

-- why
-- word lower | cấp thấp hơn | a lower level
-- word earlier | năm khác | another year
-- word undated | không rõ ngày: có thể tính | may count: its day is not stated
-- word unselected | đã thôi công nhận điển hình | taken back since
-- word unselection | là quyết định thôi công nhận | takes a selection back
WITH
asked AS (SELECT id, model, year FROM registered WHERE code = :row_code),
decided AS (
  SELECT s.id, s.level, s.reason
    FROM decision_state AS s JOIN registration AS r ON r.id = s.registration
   WHERE r.model IN (SELECT model FROM asked))
SELECT 'model' AS noun, model AS id, 'code title field owner_name kind' AS columns, NULL AS reason
  FROM asked WHERE year = :row_year
UNION ALL
SELECT 'registration', id, 'province year',
       CASE WHEN year = :row_year THEN NULL ELSE 'earlier' END FROM asked
UNION ALL
SELECT 'recognition', id, 'level',
       coalesce(reason, CASE WHEN level <> :row_level THEN 'lower' END)
  FROM decided
UNION ALL
SELECT 'selection', s.id, 'selected_level selected_on selected_by decision selection',
       CASE WHEN s.reason = 'undated' AND :row_selection = 'perhaps' THEN NULL
            WHEN s.reason IS NOT NULL THEN s.reason
            WHEN r.year <> :row_year THEN 'earlier'
            WHEN s.level <> :row_selected_level THEN 'lower' END
  FROM selection_state AS s JOIN asked AS r ON r.id = s.registration
