/// Loading a case and reading the due list, with 1 000, 100 000 and 1 000 000 cases in a SQLite store.
#include <filesystem>

#include "bench/bench.hpp"
#include "bench/loan.hpp"
#include "tenon/engine/acting.hpp"

namespace {

using namespace tenon;
using bench::Loan;

struct Filled {
  explicit Filled(std::int64_t cases) {
    const auto path = (std::filesystem::current_path() / "bench-scale.db").string() + std::to_string(cases);
    for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(path + suffix);
    auto set = std::make_shared<WorkflowSet>();
    if (!set->add(definition_of<Loan>())) std::abort();
    Settings settings;
    settings.store = "sqlite:" + path;
    settings.durability = Durability::normal;
    settings.workflows = set;
    settings.cached_cases = 0;  // every load comes from the file
    settings.clock = Clock::at(*parse_instant("2026-03-02T10:00:00+08:00"));
    engine.emplace(Engine::open(settings).value());
    Command command;
    command.actor = {"E1", {Role::mortgage_specialist}};
    command.event = "open";
    command.workflow = "loan";
    command.payload = {{"limit", 100}};
    for (std::int64_t done = 0; done < cases;) {
      auto batch = engine->batch();
      for (int i = 0; i < 1000 && done < cases; ++i, ++done) {
        command.at = engine->now() - seconds(cases - done);
        const auto opened = batch.execute(command);
        if (!opened) std::abort();
        if (done % (cases / 500) == 0) some.push_back(opened->case_id);
      }
      if (!batch.commit()) std::abort();
    }
  }
  std::optional<Engine> engine;
  std::vector<CaseId> some;
};

}  // namespace

int main(int count, char** words) {
  const std::int64_t largest = count > 1 ? std::atoll(words[1]) : 1'000'000;
  std::vector<std::unique_ptr<Filled>> stores;
  std::vector<std::string> names;
  for (const std::int64_t cases : {std::int64_t{1000}, std::int64_t{100'000}, largest}) {
    const double taken = bench::seconds_of([&] { stores.push_back(std::make_unique<Filled>(cases)); });
    names.push_back(std::to_string(cases) + " cases");
    std::printf("filled with %s in %.1f s\n", names.back().c_str(), taken);
  }
  std::vector<bench::Contender> load;
  std::vector<bench::Contender> due;
  for (std::size_t i = 0; i < stores.size(); ++i) {
    load.push_back({names[i], [&, i](std::int64_t times) {
                      auto& store = *stores[i];
                      for (std::int64_t k = 0; k < times; ++k)
                        if (!store.engine->get(store.some[static_cast<std::size_t>(k) % store.some.size()]))
                          std::abort();
                    }});
    due.push_back({names[i], [&, i](std::int64_t times) {
                     auto& store = *stores[i];
                     for (std::int64_t k = 0; k < times; ++k)
                       if (!store.engine->due(store.engine->now() + seconds(365 * 86'400), 50)) std::abort();
                   }});
  }
  bench::compare("a case loaded from the file (goal: flat within 1.5x)", 2000, load);
  bench::compare("the first 50 of the due list (goal: flat within 1.5x)", 200, due);
}
