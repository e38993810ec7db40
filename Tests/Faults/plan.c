#define _GNU_SOURCE
#include "faults.h"

#include <dlfcn.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct plan plan = {.room = -1};
int depth;

static long stages, growths, allocations;
static long counts[CALLS];
static const char *fired = "";
static char fired_name[256];
/// Every call with its file, a line each.
static char *trace;
static size_t trace_length;

static const struct {
  const char *name;
  /// Closing and cleaning up have nobody to tell.
  int fails;
} calls[CALLS] = {
  [OPEN] = {"open", 1}, [CLOSE] = {"close", 0}, [READ] = {"read", 1}, [WRITE] = {"write", 1},
  [TRUNCATE] = {"truncate", 1}, [SYNC] = {"sync", 1}, [SIZE] = {"size", 1}, [LOCK] = {"lock", 1},
  [UNLOCK] = {"unlock", 1}, [RESERVED] = {"reserved", 1}, [CONTROL] = {"control", 1},
  [DELETE] = {"delete", 1}, [ACCESS] = {"access", 1}, [PATH] = {"path", 1},
  [SHMMAP] = {"shmmap", 1}, [SHMLOCK] = {"shmlock", 1}, [FETCH] = {"fetch", 1},
  [OWN_OPEN] = {"own-open", 1}, [OWN_READ] = {"own-read", 1}, [OWN_WRITE] = {"own-write", 1},
  [OWN_SYNC] = {"own-sync", 1}, [OWN_LINK] = {"own-link", 1}, [OWN_RENAME] = {"own-rename", 1},
  [OWN_UNLINK] = {"own-unlink", 0},
};

void *real_function(const char *name) {
  void *function = dlsym(RTLD_NEXT, name);
  if (!function) abort();
  return function;
}

static int is_hit(long number, long planned) {
  return planned > 0 && (number == planned || (plan.forever && number > planned));
}

static void note_fired(const char *call, const char *name) {
  if (*fired) return;
  fired = call;
  snprintf(fired_name, sizeof fired_name, "%s", name);
}

static void note_trace(enum call call, const char *name, int needs_room) {
  trace = realloc(trace, trace_length + 512);
  const char *room = needs_room ? "+" : "";
  trace_length += (size_t)snprintf(
    trace + trace_length, 512, "call %s%s %s\n", calls[call].name, room, name);
}

int stage(enum call call, const char *name, int needs_room) {
  if (!plan.active) return 0;
  stages++;
  counts[call]++;
  const char *slash = strrchr(name, '/');
  if (slash) name = slash + 1;
  if (plan.trace) note_trace(call, name, needs_room);
  if (stages == plan.kill) kill(getpid(), SIGKILL);
  if (stages == plan.cut) {
    note_fired(calls[call].name, name);
    cut_power(POWER_CUT);
  }
  if (needs_room) growths++;
  int is_due = plan.full ? needs_room && is_hit(growths, plan.fail) : is_hit(stages, plan.fail);
  if (!is_due || !calls[call].fails) return 0;
  note_fired(calls[call].name, name);
  return 1;
}

int stage_memory(void) {
  if (!plan.active) return 0;
  if (!is_hit(++allocations, plan.memory)) return 0;
  note_fired("memory", "");
  return 1;
}

size_t take_room(size_t length, long long growth) {
  if (plan.room < 0 || growth <= 0) return length;
  if (growth <= plan.room) {
    plan.room -= growth;
    return length;
  }
  long long missing = growth - plan.room;
  plan.room = 0;
  return missing >= (long long)length ? 0 : length - (size_t)missing;
}

unsigned long dice(void) {
  // xorshift64*
  plan.seed ^= plan.seed >> 12;
  plan.seed ^= plan.seed << 25;
  plan.seed ^= plan.seed >> 27;
  return (plan.seed * 0x2545F4914F6CDD1DUL) >> 16;
}

void report(void) {
  if (!*plan.report) return;
  plan.active = 0;
  FILE *file = fopen(plan.report, "w");
  if (!file) return;
  fprintf(file, "stages %ld\ngrowths %ld\nallocations %ld\nmemory %lld\n", stages, growths,
    allocations, (long long)sqlite3_memory_used());
  for (int call = 0; call < CALLS; call++)
    if (counts[call]) fprintf(file, "%s %ld\n", calls[call].name, counts[call]);
  if (trace) fwrite(trace, 1, trace_length, file);
  if (*fired) fprintf(file, "fired %s %s\n", fired, fired_name);
  fclose(file);
}

static void read_word(char *word) {
  char *value = strchr(word, '=');
  if (value) *value++ = 0;
  else value = "";
  long number = atol(value);
  if (!strcmp(word, "root")) snprintf(plan.root, sizeof plan.root, "%s", value);
  else if (!strcmp(word, "report")) snprintf(plan.report, sizeof plan.report, "%s", value);
  else if (!strcmp(word, "fail")) plan.fail = number;
  else if (!strcmp(word, "full")) plan.full = 1;
  else if (!strcmp(word, "forever")) plan.forever = 1;
  else if (!strcmp(word, "memory")) plan.memory = number;
  else if (!strcmp(word, "kill")) plan.kill = number;
  else if (!strcmp(word, "cut")) plan.cut = strcmp(value, "end") ? number : -1;
  else if (!strcmp(word, "seed")) plan.seed = (unsigned long)number * 2654435761UL + 1;
  else if (!strcmp(word, "room")) plan.room = number;
  else if (!strcmp(word, "dropsync")) plan.dropsync = 1;
  else if (!strcmp(word, "silent")) plan.silent = 1;
  else if (!strcmp(word, "trace")) plan.trace = 1;
  else if (!strcmp(word, "now")) plan.now = number;
  else if (!strcmp(word, "random")) plan.random = (unsigned long)number;
  else {
    fprintf(stderr, "DANVAN_FAULTS: %s?\n", word);
    _exit(99);
  }
}

static void end(int code, void *unused) {
  (void)unused;
  if (!plan.active) return;
  if (plan.cut == -1) cut_power(code);
  report();
}

__attribute__((constructor)) static void begin(void) {
  const char *text = getenv("DANVAN_FAULTS");
  if (!text) return;
  char *words = strdup(text);
  for (char *rest = words, *word; (word = strsep(&rest, ","));)
    if (*word) read_word(word);
  free(words);
  if (!plan.seed) plan.seed = 1;
  if (*plan.root && chdir(plan.root) != 0) _exit(99);
  // The allocator first: looking for the VFS initializes SQLite.
  install_memory();
  install_vfs();
  if (on_exit(end, NULL) != 0) _exit(99);
  plan.active = 1;
}
