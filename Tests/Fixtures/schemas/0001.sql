-- Rows as danvan had them when 0001_foundation.sql was its last migration.
-- The tables are those of the migrations named here; one that landed is never edited.

INSERT INTO migration (number, name, sha256, applied_at, duration_ms) VALUES (1, '0001_foundation.sql', '1c56326f9fcff40c7fef3cbd9de8400185b8f97e05556e12bb63367d110ab916', '2026-01-01T00:00:00.000Z', 1);
INSERT INTO office (id, number, uuid, created_at) VALUES (1, 0, '00000000-0000-4000-8000-000000000001', '2026-01-01T00:00:00.000Z');

PRAGMA user_version = 1;
