/// The engine itself: open, close, the one door, time, trust.
#include "guard.hpp"
#include "tenon/engine/documents.hpp"

using namespace tenon;
using namespace tenon::capi;

namespace {

Result<void> hand_out(Settings settings, tenon_engine** engine) {
  TENON_TRY(Engine opened, Engine::open(std::move(settings)));
  *engine = new tenon_engine(std::make_shared<EngineBox>(std::move(opened)));
  return {};
}

}  // namespace

int32_t tenon_engine_open(const char* settings_json, tenon_engine** engine, tenon_error** error) {
  if (engine) *engine = nullptr;
  return guarded(error, [&]() -> Result<void> {
    if (auto there = given(engine, "engine"); !there.allowed()) return there;
    TENON_TRY(const auto text, text_in(settings_json, "settings_json"));
    TENON_TRY(Settings settings, Settings::read(text));
    return hand_out(std::move(settings), engine);
  });
}

int32_t tenon_engine_open_on(void* connection, const char* settings_json, tenon_engine** engine,
                             tenon_error** error) {
  if (engine) *engine = nullptr;
  return guarded(error, [&]() -> Result<void> {
    if (auto there = given(engine, "engine"); !there.allowed()) return there;
    if (auto there = given(connection, "connection"); !there.allowed()) return there;
    TENON_TRY(const Json json, optional_json_in(settings_json, "settings_json", "settings"));
    for (const char* not_here : {"store", "durability", "busy_milliseconds", "waits", "cached_cases"})
      if (json.is_object() && json.contains(not_here))
        return invalid("settings.of_the_host").field(std::string("settings.") + not_here);
    TENON_TRY(Settings settings, Settings::read(json.dump()));
    settings.connection = static_cast<sqlite3*>(connection);
    return hand_out(std::move(settings), engine);
  });
}

void tenon_engine_close(tenon_engine* engine) {
  if (!engine || engine->kind != tenon_engine::its_kind) return;
  if (!engine->box->is_foreign()) engine->box->closed.store(true, std::memory_order_release);
  free_handle(engine);
}

int32_t tenon_engine_execute(tenon_engine* engine, const char* command_json, tenon_text** outcome,
                             tenon_error** error) {
  return answered(outcome, error, "outcome", [&]() -> Result<std::string> {
    TENON_TRY(Engine* const on, live_engine(engine));
    TENON_TRY(const Json json, json_in(*on, command_json, "command_json", "command"));
    TENON_TRY(const Command command, read_command(*on, json));
    TENON_TRY(const Outcome done, on->execute(command));
    return document(to_json_text(done));
  });
}

int32_t tenon_engine_now(tenon_engine* engine, tenon_text** now, tenon_error** error) {
  return answered(now, error, "now", [&]() -> Result<std::string> {
    TENON_TRY(Engine* const on, live_engine(engine));
    return document("{\"now\":\"" + to_string(on->now()) + "\"}");
  });
}

int32_t tenon_engine_set_time(tenon_engine* engine, const char* now, tenon_error** error) {
  return guarded(error, [&]() -> Result<void> {
    TENON_TRY(Engine* const on, live_engine(engine));
    TENON_TRY(const Instant to, time_in(now, "now"));
    return on->set_time(to);
  });
}

int32_t tenon_engine_advance(tenon_engine* engine, const char* until, int64_t max_cases, tenon_text** report,
                             tenon_error** error) {
  return answered(report, error, "report", [&]() -> Result<std::string> {
    TENON_TRY(Engine* const on, live_engine(engine));
    Instant to = on->now();
    if (until) { TENON_TRY(to, time_in(until, "until")); }
    if (max_cases < 0)
      return invalid("abi.count")
          .field("max_cases")
          .fact("argument", "max_cases")
          .fact("found", std::to_string(max_cases));
    TENON_TRY(const AdvanceReport done, on->advance(to, max_cases));
    return document(to_json_text(done));
  });
}

int32_t tenon_engine_verify(tenon_engine* engine, tenon_text** report, tenon_error** error) {
  return answered(report, error, "report", [&]() -> Result<std::string> {
    TENON_TRY(Engine* const on, live_engine(engine));
    TENON_TRY(const auto found, on->verify());
    return document(to_json_text(document_of(found)));
  });
}

int32_t tenon_engine_backup(tenon_engine* engine, const char* path, tenon_error** error) {
  return guarded(error, [&]() -> Result<void> {
    TENON_TRY(Engine* const on, live_engine(engine));
    TENON_TRY(const auto to, text_in(path, "path"));
    return on->backup(std::string(to));
  });
}

int32_t tenon_engine_log(tenon_engine* engine, int64_t after, int32_t limit, tenon_text** text,
                         tenon_error** error) {
  return answered(text, error, "document", [&]() -> Result<std::string> {
    TENON_TRY(Engine* const on, live_engine(engine));
    if (auto fine = page_limit(limit); !fine.allowed()) return std::move(fine).refusal();
    return list_document("entries", on->log(after, limit), print_json<LogEntry>);
  });
}
