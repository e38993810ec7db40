#include "faults.h"

#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>

/// A file of the default VFS with what stands before it.
struct file {
  sqlite3_file base;
  const char *name;
  sqlite3_io_methods methods;
};

static sqlite3_vfs *real_vfs, vfs;

#define FILE_OF(file) ((struct file *)(file))
#define REAL_OF(file) ((sqlite3_file *)(FILE_OF(file) + 1))
#define FAIL(call, file, code) if (stage(call, FILE_OF(file)->name, 0)) return code
/// Passes a call on, so that what it asks of the system is known to be SQLite's.
#define PASS(expression) ({ depth++; int result_ = (expression); depth--; result_; })
#define ON(file, method, ...) PASS(REAL_OF(file)->pMethods->method(REAL_OF(file), ##__VA_ARGS__))

static int close_file(sqlite3_file *file) {
  stage(CLOSE, FILE_OF(file)->name, 0);
  return ON(file, xClose);
}

static int read_file(sqlite3_file *file, void *bytes, int length, sqlite3_int64 offset) {
  FAIL(READ, file, SQLITE_IOERR_READ);
  return ON(file, xRead, bytes, length, offset);
}

static int write_file(sqlite3_file *file, const void *bytes, int length, sqlite3_int64 offset) {
  if (stage(WRITE, FILE_OF(file)->name, 1)) {
    if (plan.silent) return SQLITE_OK;
    return plan.full ? SQLITE_FULL : SQLITE_IOERR_WRITE;
  }
  if (plan.room >= 0) {
    sqlite3_int64 size = 0;
    ON(file, xFileSize, &size);
    int fits = (int)take_room((size_t)length, offset + length - size);
    if (fits < length) {
      if (fits > 0) ON(file, xWrite, bytes, fits, offset);
      return SQLITE_FULL;
    }
  }
  return ON(file, xWrite, bytes, length, offset);
}

static int truncate_file(sqlite3_file *file, sqlite3_int64 size) {
  FAIL(TRUNCATE, file, SQLITE_IOERR_TRUNCATE);
  return ON(file, xTruncate, size);
}

static int sync_file(sqlite3_file *file, int flags) {
  FAIL(SYNC, file, SQLITE_IOERR_FSYNC);
  return ON(file, xSync, flags);
}

static int size_of_file(sqlite3_file *file, sqlite3_int64 *size) {
  FAIL(SIZE, file, SQLITE_IOERR_FSTAT);
  return ON(file, xFileSize, size);
}

static int lock_file(sqlite3_file *file, int level) {
  FAIL(LOCK, file, SQLITE_IOERR_LOCK);
  return ON(file, xLock, level);
}

static int unlock_file(sqlite3_file *file, int level) {
  FAIL(UNLOCK, file, SQLITE_IOERR_UNLOCK);
  return ON(file, xUnlock, level);
}

static int is_reserved(sqlite3_file *file, int *answer) {
  FAIL(RESERVED, file, SQLITE_IOERR_CHECKRESERVEDLOCK);
  return ON(file, xCheckReservedLock, answer);
}

static int control_file(sqlite3_file *file, int operation, void *argument) {
  // With the others the VFS of Unix asks nothing of the disk.
  if (operation == SQLITE_FCNTL_SIZE_HINT) FAIL(CONTROL, file, SQLITE_IOERR_WRITE);
  return ON(file, xFileControl, operation, argument);
}

static int sector_size(sqlite3_file *file) { return ON(file, xSectorSize); }
static int characteristics(sqlite3_file *file) { return ON(file, xDeviceCharacteristics); }

static int map_shared(
    sqlite3_file *file, int region, int size, int extends, void volatile **memory) {
  if (stage(SHMMAP, FILE_OF(file)->name, extends))
    return plan.full ? SQLITE_IOERR_SHMSIZE : SQLITE_IOERR_SHMMAP;
  return ON(file, xShmMap, region, size, extends, memory);
}

