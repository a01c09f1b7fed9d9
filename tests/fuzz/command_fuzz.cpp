// Command documents against an engine that holds one case: whatever comes, the answer is an outcome or a
// refusal, and the store stays whole.
#include <cstdlib>
#include <string_view>

#include "tenon/engine/documents.hpp"

using namespace tenon;

namespace {

Engine make_engine() {
  Settings settings;
  settings.clock = Clock::at(*parse_instant("2026-03-02T10:00:00+08:00"));
  settings.id_seed = 1;
  auto engine = Engine::open(settings);
  if (!engine) std::abort();
  const auto opening = Json::parse(
      R"({"do":"open","workflow":"complaint","subject":{"customer":"C1"},"reference":"T","actor":{"id":"E","roles":["complaint_clerk"]},)"
      R"("payload":{"channel":"phone","target":"other","about":"a","asked":"b"}})");
  if (!engine->execute(*read_command(*engine, opening))) std::abort();
  return *std::move(engine);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  static Engine engine = make_engine();
  const auto json = parse_json({reinterpret_cast<const char*>(data), size}, "command");
  if (!json) return 0;
  auto command = read_command(engine, *json);
  if (!command) return static_cast<int>(command.refusal().text().en.empty());  // every refusal has words
  const auto outcome = engine.execute(*command);
  if (!outcome && outcome.refusal().to_json().empty()) std::abort();
  if (outcome) {
    std::string out;
    print_document(out, **engine.get(outcome->case_id));
    if (!Json::accept(out)) std::abort();
  }
  return 0;
}
