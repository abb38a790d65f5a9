// The functions of libgit2 that this program calls.
//
// libgit2 is not linked: with all that it links itself, it takes longer to load than most commands
// take, and most of them never call it. So it is loaded where it is called for the first time.

#include <git2.h>

/// The names of the functions, without `git_`.
#define GIT_FUNCTIONS(each)                                                                       \
  each(commit_id) each(commit_tree_id) each(error_last) each(ignore_path_is_ignored)              \
  each(index_entrycount) each(index_find) each(index_find_prefix) each(index_free)                \
  each(index_get_byindex) each(index_get_bypath) each(index_open) each(libgit2_init)              \
  each(libgit2_opts) each(merge_base) each(object_free) each(object_id) each(object_peel)         \
  each(odb_add_disk_alternate) each(odb_free) each(odb_hash) each(odb_object_data)                \
  each(odb_object_free) each(odb_object_size) each(odb_open) each(odb_read) each(odb_read_header) \
  each(repository_free) each(repository_head_unborn) each(repository_open_ext)                    \
  each(repository_set_workdir) each(repository_workdir) each(revparse_single)

/// The functions themselves, each of the type that libgit2's own headers give it.
typedef struct GitFunctions {
#define GIT_POINTER(name) __typeof__(git_##name) *_Nonnull name;
  GIT_FUNCTIONS(GIT_POINTER)
#undef GIT_POINTER
} GitFunctions;

/// Loads libgit2 and starts it with this program's options; to be called once.
///
/// NULL where it succeeds, else why it does not.
const char *_Nullable loadGit(void);

/// The functions, once libgit2 has been loaded; nobody changes them from then on.
const GitFunctions *_Nonnull gitFunctions(void);
