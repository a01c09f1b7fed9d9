#include "tenon/exchange/mapping.hpp"

#include "exchange/help.hpp"

using namespace tenon;
using namespace tenon::test;

namespace {

/// A small mapping of a CRM's own export, in order; tests break one thing of it at a time.
Json small() {
  return Json::parse(R"json({
    "id": "crm", "version": 1, "title": {"zh": "\u5de5\u5355", "en": "Tickets"},
    "format": "csv", "times": ["%Y-%m-%d %H:%M"], "key": {"column": "No"},
    "actors": {"desk": {"id": {"column": "Agent"}, "roles": ["agent"]}},
    "by": "desk", "at": {"column": "Created"}, "on_refusal": "next_record",
    "open": {"workflow": "ticket", "fields": {
      "kind": "request", "channel": {"column": "Via", "values": {"Phone": "phone_in"}},
      "priority": "normal", "content": {"template": "{Subject} ({key})"}}},
    "steps": [{"event": "answer_at_once", "fields": {"answer": {"column": "Answer"}, "channel": "phone_in"}}]
  })json");
}

using Edit = void (*)(Json&);

void refused(Edit change, std::string_view code, std::string_view field,
             std::initializer_list<std::string_view> words = {}) {
  Json document = small();
  change(document);
  INFO(document.dump());
  expect(Mapping::read(document.dump()), code, field, words);
}

void refused_by_workflows(Edit change, std::string_view code, std::string_view field,
                          std::initializer_list<std::string_view> words = {}) {
  Json document = small();
  change(document);
  INFO(document.dump());
  expect(mapping(document.dump()).check_workflows(builtin_workflows()), code, field, words);
}

}  // namespace

TEST_CASE("a mapping is read and agrees with its workflow and columns") {
  const auto read = mapping(small().dump());
  CHECK(read.id() == "crm");
  CHECK(read.version() == 1);
  CHECK(read.title().en == "Tickets");
  CHECK(read.check_workflows(builtin_workflows()).allowed());
  const std::vector<std::string> columns{"No", "Agent", "Created", "Via", "Subject", "Answer"};
  CHECK(read.check_columns(columns).allowed());
  expect(read.check_columns(std::span(columns).first(5)), "mapping.unknown_column",
         "steps[0].fields.answer.column", {"Answer", "Subject"});
  expect(read.check_columns(std::span(columns).subspan(1)), "mapping.unknown_column", "key.column", {"No"});
  expect(read.check_columns({}), "mapping.unknown_column", "key.column");
}

TEST_CASE("the mappings that come with the library are sound and say what they assume") {
  for (const auto* name : {"cfpb", "nyc311", "helpdesk"}) {
    const auto read = mapping(mapping_text(name));
    CHECK(read.id() == name);
    CHECK(read.notes().size() >= 5);
    const auto verdict = read.check_workflows(builtin_workflows());
    if (!verdict.allowed()) FAIL(verdict.refusal().field << ": " << verdict.refusal().text().en);
  }
}

