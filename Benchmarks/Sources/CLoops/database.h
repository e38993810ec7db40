#ifndef LOOPS_DATABASE_H
#define LOOPS_DATABASE_H

#include <sqlite3.h>

#include "CLoops.h"

struct loops_database {
  sqlite3 *connection;
};

/// A statement; nil for wrong SQL, which SQLite then reports at every use.
sqlite3_stmt *loops_prepare(loops_database *database, const char *sql);

#endif
