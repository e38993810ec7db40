// Puts danvan to the test: loaded before it (LD_PRELOAD), this library makes calls fail, the
// process die or the power go at a chosen moment. Nothing of the product needs it.
//
// DANVAN_FAULTS = "key=value,…":
//   root=FOLDER    where it runs; only files in here are watched (a real path)
//   report=FILE    where the counts go when the process ends
//   fail=N         call number N fails; with `full`, number N of those that need room
//   full           as a full disk would, else as a broken one
//   forever        as does every later one
//   silent         a write that is to fail is left out and said to be done: a planted fault
//   memory=N       SQLite's allocation number N fails (and with `forever` every later one)
//   kill=N         the process is killed at call N
//   cut=N          the power goes at call N, or at the end of the process: cut=end
//   seed=N         what is lost then
//   room=N         bytes left on the disk
//   dropsync       no sync does anything: a planted fault
//   now=SECONDS    the time of day stands still
//   trace          the report lists every call
//   random=N       what SQLite takes for random
//
// A call is one of SQLite to its VFS, or one of danvan itself to the system about a watched file.

#ifndef FAULTS_H
#define FAULTS_H

#include <stddef.h>

enum call {
  // Of SQLite.
  OPEN, CLOSE, READ, WRITE, TRUNCATE, SYNC, SIZE, LOCK, UNLOCK, RESERVED, CONTROL, DELETE, ACCESS,
  PATH, SHMMAP, SHMLOCK, FETCH,
  // Of danvan.
  OWN_OPEN, OWN_READ, OWN_WRITE, OWN_SYNC, OWN_LINK, OWN_RENAME, OWN_UNLINK,
  CALLS
};

struct plan {
  int active;
  char root[4096];
  char report[4096];
  long fail, memory, kill, cut;
  int full, forever, dropsync, silent, trace;
  unsigned long seed, random;
  /// -1 = no end of it.
  long long room;
  /// 0 = the real time.
  long now;
};

extern struct plan plan;
/// The calls of SQLite's VFS under way: what they ask of the system is not danvan's own doing.
extern int depth;

/// Counts a call and lets come what is planned for it; 1 = it is to fail.
int stage(enum call call, const char *name, int needs_room);
/// As `stage`, for an allocation.
int stage_memory(void);
/// Writes the counts.
void report(void);
/// A number from the seed.
unsigned long dice(void);

void install_memory(void);
void install_vfs(void);
/// The process ends with this code where the power goes before its own end.
#define POWER_CUT 86
/// The power goes: what was not synced is lost at random. Ends the process with the code, which
/// tells an answer from a refusal.
_Noreturn void cut_power(int code);

/// Whether the file is watched; its whole path then stands in `whole`.
int is_watched(const char *path, char whole[4096]);
/// How much of `length` bytes still fits, of which `growth` are new; takes it away.
size_t take_room(size_t length, long long growth);

/// What follows a call that worked, so that a power cut can undo it.
void note_opened(int descriptor, const char *whole, int existed, int writes);
void note_write(int descriptor, const void *bytes, size_t length, long long offset);
void note_truncation(int descriptor, long long size);
void note_sync(int descriptor);
/// Before the call, for the file must still be there to be read.
void note_name(const char *from, const char *to, int keeps_from);
void note_closed(int descriptor);

/// The system's own function of that name.
void *real_function(const char *name);
#define REAL(name) \
  ({ \
    static __typeof__(&name) function; \
    if (!function) function = (__typeof__(&name))real_function(#name); \
    function; \
  })

#endif
