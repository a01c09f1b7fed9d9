#pragma once
/// @file time/clock.hpp
/// What time it is: the one place where the library may ask the system, and only when the host says so.
/// Elsewhere the time is an argument.
/// @since 0.1
#include <atomic>
#include <memory>

#include "tenon/time/instant.hpp"

namespace tenon {

/// The system's clock, or one that stands still until the host moves it. Copies share one clock. Thread-safe.
class Clock {
 public:
  /// The system's clock, to the microsecond.
  [[nodiscard]] static Clock system();
  /// A manual clock: the host hands in time.
  [[nodiscard]] static Clock at(Instant start);

  [[nodiscard]] Instant now() const;
  /// Whether the host moves it.
  [[nodiscard]] bool is_manual() const noexcept { return manual_ != nullptr; }
  /// Moves a manual clock forward; the same time again is fine. Refused: time.goes_back, and
  /// time.clock_is_system for the system's clock.
  [[nodiscard]] Result<void> set(Instant to) const;

 private:
  explicit Clock(std::shared_ptr<std::atomic<std::int64_t>> manual) : manual_(std::move(manual)) {}
  std::shared_ptr<std::atomic<std::int64_t>> manual_;  // microseconds; null: the system's
};

}  // namespace tenon
