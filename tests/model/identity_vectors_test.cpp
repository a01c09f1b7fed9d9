// The invented numbers of tests/data/identifiers-cn against python-stdnum's opinion of each (SOURCE.md
// there).
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "model/examples.hpp"

using namespace tenon;
using namespace tenon::test;

namespace {

std::vector<std::vector<std::string>> rows(const std::string& name) {
  std::ifstream file(std::string(TENON_TEST_DATA) + "/identifiers-cn/" + name);
  REQUIRE(file.is_open());
  std::vector<std::vector<std::string>> all;
  std::string line;
  std::getline(file, line);  // the heading
  while (std::getline(file, line)) {
    std::vector<std::string> cells(1);
    for (char c : line) {
      if (c == ',') cells.emplace_back();
      else if (c != '\r') cells.back() += c;
    }
    all.push_back(std::move(cells));
  }
  return all;
}

}  // namespace

TEST_CASE("resident identity cards are judged as by python-stdnum, but for region 710000") {
  const std::set<std::string> disputed{"710000199001010912"};
  std::map<std::string, int> counts;
  for (const auto& row : rows("ric_vectors.csv")) {
    const auto& input = row.at(1);
    const bool stdnum_valid = row.at(2) == "1";
    const auto ours = check_identity(resident(input), day("2026-11-23"));
    INFO(row.at(0) << " " << input);
    ++counts[ours ? "valid" : "refused"];
    if (disputed.count(input)) {
      ++counts["disputed"];
      CHECK(ours.has_value());
      CHECK_FALSE(stdnum_valid);
      continue;
    }
    REQUIRE(ours.has_value() == stdnum_valid);
    if (ours) {
      CHECK(ours->number == row.at(4));
      CHECK(to_string(*ours->birth) == row.at(5));
      CHECK(ours->sex == (row.at(6) == "M" ? Sex::male : Sex::female));
    } else if (row.at(3) == "InvalidChecksum" && row.at(0) != "published-or-shape") {
      CHECK(ours.refusal().code == "model.identity_check_character");
    }
  }
  CHECK(counts == std::map<std::string, int>{{"valid", 184}, {"refused", 72}, {"disputed", 1}});
}

TEST_CASE("unified social credit identifiers are judged as by python-stdnum, but for A, N and Y") {
  std::map<std::string, int> counts;
  for (const auto& row : rows("uscc_vectors.csv")) {
    const auto& input = row.at(1);
    const bool stdnum_valid = row.at(2) == "1";
    const auto ours = check_identity({IdentityKind::uscc, input, {}, {}});
    INFO(row.at(0) << " " << input);
    ++counts[ours ? "valid" : "refused"];
    // GB 32100 gives A to the armed forces, N to farm co-operatives, Y to others; stdnum knows digits only.
    if (ours.has_value() != stdnum_valid) {
      ++counts["disputed"];
      CHECK(ours.has_value());
      CHECK(has("ANY", input.substr(0, 1)));
      CHECK(row.at(3) == "InvalidFormat");
      continue;
    }
    if (ours) CHECK(ours->number == row.at(4));
    else if (row.at(0) == "excluded-letter") CHECK(ours.refusal().code == "model.identity_characters");
    else if (row.at(0) != "published-or-shape")
      CHECK(ours.refusal().code == "model.identity_check_character");
  }
  CHECK(counts == std::map<std::string, int>{{"valid", 168}, {"refused", 92}, {"disputed", 25}});
}
