#include "database.h"

static int bind_item(sqlite3_stmt *statement, const loops_item *item) {
  int failed = sqlite3_bind_int64(statement, 1, item->id);
  failed |= sqlite3_bind_int64(statement, 2, item->year);
  failed |= sqlite3_bind_double(statement, 3, item->share);
  for (int text = 0; text < 5; text++) {
    // A nil start binds NULL.
    failed |= sqlite3_bind_text(
        statement, 4 + text, item->texts[text].start, (int)item->texts[text].length,
        SQLITE_STATIC);
  }
  return failed;
}

int loops_insert(
    loops_database *database, const char *sql, const loops_item *items, size_t count) {
  int failed = loops_run(database, "BEGIN IMMEDIATE");
  sqlite3_stmt *statement = loops_prepare(database, sql);
  for (size_t index = 0; index < count && !failed; index++) {
    failed = bind_item(statement, &items[index]);
    if (!failed && sqlite3_step(statement) != SQLITE_DONE) failed = SQLITE_ERROR;
    sqlite3_reset(statement);
  }
  sqlite3_finalize(statement);
  return failed ? failed : loops_run(database, "COMMIT");
}
