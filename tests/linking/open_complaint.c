/* The C program of the consumers: opens a complaint and prints its state. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tenon.h>

int main(void) {
  tenon_engine* engine = NULL;
  tenon_text* outcome = NULL;
  tenon_error* error = NULL;
  int32_t status = tenon_engine_open("{\"store\":\"memory\"}", &engine, &error);
  if (status == TENON_OK)
    status =
        tenon_case_open(engine, "complaint",
                        "{\"channel\":\"phone\",\"target\":\"quality\",\"about\":\"a crack in the wall\","
                        "\"asked\":\"repair\"}",
                        "{\"actor\":{\"id\":\"E017\",\"roles\":[\"complaint_clerk\"]},"
                        "\"subject\":{\"customer\":\"C1\"}}",
                        &outcome, &error);
  if (status == TENON_OK) {
    /* A host has a JSON library at hand; "state" is one word here. */
    const char* state = strstr(tenon_text_bytes(outcome), "\"state\":\"") + strlen("\"state\":\"");
    printf("%.*s\n", (int)strcspn(state, "\""), state);
  } else {
    fprintf(stderr, "%s\n", tenon_error_message(error, "en"));
  }
  tenon_text_free(outcome);
  tenon_error_free(error);
  tenon_engine_close(engine);
  return status == TENON_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}
