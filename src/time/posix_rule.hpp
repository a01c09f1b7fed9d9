#pragma once
/// @file posix_rule.hpp
/// The text of a POSIX time zone. Boost.DateTime reads the same shape with the signs of the offsets turned
/// round, takes the summer offset as an adjustment, and misreads the forms Jn and n: so the text is read here
/// first, and only what Boost gets right is handed to it.
#include <string>
#include <string_view>
#include <vector>

#include "time/zone_data.hpp"

namespace tenon::detail {

struct PosixRule {
  /// "Mm.w.d/time": month 1-12, week 1-5 (5 is the last), day 0-6 (0 is Sunday), seconds after midnight.
  struct Change {
    int month = 0, week = 0, day = 0;
    std::int32_t time = 7200;
  };
  std::int32_t standard = 0;     ///< seconds east of Greenwich
  std::int32_t summer_adds = 0;  ///< seconds
  bool has_summer = false;
  Change start, end;
  std::string_view problem;  ///< what is wrong with the text; empty where nothing is
};

PosixRule parse_posix_rule(std::string_view rule);
/// The changes of a whole cycle, as Boost.DateTime works them out; empty where it throws.
std::vector<YearOfChanges> changes_of(const PosixRule& rule);

}  // namespace tenon::detail
