#pragma once
/// Stores of every kind to test, and a folder of their own that goes when the test ends.
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include "store/doors.hpp"
#include "support/catch.hpp"

namespace tenon::testing {

/// A new empty folder, removed with all it holds.
class Folder {
 public:
  Folder() {
    auto pattern = (std::filesystem::temp_directory_path() / "tenon-store-XXXXXX").string();
    if (!mkdtemp(pattern.data())) throw std::runtime_error("no temporary folder");
    path_ = pattern;
  }
  ~Folder() {
    std::error_code ignored;
    if (getpid() == process_) std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] std::string operator/(std::string_view name) const { return (path_ / name).string(); }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
  pid_t process_ = getpid();
};

[[nodiscard]] inline std::unique_ptr<Store> open_file(const std::string& path,
                                                      Durability durability = Durability::full,
                                                      std::int32_t busy_milliseconds = 5000) {
  return open_sqlite_store({path, durability, busy_milliseconds}, door_workflows()).value();
}

enum class Kind : std::uint8_t { memory, sqlite_full, sqlite_normal };
BOOST_DESCRIBE_ENUM(Kind, memory, sqlite_full, sqlite_normal)

/// A store of one kind; its files live as long as this.
class Place {
 public:
  explicit Place(Kind kind) : kind_(kind) { reopen(); }
  [[nodiscard]] bool survives_closing() const { return kind_ != Kind::memory; }
  void reopen() {
    store_.reset();
    store_ = kind_ == Kind::memory ? open_memory_store(door_workflows()) : another();
  }
  /// A second store on the same file, as another process would open it.
  [[nodiscard]] std::unique_ptr<Store> another() const {
    return open_file(folder_ / "cases.db",
                     kind_ == Kind::sqlite_full ? Durability::full : Durability::normal);
  }
  Store* operator->() const { return store_.get(); }
  Store& operator*() const { return *store_; }

 private:
  Kind kind_;
  Folder folder_;
  std::unique_ptr<Store> store_;
};

/// The sentence of a refusal where there should be none.
template <class T>
[[nodiscard]] std::string why(const Result<T>& result) {
  return result ? std::string() : result.refusal().to_json();
}
template <class T>
[[nodiscard]] std::string code_of(const Result<T>& result) {
  return result ? std::string("ok") : result.refusal().code;
}

/// The case as one text, to compare all of it.
[[nodiscard]] inline std::string told(const CaseState& state) {
  std::string text = to_string(state.id) + " v" + std::to_string(state.version) + " " +
                     std::string(state.definition->book().id) + " " +
                     std::string(state.definition->book().states[state.state]) + " ";
  state.definition->print_facts(text, state.facts.get());
  print_json(text, state.frame);
  print_json(text, state.subject);
  print_json(text, state.reference);
  return text + to_string(state.opened_at) + to_string(state.changed_at) + to_hex(state.head);
}
[[nodiscard]] inline std::string told(const HistoryRow& row) {
  std::string text = to_string(row.id) + " v" + std::to_string(row.version) + " " + row.event + " " +
                     row.state + " " + to_string(row.at) + to_string(row.recorded_at) + row.actor;
  print_json(text, row.roles);
  print_json(text, row.party);
  return text + to_string(row.command) + row.payload + row.limits + to_hex(row.digest);
}

/// Numbers doors and commands, so that tests need not.
class Keeper {
 public:
  explicit Keeper(Store& store, std::uint64_t first = 0)
      : store_(store), next_(first), next_command_(first * 1'000'000) {}

  [[nodiscard]] CommandId command() { return command_id(++next_command_); }
  /// A new door, committed; `shape` may change it before.
  template <class Shape>
  std::shared_ptr<CaseState> open(Shape&& shape) {
    Change change;
    auto made = open_door(change, ++next_, command());
    shape(*made);
    store_.commit(change).value();
    return made;
  }
  std::shared_ptr<CaseState> open() {
    return open([](CaseState&) {});
  }
  std::shared_ptr<CaseState> step(const CaseState& before, std::int64_t limit = 30) {
    Change change;
    auto after = step_door(change, before, command(), limit);
    store_.commit(change).value();
    return after;
  }

 private:
  Store& store_;
  std::uint64_t next_;
  std::uint64_t next_command_;
};

}  // namespace tenon::testing
