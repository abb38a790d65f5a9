#include <stddef.h>
#include <git2.h>

/* git_libgit2_opts takes variable arguments, which Swift cannot pass. */

/* Sets the options of the whole process: whoever owns a repository, it is only read; objects are
   read once each, so neither the cache nor a second hash of every object pays; and extensions of
   the repository format that do not change how objects and the index are read are let through. */
static inline int gesso_git_set_options(void) {
  const char *extensions[] = {"partialclone", "worktreeconfig", "relativeworktrees", "preciousobjects"};
  int code = git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
  if (code == 0) code = git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0);
  if (code == 0) code = git_libgit2_opts(GIT_OPT_ENABLE_CACHING, 0);
  if (code == 0) code = git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, extensions, (size_t)4);
  return code;
}
