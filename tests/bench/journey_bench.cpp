// A whole sale through the one door: the recorded journey of tests/journeys, in memory and on SQLite, what
// may be done with a case of it, and the forecast of a building of a thousand sales.
#include <fstream>

#include "bench/bench.hpp"
#include "tenon/engine/documents.hpp"

namespace {

using namespace tenon;

std::vector<Json> recorded() {
  std::ifstream in(std::string(TENON_SOURCE_DIR) + "/tests/journeys/sale_by_loan.jsonl");
  std::vector<Json> lines;
  for (std::string line; std::getline(in, line);)
    if (!line.empty() && line[0] != '#') lines.push_back(*parse_json(line, "journey"));
  return lines;
}

Engine open_engine(const std::string& store, Durability durability) {
  Settings settings;
  settings.store = store;
  settings.durability = durability;
  settings.clock = Clock::at(*parse_instant("2026-07-15T09:00:00+08:00"));
  settings.id_seed = 7;
  return Engine::open(std::move(settings)).value();
}

/// Median of so many rounds of what `round` measures.
double median_of(int rounds, const std::function<double()>& round) {
  std::vector<double> all;
  for (int i = 0; i < rounds; ++i) all.push_back(round());
  std::sort(all.begin(), all.end());
  return all[all.size() / 2];
}
void row(const std::string& what, double figure, const char* unit) {
  std::printf("  %-60s %12.2f %s\n", what.c_str(), figure, unit);
}

/// Plays the lines; returns how many commands were done.
std::int64_t play(Engine& engine, const std::vector<Json>& lines) {
  std::int64_t steps = 0;
  for (const auto& line : lines) {
    const auto deed = line["do"].get<std::string>();
    if (deed == "put_record") {
      engine.put_record(line["kind"].get<std::string>(), line["record"], {"E0", Role::manager}).value();
    } else if (deed == "set_time" || deed == "advance") {
      const auto at = *parse_instant(line["to"].get<std::string>());
      if (deed == "set_time") engine.set_time(at).value();
      else engine.advance(at).value();
    } else {
      engine.execute(read_command(engine, line).value()).value();
      ++steps;
    }
  }
  return steps;
}

}  // namespace

int main() {
  using bench::seconds_of;
  const auto lines = recorded();
  std::int64_t steps = 0, cases = 0;
  const auto once = [&](const std::string& store, Durability durability) {
    return median_of(5, [&] {
      if (store != "memory") std::remove(store.substr(7).c_str());
      auto engine = open_engine(store, durability);
      return seconds_of([&] { steps = play(engine, lines); });
    });
  };
  const double memory = once("memory", Durability::full);
  const double normal = once("sqlite:journey-bench.db", Durability::normal);
  const double full = once("sqlite:journey-bench.db", Durability::full);
  auto engine = open_engine("memory", Durability::full);
  play(engine, lines);
  CaseQuery all;
  const auto page = engine.find(all).value();
  cases = static_cast<std::int64_t>(page.cases.size());
  std::printf("\na sale from the presale permit to the title: %lld cases, %lld steps\n",
              static_cast<long long>(cases), static_cast<long long>(steps));
  row("in memory", memory * 1e3, "ms");
  row("SQLite, synchronous=NORMAL", normal * 1e3, "ms");
  row("SQLite, synchronous=FULL", full * 1e3, "ms");
  const Actor clerk{"E1", {Role::bureau_specialist, Role::contract_specialist}};
  const double options = median_of(5, [&] {
    return seconds_of([&] {
      for (const auto& each : page.cases) engine.options(each->id, clerk).value();
    });
  });
  row("options of a case", options * 1e6 / static_cast<double>(cases), "us");
  const double journey = median_of(5, [&] { return seconds_of([&] { engine.journey("S2").value(); }); });
  row("journey of a sale with its forecast", journey * 1e6, "us");

  // A thousand sales of one building, each like the recorded one before its first step.
  auto big = open_engine("memory", Durability::full);
  Json unit, sale;
  for (const auto& line : lines)
    if (line["do"] == "put_record") {
      big.put_record(line["kind"].get<std::string>(), line["record"], {"E0", Role::manager}).value();
      if (line["record"]["id"] == "S2") sale = line["record"];
      if (line["record"]["id"] == "U2") unit = line["record"];
    }
  for (int i = 0; i < 1000; ++i) {
    const auto id = std::to_string(10'000 + i);
    unit["id"] = "U" + id;
    sale["id"] = "S" + id;
    sale["unit"] = "U" + id;
    big.put_record("unit", unit, {"E0", Role::manager}).value();
    big.put_record("sale", sale, {"E0", Role::manager}).value();
  }
  const double forecast = median_of(3, [&] { return seconds_of([&] { big.forecast("B1").value(); }); });
  row("forecast of a building of 1 000 sales", forecast * 1e3, "ms");
  std::remove("journey-bench.db");
  return 0;
}
