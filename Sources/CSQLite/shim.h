// The C names of SQLite, and stand-ins for the few that Swift cannot import:
// variadic functions and macros that cast an integer to a pointer.

#ifndef CSQLITE_SHIM_H
#define CSQLITE_SHIM_H

// sqlite3.h declares the session functions only under these two names.
// https://sqlite.org/sessionintro.html
#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>

#include "rows.h"
#include "utf8.h"

/// Sets one on/off option of a connection: `sqlite3_db_config` is variadic.
static inline int csqlite_db_config_flag(sqlite3 *db, int option, int on) {
  return sqlite3_db_config(db, option, on, (int *)0);
}

/// `SQLITE_TRANSIENT` is a cast integer: SQLite copies the text before it returns.
static inline int csqlite_bind_text(
    sqlite3_stmt *statement, int index, const char *text, sqlite3_uint64 count) {
  return sqlite3_bind_text64(
      statement, index, text, count, SQLITE_TRANSIENT, SQLITE_UTF8);
}

/// As above, for text that stays where it is as long as it is bound: SQLite does not copy it.
static inline int csqlite_bind_kept_text(
    sqlite3_stmt *statement, int index, const void *text, sqlite3_uint64 count) {
  return sqlite3_bind_text64(
      statement, index, (const char *)text, count, SQLITE_STATIC, SQLITE_UTF8);
}

/// As `csqlite_bind_text`, for a blob.
static inline int csqlite_bind_blob(
    sqlite3_stmt *statement, int index, const void *bytes, sqlite3_uint64 count) {
  return sqlite3_bind_blob64(statement, index, bytes, count, SQLITE_TRANSIENT);
}

/// As `csqlite_bind_text`, for the result of a function.
static inline void csqlite_result_text(
    sqlite3_context *context, const char *text, sqlite3_uint64 count) {
  sqlite3_result_text64(context, text, count, SQLITE_TRANSIENT, SQLITE_UTF8);
}

/// As `csqlite_bind_blob`, for the result of a function.
static inline void csqlite_result_blob(
    sqlite3_context *context, const void *bytes, sqlite3_uint64 count) {
  sqlite3_result_blob64(context, bytes, count, SQLITE_TRANSIENT);
}

#endif
