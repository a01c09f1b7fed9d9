// The built-in procedures as a whole: those of the pages are there, and what they name exists.
#include <set>

#include "support/walk.hpp"
#include "tenon/model/document_type.hpp"
#include "tenon/policy/policies.hpp"
#include "tenon/workflows/builtin.hpp"

namespace tenon::test {
namespace {

template <class Use>
void each_book(Use use) {
  for (const auto* definition : builtin_workflows().all()) {
    INFO(definition->book().id);
    use(definition->book());
  }
}

}  // namespace

TEST_CASE("builtin: the procedures of the pages are there by their ids") {
  std::set<std::string_view> ids;
  each_book([&](const RuleBook& book) { ids.insert(book.id); });
  // 1-service-desk.md, as far as it is built
  for (const auto* id : {"ticket", "complaint", "follow_up"}) CHECK(ids.count(id) == 1);
  // 2-contract-to-title.md
  for (const auto* id : {"survey_forecast", "survey_actual", "presale_permit", "project_mortgage_release",
                         "signing", "contract_filing", "filing_change", "contract_cancellation",
                         "foreign_buyer_clearance", "prenotice", "mortgage", "payment_collection",
                         "initial_registration", "maintenance_fund", "title", "qualification_review"}) {
    INFO(id);
    CHECK(ids.count(id) == 1);
  }
  // 3-building-to-home.md
  for (const auto* id : {"house_acceptance", "product_delivery", "handover", "repair", "property_tender"}) {
    INFO(id);
    CHECK(ids.count(id) == 1);
  }
}

TEST_CASE("builtin: every document that a step needs is one of the register") {
  const auto& types = builtin_document_types();
  each_book([&](const RuleBook& book) {
    for (const auto& step : book.steps)
      for (const auto& item : step.checklist) {
        CHECK_FALSE(item.source.empty());
        CHECK(item.originals + item.copies > 0);
        std::string_view rest = item.document;
        while (!rest.empty()) {  // "identity_card|passport": either will do
          const auto bar = rest.find('|');
          INFO(rest.substr(0, bar));
          CHECK(types.find(rest.substr(0, bar)) != nullptr);
          rest = bar == rest.npos ? std::string_view() : rest.substr(bar + 1);
        }
      }
  });
}

TEST_CASE("builtin: every procedure that another waits for is there, and says the rule's source") {
  each_book([&](const RuleBook& book) {
    const auto check = [](const Dependency& dependency) {
      INFO("after " << dependency.workflow);
      const auto found = builtin_workflows().find(dependency.workflow);
      REQUIRE(found);
      CHECK((dependency.none_open || dependency.states != 0));
      CHECK_FALSE(dependency.source.empty());
    };
    for (const auto& each : book.opening_dependencies) check(each);
    for (const auto& step : book.steps)
      for (const auto& each : step.dependencies) check(each);
  });
}

TEST_CASE("builtin: every limit of a policy pack is that of a deadline") {
  for (const auto& pack : {PolicyPack::china(), PolicyPack::handbook()}) {
    const auto limits = pack->limits_on(Date(2026, 11, 26)).value();
    CHECK_FALSE(limits.empty());
    for (const auto& [id, limit] : limits) {
      INFO(pack->name() << ": " << id);
      const auto base = id.substr(0, id.find('['));
      bool known = false;
      each_book([&](const RuleBook& book) { known = known || book.find_deadline(base).has_value(); });
      CHECK(known);
      CHECK_FALSE(limit.origin.cite.empty());
    }
  }
}

TEST_CASE("builtin: nothing is left without words for people") {
  each_book([](const RuleBook& book) { check_readable(book); });
}

}  // namespace tenon::test
