#pragma once
/// A SQLite file looked at from outside, as another program would.
#include <sqlite3.h>

#include <fstream>
#include <iterator>

#include "store/places.hpp"

namespace tenon::testing {

class RawFile {
 public:
  explicit RawFile(const std::string& path) {
    if (sqlite3_open(path.c_str(), &handle_) != SQLITE_OK) throw std::runtime_error("cannot open " + path);
  }
  ~RawFile() { sqlite3_close(handle_); }
  RawFile(const RawFile&) = delete;
  RawFile& operator=(const RawFile&) = delete;

  void run(const std::string& sql) {
    if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
      throw std::runtime_error(sql + ": " + sqlite3_errmsg(handle_));
  }
  std::string ask(const std::string& sql) {
    std::string answer;
    const auto take = [](void* into, int count, char** values, char**) {
      if (count > 0 && values[0]) *static_cast<std::string*>(into) = values[0];
      return 0;
    };
    if (sqlite3_exec(handle_, sql.c_str(), take, &answer, nullptr) != SQLITE_OK)
      throw std::runtime_error(sql + ": " + sqlite3_errmsg(handle_));
    return answer;
  }

 private:
  sqlite3* handle_ = nullptr;
};

[[nodiscard]] inline std::string bytes_in(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}
inline void write_bytes(const std::string& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

/// Whether all that the store holds of doors 1 to `count` hangs together: every chain whole, every case at
/// the end of its chain, every step with its command.
inline void check_whole(Store& store, std::uint64_t count) {
  CHECK(why(store.check()) == "");
  for (std::uint64_t n = 1; n <= count; ++n) {
    if (store.version_of(case_id(n)).value() == 0) continue;
    const auto state = store.load(case_id(n)).value();
    const auto rows = store.history(state->id).value();
    REQUIRE(static_cast<std::int64_t>(rows.size()) == state->version);
    Digest before{};
    for (const auto& row : rows) {
      REQUIRE(row.digest == history_digest(before, row));
      REQUIRE(store.find_command(row.command).value().has_value());
      before = row.digest;
    }
    CHECK(state->head == before);
  }
}

}  // namespace tenon::testing
