#include <stdio.h>

// The cheapest program there is: what `gesso --version` is held against.
int main(void) {
  puts("hello");
  return 0;
}
