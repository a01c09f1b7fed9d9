#include "report/durations.hpp"

namespace tenon::report {
namespace {
constexpr std::int64_t hour = 60, day = 24 * hour;
constexpr std::int64_t bounds[] = {hour,    4 * hour, 8 * hour, day,      2 * day,
                                   3 * day, 5 * day,  7 * day,  14 * day, 30 * day};
}  // namespace

std::int64_t Durations::percentile(std::int64_t percent) const {
  const auto rank = (total_ * percent + 99) / 100;
  std::int64_t seen = 0;
  for (const auto& [minutes, count] : counts_)
    if ((seen += count) >= rank) return minutes;
  return counts_.rbegin()->first;
}

Spread Durations::spread() const {
  if (total_ == 0) return {};
  return {total_, percentile(50), percentile(90), counts_.rbegin()->first};
}

std::vector<Bucket> Durations::buckets() const {
  std::vector<Bucket> all;
  for (const auto bound : bounds) all.push_back({bound, 0});
  all.push_back({std::nullopt, 0});
  std::size_t at = 0;
  for (const auto& [minutes, count] : counts_) {
    while (at + 1 < all.size() && minutes > *all[at].up_to_minutes) ++at;
    all[at].count += count;
  }
  return all;
}

}  // namespace tenon::report
