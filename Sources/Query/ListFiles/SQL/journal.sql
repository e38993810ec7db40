-- title.vi: Nhật ký
-- title.en: Journal
-- table journal
-- column entry year
-- column at moment
-- column who text
-- column command text
-- column changes count
-- column reason text
-- column undoes list
-- column undone_by list
-- column arguments text for details
-- column tool_version text for machines
SELECT j.id AS entry, j.at, j.who, j.command, j.changes, j.reason,
       (SELECT group_concat(u.undone, ' ') FROM journal_undo AS u WHERE u.journal = j.id) AS undoes,
       (SELECT group_concat(u.journal, ' ') FROM journal_undo AS u
         WHERE u.undone = j.id) AS undone_by,
       j.arguments, j.tool_version
  FROM journal AS j
 WHERE j.id BETWEEN coalesce(:entry, 0) AND coalesce(:entry, 9223372036854775807)
 ORDER BY j.id DESC LIMIT :count
