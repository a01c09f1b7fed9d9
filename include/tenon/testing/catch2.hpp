#pragma once
/// @file testing/catch2.hpp
/// Scenario files as tests of Catch2, version 2 or 3: each scenario is a section of its own, and one that
/// fails prints what was expected and found. Header only; the library itself knows no test framework.
///
///   #include "tenon/testing/catch2.hpp"
///   TENON_SCENARIOS("our procedures", "tests/scenarios")     // files and folders
///
/// TENON_SCENARIO=prenotice/refused in the environment runs only those whose names begin so.
/// @since 0.1
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif
#include <cstdlib>

#include "tenon/testing/scenario.hpp"

namespace tenon::testing {

/// Runs one as part of the test case or section that is running.
inline void check_scenario(const Scenario& scenario, const Rules& rules = {}) {
  const Report report = run(scenario, rules);
  if (report.passed()) SUCCEED();
  else FAIL_CHECK(to_text(scenario, report, Language::both));
}

/// Runs all of them, each in a section of its name. Call it once in a test case, and keep `all` alive.
inline void check_scenarios(const std::vector<Scenario>& all, const Rules& rules = {}) {
  // A generator, because Catch2 looks through all sections of a test case each time that it enters one. It
  // copies what it names, so not the list.
  const std::size_t count = all.size();
  const Scenario& scenario = all[GENERATE_COPY(range(std::size_t{0}, count))];
  DYNAMIC_SECTION(scenario.name()) { check_scenario(scenario, rules); }
}

/// Those of these files and folders whose names begin as TENON_SCENARIO says; all where it is not set.
inline Result<std::vector<Scenario>> chosen_scenarios(const std::vector<std::filesystem::path>& places) {
  TENON_TRY(auto all, find_scenarios(places));
  const char* const begin = std::getenv("TENON_SCENARIO");
  if (!begin) return all;
  std::erase_if(all, [&](const Scenario& each) { return !each.name().starts_with(begin); });
  if (all.empty()) return not_found("testing.nothing_chosen").fact("found", begin);
  return all;
}

}  // namespace tenon::testing

/// A test case of all scenarios of these files and folders.
#define TENON_SCENARIOS(name, ...)                                             \
  TEST_CASE(name, "[scenarios]") {                                             \
    static const auto all = ::tenon::testing::chosen_scenarios({__VA_ARGS__}); \
    if (!all) FAIL(all.refusal().to_json());                                   \
    ::tenon::testing::check_scenarios(*all);                                   \
  }
