#pragma once
/// @file names.hpp
/// What the lines of one run call cases that came of a step and have no reference of their own: a repair that
/// an inspection ordered, a follow-up that a repair asked for. A script cannot know their ids beforehand.
#include <algorithm>
#include <map>
#include <string>

#include "command.hpp"

namespace cli {

class Names {
 public:
  /// Puts the id in the place of a name that an earlier line has given.
  void put_id(Json& line) const {
    const auto named = line.find("case");
    if (named == line.end() || !named->is_string()) return;
    if (const auto found = ids_.find(named->get<std::string>()); found != ids_.end()) *named = found->second;
  }
  /// Names cases that a step opened, in their order. Names beyond them name nothing.
  void give(const Json& names, const Json& outcome) {
    const auto opened = outcome.find("opened");
    if (opened == outcome.end()) return;
    for (std::size_t i = 0; i < std::min(names.size(), opened->size()); ++i)
      ids_[names[i].get<std::string>()] = (*opened)[i].get<std::string>();
  }

 private:
  std::map<std::string, std::string, std::less<>> ids_;
};

}  // namespace cli
