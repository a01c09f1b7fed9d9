/* Opens and closes engines, as often as it is told to, with a case in each: under valgrind, nothing may be
 * left. */
#include <stdio.h>
#include <stdlib.h>

#include "tenon.h"

static int fail(tenon_error* error) {
  fprintf(stderr, "%s\n", tenon_error_json(error));
  tenon_error_free(error);
  return EXIT_FAILURE;
}

int main(int count, char** words) {
  const long times = count > 1 ? strtol(words[1], NULL, 10) : 1;
  long i;
  for (i = 0; i < times; ++i) {
    tenon_engine* engine = NULL;
    tenon_error* error = NULL;
    tenon_text* outcome = NULL;
    if (tenon_engine_open("{}", &engine, &error) != TENON_OK) return fail(error);
    if (i % 100 == 0) {
      const int32_t status = tenon_case_open(
          engine, "ticket",
          "{\"kind\":\"request\",\"priority\":\"normal\",\"channel\":\"phone_in\",\"content\":\"water\"}",
          "{\"actor\":{\"id\":\"E1\",\"roles\":[\"agent\"]}}", &outcome, &error);
      tenon_text_free(outcome);
      if (status != TENON_OK) return fail(error);
    }
    tenon_engine_close(engine);
  }
  printf("%ld engines opened and closed\n", i);
  return EXIT_SUCCESS;
}
