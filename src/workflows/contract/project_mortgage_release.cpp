#include "tenon/workflows/contract/project_mortgage_release.hpp"

#include "workflows/checks.hpp"
#include "workflows/contract/of_building.hpp"

namespace tenon {
namespace {

using Opening = ProjectMortgageRelease::Opening;
using Facts = ProjectMortgageRelease::Facts;
using State = ProjectMortgageRelease::State;
using RegisterMortgage = ProjectMortgageRelease::RegisterMortgage;
using AskRelease = ProjectMortgageRelease::AskRelease;
using ReleaseUnit = ProjectMortgageRelease::ReleaseUnit;
using RefuseRelease = ProjectMortgageRelease::RefuseRelease;

constexpr ChecklistItem papers[] = {
    {.document = "construction_mortgage_contract", .originals = 1, .source = "default (H1 ch. 2 5.5)"},
};
constexpr Checklist mortgage_papers{"construction_mortgage_papers", papers, std::size(papers)};

Verdict has_mortgagee(const Opening& o) { return checks::said(o.mortgagee, "mortgagee"); }
Verdict units_of_building(const Opening& o, const Context& context) {
  return of_building::units_listed(o.units, "units", context);
}
Verdict not_mortgaged_twice(const Opening& o, const Context& context) {
  if (!context.around) return {};
  for (const auto& other : context.around->cases(Scope::building, "project_mortgage_release")) {
    if (other.cancelled) continue;
    const auto& facts = *static_cast<const Facts*>(other.facts);
    const auto& theirs = facts.certificate ? facts.mortgaged : facts.planned;
    for (const auto& unit : o.units)
      if (of_building::names(theirs, unit))
        return refuse("project_mortgage_release.mortgaged_already")
            .field("payload.units")
            .fact("unit", unit)
            .fact("mortgagee", facts.mortgagee)
            .fact("case", to_string(other.id))
            .source("default (H1 ch. 2 5.5)");
  }
  return {};
}

Verdict has_certificate(const RegisterMortgage& e) { return checks::said(e.certificate, "certificate"); }
Verdict has_release_certificate(const ReleaseUnit& e) { return checks::said(e.certificate, "certificate"); }
Verdict has_consent(const AskRelease& e) { return checks::said(e.consent, "consent"); }
Verdict says_why(const RefuseRelease& e) { return checks::said(e.reason, "reason"); }
Verdict is_mortgaged(const Facts& f, const AskRelease& e) {
  if (of_building::names(f.mortgaged, e.unit)) return {};
  return refuse("project_mortgage_release.not_mortgaged").field("payload.unit").fact("unit", e.unit);
}
Verdict not_asked_yet(const Facts& f, const AskRelease& e) {
  if (!of_building::names(f.asked, e.unit)) return {};
  return refuse("project_mortgage_release.asked_already").field("payload.unit").fact("unit", e.unit);
}
Verdict asked(const Facts& f, const std::string& unit) {
  if (of_building::names(f.asked, unit)) return {};
  return refuse("project_mortgage_release.not_asked").field("payload.unit").fact("unit", unit);
}
Verdict release_asked(const Facts& f, const ReleaseUnit& e) { return asked(f, e.unit); }
Verdict refusal_asked(const Facts& f, const RefuseRelease& e) { return asked(f, e.unit); }

bool frees_the_last(const Facts& f) { return f.mortgaged.size() == 1; }
bool answers_the_last(const Facts& f) { return f.asked.size() == 1; }

constexpr By bureau = by(Role::bureau_specialist);
constexpr By loans = by(Role::mortgage_specialist);

}  // namespace

static Facts begin(const Opening& o) {
  Facts f;
  f.mortgagee = o.mortgagee;
  f.planned = o.units;
  return f;
}
static void evolve(Facts& f, const RegisterMortgage& e) {
  f.certificate = e.certificate;
  f.mortgaged = f.planned;
}
static void evolve(Facts& f, const AskRelease& e) { f.asked.push_back(e.unit); }
static void evolve(Facts& f, const ReleaseUnit& e) {
  std::erase(f.asked, e.unit);
  std::erase(f.mortgaged, e.unit);
  f.released.push_back({e.unit, e.certificate});
}
static void evolve(Facts& f, const RefuseRelease& e) { std::erase(f.asked, e.unit); }

// clang-format off
inline constexpr Rules<ProjectMortgageRelease> ProjectMortgageRelease::rules = Rules<ProjectMortgageRelease>{"project_mortgage_release", 1, {"在建工程抵押与撤销", "Construction-in-progress mortgage and its release"}, "H1 ch. 2 4.7, 5.5"}
  .state(State::registering, "办理抵押", "Being registered")
  .state(State::standing,    "抵押中",   "Standing")
  .state(State::releasing,   "撤销中",   "Release asked for")
  .state(State::released,    "全部撤销", "All released")
  .event<RegisterMortgage>("登记抵押", "Register the mortgage").event<AskRelease>("申请撤销", "Ask for a release")
  .event<ReleaseUnit>("撤销抵押", "Release a unit").event<RefuseRelease>("不予撤销", "Refuse a release")

