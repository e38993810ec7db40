#include <stdlib.h>
#include <string.h>

#include "database.h"

/// How one row is added up.
typedef uint64_t row_sum(sqlite3_stmt *statement);

static inline int read_rows(
    loops_database *database, const char *sql, uint64_t *checksum, row_sum *sum) {
  sqlite3_stmt *statement = loops_prepare(database, sql);
  uint64_t total = 0;
  while (sqlite3_step(statement) == SQLITE_ROW) total += sum(statement);
  *checksum = total;
  return sqlite3_finalize(statement);
}

static inline uint64_t sum_text(sqlite3_stmt *statement, int column) {
  const unsigned char *text = sqlite3_column_text(statement, column);
  int length = sqlite3_column_bytes(statement, column);
  return (uint64_t)length + (length > 0 ? text[0] : 0);
}

/// `volatile`, or the compiler would leave out a copy that nobody reads.
static inline uint64_t sum_copy(sqlite3_stmt *statement, int column) {
  const unsigned char *text = sqlite3_column_text(statement, column);
  int length = sqlite3_column_bytes(statement, column);
  char *volatile copy = malloc((size_t)length + 1);
  if (copy == NULL) abort();
  memcpy(copy, text, (size_t)length + 1);
  uint64_t sum = (uint64_t)length + (unsigned char)copy[0];
  free(copy);
  return sum;
}

static inline uint64_t sum_mixed(
    sqlite3_stmt *statement, uint64_t (*text)(sqlite3_stmt *statement, int column)) {
  double share = sqlite3_column_double(statement, 2);
  uint64_t sum;
  memcpy(&sum, &share, sizeof sum);
  sum += (uint64_t)sqlite3_column_int64(statement, 0);
  sum += (uint64_t)sqlite3_column_int64(statement, 1);
  for (int column = 3; column < 6; column++) sum += text(statement, column);
  for (int column = 6; column < 8; column++) {
    int is_null = sqlite3_column_type(statement, column) == SQLITE_NULL;
    sum += is_null ? 7 : text(statement, column);
  }
  return sum;
}

static inline uint64_t sum_texts(
    sqlite3_stmt *statement, uint64_t (*text)(sqlite3_stmt *statement, int column)) {
  uint64_t sum = 0;
  for (int column = 0; column < 8; column++) sum += text(statement, column);
  return sum;
}

static uint64_t mixed(sqlite3_stmt *statement) { return sum_mixed(statement, sum_text); }
static uint64_t mixed_copied(sqlite3_stmt *statement) { return sum_mixed(statement, sum_copy); }
static uint64_t texts(sqlite3_stmt *statement) { return sum_texts(statement, sum_text); }
static uint64_t texts_copied(sqlite3_stmt *statement) { return sum_texts(statement, sum_copy); }

static uint64_t integers(sqlite3_stmt *statement) {
  uint64_t sum = 0;
  for (int column = 0; column < 8; column++) {
    sum += (uint64_t)sqlite3_column_int64(statement, column);
  }
  return sum;
}

int loops_read_mixed(loops_database *database, const char *sql, uint64_t *checksum) {
  return read_rows(database, sql, checksum, mixed);
}

int loops_read_integers(loops_database *database, const char *sql, uint64_t *checksum) {
  return read_rows(database, sql, checksum, integers);
}

int loops_read_texts(loops_database *database, const char *sql, uint64_t *checksum) {
  return read_rows(database, sql, checksum, texts);
}

int loops_copy_mixed(loops_database *database, const char *sql, uint64_t *checksum) {
  return read_rows(database, sql, checksum, mixed_copied);
}

int loops_copy_texts(loops_database *database, const char *sql, uint64_t *checksum) {
  return read_rows(database, sql, checksum, texts_copied);
}
