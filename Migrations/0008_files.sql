-- Which file, and which row of it, an entry came from.

ALTER TABLE source ADD COLUMN sha256 TEXT;    -- of the imported file and what was set for it
CREATE UNIQUE INDEX source_sha256 ON source (sha256) WHERE sha256 IS NOT NULL;

ALTER TABLE registration ADD COLUMN locator TEXT; -- row of the source
CREATE INDEX registration_source ON registration (source, locator) WHERE source IS NOT NULL;
