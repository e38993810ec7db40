// What would be on the disk if the power went: for each file what it was at its last sync and the
// writes since, for the folder the names as of its last sync and their changes since.
#define _GNU_SOURCE
#include "faults.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SECTOR 512

/// A write since the last sync; without bytes, the file's end was set to `offset`.
struct change {
  long long offset;
  size_t length;
  unsigned char *bytes;
  struct change *next;
};

struct content {
  unsigned char *bytes;
  size_t size;
  struct change *first, *last;
  int is_settled;
};

/// What a name stands for; `content` = NULL is a name taken away.
struct name {
  char *path;
  struct content *content;
};

struct folder {
  struct name names[64];
  int count;
};

/// A change of names since the folder was synced.
struct move {
  struct name from, to;
};

static struct folder durable, present;
static struct move moves[256];
static int move_count;
static struct content *open_files[1024];

static struct content *content_of(struct folder *folder, const char *path) {
  for (int index = 0; index < folder->count; index++)
    if (!strcmp(folder->names[index].path, path)) return folder->names[index].content;
  return NULL;
}

static void put(struct folder *folder, const char *path, struct content *content) {
  for (int index = 0; index < folder->count; index++)
    if (!strcmp(folder->names[index].path, path)) {
      folder->names[index].content = content;
      return;
    }
  if (folder->count == 64) abort();
  folder->names[folder->count++] = (struct name){strdup(path), content};
}

static void apply(struct folder *folder, struct move *move) {
  if (move->from.path) put(folder, move->from.path, move->from.content);
  if (move->to.path) put(folder, move->to.path, move->to.content);
}

static void record(struct move move) {
  if (move_count == 256) abort();
  moves[move_count++] = move;
  apply(&present, &move);
}

/// The content of a file that was there before, which is taken to be on the disk.
static struct content *known(const char *path) {
  struct content *content = content_of(&present, path);
  if (content) return content;
  FILE *file = fopen(path, "r");
  if (!file) return NULL;
  content = calloc(1, sizeof *content);
  struct stat status;
  fstat(fileno(file), &status);
  content->size = (size_t)status.st_size;
  content->bytes = malloc(content->size + 1);
  if (fread(content->bytes, 1, content->size, file) != content->size) abort();
  fclose(file);
  put(&durable, path, content);
  put(&present, path, content);
  return content;
}

/// An index of a WAL never outlives the system, nor is it needed.
static int is_index(const char *path) {
  size_t length = strlen(path);
  return length > 4 && !strcmp(path + length - 4, "-shm");
}

static struct content *opened(int descriptor) {
  return plan.cut && descriptor >= 0 && descriptor < 1024 ? open_files[descriptor] : NULL;
}

void note_opened(int descriptor, const char *path, int existed, int writes) {
  if (!plan.cut || is_index(path)) return;
  // It can be synced by who reads it, too.
  if (!writes) {
    open_files[descriptor] = content_of(&present, path);
    return;
  }
  int was_active = plan.active;
  plan.active = 0;
  struct content *content = existed ? known(path) : NULL;
  plan.active = was_active;
  if (!content) {
    content = calloc(1, sizeof *content);
    record((struct move){.to = {strdup(path), content}});
  }
  open_files[descriptor] = content;
}

void note_closed(int descriptor) { open_files[descriptor] = NULL; }

static void append(struct content *content, struct change change) {
  struct change *kept = malloc(sizeof change);
  *kept = change;
  if (content->last) content->last->next = kept;
  else content->first = kept;
  content->last = kept;
}

void note_write(int descriptor, const void *bytes, size_t length, long long offset) {
  struct content *content = opened(descriptor);
  if (!content) return;
  unsigned char *copy = malloc(length);
  memcpy(copy, bytes, length);
  append(content, (struct change){offset, length, copy, NULL});
}

void note_truncation(int descriptor, long long size) {
  struct content *content = opened(descriptor);
  if (content) append(content, (struct change){size, 0, NULL, NULL});
}

static void resize(struct content *content, size_t size) {
  content->bytes = realloc(content->bytes, size + 1);
  if (size > content->size) memset(content->bytes + content->size, 0, size - content->size);
  content->size = size;
}

static void store(
    struct content *content, size_t offset, const unsigned char *bytes, size_t length) {
  if (length == 0) return;
  if (offset + length > content->size) resize(content, offset + length);
  memcpy(content->bytes + offset, bytes, length);
}

void note_sync(int descriptor) {
  struct stat status;
  if (!plan.cut) return;
  struct content *content = opened(descriptor);
  if (content) {
    for (struct change *change = content->first; change; change = change->next) {
      size_t offset = (size_t)change->offset;
      if (change->bytes) store(content, offset, change->bytes, change->length);
      else resize(content, offset);
    }
    content->first = content->last = NULL;
  } else if (fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode)) {
    for (int index = 0; index < move_count; index++) apply(&durable, &moves[index]);
    move_count = 0;
  }
}

void note_name(const char *from, const char *to, int keeps_from) {
  if (!plan.cut || is_index(from)) return;
  int was_active = plan.active;
  plan.active = 0;
  struct content *content = known(from);
  if (to) known(to);
  plan.active = was_active;
  struct move move = {.from = {NULL, NULL}};
  if (!keeps_from) move.from.path = strdup(from);
  if (to) move.to = (struct name){strdup(to), content};
  record(move);
}

/// Each sector is written, or not, or to its middle; `odds` of 8 that it is written.
static void lose(struct content *content, unsigned long odds) {
  if (content->is_settled) return;
  content->is_settled = 1;
  for (struct change *change = content->first; change; change = change->next) {
    if (!change->bytes) {
      if (dice() % 8 < odds) resize(content, (size_t)change->offset);
      continue;
    }
    for (size_t at = 0; at < change->length;) {
      size_t offset = (size_t)change->offset + at;
      size_t length = SECTOR - offset % SECTOR;
      if (length > change->length - at) length = change->length - at;
      int is_torn = dice() % 16 == 0 && odds % 8 != 0;
      if (is_torn) store(content, offset, change->bytes + at, dice() % (length + 1));
      else if (dice() % 8 < odds) store(content, offset, change->bytes + at, length);
      at += length;
    }
  }
}

static void remove_indexes(void) {
  DIR *folder = opendir(plan.root);
  if (!folder) return;
  for (struct dirent *entry; (entry = readdir(folder));)
    if (is_index(entry->d_name)) unlinkat(dirfd(folder), entry->d_name, 0);
  closedir(folder);
}

void cut_power(int code) {
  // The report and what is written from here on are no part of the play.
  plan.active = 0;
  report();
  unsigned long odds = dice() % 9;
  for (int index = 0; index < move_count; index++)
    if (dice() % 8 < odds) apply(&durable, &moves[index]);
  for (int index = 0; index < present.count; index++) unlink(present.names[index].path);
  for (int index = 0; index < durable.count; index++) {
    struct name *name = &durable.names[index];
    if (!name->content) continue;
    lose(name->content, odds);
    FILE *file = fopen(name->path, "w");
    if (!file) abort();
    fwrite(name->content->bytes, 1, name->content->size, file);
    fclose(file);
  }
  remove_indexes();
  _exit(code);
}
