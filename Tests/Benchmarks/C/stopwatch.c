// stopwatch COMMAND [ARGUMENT...]: runs the command and writes, to file descriptor 3, one line
//
//     NANOSECONDS PEAK_KIB EXIT_STATUS
//
// A child starts life with the peak memory of the process that spawned it, so the one that spawns
// must be tiny: that is why this is C, and why the Swift runner does not spawn the command itself.

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

enum { REPORT = 3, CANNOT_RUN = 127, KILLED = 128 };

static long long nanoseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000000000LL + now.tv_nsec;
}

int main(int count, char **arguments) {
  if (count < 2) {
    fputs("usage: stopwatch COMMAND [ARGUMENT...] 3>REPORT\n", stderr);
    return 2;
  }
  if (fcntl(REPORT, F_SETFD, FD_CLOEXEC) != 0) {
    fputs("stopwatch: file descriptor 3 is not open\n", stderr);
    return 2;
  }

  pid_t child;
  long long start = nanoseconds();
  int failure = posix_spawnp(&child, arguments[1], NULL, NULL, arguments + 1, environ);
  if (failure != 0) {
    fprintf(stderr, "stopwatch: %s: %s\n", arguments[1], strerror(failure));
    dprintf(REPORT, "0 0 %d\n", CANNOT_RUN);
    return 1;
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
  dprintf(REPORT, "%lld %ld %d\n", elapsed, usage.ru_maxrss, code);
  return 0;
}
