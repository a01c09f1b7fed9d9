#include "tenon/time/clock.hpp"

#include <chrono>

namespace tenon {

Clock Clock::system() { return Clock(nullptr); }
Clock Clock::at(Instant start) {
  return Clock(std::make_shared<std::atomic<std::int64_t>>(start.microseconds()));
}

Instant Clock::now() const {
  if (manual_) return Instant::from_microseconds(manual_->load());
  const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
  return Instant::from_microseconds(
      std::chrono::duration_cast<std::chrono::microseconds>(since_epoch).count());
}

Result<void> Clock::set(Instant to) const {
  if (!manual_) return tenon::refuse("time.clock_is_system");
  auto before = manual_->load();
  do {
    if (to.microseconds() < before)
      return tenon::refuse("time.goes_back")
          .fact("found", to_string(to))
          .fact("now", to_string(Instant::from_microseconds(before)));
  } while (!manual_->compare_exchange_weak(before, to.microseconds()));
  return {};
}

}  // namespace tenon
