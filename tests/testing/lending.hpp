#pragma once
/// A library lends books: a workflow with one of each thing that a rule can say, and the scenarios that prove
/// every rule of it. For tests of what watches and changes rules.
#include <variant>

#include "support/catch.hpp"
#include "tenon/core/catalogue.hpp"
#include "tenon/testing/scenario.hpp"
#include "tenon/workflow/definition.hpp"

namespace tenon::test {

struct Lending {
  enum class State : std::uint8_t { asked, lent, returned, lost };
  struct Facts {
    std::int32_t age = 0;
    std::int32_t renewals = 0;
    bool rare = false;
  };
  struct Opening {
    std::int32_t age = 0;
    bool rare = false;
  };
  struct Lend {};
  struct Renew {};
  struct GiveBack {
    bool damaged = false;
  };
  struct GiveUp {};
  using Event = std::variant<Lend, Renew, GiveBack, GiveUp>;

  static Facts begin(const Opening& o, const Context&) { return {o.age, 0, o.rare}; }
  static void evolve(Facts& facts, const Renew&, const Context&) { ++facts.renewals; }

  static Verdict old_enough(const Facts& facts) {
    if (facts.age >= 6) return {};
    Refusal no = refuse("lending.too_young").fact("age", std::to_string(facts.age));
    carry_words(no,
                {{"{age} 岁太小。", "{age} years are too young."}, {"请六岁后再来。", "Come back at six."}});
    return no;
  }
  static Verdict renewed_once_at_most(const Facts& facts) {
    if (facts.renewals == 0) return {};
    Refusal no = refuse("lending.renewed_already");
    carry_words(no, {{"已续借过。", "It has been renewed already."}, {"请先归还。", "Give it back first."}});
    return no;
  }
  static bool undamaged(const GiveBack& e) { return !e.damaged; }
  static bool is_minor(const void* facts) { return static_cast<const Facts*>(facts)->age < 18; }
  static bool is_rare(const Facts& facts) { return facts.rare; }
  static std::string_view key(const Facts& facts) { return facts.rare ? "rare" : "plain"; }

  static const Rules<Lending> rules;
};
BOOST_DESCRIBE_ENUM(Lending::State, asked, lent, returned, lost)
BOOST_DESCRIBE_STRUCT(Lending::Facts, (), (age, renewals, rare))
BOOST_DESCRIBE_STRUCT(Lending::Opening, (), (age, rare))
BOOST_DESCRIBE_STRUCT(Lending::Lend, (), ())
BOOST_DESCRIBE_STRUCT(Lending::Renew, (), ())
BOOST_DESCRIBE_STRUCT(Lending::GiveBack, (), (damaged))
BOOST_DESCRIBE_STRUCT(Lending::GiveUp, (), ())

inline constexpr ChecklistItem lending_papers[] = {
    {.document = "identity_card", .originals = 1},
    {.document = "proxy_authority",
     .originals = 1,
     .condition_name = "a minor",
     .applies = &Lending::is_minor},
};

// clang-format off
inline constexpr Rules<Lending> Lending::rules = Rules<Lending>("lending", 1, {"\u501f\u4e66", "Lending"}, "test")
  .state(State::asked,    "\u5df2\u7533\u8bf7", "asked for")
  .state(State::lent,     "\u5df2\u501f\u51fa", "lent")
  .state(State::returned, "\u5df2\u5f52\u8fd8", "returned")
  .state(State::lost,     "\u5df2\u4e22\u5931", "lost")
  .event<Lend>    ("\u501f\u51fa", "lend")
  .event<Renew>   ("\u7eed\u501f", "renew")
  .event<GiveBack>("\u5f52\u8fd8", "give back")
  .event<GiveUp>  ("\u653e\u5f03", "give up")

  .starts(State::asked, by(Role::agent, Role::trainer), require<&Lending::old_enough>)
  .ends(State::returned, State::lost)
  .led_by(Role::manager)
  .limits_by<&Lending::key>()

