/* The headers as C11, alone and first: included here, and in the other order again in header_again.c. */
#include "tenon_testing.h"

#include "tenon.h"

#include <stdio.h>
#include <string.h>

int32_t status_in_another_unit(const char* settings);

int main(void) {
  if (TENON_ABI_VERSION != tenon_abi_version()) return 1;
  if (status_in_another_unit("{\"store\":\"memory\"}") != TENON_OK) return 2;
  if (status_in_another_unit("{") != TENON_INVALID) return 3;
  tenon_text* text = NULL;
  tenon_error* error = NULL;
  if (tenon_workflow_list(NULL, &text, &error) != TENON_OK) return 4;
  if (strstr(tenon_text_bytes(text), "\"complaint\"") == NULL) return 5;
  tenon_text_free(text);
  char* answer = NULL;
  if (tenon_testing_perform("tasks", NULL, NULL, NULL, &answer) != TENON_OK) return 6;
  if (strstr(answer, "\"run\"") == NULL) return 7;
  tenon_testing_free(answer);
  printf("tenon %s, ABI %d\n", tenon_version(), (int)tenon_abi_version());
  return 0;
}
