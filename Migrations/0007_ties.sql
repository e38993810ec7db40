-- What carries out a document, and its number as it was typed.

ALTER TABLE directive ADD COLUMN number_typed TEXT NOT NULL DEFAULT ''; -- e.g. 12 - NQ/TU or 82/KH-UBND

ALTER TABLE model ADD COLUMN directive INTEGER REFERENCES directive (id);          -- document it carries out
ALTER TABLE fund ADD COLUMN directive INTEGER REFERENCES directive (id);           -- document it was set up by
ALTER TABLE task_programme ADD COLUMN directive INTEGER REFERENCES directive (id); -- document it carries out
CREATE INDEX model_directive ON model (directive) WHERE directive IS NOT NULL;
CREATE INDEX fund_directive ON fund (directive) WHERE directive IS NOT NULL;
CREATE INDEX task_programme_directive ON task_programme (directive) WHERE directive IS NOT NULL;
