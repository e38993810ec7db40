/// The dictionary of columns, as it stands in the binary: what each is called and means.
///
/// Under `[table]` stand the columns of that table, under `[list NAME]` what one list calls
/// otherwise, before any what holds for columns of that name everywhere.
/// `column: Vietnamese | English` is what it is called; indented below stands what differs: `list`
/// heads it in lists, `header` in the files that offices send, `also` what else heads it there,
/// `tick VALUE` what heads a column that is ticked for that value, and `about` explains it to those
/// who write SQL.
public let columnFiles = embeddedFiles.map { Array($0.text.utf8) }
