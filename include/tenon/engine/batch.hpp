#pragma once
/// @file engine/batch.hpp
/// Many commands, one commit. A command that a rule refuses is left out and reported; the others are written
/// together by commit(), or not at all. Until then nobody else sees them. A batch belongs to one thread.
/// @since 0.1
#include "tenon/engine/engine.hpp"

namespace tenon {

class Batch {
 public:
  Batch(Batch&&) noexcept;
  Batch& operator=(Batch&&) noexcept;
  /// Forgets what was not committed.
  ~Batch();

  /// As Engine::execute, seeing what this batch did before.
  [[nodiscard]] Result<Outcome> execute(const Command& command);
  /// A statement of the host's own, for its own tables in the same file: run at commit(), after the commands,
  /// in the same transaction. Where it fails, nothing of the batch is written.
  void add(HostStatement statement);
  /// How many history rows wait for the commit.
  [[nodiscard]] std::size_t size() const noexcept;
  /// Writes all and starts anew. "store.conflict": someone else changed a case meanwhile; nothing was
  /// written, and the batch is empty again.
  [[nodiscard]] Result<void> commit();
  void rollback() noexcept;

 private:
  friend class Engine;
  explicit Batch(std::shared_ptr<Engine::Core> core);
  struct Work;
  std::shared_ptr<Engine::Core> core_;
  std::unique_ptr<Work> work_;
};

}  // namespace tenon
