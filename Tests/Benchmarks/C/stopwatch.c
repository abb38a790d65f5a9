// stopwatch REPORT COMMAND [ARGUMENT...]: runs the command and writes one line to the file REPORT
//
//     NANOSECONDS PEAK_KIB EXIT_STATUS
//
// A child starts life with the peak memory of the process that spawned it, so the one that spawns
// must be tiny: that is why this is C, and why the Swift runner does not spawn the command itself.

#define _GNU_SOURCE
#include <errno.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

enum { CANNOT_RUN = 127, KILLED = 128 };

static long long nanoseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000000000LL + now.tv_nsec;
}

// A command that could not be started took no time and no memory.
static int report(const char *path, long long elapsed, long peak, int code) {
  FILE *file = fopen(path, "w");
  if (!file) {
    perror(path);
    return 1;
  }
  fprintf(file, "%lld %ld %d\n", elapsed, peak, code);
  return fclose(file) == 0 ? 0 : 1;
}

int main(int count, char **arguments) {
  if (count < 3) {
    fputs("usage: stopwatch REPORT COMMAND [ARGUMENT...]\n", stderr);
    return 2;
  }
  char **command = arguments + 2;

  pid_t child;
  long long start = nanoseconds();
  int failure = posix_spawnp(&child, command[0], NULL, NULL, command, environ);
  if (failure != 0) {
    fprintf(stderr, "%s: %s\n", command[0], strerror(failure));
    return report(arguments[1], 0, 0, CANNOT_RUN);
  }

  int status;
  struct rusage usage;
  while (wait4(child, &status, 0, &usage) < 0) {
    if (errno != EINTR) {
      perror("stopwatch: wait4");
      return 1;
    }
  }
  long long elapsed = nanoseconds() - start;
  int code = WIFEXITED(status) ? WEXITSTATUS(status) : KILLED + WTERMSIG(status);
  return report(arguments[1], elapsed, usage.ru_maxrss, code);
}
