#include "tenon/exchange/importer.hpp"

#include <algorithm>
#include <filesystem>

#include "exchange/help.hpp"
#include "tenon/engine/acting.hpp"
#include "tenon/workflows/desk/ticket.hpp"

using namespace tenon;
using namespace tenon::test;

namespace {

constexpr std::string_view crm = R"({
  "id": "crm", "version": 1, "title": {"zh": "\u5de5\u5355", "en": "Tickets"},
  "format": "csv", "times": ["%Y-%m-%d %H:%M"], "key": {"column": "No"},
  "actors": {"desk": {"id": {"column": "Agent", "empty": "unnamed"}, "roles": ["agent"]}},
  "by": "desk", "at": {"column": "Created"}, "on_refusal": "next_step",
  "open": {"workflow": "ticket", "when": {"column": "Via", "not_in": ["Internal"]}, "subject": {"customer": {"column": "Customer"}},
           "fields": {"kind": "request", "channel": {"column": "Via", "values": {"Phone": "phone_in", "Mail": "email"}},
           "priority": "normal", "content": {"template": "{{{Subject}}}"}, "special_customer": {"column": "VIP", "as": "boolean"}}},
  "steps": [
    {"event": "answer_at_once", "at": {"column": "Answered"}, "when": {"column": "Answer", "empty": false},
     "fields": {"answer": {"column": "Answer"}, "channel": "phone_in"}},
    {"event": "accept", "party": "customer", "at": {"column": "Answered", "plus": "30 minutes"}, "if_state": ["answered"],
     "fields": {"satisfaction": {"column": "Mark", "as": "integer"}}},
    {"event": "comment", "at": {"column": "Answered", "plus": "1 days"}, "unless_state": ["recorded"], "fields": {"text": {"template": "imported"}}}
  ]})";
constexpr std::string_view header = "No,Created,Via,Customer,Subject,VIP,Agent,Answered,Answer,Mark\n";

ImportReport import_rows(Engine& engine, std::string_view rows) {
  return import(engine, mapping(std::string(crm)), std::string(header) + std::string(rows));
}

/// Id, version and head of every case.
std::vector<std::string> stand_of(Engine& engine) {
  std::vector<std::string> all;
  CaseQuery query;
  query.limit = 10'000;
  for (;;) {
    const auto page = engine.find(query).value();
    for (const auto& each : page.cases)
      all.push_back(to_string(each->id) + " " + std::to_string(each->version) + " " + to_hex(each->head));
    if (!page.next) break;
    query.after = page.next;
  }
  std::sort(all.begin(), all.end());
  return all;
}

std::vector<std::string> words_of(const ImportReport& report) {
  std::vector<std::string> all;
  for (const auto& each : report.refusals)
    all.push_back(each.key + " " + std::to_string(each.line) + " " + each.event + " " + each.refusal.code +
                  " " + each.refusal.text().zh + each.refusal.text().en);
  return all;
}

}  // namespace

TEST_CASE("a record becomes a case with its steps, times, people and reference") {
  auto engine = engine_on();
  const auto report =
      import_rows(engine, "7,2026-03-02 09:00,Phone,C-1, Heating ,true,E1,2026-03-02 09:10,Turn it up,5\n");
  CHECK(report.opened == 1);
  CHECK(report.steps == 3);
  CHECK(report.refused == 0);
  const auto id = engine.find_reference("crm:7").value();
  REQUIRE(id);
  const auto state = engine.get(*id).value();
  CHECK(state->subject.customer == "C-1");
  CHECK(state->status() == CaseStatus::ended);
  const auto history = engine.history(*id).value();
  REQUIRE(history.size() == 4);
  CHECK(to_string(history[0].at) == "2026-03-02T01:00:00Z");
  CHECK(history[0].payload.find("{Heating}") != std::string::npos);
  CHECK(history[0].actor == "E1");
  CHECK(to_string(history[2].at) == "2026-03-02T01:40:00Z");
  CHECK(history[2].party == Party::customer);
  CHECK(history[3].event == "comment");
  CHECK(to_string(history[3].at) == "2026-03-03T01:10:00Z");
}

