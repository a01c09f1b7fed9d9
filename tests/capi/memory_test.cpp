/// Every allocation of a call fails once, one after the other: the call says so, nothing leaves the library
/// and nothing is half done.
#include <cstdlib>
#include <functional>
#include <new>

#include "capi.hpp"

using namespace capi_test;

namespace {
thread_local std::int64_t allowed_allocations = -1;  // -1: all
thread_local bool only_once = true;

void* allocate(std::size_t size) {
  if (allowed_allocations == 0) {
    if (only_once) allowed_allocations = -1;
    throw std::bad_alloc();
  }
  if (allowed_allocations > 0) --allowed_allocations;
  if (void* const memory = std::malloc(size > 0 ? size : 1)) return memory;
  throw std::bad_alloc();
}
}  // namespace

// The executable's own, used by libtenon.so as well.
void* operator new(std::size_t size) { return allocate(size); }
void* operator new[](std::size_t size) { return allocate(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }

namespace {

using Call = std::function<std::int32_t(tenon_text**, tenon_error**)>;

/// Lets the n-th allocation of `call` fail, for n = 0, 1, 2 ... until none is left to fail.
void starve(const char* name, const Call& call, bool once) {
  int failures = 0;
  for (std::int64_t n = 0;; ++n) {
    tenon_text* text = nullptr;
    tenon_error* error = nullptr;
    only_once = once;
    allowed_allocations = n;
    const auto status = call(&text, &error);
    allowed_allocations = -1;
    const std::string code = tenon_error_code(error);
    const bool no_output = text == nullptr;
    tenon_text_free(text);
    tenon_error_free(error);
    if (status == TENON_OK) {
      if (failures == 0) FAIL(name << " allocates nothing: the test tests nothing");
      return;
    }
    ++failures;
    if (status != TENON_FAULT || !no_output || !(code.empty() || code == "abi.out_of_memory"))
      FAIL(name << ", allocation " << n << ": status " << status << " code " << code);
    if (n > 200'000) FAIL(name << " has no end");
  }
}

}  // namespace

TEST_CASE("a call without memory says so and leaves nothing half done") {
  Desk desk;
  const auto id = desk.complaint("T-1");
  Json opening{{"do", "open"}, {"workflow", "complaint"}, {"subject", {{"customer", "C1"}}}};
  opening["payload"] = Json::parse(a_complaint);
  opening["actor"] = Json::parse(clerk_alone);
  const auto open = opening.dump();
  const std::pair<const char*, Call> calls[] = {
      {"execute", [&](auto** t, auto** e) { return tenon_engine_execute(desk.engine, open.c_str(), t, e); }},
      {"apply",
       [&](auto** t, auto** e) {
         return tenon_case_apply(desk.engine, id.c_str(), "comment",
                                 R"({"text":"a longer comment than fits"})", clerk, t, e);
       }},
      {"get", [&](auto** t, auto** e) { return tenon_case_get(desk.engine, "reference:T-1", t, e); }},
      {"options",
       [&](auto** t, auto** e) { return tenon_case_options(desk.engine, id.c_str(), clerk_alone, t, e); }},
      {"history", [&](auto** t, auto** e) { return tenon_case_history(desk.engine, id.c_str(), t, e); }},
      {"explain", [&](auto** t, auto** e) { return tenon_case_explain(desk.engine, id.c_str(), 0, t, e); }},
      {"find",
       [&](auto** t, auto** e) { return tenon_case_find(desk.engine, R"({"customer":"C1"})", t, e); }},
      {"describe",
       [&](auto** t, auto** e) { return tenon_workflow_describe(desk.engine, "complaint", t, e); }},
  };
  for (const bool once : {true, false})
    for (const auto& [name, call] : calls) starve(name, call, once);
  const auto verified = ask(tenon_engine_verify, desk.engine);
  INFO(verified.text);
  CHECK(verified.json()["problems"].empty());
  CHECK(ask(tenon_case_find, desk.engine, R"({"customer":"C1"})").json()["cases"].size() == 3);
}

TEST_CASE("opening and closing an engine without memory leaves nothing behind") {
  for (std::int64_t n = 0;; ++n) {
    tenon_engine* engine = nullptr;
    tenon_error* error = nullptr;
    only_once = true;
    allowed_allocations = n;
    const auto status = tenon_engine_open(R"({"limits":{"complaint.measures":"1 hour"}})", &engine, &error);
    allowed_allocations = -1;
    tenon_error_free(error);
    if (status == TENON_OK) {
      tenon_engine_close(engine);
      break;
    }
    REQUIRE(status == TENON_FAULT);
    REQUIRE(engine == nullptr);
  }
}
