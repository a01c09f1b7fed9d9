#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "support/catch.hpp"
#include "tenon/core/catalogue.hpp"

namespace {

using namespace tenon;

std::string contents(const std::filesystem::path& file) {
  std::ostringstream all;
  all << std::ifstream(file, std::ios::binary).rdbuf();
  return all.str();
}

/// Every code that the sources refuse with, and every notice that they tell.
std::set<std::string> codes_in_sources() {
  static const std::regex used(
      R"re((?:refuse|not_allowed|invalid|not_found|conflict|fault|tells)\((?:[A-Za-z:]+, )?"([a-z_]+\.[a-z_.]+)")re");
  std::set<std::string> codes;
  for (const auto* room : {"include", "src"})
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(std::filesystem::path(TENON_SOURCE_DIR) / room)) {
      if (entry.path().extension() != ".hpp" && entry.path().extension() != ".cpp") continue;
      std::istringstream lines(contents(entry.path()));
      for (std::string line; std::getline(lines, line);) {
        const auto comment = line.find("//");
        if (comment != line.npos) line.resize(comment);
        for (std::sregex_iterator at(line.begin(), line.end(), used), end; at != end; ++at)
          codes.insert((*at)[1]);
      }
    }
  return codes;
}

TEST_CASE("every code that the sources use has its words in the catalogue") {
  const auto codes = codes_in_sources();
  REQUIRE(codes.size() > 40);
  for (const auto& code : codes) {
    INFO(code);
    CHECK(find_text(code) != nullptr);
  }
}

TEST_CASE("the library asks no clock, prints nothing and knows no locale") {
  // The hard rules of a guest in another's house; time/clock.cpp is the one place that may ask the system.
  static const std::regex forbidden(
      R"re(std::cout|std::cerr|\bprintf\(|\bputs\(|\bexit\(|\babort\(|setlocale|std::locale|system_clock|\btime\(nullptr\)|localtime|std::thread\b|\bgetenv\()re");
  // The kit beside the library (testing/) works in parallel.
  for (const auto* room : {"include", "src"})
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(std::filesystem::path(TENON_SOURCE_DIR) / room)) {
      if (entry.path().parent_path().filename() == "testing") continue;
      const auto extension = entry.path().extension();
      if ((extension != ".hpp" && extension != ".cpp") || entry.path().filename() == "clock.cpp") continue;
      std::istringstream lines(contents(entry.path()));
      int number = 0;
      for (std::string line; std::getline(lines, line);) {
        ++number;
        const auto comment = line.find("//");
        if (comment != line.npos) line.resize(comment);
        INFO(entry.path() << ":" << number << ": " << line);
        CHECK_FALSE(std::regex_search(line, forbidden));
      }
    }
}

TEST_CASE("a room includes only rooms below it") {
  const std::vector<std::set<std::string>> floors = {
      {"core", "data"}, {"time"},     {"model"}, {"policy"}, {"workflow"},
      {"workflows"},    {"declared"}, {"store"}, {"engine"}, {"report", "exchange"},
      {"testing"}};
  // time and model stand side by side on core; model knows dates, time knows nobody.
  const auto floor_of = [&](const std::string& room) {
    for (std::size_t i = 0; i < floors.size(); ++i)
      if (floors[i].contains(room)) return static_cast<int>(i);
    return -1;
  };
  static const std::regex include(R"re(^#include "(?:tenon/)?([a-z]+)/)re");
  for (const auto* base : {"include/tenon", "src"}) {
    const auto house = std::filesystem::path(TENON_SOURCE_DIR) / base;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(house)) {
      if (entry.path().extension() != ".hpp" && entry.path().extension() != ".cpp") continue;
      // The procedures lie a floor deeper: workflows/contract is of the room workflows.
      const auto room = entry.path().lexically_relative(house).begin()->string();
      std::istringstream lines(contents(entry.path()));
      for (std::string line; std::getline(lines, line);) {
        std::smatch found;
        if (!std::regex_search(line, found, include)) continue;
        INFO(entry.path() << ": " << line);
        REQUIRE(floor_of(room) >= 0);
        REQUIRE(floor_of(found[1]) >= 0);
        CHECK(floor_of(found[1]) <= floor_of(room));
      }
    }
  }
}

}  // namespace