  .about_building()
  .starts(State::registering, bureau, require<&has_mortgagee>, require<&units_of_building>, require<&not_mortgaged_twice>)
  .ends(State::released)
  .led_by(Role::supervisor, Role::deputy_manager, Role::manager)

  .on<RegisterMortgage>(State::registering, State::standing, bureau, act_of(Party::housing_bureau), needs(mortgage_papers), require<&has_certificate>, cite("H1 ch. 2 5.5"))
  .on<AskRelease>   (any_of(State::standing, State::releasing), State::releasing, loans, require<&is_mortgaged>, require<&not_asked_yet>, require<&has_consent>, cite("H1 ch. 2 4.7"))
  .on<ReleaseUnit>  (State::releasing, State::released, loans, act_of(Party::housing_bureau), when<&frees_the_last>, require<&release_asked>, require<&has_release_certificate>, tells(Role::contract_specialist, "project_mortgage_release.unit_released"), cite("H1 ch. 2 4.7"))
  .on<ReleaseUnit>  (State::releasing, State::standing, loans, act_of(Party::housing_bureau), when<&answers_the_last>, require<&release_asked>, require<&has_release_certificate>, tells(Role::contract_specialist, "project_mortgage_release.unit_released"), cite("H1 ch. 2 4.7"))
  .on<ReleaseUnit>  (State::releasing, stay, loans, act_of(Party::housing_bureau), require<&release_asked>, require<&has_release_certificate>, tells(Role::contract_specialist, "project_mortgage_release.unit_released"), cite("H1 ch. 2 4.7"))
  .on<RefuseRelease>(State::releasing, State::standing, loans, act_of(Party::housing_bureau), when<&answers_the_last>, require<&refusal_asked>, require<&says_why>, cite("default (H1 ch. 2 4.7)"))
  .on<RefuseRelease>(State::releasing, stay, loans, act_of(Party::housing_bureau), require<&refusal_asked>, require<&says_why>, cite("default (H1 ch. 2 4.7)"))

  .waits(State::standing, "随销售进度逐套撤销", "Units are released as they are sold")
  .deadline("project_mortgage_release.registration", {"办理抵押登记", "Mortgage registered"}, working_days(10), runs_in(State::registering), time_of(Party::housing_bureau), escalate(Role::supervisor, Role::manager), cite("default (H1 ch. 2 5.5)"))
  .deadline("project_mortgage_release.release", {"答复撤销申请", "Release answered"}, working_days(5), runs_in(State::releasing), restarts_on<ReleaseUnit, RefuseRelease>(), time_of(Party::housing_bureau), escalate(Role::supervisor, Role::manager), cite("default (不动产登记暂行条例 art. 20)"));
// clang-format on
static_assert(sound<ProjectMortgageRelease>);

template const Definition& definition_of<ProjectMortgageRelease>();

}  // namespace tenon
