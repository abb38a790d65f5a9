#include <stddef.h>
#include <stdint.h>

/// Source: LLVM's libFuzzer, "Using libFuzzer as a library".
int LLVMFuzzerRunDriver(int *argc, char ***argv,
                        int (*callback)(const uint8_t *data, size_t size));

/// What is allocated between these two is never a leak.
/// Source: LLVM's compiler-rt, include/sanitizer/lsan_interface.h.
void __lsan_disable(void);
void __lsan_enable(void);