TEST_CASE("a mapping that does not say enough is refused with the path") {
  expect(Mapping::read("{"), "json.malformed", "", {"mapping"});
  expect(Mapping::read("[]"), "json.wrong_type", "(document)");
  refused([](Json& m) { m["colour"] = 1; }, "json.unknown_key", "colour", {"on_refusal"});
  refused([](Json& m) { m.erase("id"); }, "json.missing", "id");
  refused([](Json& m) { m["id"] = ""; }, "mapping.empty", "id");
  refused([](Json& m) { m["version"] = "1"; }, "json.wrong_type", "version");
  refused([](Json& m) { m["title"] = {{"en", "x"}}; }, "json.missing", "title.zh");
  refused([](Json& m) { m["notes"] = {{{"zh", "x"}}}; }, "json.missing", "notes[0].en");
  refused([](Json& m) { m["format"] = "xml"; }, "json.not_one_of", "format", {"csv", "xes"});
  refused([](Json& m) { m["zone"] = "Mars/Olympus"; }, "time.unknown_zone", "zone");
  refused(
      [](Json& m) {
        m["zone"] = {{"name", "X"}, {"rule", "nonsense"}};
      },
      "time.bad_zone_rule", "zone.rule");
  refused([](Json& m) { m["times"] = Json::array(); }, "mapping.empty", "times");
  refused([](Json& m) { m["times"][0] = "%b %Y"; }, "mapping.time_format", "times[0]", {"%b"});
  refused([](Json& m) { m["separator"] = "ab"; }, "mapping.separator", "separator");
  refused([](Json& m) { m["key"] = Json::object(); }, "mapping.one_of", "key", {"content"});
  refused([](Json& m) { m["key"] = {{"column", "No"}, {"content", true}}; }, "mapping.one_of", "key");
  refused([](Json& m) { m["on"] = Json::object(); }, "mapping.not_here", "on", {"xes"});
  refused([](Json& m) { m["on_refusal"] = "next_event"; }, "mapping.not_here", "on_refusal", {"xes"});
  refused([](Json& m) { m["reference"] = "{No"; }, "mapping.template", "reference");
  refused([](Json& m) { m["reference"] = "No}"; }, "mapping.template", "reference");
  refused([](Json& m) { m["actors"] = Json::object(); }, "json.wrong_type", "actors");
  refused([](Json& m) { m["actors"]["desk"]["roles"] = Json::array(); }, "mapping.empty",
          "actors.desk.roles");
  refused([](Json& m) { m["actors"]["desk"]["roles"][0] = "boss"; }, "json.not_one_of",
          "actors.desk.roles[0]");
  refused([](Json& m) { m.erase("by"); }, "mapping.no_actor", "open.by");
  refused([](Json& m) { m["steps"][0]["by"] = "nobody"; }, "mapping.unknown_actor", "steps[0].by",
          {"nobody", "desk"});
  refused([](Json& m) { m.erase("at"); }, "mapping.no_time", "open.at");
  refused([](Json& m) { m["at"]["plus"] = "3 working_days"; }, "mapping.limit", "at.plus", {"working"});
  refused(
      [](Json& m) {
        m["at"]["plus"] = {{"column", "x"}, {"values", {{"a", "soon"}}}};
      },
      "time.bad_limit", "at.plus.values.a");
  refused([](Json& m) { m["at"]["clock"] = "25:00"; }, "mapping.clock", "at.clock");
  refused([](Json& m) { m["open"]["event"] = "open"; }, "json.unknown_key", "open.event");
  refused(
      [](Json& m) {
        m["open"]["subject"] = {{"house", "x"}};
      },
      "json.unknown_key", "open.subject.house", {"customer"});
  refused(
      [](Json& m) {
        m["open"]["fields"]["kind"] = {{"colum", "x"}};
      },
      "mapping.one_of", "open.fields.kind");
  refused(
      [](Json& m) {
        m["open"]["fields"]["kind"] = {{"column", "x"}, {"otherwise", "y"}};
      },
      "mapping.not_here", "open.fields.kind.otherwise");
  refused(
      [](Json& m) {
        m["open"]["fields"]["kind"] = {{"column", "x"}, {"template", "y"}};
      },
      "mapping.one_of", "open.fields.kind");
  refused([](Json& m) { m["open"]["fields"]["kind"] = Json::array(); }, "mapping.one_of", "open.fields.kind");
  refused(
      [](Json& m) {
        m["steps"][0]["when"] = {{"column", "x"}};
      },
      "mapping.one_of", "steps[0].when", {"not_in"});
  refused(
      [](Json& m) {
        m["steps"][0]["when"] = {{{"column", "x"}, {"in", Json::array()}}};
      },
      "mapping.empty", "steps[0].when[0].in");
  refused([](Json& m) { m["steps"][0].erase("event"); }, "json.missing", "steps[0].event");
  refused([](Json& m) { m["steps"][0]["party"] = "uncle"; }, "json.not_one_of", "steps[0].party");
}

TEST_CASE("a mapping that does not fit the workflow is refused with what there is") {
  refused_by_workflows([](Json& m) { m["open"]["workflow"] = "tickt"; }, "workflow.unknown", "open.workflow",
                       {"ticket"});
  refused_by_workflows([](Json& m) { m["steps"][0]["event"] = "answer"; }, "mapping.unknown_event",
                       "steps[0].event", {"answer_at_once", "comment"});
  refused_by_workflows([](Json& m) { m["steps"][0]["event"] = "deadline_missed"; }, "mapping.unknown_event",
                       "steps[0].event");
  refused_by_workflows([](Json& m) { m["steps"][0]["if_state"] = {"done"}; }, "mapping.unknown_state",
                       "steps[0]", {"closed"});
  refused_by_workflows([](Json& m) { m["steps"][0]["fields"]["colour"] = 1; }, "mapping.unknown_field",
                       "steps[0].fields.colour", {"answer"});
  refused_by_workflows([](Json& m) { m["steps"][0]["fields"].erase("answer"); }, "mapping.missing_field",
                       "steps[0].fields", {"answer"});
  refused_by_workflows([](Json& m) { m["open"]["fields"]["kind"] = "wish"; }, "mapping.word",
                       "open.fields.kind", {"repair"});
  refused_by_workflows([](Json& m) { m["open"]["fields"]["channel"]["values"]["Fax"] = "fax"; },
                       "mapping.word", "open.fields.channel.values.Fax", {"letter"});
  refused_by_workflows([](Json& m) { m["open"]["fields"]["channel"]["otherwise"] = "fax"; }, "mapping.word",
                       "open.fields.channel");
}
