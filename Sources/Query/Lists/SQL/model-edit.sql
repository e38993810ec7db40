-- title.vi: Những gì một lần sửa mô hình so sánh
-- title.en: What an edit of a model compares
-- table model
-- column code text
-- column title text
-- column title_en text
-- column unit name
-- column field name
-- column owner_kind word model.owner_kind
-- column owner text
-- column kind word model.kind
-- column committee text
-- column directive text
-- column source text
-- column locator text
-- column quote text
-- column note text
SELECT m.code, m.title, m.title_en, u.code AS unit, u.name_vi AS unit_vi, u.name_en AS unit_en,
       f.code AS field, f.name_vi AS field_vi, f.name_en AS field_en, m.owner_kind,
       m.owner_name AS owner, m.kind, c.code AS committee, d.code AS directive, s.code AS source,
       m.locator, m.quote, m.note
  FROM model AS m
  LEFT JOIN field AS f ON f.id = m.field
  LEFT JOIN unit_version AS u ON u.id = (
    SELECT v.id FROM unit_version AS v WHERE v.unit = m.unit ORDER BY v.valid_from DESC LIMIT 1)
  LEFT JOIN committee AS c ON c.id = m.committee
  LEFT JOIN directive AS d ON d.id = m.directive
  LEFT JOIN source AS s ON s.id = m.source
 WHERE m.id = :model

-- section registration | Lần đăng ký | Registration
-- table registration
-- column registered_on date
-- column mode word registration.mode
-- column registered_in name
-- column registered_with text
-- column registration_source text
-- column registration_note text
SELECT r.registered_on, r.mode, u.code AS registered_in, u.name_vi AS registered_in_vi,
       u.name_en AS registered_in_en, c.code AS registered_with, s.code AS registration_source,
       r.note AS registration_note
  FROM registration AS r
  LEFT JOIN unit_version AS u ON u.id = (
    SELECT v.id FROM unit_version AS v WHERE v.unit = r.unit ORDER BY v.valid_from DESC LIMIT 1)
  LEFT JOIN committee AS c ON c.id = r.committee
  LEFT JOIN source AS s ON s.id = r.source
 WHERE r.id = :registration
