/// A copy of the file as it stands, made page by page while others go on.
#include <filesystem>
#include <system_error>

#include "store/sqlite_reader.hpp"

namespace tenon::store {
namespace {

std::filesystem::path to_path(const std::string& utf8) { return {std::u8string(utf8.begin(), utf8.end())}; }

struct FinishBackup {
  void operator()(sqlite3_backup* handle) const { sqlite3_backup_finish(handle); }
};

/// WAL gives the copy one snapshot: what is committed meanwhile is not in it, and nobody waits for it.
Result<void> copy(Connection& from, Connection& to) {
  std::unique_ptr<sqlite3_backup, FinishBackup> copying(
      sqlite3_backup_init(to.handle(), "main", from.handle(), "main"));
  if (!copying) return to.refusal(sqlite3_extended_errcode(to.handle()));
  if (const int code = sqlite3_backup_step(copying.get(), -1); code != SQLITE_DONE) return to.refusal(code);
  if (const int code = sqlite3_backup_finish(copying.release()); code != SQLITE_OK) return to.refusal(code);
  return {};
}

}  // namespace

Result<void> SqliteReader::backup(const std::string& path) {
  if (database_.is_guest()) return refuse("store.not_our_file");
  SqliteOptions options;
  options.path = path;
  std::error_code ignored;
  if (is_utf8(path) && std::filesystem::exists(to_path(path), ignored))
    return refuse("store.backup_exists").field("path").fact("path", path);
  TENON_TRY(Connection target, Connection::open(options, Connection::For::writing));
  auto done = copy(database_, target);
  if (!done) std::filesystem::remove(to_path(path), ignored);  // half a copy is none
  return done;
}

}  // namespace tenon::store
