#include "faults.h"

#include <sqlite3.h>

static sqlite3_mem_methods real;

static void *allocate(int size) { return stage_memory() ? NULL : real.xMalloc(size); }

static void *resize(void *memory, int size) {
  return stage_memory() ? NULL : real.xRealloc(memory, size);
}

void install_memory(void) {
  sqlite3_config(SQLITE_CONFIG_GETMALLOC, &real);
  sqlite3_mem_methods wrapped = real;
  wrapped.xMalloc = allocate;
  wrapped.xRealloc = resize;
  sqlite3_config(SQLITE_CONFIG_MALLOC, &wrapped);
}
