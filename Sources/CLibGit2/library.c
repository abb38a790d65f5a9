#include "CLibGit2.h"

#include <dlfcn.h>
#include <stddef.h>

// The file of the version that the headers are of: another one's functions may take other arguments.
static const char file[] = "libgit2.so." LIBGIT2_SOVERSION;

static GitFunctions git;

const GitFunctions *gitFunctions(void) { return &git; }

// Finds the functions; NULL where all are there.
static const char *find(void) {
  void *library = dlopen(file, RTLD_LAZY | RTLD_LOCAL);
  if (!library) return dlerror();
#define FIND(name)                                           \
  git.name = (__typeof__(git.name))dlsym(library, "git_" #name); \
  if (!git.name) return dlerror();
  GIT_FUNCTIONS(FIND)
#undef FIND
  return NULL;
}

// Sets the options of the whole process: whoever owns a repository, it is only read; objects are read
// once each, so neither the cache nor a second hash of every object pays; and extensions of the
// repository format that do not change how objects and the index are read are let through.
static int setOptions(void) {
  const char *extensions[] = {"partialclone", "worktreeconfig", "relativeworktrees", "preciousobjects"};
  int code = git.libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
  if (code == 0) code = git.libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0);
  if (code == 0) code = git.libgit2_opts(GIT_OPT_ENABLE_CACHING, 0);
  if (code == 0) code = git.libgit2_opts(GIT_OPT_SET_EXTENSIONS, extensions, (size_t)4);
  return code;
}

const char *loadGit(void) {
  const char *failure = find();
  if (failure) return failure;
  if (git.libgit2_init() >= 0 && setOptions() == 0) return NULL;
  const git_error *error = git.error_last();
  return error ? error->message : "unknown failure";
}
