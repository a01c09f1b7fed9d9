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
  const char* const only = std::getenv("TENON_SCENARIO");
  // File by file: Catch2 enters a test case anew for each section, and looks through all that lie beside it.
  std::vector<std::size_t> begins;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (i == 0 || all[i].file != all[i - 1].file) begins.push_back(i);
  if (begins.empty()) return;
  const std::size_t from = GENERATE_COPY(from_range(begins));
  bool any = false;
  for (std::size_t i = from; i < all.size() && all[i].file == all[from].file; ++i) {
    const auto name = all[i].name();
    if (only && name.rfind(only, 0) != 0) continue;
    any = true;
    DYNAMIC_SECTION(name) { check_scenario(all[i], rules); }
  }
  if (!any) SUCCEED("no scenario of this file was chosen");
}

}  // namespace tenon::testing

/// A test case of all scenarios of these files and folders.
#define TENON_SCENARIOS(name, ...)                                           \
  TEST_CASE(name, "[scenarios]") {                                           \
    static const auto all = ::tenon::testing::find_scenarios({__VA_ARGS__}); \
    if (!all) FAIL(all.refusal().to_json());                                 \
    ::tenon::testing::check_scenarios(*all);                                 \
  }
