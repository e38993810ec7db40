// What a C program does with libsqlite3 and nothing between: the floor that the wrapper is
// measured against. It checks no storage class, no encoding and no column, and creates nothing.

#ifndef CLOOPS_H
#define CLOOPS_H

#include <stddef.h>
#include <stdint.h>

/// An open database; nil if it cannot be opened. `:memory:` is one in memory.
typedef struct loops_database loops_database;
loops_database *loops_open(const char *path);
void loops_close(loops_database *database);

/// Runs SQL without rows; 0 or SQLite's error code, as all the calls below.
int loops_run(loops_database *database, const char *sql);

/// The first column of the first row.
int loops_integer(loops_database *database, const char *sql, int64_t *result);

/// What the columns of a row are, in this order: integers, reals, texts, texts that may be NULL.
typedef enum {
  loops_wide,      // 4, 1, 5, 4
  loops_mixed,     // 2, 1, 3, 2
  loops_integers,  // 8, 0, 0, 0
  loops_texts,     // 0, 0, 8, 0
  loops_nullables  // 0, 0, 0, 8
} loops_layout;

/// Reads every row and adds up what is in it, as Checksum.swift does.
///
/// Where copied is not 0, each text is copied into memory of its own and freed again, which is the
/// least that a program that keeps the values has to do.
int loops_read(
    loops_database *database, const char *sql, loops_layout layout, int copied,
    uint64_t *checksum);

/// How often this process has asked for memory so far, whoever asked.
uint64_t loops_allocations(void);

/// Text of a row to be inserted; no start is NULL.
typedef struct {
  const char *start;
  size_t length;
} loops_text;

/// A row to be inserted.
typedef struct {
  int64_t id;
  int64_t year;
  double share;
  loops_text texts[5];
} loops_item;

/// Inserts the rows in one transaction. The texts are bound without a copy.
int loops_insert(
    loops_database *database, const char *sql, const loops_item *items, size_t count);

/// The version of the library that is linked.
const char *loops_sqlite_version(void);

#endif
