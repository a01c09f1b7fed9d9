#pragma once
/// @file src/engine/journey.hpp
/// How a journey is read: for one sale at a time, with what several sales of a building share kept.
#include <map>

#include "engine/surroundings.hpp"
#include "tenon/engine/journey.hpp"
#include "tenon/workflow/route.hpp"

namespace tenon {

class JourneyReader {
 public:
  JourneyReader(Engine::Core& core, Instant now) : core_(core), now_(now) {}

  [[nodiscard]] Result<Journey> read(std::string_view sale);
  [[nodiscard]] Result<std::vector<MissingPaper>> missing_papers(std::string_view sale);

 private:
  /// One procedure as this sale (or its building) has it.
  struct Part {
    const Definition* definition = nullptr;
    Scope scope = Scope::sale;
    CasePtr newest;          ///< not cancelled; null where there is none
    bool cancelled = false;  ///< there were cases, all cancelled
    std::vector<Reached> times;
    std::optional<std::vector<std::pair<StateIndex, Instant>>> past{};  ///< states it has been in
    bool timed = false;
    StateSet accepted = 0;  ///< states that the sale's other procedures wait for
    [[nodiscard]] const RuleBook& book() const { return definition->book(); }
    [[nodiscard]] bool is_over() const { return newest && book().is_final(newest->state); }
    /// At the goal, or at another end that serves as well: a home deemed delivered may be titled.
    [[nodiscard]] bool is_done() const {
      return newest && (newest->state == book().goal || (is_over() && has(accepted, newest->state)));
    }
  };
  struct View;  ///< the sale that is being read

  Result<std::unique_ptr<View>> look(std::string_view sale);
  void add_part(View& view, std::string_view workflow, Scope scope);
  void time_part(View& view, Part& part);
  std::optional<Awaited> awaited(View& view, const Dependency& dependency);
  JourneyStep step_of(View& view, Part& part);
  JourneyStep step_of_case(View& view, const Part& part);
  Instant kept_since(const CaseState& state, StateSet keeping);
  void add_promises(View& view, Part& part, std::vector<Promise>& into);
  std::vector<ChainLink> chain_to(View& view, Part& part, std::size_t reached, int depth);

  Engine::Core& core_;
  Instant now_;
};

struct JourneyReader::View {
  Work work;
  Subject subject;
  CaseId none;
  std::optional<std::string> policy;
  std::unique_ptr<KnownSurroundings> around;
  std::vector<Part> parts;  ///< in order
  std::vector<CasePtr> beside;
  std::vector<std::string_view> under_way;  ///< being timed: a circle of dependencies stops here

  Part* find(std::string_view workflow) {
    for (auto& part : parts)
      if (part.book().id == workflow) return &part;
    return nullptr;
  }
};

}  // namespace tenon
