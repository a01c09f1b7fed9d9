/// One apply through libtenon.so, JSON in and out, as a host in any language pays for it.
#include <cstdlib>
#include <cstring>
#include <string>

#include "bench/bench.hpp"
#include "tenon.h"

namespace {

void must(int32_t status, tenon_error*& error) {  // by reference: the call that sets it is the other argument
  if (status == TENON_OK) return;
  std::fprintf(stderr, "%s\n", tenon_error_json(error));
  std::abort();
}

void comments(std::int64_t applies) {
  tenon_engine* engine = nullptr;
  tenon_error* error = nullptr;
  tenon_text* text = nullptr;
  must(tenon_engine_open("{\"store\":\"memory\"}", &engine, &error), error);
  const char* const who = R"({"actor":{"id":"E1","roles":["agent"]},"reference":"T"})";
  must(tenon_case_open(engine, "ticket",
                       R"({"kind":"request","priority":"normal","channel":"phone_in","content":"water"})",
                       who, &text, &error),
       error);
  tenon_text_free(text);
  const char* const actor = R"({"actor":{"id":"E1","roles":["agent"]}})";
  for (std::int64_t i = 0; i < applies; ++i) {
    must(tenon_case_apply(engine, "reference:T", "comment", R"({"text":"the customer rang again"})", actor,
                          &text, &error),
         error);
    bench::keep(tenon_text_bytes(text));
    tenon_text_free(text);
  }
  tenon_engine_close(engine);
}

void calls(std::int64_t times) {
  for (std::int64_t i = 0; i < times; ++i) bench::keep(tenon_abi_version());
}

}  // namespace

int main() {
  bench::compare("a call into libtenon.so", 1'000'000, {{"tenon_abi_version", calls}});
  bench::compare("apply through C with JSON (goal: 6000 ns)", 20'000,
                 {{"tenon_case_apply, memory", comments}});
}