TEST_CASE("what cannot be read ends the record, what is refused does not end it here") {
  auto engine = engine_on();
  const auto report =
      import_rows(engine,
                  "1,2026-03-02 09:00,Fax,C,s,,,,,\n"                           // an unmapped channel
                  "2,2.3.2026,Phone,C,s,,,,,\n"                                 // no such time
                  "3,,Phone,C,s,,,,,\n"                                         // no time
                  ",2026-03-02 09:00,Phone,C,s,,,,,\n"                          // no key
                  "4,2026-03-02 09:00,Internal,C,s,,,,,\n"                      // not wanted
                  "5,2026-03-02 09:00,Phone,C,s,yes,,,,\n"                      // no truth value
                  "6,2026-03-02 09:00,Phone,C,s,,,2026-03-01 09:00,early,\n"    // answered before it came
                  "6,2026-03-02 09:00,Phone,C,s,,,,,\n"                         // the key again
                  "7,2026-03-02 09:00,Phone,C,s,,,2026-03-02 10:00,yes,good\n"  // no number
                  "8,2026-03-02 09:00,Phone,C,s,,,2026-03-02 10:00,yes,9\n"     // no mark
                  "9,2099-03-02 09:00,Phone,C,s,,,,,\n");                       // still to come
  CHECK(report.records == 11);
  CHECK(report.left_out == 1);
  CHECK(report.opened == 3);
  CHECK(report.steps == 3);
  std::vector<std::string> seen;
  for (const auto& each : report.refusals)
    seen.push_back(each.key + " " + std::to_string(each.line) + " " + each.event + " " + each.refusal.code);
  CHECK(seen == std::vector<std::string>{
                    "1 2 open import.unmapped_value", "2 3 open import.not_a_time", "3 4 open import.no_time",
                    " 5  import.no_key", "5 7 open import.not_a_truth_value",
                    "6 8 answer_at_once command.before_last_step", "6 9  import.key_repeated",
                    "7 10 accept import.not_a_number", "8 11 accept desk.satisfaction_range",
                    "9 12 open command.in_future"});
  CHECK(report.records_refused == 10);
  for (const auto& each : report.refusals) {
    has_every_fact(each.refusal);
    CHECK_FALSE(each.refusal.remedy().zh.empty());
  }
  CHECK(report.refusals[5].at == parse_instant("2026-03-01T01:00:00Z").value());
  const auto text = to_json_text(report);
  CHECK(Json::parse(text)["refusals"].size() == 10);
  CHECK(text.find("\"counts\":[{\"event\":\"\",\"code\":\"import.key_repeated\",\"count\":1}") !=
        std::string::npos);
}

TEST_CASE("the sample is imported with these refusals, and importing it again changes nothing") {
  struct Expected {
    const char* mapping;
    const char* file;
    std::int64_t steps, records_refused;
    Counts refused;
  };
  const Expected all[] = {{"cfpb",
                           "complaints.csv",
                           2603,
                           31,
                           {{"propose complaint.no_amount", 25},
                            {"tell_result step.not_from_here", 5},
                            {"set_grade command.before_last_step", 1}}},
                          {"nyc311",
                           "requests.csv",
                           1710,
                           22,
                           {{"solve desk.text_missing", 18}, {"solve command.before_last_step", 4}}},
                          {"helpdesk",
                           "helpdesk.xes",
                           2815,
                           8,
                           {{"close_silent step.not_from_here", 6},
                            {"solve step.not_from_here", 6},
                            {"take_charge step.not_from_here", 5},
                            {"close_silent case.ended", 2},
                            {"wait step.not_from_here", 2},
                            {"solve case.ended", 1},
                            {"take_charge case.ended", 1}}}};
  const auto folder =
      std::filesystem::temp_directory_path() / ("tenon-import-" + std::to_string(random_seed()));
  std::filesystem::create_directory(folder);
  for (const auto& store : {std::string("memory"), "sqlite:" + (folder / "sample.db").string()}) {
    auto engine = engine_on(store);
    for (const auto& each : all) {
      INFO(each.mapping << " into " << store);
      const auto how = mapping(mapping_text(each.mapping));
      const auto first = import(engine, how, sample(each.file));
      CHECK(first.records == 300);
      CHECK(first.opened == 300);
      CHECK(first.steps == each.steps);
      CHECK(first.repeated == 0);
      CHECK(first.records_refused == each.records_refused);
      CHECK(counts(first) == each.refused);

      const auto stand = stand_of(engine);
      const auto second = import(engine, how, sample(each.file), 77);
      CHECK(second.opened == 0);
      CHECK(second.steps == 0);
      CHECK(second.repeated == first.opened + first.steps);
      CHECK(words_of(second) == words_of(first));
      CHECK(stand_of(engine) == stand);
    }
    const auto verified = engine.verify().value();
    CHECK(verified.cases == 900);
    CHECK(verified.problems.empty());
  }
  std::filesystem::remove_all(folder);
}

