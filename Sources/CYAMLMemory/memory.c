// libyaml's memory, from pools that each thread keeps.
//
// libyaml asks for about four small blocks a scalar and for 64 KB a file, and gives all of them back
// within the file. malloc takes a fifth of the time of a parse over that, and merges and splits the
// 64 KB again and again between the trees that stay. Here a block that is given back is handed out
// again as it is.
//
// libyaml 0.2 allocates with these four functions only (src/api.c, "Memory management") and exports
// them, so that an executable's own take their place (ld.so(8): the executable is searched first).
// Where they do not, as in a static link, libyaml's own work as before.

#include "CYAMLMemory.h"

#include <pthread.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// A sanitizer watches malloc, and would see nothing of blocks within a pool's.
#if !__has_feature(address_sanitizer) && !__has_feature(thread_sanitizer)

// The blocks of a class have one size, header and all: a power of two from 32 bytes to 64 KiB.
enum { smallestShift = 5, classCount = 12, slabSize = 16384 };

typedef struct Header {
  // The place of the block's class; `classCount` for a block of malloc's own.
  size_t sizeClass;
  // Keeps what follows aligned as malloc's blocks are.
  size_t padding;
} Header;

typedef struct Block {
  struct Block *next;
} Block;

// The blocks that wait to be handed out, by class. A block goes to the pool of the thread that frees it.
typedef struct Pool {
  Block *free[classCount];
  struct Pool *next;
} Pool;

static _Thread_local Pool *own;

// Pools of threads that have ended, for those to come: a pool itself is never given back.
static Pool *idle;
static pthread_mutex_t idleLock = PTHREAD_MUTEX_INITIALIZER;
static pthread_key_t atThreadEnd;
static pthread_once_t keyOnce = PTHREAD_ONCE_INIT;

static void leavePool(void *pool) {
  own = NULL;
  pthread_mutex_lock(&idleLock);
  ((Pool *)pool)->next = idle;
  idle = pool;
  pthread_mutex_unlock(&idleLock);
}

static void makeKey(void) { (void)pthread_key_create(&atThreadEnd, leavePool); }

static Pool *takePool(void) {
  pthread_once(&keyOnce, makeKey);
  pthread_mutex_lock(&idleLock);
  Pool *pool = idle;
  if (pool) idle = pool->next;
  pthread_mutex_unlock(&idleLock);
  if (!pool) pool = calloc(1, sizeof(Pool));
  if (pool) (void)pthread_setspecific(atThreadEnd, pool);
  own = pool;
  return pool;
}

static size_t sizeOf(size_t sizeClass) { return (size_t)1 << (smallestShift + sizeClass); }

static size_t classFor(size_t size) {
  if (size > sizeOf(classCount - 1) - sizeof(Header)) return classCount;
  size_t whole = size + sizeof(Header);
  if (whole <= sizeOf(0)) return 0;
  return (size_t)(8 * sizeof(long) - (size_t)__builtin_clzl(whole - 1)) - smallestShift;
}

// A block of malloc's own.
static void *allocateApart(size_t size) {
  if (size > SIZE_MAX - sizeof(Header)) return NULL;
  Header *header = malloc(size + sizeof(Header));
  if (!header) return NULL;
  header->sizeClass = classCount;
  return header + 1;
}

// Cuts a slab into blocks of a class; one is the result, the others wait.
static void *cutSlab(Pool *pool, size_t sizeClass) {
  size_t size = sizeOf(sizeClass);
  size_t count = size < slabSize ? slabSize / size : 1;
  char *slab = malloc(count * size);
  if (!slab) return NULL;
  for (size_t index = count; index-- > 0;) {
    Header *header = (Header *)(slab + index * size);
    header->sizeClass = sizeClass;
    if (index == 0) return header + 1;
    Block *block = (Block *)(header + 1);
    block->next = pool->free[sizeClass];
    pool->free[sizeClass] = block;
  }
  return NULL;
}

// A block that waits; there is one.
static void *takeOut(Pool *pool, size_t sizeClass) {
  Block *block = pool->free[sizeClass];
  pool->free[sizeClass] = block->next;
  return block;
}

static void putBack(Pool *pool, Block *block, size_t sizeClass) {
  block->next = pool->free[sizeClass];
  pool->free[sizeClass] = block;
}

// What there is to do where no block waits; apart, so that the way of nearly all calls is short.
static __attribute__((noinline)) void *allocateAnew(size_t size, size_t sizeClass) {
  if (sizeClass == classCount) return allocateApart(size);
  Pool *pool = own ? own : takePool();
  if (!pool) return NULL;
  // The pool may be one that another thread has left.
  return pool->free[sizeClass] ? takeOut(pool, sizeClass) : cutSlab(pool, sizeClass);
}

void *yaml_malloc(size_t size) {
  size_t sizeClass = classFor(size);
  Pool *pool = own;
  if (!pool || sizeClass == classCount || !pool->free[sizeClass]) {
    return allocateAnew(size, sizeClass);
  }
  return takeOut(pool, sizeClass);
}

// What there is to do with a block of malloc's own, or on a thread without a pool.
static __attribute__((noinline)) void freeElsewhere(Header *header) {
  if (header->sizeClass == classCount) {
    free(header);
    return;
  }
  Pool *pool = takePool();
  // Without a pool the block is lost, in a process that has no memory left.
  if (pool) putBack(pool, (Block *)(header + 1), header->sizeClass);
}

void yaml_free(void *pointer) {
  if (!pointer) return;
  Header *header = (Header *)pointer - 1;
  Pool *pool = own;
  if (!pool || header->sizeClass == classCount) {
    freeElsewhere(header);
    return;
  }
  putBack(pool, pointer, header->sizeClass);
}

void *yaml_realloc(void *pointer, size_t size) {
  if (!pointer) return yaml_malloc(size);
  Header *header = (Header *)pointer - 1;
  if (header->sizeClass == classCount) {
    if (size > SIZE_MAX - sizeof(Header)) return NULL;
    Header *moved = realloc(header, size + sizeof(Header));
    return moved ? moved + 1 : NULL;
  }
  size_t capacity = sizeOf(header->sizeClass) - sizeof(Header);
  if (size <= capacity) return pointer;
  void *moved = yaml_malloc(size);
  if (!moved) return NULL;
  memcpy(moved, pointer, capacity);
  yaml_free(pointer);
  return moved;
}

char *yaml_strdup(const char *text) {
  if (!text) return NULL;
  size_t size = strlen(text) + 1;
  char *copy = yaml_malloc(size);
  if (copy) memcpy(copy, text, size);
  return copy;
}

#endif
