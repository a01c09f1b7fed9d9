#pragma once
/// An engine on doors (support/door.hpp), once in memory and once in a SQLite file, with a clock that tests
/// move.
#include <filesystem>
#include <string>

#include "support/catch.hpp"
#include "support/door.hpp"
#include "tenon/engine/acting.hpp"

namespace tenon::testing {

/// A file that is gone when the test is.
class TemporaryFile {
 public:
  explicit TemporaryFile(std::string_view name) {
    static int number = 0;
    path_ = (std::filesystem::temp_directory_path() / ("tenon-" + std::to_string(::getpid()) + "-" +
                                                       std::to_string(number++) + "-" + std::string(name)))
                .string();
    remove();
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() { remove(); }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  void remove() const {
    for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(path_ + suffix);
  }
  std::string path_;
};

inline std::shared_ptr<const WorkflowSet> doors() {
  auto set = std::make_shared<WorkflowSet>();
  REQUIRE(set->add(definition_of<Door>()));
  return set;
}

inline Instant at(std::string_view text) { return *parse_instant(text); }

/// Monday, an ordinary working day.
inline const Instant monday = at("2026-03-02T10:00:00+08:00");

struct Doors {
  explicit Doors(const std::string& kind, LimitTable limits = {}) : file("doors.db") {
    Settings settings;
    settings.store = kind == "memory" ? kind : "sqlite:" + file.path();
    settings.durability = Durability::normal;
    settings.clock = clock;
    settings.id_seed = 1;
    settings.workflows = doors();
    settings.limits = std::move(limits);
    auto opened = Engine::open(std::move(settings));
    REQUIRE(opened);
    engine.emplace(std::move(*opened));
  }
  void wait(Elapsed by) { REQUIRE(engine->set_time(engine->now() + by)); }
  CaseOf<Door> door(std::string name = "front", const With& with = {}) {
    auto opened = guard().open<Door>({}, {std::move(name)}, with);
    REQUIRE(opened);
    return *opened;
  }
  Acting guard() { return engine->as({"G1", {Role::security}}); }
  Acting chief() { return engine->as({"M1", {Role::manager}}); }
  std::string state(CaseOf<Door> of) {
    auto got = engine->get(of.id);
    REQUIRE(got);
    return std::string(Door::rules.book().states[(*got)->state]);
  }

  TemporaryFile file;
  Clock clock = Clock::at(monday);
  std::optional<Engine> engine;
};

inline Elapsed of_minutes(std::int64_t n) { return seconds(n * 60); }

}  // namespace tenon::testing
