#pragma once
/// @file store/memory_history.hpp
/// History rows in memory, packed end to end in large blocks: half the size that they have as objects, and no
/// allocation of their own. Appended to and never changed, like the table on disk.
#include <memory>
#include <vector>

#include "tenon/store/rows.hpp"

namespace tenon::store {

class MemoryHistory {
 public:
  /// Adds a row after the row `before` of the same case (0: none). Returns where it stands, never 0.
  [[nodiscard]] std::int64_t append(const HistoryRow& row, std::int64_t before);
  /// Reads the row at `place` into `row`, all but the id of its case, and returns the place of the one before
  /// it.
  [[nodiscard]] std::int64_t read(std::int64_t place, HistoryRow& row) const;

 private:
  static constexpr std::size_t block_bytes = 256 * 1024;

  std::vector<std::unique_ptr<char[]>> blocks_;
  std::size_t used_ = block_bytes;  ///< of the last block
};

}  // namespace tenon::store
