// Plays a recorded journey (JSON lines as `tenon run` takes them) through the C++ library and prints the
// digest of the store it leaves: the same as by Python and by the command line (journey_test.py).
//   journey_driver LINES STORE NOW SEED
#include <cstdio>
#include <fstream>
#include <string>

#include "tenon/engine/documents.hpp"

using namespace tenon;

namespace {
[[noreturn]] void stop(const std::string& line, const Refusal& refusal) {
  std::fprintf(stderr, "%s\n%s\n", line.c_str(), refusal.to_json().c_str());
  std::exit(1);
}
}  // namespace

int main(int count, char** arguments) {
  if (count != 5) return 2;
  Settings settings;
  settings.store = std::string("sqlite:") + arguments[2];
  settings.durability = Durability::normal;
  settings.clock = Clock::at(parse_instant(arguments[3]).value());
  settings.id_seed = std::stoull(arguments[4]);
  auto engine = Engine::open(std::move(settings)).value();
  std::ifstream in(arguments[1]);
  for (std::string text; std::getline(in, text);) {
    if (text.empty() || text[0] == '#') continue;
    const Json line = parse_json(text, "journey").value();
    const auto deed = line["do"].get<std::string>();
    if (deed == "put_record") {
      const auto actor = read_json<Actor>(line["actor"]).value();
      auto done = engine.put_record(line["kind"].get<std::string>(), line["record"], actor);
      if (!done) stop(text, done.refusal());
    } else if (deed == "set_time" || deed == "advance") {
      const auto at = parse_instant(line["to"].get<std::string>()).value();
      if (deed == "set_time") engine.set_time(at).value();
      else engine.advance(at).value();
    } else {
      auto command = read_command(engine, line);
      if (!command) stop(text, command.refusal());
      auto done = engine.execute(*command);
      if (!done) stop(text, done.refusal());
    }
  }
  std::printf("%s\n", engine.verify().value().digest.c_str());
  return 0;
}
