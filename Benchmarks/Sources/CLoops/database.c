#include "database.h"

#include <stdlib.h>

/// Open as the wrapper opens: no mutex.
loops_database *loops_open(const char *path) {
  loops_database *database = malloc(sizeof *database);
  if (database == NULL) return NULL;
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
  if (sqlite3_open_v2(path, &database->connection, flags, NULL) == SQLITE_OK) return database;
  loops_close(database);
  return NULL;
}

void loops_close(loops_database *database) {
  sqlite3_close(database->connection);
  free(database);
}

int loops_run(loops_database *database, const char *sql) {
  return sqlite3_exec(database->connection, sql, NULL, NULL, NULL);
}

int loops_integer(loops_database *database, const char *sql, int64_t *result) {
  sqlite3_stmt *statement = loops_prepare(database, sql);
  if (sqlite3_step(statement) == SQLITE_ROW) *result = sqlite3_column_int64(statement, 0);
  return sqlite3_finalize(statement);
}

sqlite3_stmt *loops_prepare(loops_database *database, const char *sql) {
  sqlite3_stmt *statement = NULL;
  sqlite3_prepare_v2(database->connection, sql, -1, &statement, NULL);
  return statement;
}

const char *loops_sqlite_version(void) { return sqlite3_libversion(); }
