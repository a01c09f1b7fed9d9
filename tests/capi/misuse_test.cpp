/// Every function, called as it must not be: nothing crashes, everything is refused with words.
#include <functional>

#include "capi.hpp"

using namespace capi_test;

namespace {

constexpr std::int64_t any = -1;

/// Every function that takes an engine and can fail, with arguments that are fine but for the engine.
using Call = std::function<std::int32_t(tenon_engine*, tenon_error**)>;
std::vector<std::pair<const char*, Call>> calls_with_engine() {
  static tenon_text* text = nullptr;
  static tenon_batch* batch = nullptr;
  static tenon_import* import = nullptr;
  const char* const id = "019a2b3c-0000-7000-8000-000000000000";
  const char* const now = "2026-03-02T10:00:00+08:00";
#define CALL(function, ...)                                                                            \
  {                                                                                                    \
#function, [=](tenon_engine * e, tenon_error * *error) { return function(e, __VA_ARGS__, error); } \
  }
  return {CALL(tenon_engine_execute, "{}", &text),
          CALL(tenon_engine_now, &text),
          CALL(tenon_engine_set_time, now),
          CALL(tenon_engine_advance, now, 0, &text),
          CALL(tenon_engine_verify, &text),
          CALL(tenon_engine_backup, "copy.db"),
          CALL(tenon_engine_log, 0, 10, &text),
          CALL(tenon_calendar_document, &text),
          CALL(tenon_calendar_day, "2026-03-02", &text),
          CALL(tenon_calendar_due, "{}", &text),
          CALL(tenon_calendar_between, now, now, &text),
          CALL(tenon_case_open, "complaint", "{}", "{}", &text),
          CALL(tenon_case_apply, id, "accept", "{}", "{}", &text),
          CALL(tenon_case_check, "{}"),
          CALL(tenon_case_get, id, &text),
          CALL(tenon_case_options, id, clerk_alone, &text),
          CALL(tenon_case_history, id, &text),
          CALL(tenon_case_as_of, id, now, &text),
          CALL(tenon_case_explain, id, 0, &text),
          CALL(tenon_case_find, "{}", &text),
          CALL(tenon_case_due, now, 10, &text),
          CALL(tenon_case_apply_each, "{}", "comment", R"({"text":"x"})", clerk, &text),
          CALL(tenon_sale_journey, "S1", &text),
          CALL(tenon_sale_missing, "S1", &text),
          CALL(tenon_building_forecast, "B1", &text),
          CALL(tenon_policy_preview, "handbook", &text),
          CALL(tenon_outbox_read, 0, 10, &text),
          CALL(tenon_outbox_acknowledge, nullptr, 0, nullptr),
          CALL(tenon_record_put, "customer", "{}", clerk_alone, any, &text),
          CALL(tenon_record_get, "customer", "C1", &text),
          CALL(tenon_record_history, "customer", "C1", &text),
          CALL(tenon_record_list, "customer", nullptr, 10, &text),
          CALL(tenon_batch_begin, &batch),
          CALL(tenon_import_open, "{}", nullptr, 0, &import),
          CALL(tenon_report_figures, "{}", &text),
          CALL(tenon_report_html, "{}", &text),
          CALL(tenon_report_ledger, R"({"workflow":"complaint"})", &text)};
#undef CALL
}

std::string code_of(std::int32_t status, tenon_error*& error) { return answer(status, nullptr, error).code; }

}  // namespace

TEST_CASE("no engine is refused by every function") {
  for (const auto& [name, call] : calls_with_engine()) {
    INFO(name);
    tenon_error* error = nullptr;
    CHECK(code_of(call(nullptr, &error), error) == "abi.null");
    CHECK(call(nullptr, nullptr) == TENON_INVALID);  // nobody wants the error
  }
}

