-- How much an entry of the journal changed, and what it takes back.

ALTER TABLE journal ADD COLUMN changes INTEGER; -- rows it added, changed or removed; NULL before danvan counted them

CREATE TABLE journal_undo (         -- entries that were taken back; what takes back an undo restores
  undone       INTEGER NOT NULL REFERENCES journal (id), -- the entry that was taken back
  journal      INTEGER NOT NULL REFERENCES journal (id), -- the entry that did it
  PRIMARY KEY (undone, journal)
) STRICT, WITHOUT ROWID;
CREATE INDEX journal_undo_by ON journal_undo (journal);
