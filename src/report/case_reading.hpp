#pragma once
/// @file report/case_reading.hpp
/// One case, read once: everything that any figure wants to know of it.
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "tenon/engine/engine.hpp"
#include "tenon/report/measures.hpp"

namespace tenon::report {

/// What became of one run of a deadline.
enum class Fate : std::uint8_t { met, late, missed, running, paused, cut_short };
inline constexpr std::size_t fates = 6;

struct RunReading {
  std::uint8_t rule = 0;
  Fate fate = Fate::running;
  bool estimated = false;
};

struct CaseReading {
  CasePtr state;
  CaseStatus status = CaseStatus::open;
  bool open = false;
  std::vector<RunReading> runs;
  std::int64_t met = 0, judged = 0, estimated = 0;
  std::optional<std::int64_t> first_response_minutes, close_minutes;
  std::optional<Instant> finished;   ///< ended or cancelled
  const ClockRun* passed = nullptr;  ///< open: the deadline that was passed first and still waits
  Instant passed_at;
  bool reopened = false;
  std::optional<bool> satisfied;
  std::optional<std::size_t> mark;  ///< 1 to 5
  std::string department;
  std::vector<std::string> categories;  ///< in the order of Measures::categories; empty text: none
};

/// Reads a case as of `now`. Goes to the history only where the case does not show when it was finished.
[[nodiscard]] Result<CaseReading> read_case(Engine& engine, CasePtr state, const Measures& measures,
                                            Instant now);

/// When an ended or cancelled case was finished.
[[nodiscard]] Result<Instant> finished_at(Engine& engine, const CaseState& state);

}  // namespace tenon::report
