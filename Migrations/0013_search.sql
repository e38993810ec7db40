-- The search index holds every text of a model: its names, folded, and the rest as it stands but for the
-- letter that the tokenizer does not fold, and the small figures of m² and m³.

DROP TRIGGER model_search_insert;
DROP TRIGGER model_search_delete;
DROP TRIGGER model_search_update;
DROP TABLE model_search;

CREATE VIEW model_words AS             -- what the search index of models is made from
SELECT id,                             -- of the model
       search_key,                     -- of its names
       replace(replace(replace(replace(
         code || ' ' || coalesce(owner_name, '') || ' ' || coalesce(quote, '') || ' ' || coalesce(note, ''),
         'đ', 'd'), 'Đ', 'd'), '²', '2'), '³', '3') AS words -- its code, owner, quotation and note
  FROM model;

CREATE VIRTUAL TABLE model_search USING fts5 (
  search_key, words, content = 'model_words', content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER model_search_insert AFTER INSERT ON model BEGIN
  INSERT INTO model_search (rowid, search_key, words)
  SELECT id, search_key, words FROM model_words WHERE id = new.id;
END;
CREATE TRIGGER model_search_delete AFTER DELETE ON model BEGIN
  INSERT INTO model_search (model_search, rowid, search_key, words)
  SELECT 'delete', old.id, old.search_key,
         replace(replace(replace(replace(
           old.code || ' ' || coalesce(old.owner_name, '') || ' ' || coalesce(old.quote, '') || ' '
           || coalesce(old.note, ''), 'đ', 'd'), 'Đ', 'd'), '²', '2'), '³', '3');
END;
CREATE TRIGGER model_search_update
AFTER UPDATE OF id, search_key, code, owner_name, quote, note ON model BEGIN
  INSERT INTO model_search (model_search, rowid, search_key, words)
  SELECT 'delete', old.id, old.search_key,
         replace(replace(replace(replace(
           old.code || ' ' || coalesce(old.owner_name, '') || ' ' || coalesce(old.quote, '') || ' '
           || coalesce(old.note, ''), 'đ', 'd'), 'Đ', 'd'), '²', '2'), '³', '3');
  INSERT INTO model_search (rowid, search_key, words)
  SELECT id, search_key, words FROM model_words WHERE id = new.id;
END;

INSERT INTO model_search (model_search) VALUES ('rebuild');
