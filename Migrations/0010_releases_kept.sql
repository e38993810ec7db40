-- The head of a release is part of what was published. And INSERT OR REPLACE removes a row without
-- asking a trigger on DELETE: https://www.sqlite.org/lang_conflict.html

CREATE TRIGGER release_kept_update BEFORE UPDATE ON release BEGIN
  SELECT raise(ABORT, 'a release cannot be changed');
END;
CREATE TRIGGER release_kept_delete BEFORE DELETE ON release BEGIN
  SELECT raise(ABORT, 'a release cannot be removed');
END;
CREATE TRIGGER release_kept_insert BEFORE INSERT ON release
WHEN EXISTS (SELECT 1 FROM release WHERE id = new.id OR name = new.name) BEGIN
  SELECT raise(ABORT, 'a release cannot be replaced');
END;
CREATE TRIGGER release_output_kept_insert BEFORE INSERT ON release_output
WHEN EXISTS (SELECT 1 FROM release_output
              WHERE id = new.id
                 OR release = new.release AND report = new.report
                    AND parameters = new.parameters AND format = new.format) BEGIN
  SELECT raise(ABORT, 'a released output cannot be replaced');
END;