  .on<Lend>    (State::asked, State::lent,     by(Role::agent), needs({"lending_papers", lending_papers, 2}), cite("test 1"))
  .on<Renew>   (State::lent,  stay,            by(Role::agent, Role::trainer), require<&Lending::renewed_once_at_most>, cite("test 2"))
  .on<GiveBack>(State::lent,  State::returned, by(Role::agent), when<&Lending::undamaged>, tells(Role::trainer, "lending.rare_back", when<&Lending::is_rare>), cite("test 3"))
  .on<GiveBack>(State::lent,  State::lost,     by(Role::agent, Role::manager), apart_from<Lend>(), tells(Party::customer, "lending.to_be_paid", Way::letter), cite("test 4"))
  .on<GiveUp>  (any_of(State::asked, State::lent), State::lost, by(Role::manager), cite("test 5"))

  .deadline("lending.answer", {"\u7b54\u590d", "answer"}, days(2), runs_in(State::asked), escalate(Role::agent), cite("test 6"))
  .deadline("lending.back", {"\u5f52\u8fd8", "back"}, days(14), limit_for("rare", days(3)), runs_in(State::lent), restarts_on<Renew>(), warned(1), escalate(Role::agent, Role::manager), cite("test 7"));
// clang-format on
static_assert(sound<Lending>);

inline std::shared_ptr<const WorkflowSet> lending_rules() {
  auto set = std::make_shared<WorkflowSet>();
  REQUIRE(set->add(definition_of<Lending>()));
  return set;
}

/// A file that proves each rule above. Its world is its own.
inline Json lending_document() {
  return parse_json(R"({
    "scenarios_version": 1, "workflow": "lending", "about": {},
    "world": {"now": "2026-07-15T09:00:00+08:00", "records": []},
    "papers": {"own": [{"receive": "identity_card", "originals": 1}]},
    "openers": ["agent", "trainer"], "leaders": ["manager"],
    "roles": {
      "lend": {"may": ["agent"]},
      "renew": {"may": ["agent", "trainer"]},
      "give_back": {"may": ["agent"]},
      "give_up": {"may": ["manager"]}},
    "paths": {
      "asked": [{"open": "lending", "payload": {"age": 30, "rare": false}, "as": "agent"}],
      "lent": [{"bring": "lending", "to": "asked", "name": "it"}, {"papers": "lending.own"},
               {"do": "lend", "as": "agent", "who": "E1"}],
      "returned": [{"bring": "lending", "to": "lent", "name": "it"},
                   {"do": "give_back", "payload": {"damaged": false}, "as": "agent"}],
      "lost": [{"bring": "lending", "to": "asked", "name": "it"}, {"do": "give_up", "as": "manager"}]},
    "events": {"lend": {"as": "agent"}, "renew": {"as": "agent"},
               "give_back": {"payload": {"damaged": false}, "as": "agent"}, "give_up": {"as": "manager"}},
    "allowed": {
      "asked": {"lend": {"to": "lent", "steps": [{"papers": "lending.own"}]}, "give_up": "lost"},
      "lent": {"renew": "lent", "give_back": "returned", "give_up": "lost"}, "returned": {}, "lost": {}},
    "clocks": {"asked": {"lending.answer": "running"}, "lent": {"lending.back": "running"},
               "returned": {}, "lost": {}},
    "scenarios": [
      {"title": "too young", "when": {"open": "lending", "payload": {"age": 5, "rare": false}, "as": "agent"},
       "then": {"refused": {"code": "lending.too_young", "facts": {"age": "5"}}}},
      {"title": "no card", "given": "asked", "when": {"do": "lend"},
       "then": {"refused": {"code": "documents.missing", "facts": {"missing": "identity_card: 1 original"}}}},
      {"title": "a minor brings no leave",
       "given": [{"open": "lending", "payload": {"age": 9, "rare": false}, "as": "agent"},
                 {"papers": "lending.own"}],
       "when": {"do": "lend"},
       "then": {"refused": {"code": "documents.missing",
                            "facts": {"missing": "proxy_authority: 1 original"}}}},
      {"title": "a minor brings his parents' leave",
       "given": [{"open": "lending", "payload": {"age": 9, "rare": false}, "as": "trainer"},
                 {"papers": "lending.own"}, {"receive": "proxy_authority", "originals": 1}],
       "when": {"do": "lend"}, "then": {"state": "lent"}},
      {"title": "renewed twice", "given": {"state": "lent", "steps": [{"do": "renew", "as": "trainer"}]},
       "when": {"do": "renew"}, "then": {"refused": {"code": "lending.renewed_already"}}},
      {"title": "damaged, and told by letter", "given": "lent",
       "when": {"do": "give_back", "payload": {"damaged": true}, "as": "manager"},
       "then": {"state": "lost", "told": [{"notice": "lending.to_be_paid", "party": "customer", "way": "letter"}],
                "not_told": [{"notice": "lending.rare_back"}]}},
      {"title": "damaged, seen by another agent", "given": "lent",
       "when": {"do": "give_back", "payload": {"damaged": true}, "as": "agent", "who": "E2"},
       "then": {"state": "lost"}},
      {"title": "damaged, seen by who lent it", "given": "lent",
       "when": {"do": "give_back", "payload": {"damaged": true}, "as": "agent", "who": "E1"},
       "then": {"refused": {"code": "step.same_person"}}},
      {"title": "damaged, seen by a trainer", "given": "lent",
       "when": {"do": "give_back", "payload": {"damaged": true}, "as": "trainer"},
       "then": {"refused": {"code": "step.wrong_role"}}},
      {"title": "damage is seen where it was lent", "given": "asked",
       "when": {"do": "give_back", "payload": {"damaged": true}, "as": "manager"},
       "then": {"refused": {"code": "step.not_from_here"}}},
      {"title": "a rare book comes back",
       "given": [{"open": "lending", "payload": {"age": 30, "rare": true}, "as": "agent"},
                 {"papers": "lending.own"}, {"do": "lend"}],
       "when": {"do": "give_back", "payload": {"damaged": false}},
       "then": {"state": "returned", "told": [{"notice": "lending.rare_back", "role": "trainer"}]}},
      {"title": "a plain book comes back", "given": "returned",
       "then": {"not_told": [{"notice": "lending.rare_back"}]}},
      {"title": "two days to answer", "given": "asked",
       "then": {"deadlines": {"lending.answer": {"due": "2026-07-18T00:00:00+08:00", "tried": true,
                                                 "ladder": ["agent"]}}}},
      {"title": "fourteen days for a book", "given": "lent",
       "then": {"deadlines": {"lending.back": {"due": "2026-07-30T00:00:00+08:00", "tried": true,
                         "ladder": ["agent", "manager"], "warned": {"role": "agent", "days": [1]}}}}},
      {"title": "three days for a rare book",
       "given": [{"open": "lending", "payload": {"age": 30, "rare": true}, "as": "agent"},
                 {"papers": "lending.own"}, {"do": "lend"}],
       "then": {"deadlines": {"lending.back": {"due": "2026-07-19T00:00:00+08:00", "tried": true}}}},
      {"title": "a renewal begins anew",
       "given": {"state": "lent", "steps": [{"wait": "2026-07-20T09:00:00+08:00"}, {"do": "renew"}]},
       "then": {"deadlines": {"lending.back": {"due": "2026-08-04T00:00:00+08:00", "tried": true}}}},
      {"title": "given up", "given": "lent", "when": {"do": "give_up", "as": "manager"},
       "then": {"state": "lost"}}
    ]})",
                    "lending")
      .value();
}

}  // namespace tenon::test
