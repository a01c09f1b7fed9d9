#pragma once
/// @file testing/decision_table.hpp
/// What one procedure decides: for every state and event, by whom, with which papers, and what then becomes
/// of it, found out by trying in the engine and not by printing the rules. A page of it is what a specialist
/// reads, compares with the handbook and signs.
///
/// Tried in each state, which is reached by the scenario file's path: every event that the file allows there,
/// with everything that the file says has to come before, by each role that has to do with the procedure and
/// by one that has not; by one of the roles that may, also without what comes before, without each paper that
/// is asked for, and with every other payload that the file shows. What is left out, the table says itself:
/// other payloads, two papers missing at once, other orders of what comes before.
/// @since 0.1
#include "tenon/core/refusal.hpp"
#include "tenon/testing/scenario.hpp"
#include "tenon/time/instant.hpp"

namespace tenon::testing {

/// One line: what was tried, and what came of it.
struct Decision {
  enum class Given : std::uint8_t {
    prepared,       ///< all that the file says comes before, papers complete
    unprepared,     ///< none of it
    without_paper,  ///< all but this paper
    other_payload,  ///< prepared, with another example of the file's
    impossible,     ///< not tried by role: no row of the table leaves this state
  };
  std::string state;
  std::vector<std::string> events;  ///< several only where they are impossible
  Given given = Given::prepared;
  std::string what;                ///< the paper that is missing, or the payload
  std::vector<std::string> roles;  ///< all with the same outcome, in the order of the roles
  std::string to;                  ///< the state that it leads to; empty where it is refused
  std::optional<Refusal> refusal;
  std::vector<std::string> asks;  ///< guards and conditions that look at the payload as well
  std::string source;             ///< of the row taken, or of the refusal
};

struct DecisionTable {
  std::string workflow;
  Text title;
  std::int32_t version = 0;
  std::string source;
  std::map<std::string, Text> states, events;  ///< their labels, by id
  std::string policy;                          ///< under which it was decided
  Instant now;                                 ///< the day in the world
  Json about;
  std::vector<Decision> lines;
  std::vector<std::string> unreached;  ///< states whose path cannot be taken, with the reason
  std::int64_t tried = 0;              ///< attempts
};

/// Tries everything. Refused: a scenario file without paths or allowed.
[[nodiscard]] Result<DecisionTable> decide_table(const ScenarioFilePtr& file, const Rules& rules = {});

/// One line each, with the labels in Chinese and English; for spreadsheets (RFC 4180, UTF-8).
[[nodiscard]] std::string to_csv(const DecisionTable& table);
/// A page in Chinese and English to read, print and sign. The same table gives the same bytes.
[[nodiscard]] std::string to_html(const DecisionTable& table);
[[nodiscard]] Json to_json(const DecisionTable& table);

}  // namespace tenon::testing
