#include "tenon/report/handbook.hpp"

#include <algorithm>
#include <regex>
#include <set>

#include "errand.hpp"
#include "page_reader.hpp"
#include "report/handbook.hpp"
#include "support/catch.hpp"
#include "tenon/workflow/editable_book.hpp"
#include "tenon/workflows/builtin.hpp"

using namespace tenon;
using namespace tenon::testing;

namespace {

const std::string& told_whole() {
  static const std::string page = [] {
    HandbookOptions options;
    options.policy = PolicyPack::china();
    return handbook_html(builtin_workflows(), options).value();
  }();
  return page;
}

std::string handbook_of(const std::vector<std::string>& workflows, HandbookOptions options = {}) {
  options.workflows = workflows;
  return handbook_html(builtin_workflows(), options).value();
}

/// From one step's card to the next.
std::string card(const std::string& html, const std::string& place) {
  const auto begin = html.find("id=\"s." + place + "\"");
  REQUIRE(begin != html.npos);
  return html.substr(begin, html.find("</article>", begin) - begin);
}

std::set<std::string> as_set(const std::vector<std::string>& list) { return {list.begin(), list.end()}; }

}  // namespace

TEST_CASE("handbook: the page is well formed in each language, and reaches for nothing outside itself") {
  CHECK(nesting_fault(told_whole()) == "");
  for (const auto language : {Language::zh, Language::en}) {
    HandbookOptions options;
    options.language = language;
    CHECK(nesting_fault(handbook_of({"signing", "repair"}, options)) == "");
  }
  for (const auto* outside :
       {"<script", "src=", "@import", "url(http", "<link", "javascript:", "href=\"http"}) {
    INFO(outside);
    CHECK_FALSE(contains(told_whole(), outside));
  }
  CHECK(is_utf8(told_whole()));
}

TEST_CASE("handbook: every link leads to a place of its own, of all procedures as of one") {
  for (const auto& page : {told_whole(), handbook_of({"handover"}), handbook_of({"ticket", "title"})}) {
    const auto places = attributes(page, "id");
    const auto known = as_set(places);
    CHECK(known.size() == places.size());
    for (const auto& target : as_set(attributes(page, "href"))) {
      INFO(target);
      REQUIRE(target.starts_with('#'));
      CHECK(known.contains(target.substr(1)));
    }
  }
}

TEST_CASE("handbook: no procedure, step or limit is left out") {
  const auto places = as_set(attributes(told_whole(), "id"));
  for (const auto* definition : builtin_workflows().all()) {
    const auto& book = definition->book();
    INFO(book.id);
    CHECK(places.contains("w." + std::string(book.id)));
    for (const auto event : book.events)
      CHECK(places.contains("s." + std::string(book.id) + "." + std::string(event)));
    for (const auto& deadline : book.deadlines)
      CHECK(places.contains("d." + std::string(book.id) + "." + std::string(deadline.id)));
    for (const Role role : book.participants()) CHECK(places.contains("r." + std::string(name_of(role))));
  }
}

TEST_CASE("handbook: whatever has a name is told in words") {
  static const std::regex id("[a-z0-9]+_[a-z0-9_]+|handbook\\.[a-z]+");
  const std::string text = prose(told_whole());
  std::set<std::string> bare;
  for (std::sregex_iterator at(text.begin(), text.end(), id), end; at != end; ++at) bare.insert(at->str());
  CHECK(bare == std::set<std::string>{});
}

TEST_CASE("handbook: a step says who, what must be so, which papers and what must have come first") {
  const auto submit = card(told_whole(), "mortgage.submit_registration");
  for (const auto* told :
       {"mortgage specialist", "bureau specialist", "it names the number of acceptance", "写明受理编号",
        "href=\"#w.prenotice\"", "has reached: Certified", "抵押登记资料", "1 × copy", "H0 5.6"}) {
    INFO(told);
    CHECK(contains(submit, told));
  }
  const auto approve = card(told_whole(), "mortgage.approve_notice");
  CHECK(contains(approve, "whoever did “Draft a notice” last may not do this"));
  const auto sign = card(told_whole(), "signing.sign");
  CHECK(contains(sign, "预告") == false);
  CHECK(contains(sign, "mortgage specialist: "));
  CHECK(contains(sign, "only where it is paid by a loan"));
  CHECK(contains(card(told_whole(), "complaint.regrade"),
                 "manager of customer service, general manager: A complaint was graded again"));
}

TEST_CASE("handbook: of two ways of a step the second is for what the first leaves") {
  const auto submit = card(told_whole(), "mortgage.submit_to_lender");
  const auto first = submit.find("it is a loan of the provident fund");
  const auto second = submit.find("what stands above does not apply");
  REQUIRE(first != submit.npos);
  REQUIRE(second != submit.npos);
  CHECK(first < second);
  CHECK_FALSE(contains(card(told_whole(), "mortgage.give_list"), "what stands above does not apply"));
}

TEST_CASE("handbook: limits are those in force, with the rules' own beside them") {
  HandbookOptions options;
  options.limits.put("mortgage.list", working_days(2));
  const auto page = handbook_of({"mortgage"}, options);
  CHECK(contains(page, "2 working days"));
  CHECK(contains(page, "by the rules: 1 working day"));
  CHECK_FALSE(contains(handbook_of({"mortgage"}), "by the rules:"));
  CHECK(contains(page, "the date that was promised"));

  // The provident fund had fifteen days before 20 September 2026, and ten from then on: the pack knows it.
  HandbookOptions before;
  before.policy = PolicyPack::china();
  before.on = Date(2026, 9, 19);
  CHECK(contains(handbook_of({"mortgage"}, before), "15 days"));
}

