#pragma once
/// For the tests of tenon.h: what a careful caller does by hand, done once. Sees nothing but the C header.
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "support/catch.hpp"
#include "tenon.h"

namespace capi_test {

using Json = nlohmann::json;

/// What a call led to: its document, or its error.
struct Answer {
  std::int32_t status = TENON_OK;
  std::string text;
  std::string code, en, zh, remedy, field, source, error_json;
  [[nodiscard]] Json json() const { return Json::parse(text); }
};

/// Takes the contents of both and frees them.
inline Answer answer(std::int32_t status, tenon_text* text, tenon_error* error) {
  Answer all;
  all.status = status;
  all.text.assign(tenon_text_bytes(text), tenon_text_size(text));
  CHECK((status == TENON_OK) == (error == nullptr));
  CHECK(tenon_error_status(error) == status);
  if (status != TENON_OK) CHECK(text == nullptr);
  all.code = tenon_error_code(error);
  all.en = tenon_error_message(error, "en");
  all.zh = tenon_error_message(error, "zh");
  all.remedy = tenon_error_remedy(error, "en");
  all.field = tenon_error_field(error);
  all.source = tenon_error_source(error);
  all.error_json = tenon_error_json(error);
  tenon_text_free(text);
  tenon_error_free(error);
  return all;
}

/// Calls a function that hands out a text.
template <class Function, class... Arguments>
Answer ask(Function function, Arguments... arguments) {
  tenon_text* text = nullptr;
  tenon_error* error = nullptr;
  const auto status = function(arguments..., &text, &error);
  return answer(status, text, error);
}
/// Calls a function without an answer.
template <class Function, class... Arguments>
Answer tell(Function function, Arguments... arguments) {
  tenon_error* error = nullptr;
  const auto status = function(arguments..., &error);
  return answer(status, nullptr, error);
}

inline const char* const clerk = R"({"actor":{"id":"E017","roles":["complaint_clerk"]}})";
inline const char* const head = R"({"actor":{"id":"E001","roles":["complaint_supervisor"]}})";
inline const char* const for_customer =
    R"({"actor":{"id":"E017","roles":["complaint_clerk"]},"party":"customer"})";
inline const char* const clerk_alone = R"({"id":"E017","roles":["complaint_clerk"]})";
inline const char* const a_complaint =
    R"({"channel":"phone","target":"quality","about":"a crack in the wall","asked":"repair"})";

/// An engine in memory on an ordinary Monday; the clock stands still.
struct Desk {
  explicit Desk(const std::string& settings = R"({"now":"2026-03-02T10:00:00+08:00","id_seed":1})") {
    tenon_error* error = nullptr;
    const auto status = tenon_engine_open(settings.c_str(), &engine, &error);
    INFO(tenon_error_message(error, "en"));
    REQUIRE(status == TENON_OK);
  }
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;
  ~Desk() { tenon_engine_close(engine); }

  /// A complaint of customer C1, by its id.
  std::string complaint(const char* reference = nullptr) {
    Json command = Json::parse(clerk);
    command["subject"]["customer"] = "C1";
    if (reference) command["reference"] = reference;
    const auto opened = ask(tenon_case_open, engine, "complaint", a_complaint, command.dump().c_str());
    INFO(opened.en);
    REQUIRE(opened.status == TENON_OK);
    return opened.json()["case_id"];
  }
  Answer apply(const std::string& id, const char* event, const char* payload, const char* command = clerk) {
    return ask(tenon_case_apply, engine, id.c_str(), event, payload, command);
  }

  tenon_engine* engine = nullptr;
};

}  // namespace capi_test
