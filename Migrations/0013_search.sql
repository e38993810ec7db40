-- The search index holds every text of a model: its names, folded, and the rest as it stands. FTS5 folds
-- accents and case of the rest; letters that it does not fold, like đ, are for the question to think of.

DROP TRIGGER model_search_insert;
DROP TRIGGER model_search_delete;
DROP TRIGGER model_search_update;
DROP TABLE model_search;

CREATE VIRTUAL TABLE model_search USING fts5 (
  search_key, code, owner_name, quote, note, content = 'model', content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER model_search_insert AFTER INSERT ON model BEGIN
  INSERT INTO model_search (rowid, search_key, code, owner_name, quote, note)
  VALUES (new.id, new.search_key, new.code, new.owner_name, new.quote, new.note);
END;
CREATE TRIGGER model_search_delete AFTER DELETE ON model BEGIN
  INSERT INTO model_search (model_search, rowid, search_key, code, owner_name, quote, note)
  VALUES ('delete', old.id, old.search_key, old.code, old.owner_name, old.quote, old.note);
END;
CREATE TRIGGER model_search_update
AFTER UPDATE OF id, search_key, code, owner_name, quote, note ON model BEGIN
  INSERT INTO model_search (model_search, rowid, search_key, code, owner_name, quote, note)
  VALUES ('delete', old.id, old.search_key, old.code, old.owner_name, old.quote, old.note);
  INSERT INTO model_search (rowid, search_key, code, owner_name, quote, note)
  VALUES (new.id, new.search_key, new.code, new.owner_name, new.quote, new.note);
END;

INSERT INTO model_search (model_search) VALUES ('rebuild');
