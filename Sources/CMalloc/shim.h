/* What glibc lets a program say of its heaps, which Swift's own module of it leaves out. */
#include <malloc.h>
