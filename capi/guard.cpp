#include "guard.hpp"

#include <exception>

namespace tenon::capi {

static_assert(TENON_NOT_ALLOWED == static_cast<int>(RefusalKind::not_allowed) + 1);
static_assert(TENON_FAULT == static_cast<int>(RefusalKind::fault) + 1);

std::int32_t status_of(RefusalKind kind) noexcept { return static_cast<std::int32_t>(kind) + 1; }

std::int32_t fail(tenon_error** error, Refusal refusal) noexcept {
  const auto status = status_of(refusal.kind);
  if (!error) return status;
  try {
    *error = new tenon_error(std::move(refusal));
  } catch (...) {  // no memory for the reason: the status still tells
    *error = nullptr;
  }
  return status;
}

std::int32_t fail_thrown(tenon_error** error) noexcept {
  try {
    try {
      throw;
    } catch (const std::bad_alloc&) {
      return fail(error, fault("abi.out_of_memory"));
    } catch (const std::exception& thrown) {
      return fail(error, fault("abi.unexpected").fact("problem", thrown.what()));
    } catch (...) {
      return fail(error, fault("abi.unexpected").fact("problem", "something other than a std::exception"));
    }
  } catch (...) { return TENON_FAULT; }
}

Result<std::string_view> text_in(const char* text, std::string_view name) {
  if (!text) return given(text, name).refusal();
  const std::string_view bytes(text);
  if (!is_utf8(bytes)) return invalid("abi.not_utf8").field(std::string(name)).fact("argument", name);
  return bytes;
}

Result<Json> json_in(const char* text, std::string_view name, std::string_view what, std::size_t max_bytes) {
  TENON_TRY(const auto bytes, text_in(text, name));
  auto parsed = parse_json(bytes, what, max_bytes);
  if (parsed) return parsed;
  auto refusal = std::move(parsed).refusal();
  if (refusal.field.empty()) refusal.field = name;
  return refusal;
}

Result<Json> json_in(const Engine& engine, const char* text, std::string_view name, std::string_view what) {
  return json_in(text, name, what, static_cast<std::size_t>(engine.settings().max_document_bytes));
}

Result<Json> optional_json_in(const char* text, std::string_view name, std::string_view what,
                              std::size_t max_bytes) {
  if (!text) return Json::object();
  return json_in(text, name, what, max_bytes);
}

Result<Instant> time_in(const char* text, std::string_view name) {
  TENON_TRY(const auto bytes, text_in(text, name));
  return parse_instant(bytes, name);
}

Result<Actor> actor_in(const char* text) {
  TENON_TRY(const Json json, json_in(text, "actor_json", "actor"));
  return read_json<Actor>(json, JsonPath{nullptr, "actor"});
}

Result<Language> language_in(const char* text) {
  if (!text) return Language::both;
  TENON_TRY(const auto word, text_in(text, "language"));
  if (word == "zh") return Language::zh;
  if (word == "en") return Language::en;
  if (word == "both") return Language::both;
  return invalid("json.not_one_of").field("language").fact("found", word).fact("allowed", "zh, en, both");
}

Verdict page_limit(std::int32_t limit) {
  if (limit >= 1 && limit <= 10'000) return {};
  return invalid("query.limit").field("limit").fact("found", std::to_string(limit));
}

std::string document(std::string object) {
  object.insert(1, object == "{}" ? "\"schema_version\":1" : "\"schema_version\":1,");
  return object;
}

}  // namespace tenon::capi
