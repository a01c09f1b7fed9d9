#include <stddef.h>

#include "tenon.h"
#include "tenon_testing.h"

int32_t status_in_another_unit(const char* settings);

int32_t status_in_another_unit(const char* settings) {
  tenon_engine* engine = NULL;
  tenon_error* error = NULL;
  const int32_t status = tenon_engine_open(settings, &engine, &error);
  tenon_error_free(error);
  tenon_engine_close(engine);
  return status;
}