TEST_CASE(
    "handbook: the rates and fees of the pack stand with their days and sources, only where there is one") {
  CHECK(contains(told_whole(), "Stamp duty, buyer"));
  CHECK(contains(told_whole(), "印花税法 art. 5"));
  CHECK(contains(told_whole(), "from 2022-07-01"));
  CHECK(contains(told_whole(), "As of 2026-11-23; reviewed through 2026-11-23"));
  CHECK_FALSE(contains(handbook_of({"signing"}), "id=\"policy\""));
}

TEST_CASE("handbook: text from rules is shown, never obeyed, and names without words are spelled out") {
  EditableBook rules(definition_of<Errand>().book());
  rules.id = "hosts_errand";
  rules.title = {"<b>差事</b>", "<script>alert(1)</script>"};
  rules.source = "<img src=x>";
  rules.steps.front().guards.push_back(
      {"the_ink_is_dry", [](const void*, const void*, const Context&) -> Verdict { return {}; }});
  WorkflowSet set;
  REQUIRE(set.add(std::make_shared<const ChangedDefinition>(definition_of<Errand>(), std::move(rules))));
  const auto page = handbook_html(set).value();
  CHECK(nesting_fault(page) == "");
  CHECK_FALSE(contains(page, "<script"));
  CHECK_FALSE(contains(page, "<img"));
  CHECK_FALSE(contains(page, "<b>"));
  CHECK(contains(page, "&lt;b&gt;差事&lt;/b&gt;"));
  CHECK(contains(page, "the ink is dry"));
}

TEST_CASE("handbook: papers are called as the host's own register calls them") {
  const auto types = DocumentTypes::load(
      R"([{"id":"prenotice_agreement","zh":"预告登记约定书","en":"Our own agreement form","whose":"buyer",
           "sensitivity":"personal","sensitive_personal":false,"per_person":false,"kept_years":10,
           "kept_source":"反洗钱法 2024 art. 34, 42, 64","seals":["developer"],"source":"H0 5.8"}])",
      "own.json");
  if (!types) FAIL(types.refusal().text().en);
  HandbookOptions options;
  options.document_types = &*types;
  CHECK(contains(handbook_of({"prenotice"}, options), "Our own agreement form"));
  CHECK_FALSE(contains(handbook_of({"prenotice"}), "Our own agreement form"));
}

TEST_CASE("handbook: the same rules give the same bytes") {
  CHECK(handbook_of({"title", "complaint"}) == handbook_of({"complaint", "title"}));
}

TEST_CASE("handbook: sources are taken apart into the sections that they cite") {
  const auto cited = [](std::string_view source) {
    std::vector<std::string> all;
    for (const auto& each : report::sections_of(source))
      all.push_back(each.section + (each.by_default ? "*" : ""));
    return all;
  };
  using List = std::vector<std::string>;
  CHECK(cited("H0 5.6, 5.8, H1") == List{"H0 5.6", "H0 5.8", "H1"});
  CHECK(cited("H1 ch. 1, ch. 2 2.3") == List{"H1 ch. 1", "H1 ch. 2 2.3"});
  CHECK(cited("H1 ch. 2 4.7, 5.5") == List{"H1 ch. 2 4.7", "H1 ch. 2 5.5"});
  CHECK(cited("H0 5.7; H1; H1 ch. 2 3.2, 5.3") == List{"H0 5.7", "H1", "H1 ch. 2 3.2", "H1 ch. 2 5.3"});
  CHECK(cited("default (H0 5.6)") == List{"H0 5.6*"});
  CHECK(cited("default (H1 ch. 2 3.7): the house's own copy") == List{"H1 ch. 2 3.7*"});
  CHECK(cited("H0 5.6: of buyer and spouse, 4 copies each") == List{"H0 5.6"});
  CHECK(cited("H3 3 (form: default)") == List{"H3 3"});
  CHECK(cited("Civil Code art. 202") == List{"Civil Code art. 202"});
  CHECK(cited("").empty());

  CHECK(report::reads_before("H0 5.9", "H0 5.10"));
  CHECK(report::reads_before("H0 5.10", "H1"));
  CHECK_FALSE(report::reads_before("H1", "H1"));
  CHECK(report::reads_before("H1", "H1 ch. 2 2.3"));
}

TEST_CASE("handbook: options are read strictly, and a procedure that is not known is refused by its place") {
  const auto options =
      read_handbook_options(Json{{"language", "zh"}, {"workflows", {"signing"}}, {"on", "2026-01-31"}})
          .value();
  CHECK(options.language == Language::zh);
  CHECK(options.workflows == std::vector<std::string>{"signing"});
  CHECK(options.on == Date(2026, 1, 31));
  CHECK(read_handbook_options(Json{{"language", "fr"}}).refusal().field == "language");
  CHECK(read_handbook_options(Json{{"colour", "red"}}).refusal().code == "json.unknown_key");

  HandbookOptions wrong;
  wrong.workflows = {"signing", "singing"};
  const auto refused = handbook_html(builtin_workflows(), wrong);
  CHECK(refused.refusal().code == "workflow.unknown");
  CHECK(refused.refusal().field == "workflows[1]");
}
