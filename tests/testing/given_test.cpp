// Rules tried in C++: given, when, then.
#include "tenon/testing/given.hpp"

#include <sstream>

#include "support/catch.hpp"
#include "tenon/workflows/contract/prenotice.hpp"

namespace tenon::testing {
namespace {

const ProceduresPtr& procedures() {
  static const auto all = Procedures::read(TENON_SOURCE_DIR "/tests/scenarios").value();
  return all;
}
Instant at(const char* text) { return parse_instant(text).value(); }
std::string words(const Ending& ending) {
  std::ostringstream out;
  out << ending;
  return out.str();
}

}  // namespace

TEST_CASE("a step is tried on a case that its path has brought there") {
  CHECK(given<Prenotice>(procedures())
            .about({.sale = "S1"})
            .in(Prenotice::State::submitted)
            .by(Role::bureau_specialist)
            .when(Prenotice::Certify{"YGZ-1"})
            .then(leads_to(Prenotice::State::certified), told("prenotice.certified", Party::buyer),
                  not_told("deadline.missed"), fact("certificate_number", "YGZ-1"), lacks({}),
                  opened("contract_filing", "filed")));
}

// [story]
TEST_CASE("a refusal is told by its code, its facts and its source") {
  CHECK(given<Prenotice>(procedures())
            .in(Prenotice::State::collecting)
            .step({{"papers", "prenotice.all"}, {"without", "purchase_contract"}})
            .by(Role::bureau_specialist)
            .when(Prenotice::Submit{"YG-2026-1"})
            .then(refused("documents.missing")
                      .with("checklist", "prenotice_papers")
                      .with("missing", "purchase_contract: 1 original")
                      .source("H0 5.8"),
                  leads_to("collecting"), lacks({"purchase_contract: 1 original"})));
}
// [/story]

TEST_CASE("an opening is tried too, and stands for the case from then on") {
  CHECK(given<Prenotice>(procedures())
            .about({.sale = "S1"})
            .by(Role::customer_service_specialist)
            .when_opened({})
            .then(refused("journey.needs_first").with("workflow", "contract_filing")));
  CHECK(given<Prenotice>(procedures())
            .about({.sale = "S1"})
            .step({{"bring", "contract_filing"}, {"to", "filed"}})
            .wait_until(at("2026-09-18T10:00:00+08:00"))
            .by(Role::customer_service_specialist)
            .when_opened({})
            .then(leads_to(Prenotice::State::collecting),
                  missed_at("prenotice.papers", at("2026-09-25T00:00:00+08:00"))));
}

TEST_CASE("events that lead up to what is tried are typed as well") {
  CHECK(given<Prenotice>(procedures())
            .in(Prenotice::State::submitted)
            .by({Role::bureau_specialist, Role::contract_specialist}, "E7")
            .done(Prenotice::Return{"not dated"})
            .done(Prenotice::Submit{"YG-2"})
            .when(Prenotice::Certify{""})
            .then(refused("desk.text_missing"), leads_to(Prenotice::State::submitted), fact("returns", 1)));
}

TEST_CASE("what is not so is said with its place") {
  const auto elsewhere =
      given<Prenotice>(procedures())
          .in(Prenotice::State::submitted)
          .by(Role::bureau_specialist)
          .when(Prenotice::Certify{"YGZ-1"})
          .then(leads_to(Prenotice::State::returned), told("prenotice.certified", Party::bank),
                told("deadline.missed", Role::manager));
  CHECK_FALSE(elsewhere);
  REQUIRE(elsewhere.report.differences.size() == 3);
  CHECK(words(elsewhere).find("then.state\n  expected: returned\n  found: certified") != std::string::npos);
  CHECK(elsewhere.report.differences[1].at == "then.told[0]");

  const auto by_nobody = given<Prenotice>(procedures())
                             .in(Prenotice::State::submitted)
                             .by(Role::cleaning)
                             .when(Prenotice::Certify{"YGZ-1"})
                             .then(leads_to(Prenotice::State::certified));
  CHECK_FALSE(by_nobody);
  CHECK(words(by_nobody).find("when\n  expected: done\n  found: step.wrong_role") != std::string::npos);

  const auto too_early = given<Prenotice>(procedures())
                             .in(Prenotice::State::collecting)
                             .by(Role::bureau_specialist)
                             .done(Prenotice::Certify{"YGZ-1"})
                             .when(Prenotice::Certify{"YGZ-1"})
                             .then(leads_to(Prenotice::State::certified));
  CHECK_FALSE(too_early);
  CHECK(words(too_early).find("given[1]\n  expected: done\n  found: step.not_from_here") !=
        std::string::npos);

  const auto done = given<Prenotice>(procedures())
                        .in(Prenotice::State::submitted)
                        .by(Role::bureau_specialist)
                        .when(Prenotice::Certify{"YGZ-1"})
                        .then(refused("step.wrong_role"));
  CHECK_FALSE(done);
  CHECK(words(done).find("then.refused\n  expected: step.wrong_role\n  found: nothing was refused") !=
        std::string::npos);
  CHECK(words(given<Prenotice>(procedures()).then(leads_to("none"))) == "as expected");
}

}  // namespace tenon::testing
