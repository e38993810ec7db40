// The functions of the system that stand between danvan or SQLite and the disk.
#define _GNU_SOURCE
#include "faults.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

/// The names of the watched files danvan itself has open.
static char *names[1024];

int is_watched(const char *path, char whole[4096]) {
  if (!plan.active || !*plan.root || !path) return 0;
  while (!strncmp(path, "./", 2)) path += 2;
  char folder[4096];
  if (path[0] == '/') snprintf(whole, 4096, "%s", path);
  else if (!getcwd(folder, sizeof folder)) return 0;
  else if (!strcmp(path, ".")) snprintf(whole, 4096, "%.*s", 4000, folder);
  else snprintf(whole, 4096, "%.2000s/%.2000s", folder, path);
  size_t length = strlen(plan.root);
  return !strncmp(whole, plan.root, length) && (whole[length] == '/' || !whole[length]);
}

static int is_own(int descriptor) {
  return plan.active && depth == 0 && descriptor >= 0 && descriptor < 1024 && names[descriptor];
}

/// Whether danvan's own call is to fail, `errno` set.
static int refuses(enum call call, const char *name, int needs_room) {
  if (!stage(call, name, needs_room)) return 0;
  errno = plan.full ? ENOSPC : EIO;
  return 1;
}

static int open_watched(
    const char *path, int flags, mode_t mode, int (*real)(const char *, int, ...)) {
  char whole[4096];
  if (!is_watched(path, whole)) return real(path, flags, mode);
  struct stat status;
  int existed = stat(whole, &status) == 0;
  if (depth == 0 && refuses(OWN_OPEN, whole, (flags & O_CREAT) && !existed)) return -1;
  int writes = (flags & O_ACCMODE) != O_RDONLY;
  int descriptor = real(path, flags, mode);
  if (descriptor < 0 || descriptor >= 1024) return descriptor;
  note_opened(descriptor, whole, existed, writes);
  if (writes && (flags & O_TRUNC)) note_truncation(descriptor, 0);
  if (depth == 0) names[descriptor] = strdup(whole);
  return descriptor;
}

#define MODE(flags) \
  mode_t mode = 0; \
  if (flags & (O_CREAT | O_TMPFILE)) { \
    va_list rest; \
    va_start(rest, flags); \
    mode = va_arg(rest, mode_t); \
    va_end(rest); \
  }

int open(const char *path, int flags, ...) {
  MODE(flags)
  return open_watched(path, flags, mode, REAL(open));
}

int open64(const char *path, int flags, ...) {
  MODE(flags)
  return open_watched(path, flags, mode, REAL(open64));
}

int close(int descriptor) {
  if (plan.active && descriptor >= 0 && descriptor < 1024) {
    names[descriptor] = NULL;
    note_closed(descriptor);
  }
  return REAL(close)(descriptor);
}

ssize_t read(int descriptor, void *bytes, size_t length) {
  if (is_own(descriptor) && refuses(OWN_READ, names[descriptor], 0)) return -1;
  return REAL(read)(descriptor, bytes, length);
}

ssize_t write(int descriptor, const void *bytes, size_t length) {
  if (is_own(descriptor)) {
    if (refuses(OWN_WRITE, names[descriptor], 1)) return -1;
    length = take_room(length, (long long)length);
    if (length == 0) {
      errno = ENOSPC;
      return -1;
    }
  }
  ssize_t written = REAL(write)(descriptor, bytes, length);
  if (plan.active && written > 0)
    note_write(descriptor, bytes, (size_t)written, lseek(descriptor, 0, SEEK_CUR) - written);
  return written;
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t length, off64_t offset) {
  ssize_t written = REAL(pwrite64)(descriptor, bytes, length, offset);
  if (plan.active && written > 0) note_write(descriptor, bytes, (size_t)written, offset);
  return written;
}

ssize_t pwrite(int descriptor, const void *bytes, size_t length, off_t offset) {
  return pwrite64(descriptor, bytes, length, offset);
}

int ftruncate64(int descriptor, off64_t size) {
  int code = REAL(ftruncate64)(descriptor, size);
  if (plan.active && code == 0) note_truncation(descriptor, size);
  return code;
}

int ftruncate(int descriptor, off_t size) { return ftruncate64(descriptor, size); }

static int sync_watched(int descriptor, int (*real)(int)) {
  if (is_own(descriptor) && refuses(OWN_SYNC, names[descriptor], 0)) return -1;
  if (plan.active && plan.dropsync) return 0;
  int code = real(descriptor);
  if (plan.active && code == 0) note_sync(descriptor);
  return code;
}

int fsync(int descriptor) { return sync_watched(descriptor, REAL(fsync)); }
int fdatasync(int descriptor) { return sync_watched(descriptor, REAL(fdatasync)); }

int unlink(const char *path) {
  char whole[4096];
  if (!is_watched(path, whole)) return REAL(unlink)(path);
  struct stat status;
  if (stat(whole, &status) != 0) return REAL(unlink)(path);
  if (depth == 0) stage(OWN_UNLINK, whole, 0);
  note_name(whole, NULL, 0);
  return REAL(unlink)(path);
}

int link(const char *from, const char *to) {
  char whole[4096], target[4096];
  if (!is_watched(from, whole) || !is_watched(to, target)) return REAL(link)(from, to);
  if (refuses(OWN_LINK, target, 1)) return -1;
  struct stat status;
  if (stat(target, &status) != 0) note_name(whole, target, 1);
  return REAL(link)(from, to);
}

int rename(const char *from, const char *to) {
  char whole[4096], target[4096];
  if (!is_watched(from, whole) || !is_watched(to, target)) return REAL(rename)(from, to);
  if (refuses(OWN_RENAME, target, 1)) return -1;
  note_name(whole, target, 0);
  return REAL(rename)(from, to);
}

int clock_gettime(clockid_t clock, struct timespec *time) {
  if (plan.active && plan.now && clock == CLOCK_REALTIME) {
    *time = (struct timespec){.tv_sec = plan.now};
    return 0;
  }
  return REAL(clock_gettime)(clock, time);
}

time_t time(time_t *out) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  if (out) *out = now.tv_sec;
  return now.tv_sec;
}

int gettimeofday(struct timeval *restrict time, void *restrict zone) {
  if (plan.active && plan.now) {
    *time = (struct timeval){.tv_sec = plan.now};
    return 0;
  }
  return REAL(gettimeofday)(time, zone);
}
