-- title.vi: Các lượt đăng ký được đếm
-- title.en: Registrations that are counted
-- table model
-- column code text
-- column title text
-- column province name
-- column unit name
-- column field name
-- column owner_kind word model.owner_kind
-- column owner text
-- column kind word model.kind
-- column year year
-- column registered_on date
-- column mode word registration.mode
-- column source text
-- column province_from date for machines
-- column province_to date for machines
-- Places go by the name they had when the model was registered. Which ones comes after.
SELECT m.code, m.title, u.code AS province, u.name_vi AS province_vi, u.name_en AS province_en,
       w.code AS unit, w.type || ' ' || w.name_vi AS unit_vi, w.name_en AS unit_en, f.code AS field,
       f.name_vi AS field_vi, f.name_en AS field_en, m.owner_kind, m.owner_name AS owner, m.kind,
       r.year, r.registered_on, r.mode, s.code AS source,
       u.valid_from AS province_from, u.valid_to AS province_to
  FROM registration AS r
  JOIN model AS m ON m.id = r.model
  LEFT JOIN field AS f ON f.id = m.field
  LEFT JOIN unit_version AS u ON u.id = coalesce(
    (SELECT v.id FROM unit_version AS v
      WHERE v.unit = r.province
        AND coalesce(v.valid_from, '') <= coalesce(r.registered_on, r.year || '-12-31')
      ORDER BY v.valid_from DESC LIMIT 1),
    (SELECT v.id FROM unit_version AS v
      WHERE v.unit = r.province ORDER BY v.valid_from DESC LIMIT 1))
  LEFT JOIN unit_version AS w ON w.id = coalesce(
    (SELECT v.id FROM unit_version AS v
      WHERE v.unit = nullif(r.unit, r.province)
        AND coalesce(v.valid_from, '') <= coalesce(r.registered_on, r.year || '-12-31')
      ORDER BY v.valid_from DESC LIMIT 1),
    (SELECT v.id FROM unit_version AS v
      WHERE v.unit = nullif(r.unit, r.province) ORDER BY v.valid_from DESC LIMIT 1))
  LEFT JOIN source AS s ON s.id = coalesce(r.source, m.source)
