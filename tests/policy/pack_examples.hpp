#pragma once
// What the tests of packs share.
#include <filesystem>
#include <fstream>
#include <sstream>

#include "policy/examples.hpp"
#include "tenon/policy/pack.hpp"

namespace tenon::test {

inline std::string read_file(const std::filesystem::path& file) {
  std::ostringstream all;
  all << std::ifstream(file, std::ios::binary).rdbuf();
  return all.str();
}
inline std::filesystem::path policy_tests() {
  return std::filesystem::path(TENON_SOURCE_DIR) / "tests" / "policy";
}

/// Question to a pack about a home bought by a person.
inline PolicyQuestion home_question(std::string_view on, std::string_view size, HomeCount count,
                                    std::string region = "330106") {
  PolicyQuestion question{day(on), std::move(region), {}};
  question.circumstances.use = UnitUse::home;
  question.circumstances.building_area = area(size);
  question.circumstances.buyer = BuyerKind::person;
  question.circumstances.home_count = count;
  return question;
}

}  // namespace tenon::test