TEST_CASE("how many records are taken at once does not change what comes out") {
  const auto how = mapping(mapping_text("nyc311"));
  std::vector<std::string> words;
  for (const std::size_t at_once : {std::size_t{1}, std::size_t{7}, std::size_t{1000}}) {
    auto engine = engine_on();
    const auto report = import(engine, how, sample("requests.csv"), at_once);
    CHECK(report.opened == 300);
    if (words.empty()) words = words_of(report);
    CHECK(words_of(report) == words);
  }
}

TEST_CASE("a case of the host's that carries the reference is refused alone") {
  auto engine = engine_on();
  With named;
  named.reference = "crm:2";
  auto clerk = engine.as({"E1", {Role::agent}});
  REQUIRE(clerk.open<Ticket>({}, {.content = "the host's own"}, named));
  const std::string rows =
      "1,2026-03-02 09:00,Phone,C,s,,,,,\n2,2026-03-02 09:00,Phone,C,s,,,,,\n3,2026-03-02 "
      "09:00,Phone,C,s,,,,,\n";
  for (const std::int64_t opened : {2, 0}) {
    const auto report = import_rows(engine, rows);
    CHECK(report.opened == opened);
    REQUIRE(report.refusals.size() == 1);
    CHECK(report.refusals[0].key == "2");
    CHECK(report.refusals[0].refusal.code == "store.reference_taken");
  }
}

TEST_CASE("equal rows of a file without numbers are cases of their own") {
  auto text = Json::parse(crm);
  text["key"] = {{"content", true}};
  auto engine = engine_on();
  const std::string row = "1,2026-03-02 09:00,Phone,C,s,,,,,\n";
  const auto how = mapping(text.dump());
  CHECK(import(engine, how, std::string(header) + row + row).opened == 2);
  const auto again = import(engine, how, std::string(header) + row + row + row);
  CHECK(again.opened == 1);
  CHECK(again.repeated == 2);
}

TEST_CASE("nothing is imported of a file that is malformed or lacks a column") {
  auto engine = engine_on();
  const auto how = mapping(std::string(crm));
  expect(Importer::open(engine, how, "No,Created\n1,2\n"), "mapping.unknown_column", "actors.desk.id.column",
         {"Agent", "Created"});
  expect(Importer::open(engine, how, std::string(header) + "1,2026-03-02 09:00,Phone,C,s,,,,,\n1,2\n"),
         "csv.ragged", "", {"3"});
  auto other = Json::parse(crm);
  other["open"]["workflow"] = "nothing";
  expect(Importer::open(engine, mapping(other.dump()), ""), "workflow.unknown", "open.workflow");
  CHECK(stand_of(engine).empty());
}

TEST_CASE("an empty file is done at once, and progress counts to the end") {
  auto engine = engine_on();
  const auto how = mapping(std::string(crm));
  auto none = Importer::open(engine, how, std::string(header)).value();
  CHECK(none.finished());
  auto importer = Importer::open(engine, how,
                                 std::string(header) +
                                     "1,2026-03-02 09:00,Phone,C,s,,,,,\n2,2026-03-02 09:00,Phone,C,s,,,,,\n")
                      .value();
  const auto half = importer.step(1).value();
  CHECK(half.done == 1);
  CHECK(half.total == 2);
  CHECK_FALSE(importer.finished());
  CHECK(importer.step(0).value().done == 2);
  CHECK(importer.finished());
  CHECK(importer.step(5).value().done == 2);
}

TEST_CASE("activities that the mapping does not list are refused, and traces without events too") {
  auto engine = engine_on();
  const std::string log =
      R"(<log><trace><string key="concept:name" value="T1"/></trace><trace><string key="concept:name" value="T2"/>
<event><string key="concept:name" value="Dance"/><date key="time:timestamp" value="2026-03-02T09:00:00Z"/>
<string key="org:resource" value="E"/><string key="customer" value="C"/><string key="product" value="P"/><string key="service_type" value="S"/>
<string key="seriousness_2" value="1"/><string key="service_level" value="1"/><string key="support_section" value="X"/></event></trace></log>)";
  const auto report = import(engine, mapping(mapping_text("helpdesk")), log);
  CHECK(report.opened == 1);
  INFO(to_json_text(report));
  CHECK(counts(report) == Counts{{" import.no_events", 1}, {" import.unmapped_activity", 1}});
  CHECK(report.refusals[1].line == 2);
}
