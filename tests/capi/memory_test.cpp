// Memory runs out at every allocation of every call, one at a time: the call says so or does without, the
// host goes on, and the store is whole. operator new of this program serves the library too.
#include <cstdlib>
#include <functional>
#include <new>
#include <vector>

#include "world.hpp"

#if !defined(__has_feature)
#define __has_feature(x) 0
#endif
// The sanitizers bring an operator new of their own.
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) && !__has_feature(address_sanitizer) && \
    !__has_feature(thread_sanitizer)

namespace {

/// Which allocation from now on fails, once; 0: none.
thread_local long countdown = 0;

/// A JSON value of nlohmann's that is destroyed first lists its children (16 bytes each) in a vector: where
/// there is no memory for that, its noexcept destructor ends the process (docs/limitations.md). What might be
/// such a list is therefore left alone.
bool may_be_children(std::size_t size) { return size % 16 == 0; }

void* allocate(std::size_t size) {
  if (countdown > 0 && !may_be_children(size) && --countdown == 0) throw std::bad_alloc();
  if (void* memory = std::malloc(size > 0 ? size : 1)) return memory;
  throw std::bad_alloc();
}

}  // namespace

void* operator new(std::size_t size) { return allocate(size); }
void* operator new[](std::size_t size) { return allocate(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }

using namespace capi_test;

namespace {

/// Calls until an attempt meets no failing allocation; every attempt before must have answered properly.
/// @return how many allocations the call made
long starve(const char* name, const std::function<std::int32_t(tenon_error**)>& call) {
  INFO(name);
  for (long failing = 1;; ++failing) {
    tenon_error* error = nullptr;
    countdown = failing;
    const auto status = call(&error);
    const bool met = countdown == 0;
    countdown = 0;
    const std::string code = tenon_error_code(error);
    const bool told = error != nullptr;
    tenon_error_free(error);
    if (!met) {
      CHECK(status == TENON_OK);
      return failing - 1;
    }
    INFO("allocation " << failing << " failed, status " << status << ", code " << code);
    // Where the last allocation fails that only the reason needed, the status alone tells.
    if (status != TENON_OK) {
      CHECK(status == TENON_FAULT);
      if (told) CHECK((code == "abi.out_of_memory" || code == "store.fault"));
    }
    REQUIRE(failing < 100'000);
  }
}

/// The same for a function that hands out a text: on success there is one, else none.
long starve_text(const char* name, const std::function<std::int32_t(tenon_text**, tenon_error**)>& call) {
  return starve(name, [&](tenon_error** error) {
    tenon_text* out = nullptr;
    const auto status = call(&out, error);
    CHECK((status == TENON_OK) == (out != nullptr));
    tenon_text_free(out);
    return status;
  });
}

}  // namespace

#define TEXT(function, ...)   \
  allocations += starve_text( \
      #function, [&](tenon_text** out, tenon_error** error) { return function(__VA_ARGS__, out, error); })

TEST_CASE("functions say that memory ran out, whichever of their allocations fails") {
  Desk desk;
  const auto id = desk.complaint("T-1");
  tenon_engine* const e = desk.engine;
  const char* const c = id.c_str();
  const char* const now = "2026-03-02T10:00:00+08:00";
  Json opening = Json::parse(clerk);
  opening["do"] = "open";
  opening["workflow"] = "complaint";
  opening["subject"]["customer"] = "C1";
  opening["payload"] = Json::parse(a_complaint);
  const auto command = opening.dump();

  long allocations = 0;
  TEXT(tenon_engine_execute, e, command.c_str());
  TEXT(tenon_engine_now, e);
  TEXT(tenon_engine_advance, e, now, 0);
  TEXT(tenon_engine_verify, e);
  TEXT(tenon_engine_log, e, 0, 10);
  TEXT(tenon_case_open, e, "complaint", a_complaint,
       R"({"actor":{"id":"E017","roles":["complaint_clerk"]},"subject":{"customer":"C1"}})");
  TEXT(tenon_case_apply, e, c, "comment", R"({"text":"seen"})", clerk);
  TEXT(tenon_case_apply_each, e, R"({"workflow":"complaint","state":"recorded","customer":"C9"})", "comment",
       R"({"text":"seen"})", clerk);
  TEXT(tenon_case_get, e, c);
  TEXT(tenon_case_options, e, c, clerk_alone);
  TEXT(tenon_case_history, e, c);
  TEXT(tenon_case_as_of, e, c, now);
  TEXT(tenon_case_explain, e, c, 0);
  TEXT(tenon_case_find, e, "{}");
  TEXT(tenon_case_due, e, now, 10);
  TEXT(tenon_outbox_read, e, 0, 10);
  TEXT(tenon_record_put, e, "department", R"({"id":"D1","name":"Quality"})", clerk_alone, -1);
  TEXT(tenon_record_get, e, "department", "D1");
  TEXT(tenon_record_history, e, "department", "D1");
  TEXT(tenon_record_list, e, "department", nullptr, 10);
  TEXT(tenon_workflow_list, e);
  // Not tenon_workflow_describe: nlohmann's push_back on null does not bear it (docs/limitations.md).
  TEXT(tenon_workflow_diagram, e, "follow_up", "mermaid", "en");
  TEXT(tenon_workflow_limits, e, nullptr);
  TEXT(tenon_calendar_day, e, "2026-10-01");
  TEXT(tenon_calendar_due, e, R"({"limit":"3 working_days","start":"2026-02-13T10:00:00+08:00"})");
  TEXT(tenon_calendar_between, e, now, now);
  TEXT(tenon_report_ledger, e, R"({"workflow":"complaint"})");
  allocations += starve("tenon_case_check",
                        [&](tenon_error** error) { return tenon_case_check(e, command.c_str(), error); });
  allocations += starve("tenon_engine_open", [&](tenon_error** error) {
    tenon_engine* opened = nullptr;
    const auto status = tenon_engine_open("{}", &opened, error);
    tenon_engine_close(opened);
    return status;
  });
  allocations += starve("tenon_batch_*", [&](tenon_error** error) {
    tenon_batch* batch = nullptr;
    auto status = tenon_batch_begin(e, &batch, error);
    if (status == TENON_OK) {
      tenon_text* out = nullptr;
      status = tenon_batch_execute(batch, command.c_str(), &out, error);
      tenon_text_free(out);
    }
    if (status == TENON_OK) status = tenon_batch_commit(batch, error);
    tenon_batch_free(batch);
    return status;
  });
  CHECK(allocations > 1000);
  CHECK(ask(tenon_engine_verify, e).json()["problems"].empty());
}

TEST_CASE("functions about sales and policies say so as well") {
  World world;
  tenon_engine* const e = world.engine;
  long allocations = 0;
  TEXT(tenon_sale_journey, e, "S1");
  TEXT(tenon_sale_missing, e, "S1");
  TEXT(tenon_building_forecast, e, "B2");
  TEXT(tenon_policy_list, e);
  TEXT(tenon_policy_get, e, "handbook");
  TEXT(tenon_policy_compute, e, "loan_schedule",
       R"({"principal":"1200.00","months":12,"annual_rate":"4.9%","repayment":"equal_principal"})");
  TEXT(tenon_policy_preview, e, "handbook");
  TEXT(tenon_policy_check, R"({"format":1,"id":"ours","version":"1","title":{"zh":"本公司","en":"ours"},
      "extends":"cn@2026-11-23","reviewed_through":"2026-11-23"})");
  TEXT(tenon_document_types, e);
  CHECK(allocations > 1000);
}
#undef TEXT

#endif