TEST_CASE("a handle of another kind is refused by every function") {
  Desk desk;
  tenon_batch* batch = nullptr;
  REQUIRE(tell(tenon_batch_begin, desk.engine, &batch).status == TENON_OK);
  auto* const wrong = reinterpret_cast<tenon_engine*>(batch);
  for (const auto& [name, call] : calls_with_engine()) {
    INFO(name);
    tenon_error* error = nullptr;
    CHECK(code_of(call(wrong, &error), error) == "abi.handle");
  }
  tenon_engine_close(wrong);  // passed over
  CHECK(tell(tenon_batch_commit, reinterpret_cast<tenon_batch*>(desk.engine)).code == "abi.handle");
  CHECK(tell(tenon_batch_rollback, static_cast<tenon_batch*>(nullptr)).code == "abi.null");
  CHECK(ask(tenon_batch_execute, static_cast<tenon_batch*>(nullptr), "{}").code == "abi.null");
  CHECK(ask(tenon_import_report, reinterpret_cast<tenon_import*>(desk.engine)).code == "abi.handle");
  // These take NULL for what is built in, which a wrong handle is not.
  CHECK(ask(tenon_policy_list, wrong).code == "abi.handle");
  CHECK(ask(tenon_policy_get, wrong, "cn").code == "abi.handle");
  CHECK(ask(tenon_policy_compute, wrong, "loan_schedule", "{}").code == "abi.handle");
  CHECK(ask(tenon_document_types, wrong).code == "abi.handle");
  CHECK(ask(tenon_handbook, wrong, "{}").code == "abi.handle");
  CHECK(tell(tenon_import_step, static_cast<tenon_import*>(nullptr), 1, nullptr, nullptr).code == "abi.null");
  CHECK(std::string(tenon_text_bytes(reinterpret_cast<tenon_text*>(desk.engine))).empty());
  CHECK(std::string(tenon_error_code(reinterpret_cast<tenon_error*>(desk.engine))).empty());
  tenon_text_free(reinterpret_cast<tenon_text*>(desk.engine));
  tenon_batch_free(batch);
  CHECK(ask(tenon_engine_now, desk.engine).status == TENON_OK);  // unharmed
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#if !defined(__has_feature)
#define __has_feature(x) 0
#endif
#if !__has_feature(address_sanitizer) && !__has_feature(thread_sanitizer)
TEST_CASE("a closed engine is refused while its memory is not used again") {
  tenon_engine* engine = nullptr;
  REQUIRE(tenon_engine_open("{}", &engine, nullptr) == TENON_OK);
  tenon_engine_close(engine);
  tenon_text* text = nullptr;
  CHECK(tenon_engine_now(engine, &text, nullptr) == TENON_INVALID);
  tenon_engine_close(engine);  // twice is passed over as well
}
#endif
#endif

TEST_CASE("an output that is missing is refused") {
  Desk desk;
  tenon_error* error = nullptr;
  CHECK(code_of(tenon_engine_open("{}", nullptr, &error), error) == "abi.null");
  CHECK(code_of(tenon_engine_now(desk.engine, nullptr, &error), error) == "abi.null");
  CHECK(code_of(tenon_batch_begin(desk.engine, nullptr, &error), error) == "abi.null");
  CHECK(code_of(tenon_import_open(desk.engine, "{}", nullptr, 0, nullptr, &error), error) == "abi.null");
  CHECK(code_of(tenon_outbox_acknowledge(desk.engine, nullptr, 3, nullptr, &error), error) == "abi.null");
}

TEST_CASE("an input that is missing is refused by name") {
  Desk desk;
  const auto missing = ask(tenon_engine_execute, desk.engine, nullptr);
  CHECK(missing.status == TENON_INVALID);
  CHECK(missing.code == "abi.null");
  CHECK(missing.field == "command_json");
  CHECK(missing.en.find("command_json is NULL") != std::string::npos);
  CHECK_FALSE(missing.zh.empty());
  CHECK_FALSE(missing.remedy.empty());
  CHECK(ask(tenon_case_get, desk.engine, nullptr).field == "case_id");
  CHECK(ask(tenon_case_options, desk.engine, "x", nullptr).code == "id.malformed");
  CHECK(ask(tenon_workflow_describe, desk.engine, nullptr).field == "id");
  CHECK(ask(tenon_workflow_diagram, desk.engine, "complaint", nullptr, nullptr).field == "format");
}

TEST_CASE("texts that are not UTF-8 are refused") {
  Desk desk;
  for (const char* text : {"\xff", "\xc0\xaf", "\xed\xa0\x80", "{\"a\":\"\xe4\xb8\"}"}) {
    CHECK(ask(tenon_engine_execute, desk.engine, text).code == "abi.not_utf8");
    CHECK(ask(tenon_case_get, desk.engine, text).code == "abi.not_utf8");
    CHECK(ask(tenon_workflow_describe, desk.engine, text).code == "abi.not_utf8");
    CHECK(ask(tenon_record_get, desk.engine, "customer", text).code == "abi.not_utf8");
    CHECK(ask(tenon_sale_journey, desk.engine, text).code == "abi.not_utf8");
    CHECK(ask(tenon_case_apply_each, desk.engine, "{}", text, "{}", clerk).code == "abi.not_utf8");
    CHECK(ask(tenon_policy_check, text).code == "abi.not_utf8");
    CHECK(ask(tenon_policy_compute, desk.engine, "loan_schedule", text).code == "abi.not_utf8");
    CHECK(ask(tenon_policy_preview, desk.engine, text).code == "abi.not_utf8");
    CHECK(ask(tenon_handbook, desk.engine, text).code == "abi.not_utf8");
  }
  tenon_engine* engine = nullptr;
  CHECK(tell(tenon_engine_open, "{\"store\":\"\xff\"}", &engine).code == "abi.not_utf8");
}

TEST_CASE("documents that are no JSON, nested too deep, too long or ambiguous are refused") {
  Desk desk;
  const auto bomb = std::string(1'000'000, '[');
  CHECK(ask(tenon_engine_execute, desk.engine, bomb.c_str()).code == "json.malformed");
  std::string objects;
  for (int i = 0; i < 100'000; ++i) objects += "{\"a\":";
  const auto deep = ask(tenon_case_find, desk.engine, objects.c_str());
  CHECK(deep.code == "json.malformed");
  CHECK(deep.field == "query_json");
  CHECK(ask(tenon_policy_check, objects.c_str()).code == "json.malformed");
  CHECK(ask(tenon_policy_preview, desk.engine, objects.c_str()).code == "json.malformed");
  CHECK(ask(tenon_policy_compute, static_cast<tenon_engine*>(nullptr), "loan_schedule", bomb.c_str()).code ==
        "json.malformed");
  CHECK(ask(tenon_engine_execute, desk.engine, "").code == "json.malformed");
  CHECK(ask(tenon_engine_execute, desk.engine, "{\"do\":\"open\",\"do\":\"apply\"}").code ==
        "json.malformed");
  CHECK(ask(tenon_engine_execute, desk.engine, "[1]").code == "json.wrong_type");
  const auto long_text = "\"" + std::string(17U * 1024 * 1024, 'x') + "\"";
  CHECK(ask(tenon_engine_execute, desk.engine, long_text.c_str()).code == "json.too_large");
}
