#include "store/sqlite_reader.hpp"

namespace tenon::store {

Result<SqliteReaders::Lease> SqliteReaders::take() {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      auto reader = std::move(idle_.back());
      idle_.pop_back();
      return Lease(*this, std::move(reader));
    }
  }
  TENON_TRY(Connection database, Connection::open(options_, Connection::For::reading));
  return Lease(*this, std::make_unique<SqliteReader>(std::move(database), *workflows_));
}

void SqliteReaders::give_back(std::unique_ptr<SqliteReader> reader) noexcept {
  try {
    const std::lock_guard lock(mutex_);
    if (idle_.size() < most_kept) idle_.push_back(std::move(reader));
  } catch (const std::exception&) {
    // No memory to keep it: it is closed instead.
  }
}

void SqliteReaders::abandon() noexcept {
  for (auto& reader : idle_) reader->database().abandon();
  idle_.clear();
}

}  // namespace tenon::store
