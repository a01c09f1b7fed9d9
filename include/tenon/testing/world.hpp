#pragma once
/// @file testing/world.hpp
/// A small world to try rules in: an engine in memory, registers, and a clock that only the test moves. What
/// is done in it goes through the engine as a host's commands do. Needs nothing of a test framework.
/// One world is used by one thread at a time; several worlds live side by side.
/// @since 0.1
#include <optional>
#include <string>

#include "tenon/engine/documents.hpp"
#include "tenon/engine/engine.hpp"

namespace tenon::testing {

/// Under which rules a world runs; what is not given is what the document says, or what is built in.
struct Rules {
  std::shared_ptr<const WorkflowSet> workflows;  ///< null: those of the document, else all built in
  std::optional<Policies> policies;
};

class World;

/// A world's document, read and checked once, of which any number of worlds is made quickly. Immutable; safe
/// from any thread.
class WorldPlan {
 public:
  /// @param given {"about": text, "now": instant, "records": [{"kind": ..., "record": {...}}, ...],
  ///   "settings": {...}}; settings as Settings::read takes them (policy, hours, limits, workflows), but for
  ///   the store and the clock, which are the world's own. Refusals: testing.unknown_key, testing.missing,
  ///   testing.wrong_type, those of Settings::read and of check_record, each with the path of the field.
  [[nodiscard]] static Result<WorldPlan> read(const Json& given);

  /// @param store where the world is kept; null: in memory. It must be empty.
  [[nodiscard]] Result<World> make(const Rules& rules = {}, std::unique_ptr<Store> store = nullptr) const;

  /// The workflows that a world of this plan knows where Rules names no others.
  [[nodiscard]] const WorkflowSet& workflows() const noexcept;
  [[nodiscard]] const DocumentTypes& document_types() const noexcept { return settings_.document_types; }
  [[nodiscard]] Instant begins() const noexcept { return now_; }

 private:
  WorldPlan() = default;
  Settings settings_;
  Instant now_;
  std::vector<RecordRow> records_;
};

class World {
 public:
  /// WorldPlan::read and make in one. Reproducible: the ids of two worlds made alike are alike.
  [[nodiscard]] static Result<World> make(const Json& given, const Rules& rules = {});

  [[nodiscard]] Engine& engine() noexcept { return engine_; }
  [[nodiscard]] Instant now() const { return engine_.now(); }

  /// Moves the clock, and everything that falls due on the way happens. "time.goes_back".
  [[nodiscard]] Result<void> wait_until(Instant until);
  /// Moves the clock to the next moment at which a deadline, a rung of its ladder, a warning or the end of a
  /// hold falls due in any open case, and lets it happen. "testing.nothing_due" where no clock runs.
  [[nodiscard]] Result<Instant> advance_to_next_deadline();

  /// Changed fields of a register entry, or a whole new one.
  [[nodiscard]] Result<void> put(std::string_view kind, const Json& record);
  /// A register entry as it is now; "record.unknown".
  [[nodiscard]] Result<Json> record(std::string_view kind, std::string_view id);

  /// What the outbox has had since the world began, oldest first.
  [[nodiscard]] Result<std::vector<OutboxRow>> told();

 private:
  friend class WorldPlan;
  explicit World(Engine engine) : engine_(std::move(engine)) {}
  Engine engine_;
};

}  // namespace tenon::testing
