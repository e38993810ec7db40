// Rows in memory as a table that a statement can read: a virtual table that is there without being
// created (https://sqlite.org/vtab.html). In C because SQLite puts fields of its own before ours.

#ifndef CSQLITE_ROWS_H
#define CSQLITE_ROWS_H

#include <sqlite3.h>

/// A value: an INTEGER, or the place of a TEXT or BLOB in the bytes of its rows.
typedef struct csqlite_cell {
  sqlite3_int64 number;
  int count;
  int type;
} csqlite_cell;

/// What the table holds at the moment. The memory stays where it is while a statement reads it.
typedef struct csqlite_rows {
  const csqlite_cell *cells;
  const char *bytes;
  sqlite3_int64 width;
  sqlite3_int64 count;
} csqlite_rows;

typedef struct csqlite_rows_table {
  sqlite3_vtab base;
  const csqlite_rows *rows;
} csqlite_rows_table;

typedef struct csqlite_rows_cursor {
  sqlite3_vtab_cursor base;
  sqlite3_int64 position;
} csqlite_rows_cursor;

static inline const csqlite_rows *csqlite_rows_of(sqlite3_vtab_cursor *cursor) {
  return ((csqlite_rows_table *)cursor->pVtab)->rows;
}

static inline int csqlite_rows_connect(
    sqlite3 *db, void *rows, int count, const char *const *arguments, sqlite3_vtab **table,
    char **message) {
  (void)count, (void)arguments, (void)message;
  int code = sqlite3_declare_vtab(
      db,
      "CREATE TABLE rows (c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15,"
      " c16, c17, c18, c19, c20, c21, c22, c23, c24, c25, c26, c27, c28, c29, c30, c31)");
  if (code != SQLITE_OK) return code;
  csqlite_rows_table *made = sqlite3_malloc(sizeof *made);
  if (!made) return SQLITE_NOMEM;
  *made = (csqlite_rows_table){.rows = rows};
  *table = &made->base;
  return SQLITE_OK;
}

static inline int csqlite_rows_disconnect(sqlite3_vtab *table) {
  sqlite3_free(table);
  return SQLITE_OK;
}

static inline int csqlite_rows_plan(sqlite3_vtab *table, sqlite3_index_info *plan) {
  plan->estimatedRows = ((csqlite_rows_table *)table)->rows->count;
  return SQLITE_OK;
}

static inline int csqlite_rows_open(sqlite3_vtab *table, sqlite3_vtab_cursor **cursor) {
  (void)table;
  csqlite_rows_cursor *made = sqlite3_malloc(sizeof *made);
  if (!made) return SQLITE_NOMEM;
  *made = (csqlite_rows_cursor){.position = 0};
  *cursor = &made->base;
  return SQLITE_OK;
}

static inline int csqlite_rows_close(sqlite3_vtab_cursor *cursor) {
  sqlite3_free(cursor);
  return SQLITE_OK;
}

static inline int csqlite_rows_begin(
    sqlite3_vtab_cursor *cursor, int plan, const char *name, int count, sqlite3_value **values) {
  (void)plan, (void)name, (void)count, (void)values;
  ((csqlite_rows_cursor *)cursor)->position = 0;
  return SQLITE_OK;
}

static inline int csqlite_rows_next(sqlite3_vtab_cursor *cursor) {
  ((csqlite_rows_cursor *)cursor)->position++;
  return SQLITE_OK;
}

static inline int csqlite_rows_is_over(sqlite3_vtab_cursor *cursor) {
  return ((csqlite_rows_cursor *)cursor)->position >= csqlite_rows_of(cursor)->count;
}

static inline int csqlite_rows_number(sqlite3_vtab_cursor *cursor, sqlite3_int64 *number) {
  *number = ((csqlite_rows_cursor *)cursor)->position;
  return SQLITE_OK;
}

static inline int csqlite_rows_value(
    sqlite3_vtab_cursor *cursor, sqlite3_context *result, int column) {
  const csqlite_rows *rows = csqlite_rows_of(cursor);
  if (column >= rows->width) return SQLITE_OK;
  const csqlite_cell *cell =
      rows->cells + ((csqlite_rows_cursor *)cursor)->position * rows->width + column;
  switch (cell->type) {
  case SQLITE_INTEGER:
    sqlite3_result_int64(result, cell->number);
    break;
  case SQLITE_TEXT:
    sqlite3_result_text64(
        result, rows->bytes + cell->number, (sqlite3_uint64)cell->count, SQLITE_STATIC,
        SQLITE_UTF8);
    break;
  case SQLITE_BLOB:
    sqlite3_result_blob64(
        result, rows->bytes + cell->number, (sqlite3_uint64)cell->count, SQLITE_STATIC);
    break;
  case SQLITE_FLOAT: {
    double real;
    __builtin_memcpy(&real, &cell->number, sizeof real);
    sqlite3_result_double(result, real);
    break;
  }
  }
  return SQLITE_OK;
}

/// Makes the table `rows` readable. There is none to be created, so it is in no schema.
static inline int csqlite_create_rows(sqlite3 *db, csqlite_rows *rows) {
  static const sqlite3_module module = {
      .xConnect = csqlite_rows_connect,
      .xDisconnect = csqlite_rows_disconnect,
      .xBestIndex = csqlite_rows_plan,
      .xOpen = csqlite_rows_open,
      .xClose = csqlite_rows_close,
      .xFilter = csqlite_rows_begin,
      .xNext = csqlite_rows_next,
      .xEof = csqlite_rows_is_over,
      .xColumn = csqlite_rows_value,
      .xRowid = csqlite_rows_number,
  };
  return sqlite3_create_module_v2(db, "batch_rows", &module, rows, 0);
}

#endif
