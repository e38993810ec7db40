#include <stdlib.h>
#include <string.h>

#include "database.h"

/// How one row is added up.
typedef uint64_t row_sum(sqlite3_stmt *statement);
typedef uint64_t text_sum(sqlite3_stmt *statement, int column);

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

/// Integers, then reals, then texts, then texts that may be NULL: so many of each.
static inline __attribute__((always_inline)) uint64_t sum_row(
    sqlite3_stmt *statement, int integers, int reals, int texts, int nullables,
    text_sum *text) {
  uint64_t sum = 0;
  int column = 0;
  for (int end = column + integers; column < end; column++) {
    sum += (uint64_t)sqlite3_column_int64(statement, column);
  }
  for (int end = column + reals; column < end; column++) {
    double value = sqlite3_column_double(statement, column);
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    sum += bits;
  }
  for (int end = column + texts; column < end; column++) sum += text(statement, column);
  for (int end = column + nullables; column < end; column++) {
    int is_null = sqlite3_column_type(statement, column) == SQLITE_NULL;
    sum += is_null ? 7 : text(statement, column);
  }
  return sum;
}

#define LAYOUT(name, ...)                                                       \
  static uint64_t name(sqlite3_stmt *statement) {                               \
    return sum_row(statement, __VA_ARGS__, sum_text);                           \
  }                                                                             \
  static uint64_t name##_copied(sqlite3_stmt *statement) {                      \
    return sum_row(statement, __VA_ARGS__, sum_copy);                           \
  }

LAYOUT(wide, 4, 1, 5, 4)
LAYOUT(mixed, 2, 1, 3, 2)
LAYOUT(integers, 8, 0, 0, 0)
LAYOUT(texts, 0, 0, 8, 0)
LAYOUT(nullables, 0, 0, 0, 8)

static row_sum *const sums[] = {wide, mixed, integers, texts, nullables};
static row_sum *const copies[] = {
    wide_copied, mixed_copied, integers, texts_copied, nullables_copied};

int loops_read(
    loops_database *database, const char *sql, loops_layout layout, int copied,
    uint64_t *checksum) {
  sqlite3_stmt *statement = loops_prepare(database, sql);
  row_sum *sum = (copied ? copies : sums)[layout];
  uint64_t total = 0;
  while (sqlite3_step(statement) == SQLITE_ROW) total += sum(statement);
  *checksum = total;
  return sqlite3_finalize(statement);
}