static int lock_shared(sqlite3_file *file, int offset, int count, int flags) {
  FAIL(SHMLOCK, file, SQLITE_IOERR_SHMLOCK);
  return ON(file, xShmLock, offset, count, flags);
}

static void barrier(sqlite3_file *file) { REAL_OF(file)->pMethods->xShmBarrier(REAL_OF(file)); }
static int unmap_shared(sqlite3_file *file, int deletes) {
  return ON(file, xShmUnmap, deletes);
}

static int fetch(sqlite3_file *file, sqlite3_int64 offset, int length, void **memory) {
  FAIL(FETCH, file, SQLITE_IOERR_MMAP);
  return ON(file, xFetch, offset, length, memory);
}

static int unfetch(sqlite3_file *file, sqlite3_int64 offset, void *memory) {
  return ON(file, xUnfetch, offset, memory);
}

static const sqlite3_io_methods methods = {
  3, close_file, read_file, write_file, truncate_file, sync_file, size_of_file, lock_file,
  unlock_file, is_reserved, control_file, sector_size, characteristics, map_shared, lock_shared,
  barrier, unmap_shared, fetch, unfetch,
};

static int open_file(sqlite3_vfs *_, const char *path, sqlite3_file *file, int flags, int *out) {
  struct stat status;
  file->pMethods = NULL;
  FILE_OF(file)->name = path ? path : "(temporary)";
  int makes = (flags & SQLITE_OPEN_CREATE) && (!path || stat(path, &status) != 0);
  if (stage(OPEN, FILE_OF(file)->name, makes)) return SQLITE_CANTOPEN;
  int code = PASS(real_vfs->xOpen(real_vfs, path, REAL_OF(file), flags, out));
  const sqlite3_io_methods *real = REAL_OF(file)->pMethods;
  if (!real) return code;
  FILE_OF(file)->methods = methods;
  FILE_OF(file)->methods.iVersion = real->iVersion;
  // SQLite asks by the pointer whether a file can have shared memory.
  if (real->iVersion < 2 || !real->xShmMap) FILE_OF(file)->methods.xShmMap = NULL;
  file->pMethods = &FILE_OF(file)->methods;
  return code;
}

static int delete_file(sqlite3_vfs *_, const char *path, int syncs) {
  if (stage(DELETE, path, 0)) return SQLITE_IOERR_DELETE;
  return PASS(real_vfs->xDelete(real_vfs, path, syncs));
}

static int has_access(sqlite3_vfs *_, const char *path, int flags, int *answer) {
  if (stage(ACCESS, path, 0)) return SQLITE_IOERR_ACCESS;
  return PASS(real_vfs->xAccess(real_vfs, path, flags, answer));
}

static int full_path(sqlite3_vfs *_, const char *path, int length, char *out) {
  if (stage(PATH, path, 0)) return SQLITE_CANTOPEN;
  return PASS(real_vfs->xFullPathname(real_vfs, path, length, out));
}

static int randomness(sqlite3_vfs *_, int length, char *out) {
  if (!plan.random) return real_vfs->xRandomness(real_vfs, length, out);
  unsigned long state = plan.random;
  for (int index = 0; index < length; index++) {
    state = state * 6364136223846793005UL + 1442695040888963407UL;
    out[index] = (char)(state >> 56);
  }
  return length;
}

void install_vfs(void) {
  real_vfs = sqlite3_vfs_find(NULL);
  vfs = *real_vfs;
  vfs.zName = "faults";
  vfs.pNext = NULL;
  vfs.szOsFile = (int)sizeof(struct file) + real_vfs->szOsFile;
  vfs.xOpen = open_file;
  vfs.xDelete = delete_file;
  vfs.xAccess = has_access;
  vfs.xFullPathname = full_path;
  vfs.xRandomness = randomness;
  sqlite3_vfs_register(&vfs, 1);
}
