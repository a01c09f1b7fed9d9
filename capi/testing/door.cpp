#include <cstdlib>
#include <cstring>
#include <exception>

#include "tenon/core/catalogue.hpp"
#include "tenon/testing/tasks.hpp"
#include "tenon_testing.h"

namespace {

using namespace tenon;

char* copied(const std::string& text) {
  auto* copy = static_cast<char*>(std::malloc(text.size() + 1));
  if (copy) std::memcpy(copy, text.c_str(), text.size() + 1);
  return copy;
}

Result<Json> perform(const char* task, const char* request, tenon_testing_progress progress, void* with) {
  if (!task) return invalid("abi.null").field("task").fact("argument", "task");
  TENON_TRY(const Json asked, parse_json(request ? request : "{}", "request"));
  testing::Progress hear;
  if (progress) hear = [&](const Json& line) { return progress(with, line.dump().c_str()) == 0; };
  return testing::perform(task, asked, hear);
}

}  // namespace

int32_t tenon_testing_perform(const char* task, const char* request, tenon_testing_progress progress,
                              void* with, char** answer) {
  if (!answer) return TENON_INVALID;
  *answer = nullptr;
  try {
    const auto done = perform(task, request, progress, with);
    *answer = copied(done ? done->dump() : done.refusal().to_json());
    if (!*answer) return TENON_FAULT;
    return done ? TENON_OK : static_cast<int32_t>(done.refusal().kind) + 1;
  } catch (const std::exception& fault) {
    *answer = copied(Json{{"kind", "fault"}, {"code", "abi.internal"}, {"en", fault.what()}}.dump());
    return TENON_FAULT;
  }
}

void tenon_testing_free(char* answer) { std::free(answer); }
