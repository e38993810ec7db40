-- title.vi: Nguồn
-- title.en: Sources
-- table source
-- column code text
-- column publisher text
-- column title text
-- column published_on date
-- column published_from date
-- column published_to date
-- column dating word source.dating
-- column dating_note text for details
-- column event_on date for details
-- column url text for details
-- column file text for details
-- column language text for details
-- column note text for details
SELECT code, publisher, title, published_on, published_from, published_to, dating, dating_note,
       event_on, url, file, language, note
  FROM source WHERE :source IS NULL OR id = :source ORDER BY code

-- section holds | Lấy từ nguồn này | Taken from it
-- table source
-- column table name
-- column rows count
SELECT 'figure' AS "table", 'số liệu' AS table_vi, 'figures' AS table_en, count(*) AS "rows"
  FROM figure WHERE source = :source
UNION ALL
SELECT 'fund_entry', 'khoản tiền', 'fund entries', count(*) FROM fund_entry WHERE source = :source
UNION ALL
SELECT 'directive_mention', 'chỗ nhắc văn bản', 'mentions of documents', count(*)
  FROM directive_mention WHERE source = :source
UNION ALL
SELECT 'model', 'mô hình', 'models', count(*) FROM model WHERE source = :source
UNION ALL
SELECT 'task', 'nhiệm vụ', 'tasks', count(*) FROM task WHERE source = :source
