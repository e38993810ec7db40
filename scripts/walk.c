// Runs a program and prints, to descriptor 3, each source file when a function of it is entered
// first. walk PLACES PROGRAM ARGUMENT…; PLACES has lines "ADDRESS FILE". A breakpoint is put at
// each of the addresses; where one is met, those of its file go.
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/personality.h>
#include <sys/ptrace.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct {
  unsigned long address;
  int file;
  unsigned char code;
} place;

static place places[65536];
static int count;
static char *files[4096];
static int file_count;

static int by_address(const void *a, const void *b) {
  unsigned long x = ((const place *)a)->address, y = ((const place *)b)->address;
  return (x > y) - (x < y);
}

static int file_named(const char *name) {
  for (int i = 0; i < file_count; i++)
    if (!strcmp(files[i], name)) return i;
  files[file_count] = strdup(name);
  return file_count++;
}

static void read_places(const char *path) {
  FILE *list = fopen(path, "r");
  char name[1024];
  unsigned long address;
  if (!list) exit(66);
  while (count < 65536 && fscanf(list, "%lx %1023s", &address, name) == 2)
    places[count++] = (place){address, file_named(name), 0};
  fclose(list);
  qsort(places, count, sizeof *places, by_address);
  int kept = 0;
  for (int i = 0; i < count; i++)
    if (!kept || places[kept - 1].address != places[i].address) places[kept++] = places[i];
  count = kept;
}

static void set_breakpoints(pid_t child, int memory) {
  char path[64];
  unsigned long base = 0;
  unsigned char trap = 0xcc;
  snprintf(path, sizeof path, "/proc/%d/maps", child);
  FILE *maps = fopen(path, "r");
  if (!maps || fscanf(maps, "%lx", &base) != 1) exit(1);
  for (int i = 0; i < count; i++) {
    places[i].address += base;
    if (pread(memory, &places[i].code, 1, places[i].address) != 1) exit(1);
  }
  for (int i = 0; i < count; i++)
    if (pwrite(memory, &trap, 1, places[i].address) != 1) exit(1);
}

static void meet(pid_t thread, int memory) {
  struct user_regs_struct registers;
  ptrace(PTRACE_GETREGS, thread, 0, &registers);
  place key = {.address = registers.rip - 1};
  place *met = bsearch(&key, places, count, sizeof *places, by_address);
  if (!met) return;
  unsigned char code;
  if (pread(memory, &code, 1, met->address) == 1 && code == 0xcc) {
    dprintf(3, "%s\n", files[met->file]);
    for (int i = 0; i < count; i++)
      if (places[i].file == met->file) (void)!pwrite(memory, &places[i].code, 1, places[i].address);
  }
  registers.rip--;
  ptrace(PTRACE_SETREGS, thread, 0, &registers);
}

int main(int argc, char **argv) {
  if (argc < 3) return 64;
  read_places(argv[1]);
  pid_t child = fork();
  if (!child) {
    personality(ADDR_NO_RANDOMIZE);
    ptrace(PTRACE_TRACEME, 0, 0, 0);
    execv(argv[2], argv + 2);
    _exit(127);
  }
  int status;
  char path[64];
  waitpid(child, &status, 0);
  ptrace(PTRACE_SETOPTIONS, child, 0, PTRACE_O_TRACECLONE | PTRACE_O_EXITKILL);
  snprintf(path, sizeof path, "/proc/%d/mem", child);
  int memory = open(path, O_RDWR);
  set_breakpoints(child, memory);
  for (pid_t thread = child; thread > 0; thread = waitpid(-1, &status, __WALL)) {
    if (WIFEXITED(status) || WIFSIGNALED(status)) {
      if (thread == child) return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
      continue;
    }
    int signal = WSTOPSIG(status), event = status >> 16;
    if (signal == SIGTRAP && !event) meet(thread, memory);
    ptrace(PTRACE_CONT, thread, 0, signal == SIGTRAP || signal == SIGSTOP ? 0 : signal);
  }
  return 0;
}
