// Calendar documents, and the arithmetic on those that are accepted.
#include <cstdlib>
#include <string_view>

#include "tenon/time/deadline.hpp"

using namespace tenon;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const auto calendar = Calendar::load({reinterpret_cast<const char*>(data), size});
  if (!calendar) return 0;
  const Instant start = Instant::from_seconds(1'772'000'000);
  const Ledger ledger{{start, std::nullopt}};
  for (const Limit limit : {working_days(3), working_hours(4), days(7), minutes(30)}) {
    const auto found = due(limit, {ledger.data(), ledger.size()}, **calendar,
                           {DayEnd::midnight, Roll::following, UnknownYear::estimate});
    if (found && found->at && *found->at < start) std::abort();
  }
  return 0;
}
