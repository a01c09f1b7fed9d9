/* A library that says it has another ABI, or this one and none of its functions (TENON_TEST_ABI): for
 * loader_test.py. */
#include <stdint.h>
#include <stdlib.h>

const char* tenon_version(void);
int32_t tenon_abi_version(void);

const char* tenon_version(void) { return "9.9.9"; }
int32_t tenon_abi_version(void) {
  const char* wanted = getenv("TENON_TEST_ABI");
  return wanted ? atoi(wanted) : 99;
}
