// floor FOLDER: the least that any reader of a YAML repository must do, in plain C on one thread.
//
// It walks the folder, reads every *.yaml and *.yml, runs libyaml's event parser over the bytes,
// and counts. Nothing is built and nothing is checked. Its wall time is 1.0 in every table.

#define _GNU_SOURCE
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <yaml.h>

typedef struct {
  long files, documents, events, bytes, malformed;
  unsigned char *buffer;
  size_t capacity;
} Floor;

static void fail(const char *what) {
  perror(what);
  exit(3);
}

static int has_suffix(const char *name, const char *suffix) {
  size_t length = strlen(name), tail = strlen(suffix);
  return length >= tail && memcmp(name + length - tail, suffix, tail) == 0;
}

// Reads the whole file into the buffer that all files share; returns its length.
static size_t read_file(Floor *total, int folder, const char *name) {
  int file = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (file < 0) fail(name);
  size_t length = 0;
  for (;;) {
    if (length == total->capacity) {
      total->capacity = total->capacity ? total->capacity * 2 : 1 << 16;
      total->buffer = realloc(total->buffer, total->capacity);
      if (!total->buffer) fail("realloc");
    }
    ssize_t got = read(file, total->buffer + length, total->capacity - length);
    if (got < 0) fail(name);
    if (got == 0) break;
    length += (size_t)got;
  }
  close(file);
  return length;
}

static void count_events(Floor *total, size_t length) {
  yaml_parser_t parser;
  if (!yaml_parser_initialize(&parser)) fail("libyaml");
  yaml_parser_set_input_string(&parser, total->buffer, length);
  for (int done = 0; !done;) {
    yaml_event_t event;
    if (!yaml_parser_parse(&parser, &event)) {
      total->malformed++;
      break;
    }
    total->events++;
    total->documents += event.type == YAML_DOCUMENT_START_EVENT;
    done = event.type == YAML_STREAM_END_EVENT;
    yaml_event_delete(&event);
  }
  yaml_parser_delete(&parser);
  total->files++;
  total->bytes += (long)length;
}

static int kind_of(int folder, const struct dirent *entry) {
  if (entry->d_type != DT_UNKNOWN) return entry->d_type;
  struct stat status;
  if (fstatat(folder, entry->d_name, &status, AT_SYMLINK_NOFOLLOW) != 0) fail(entry->d_name);
  return S_ISDIR(status.st_mode) ? DT_DIR : S_ISREG(status.st_mode) ? DT_REG : DT_UNKNOWN;
}

static void walk(Floor *total, int parent, const char *name) {
  int folder = openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR *entries = folder < 0 ? NULL : fdopendir(folder);
  if (!entries) fail(name);
  for (struct dirent *entry; (entry = readdir(entries));) {
    const char *child = entry->d_name;
    if (!strcmp(child, ".") || !strcmp(child, "..") || !strcmp(child, ".git")) continue;
    int kind = kind_of(folder, entry);
    if (kind == DT_DIR) {
      walk(total, folder, child);
    } else if (kind == DT_REG && (has_suffix(child, ".yaml") || has_suffix(child, ".yml"))) {
      count_events(total, read_file(total, folder, child));
    }
  }
  closedir(entries);
}

int main(int count, char **arguments) {
  if (count != 2) {
    fputs("usage: floor FOLDER\n", stderr);
    return 2;
  }
  Floor total = {0};
  walk(&total, AT_FDCWD, arguments[1]);
  printf("files %ld documents %ld events %ld bytes %ld malformed %ld\n", total.files,
         total.documents, total.events, total.bytes, total.malformed);
  return total.malformed ? 1 : 0;
}
