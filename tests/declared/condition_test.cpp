#include "declared/help.hpp"

namespace tenon::testing {
namespace {

/// A workflow with a field of every type, and one guard on an event that carries them.
Json probe(Json condition) {
  Json document = Json::parse(R"({
    "declared_version": 1, "id": "probe", "version": 1, "title": {"zh": "试", "en": "Probe"}, "source": "test",
    "facts": [
      {"name": "text", "type": "text"}, {"name": "integer", "type": "integer"},
      {"name": "flag", "type": "boolean"}, {"name": "sum", "type": "money"}, {"name": "area", "type": "area"},
      {"name": "day", "type": "date"}, {"name": "moment", "type": "instant"},
      {"name": "word", "type": "choice", "words": ["red", "green", "blue"]}, {"name": "list", "type": "texts"},
      {"name": "nothing", "type": "text", "optional": true}, {"name": "no_day", "type": "date", "optional": true}],
    "states": [
      {"id": "here", "label": {"zh": "此", "en": "here"}, "is": "initial", "waits": {"zh": "等", "en": "wait"}},
      {"id": "there", "label": {"zh": "彼", "en": "there"}, "is": "goal"}],
    "events": [
      {"id": "try", "label": {"zh": "试", "en": "try"}, "fields": [
        {"name": "sum", "type": "money", "optional": true}, {"name": "day", "type": "date", "optional": true},
        {"name": "word", "type": "choice", "words": ["red", "green"], "optional": true},
        {"name": "text", "type": "text", "optional": true}]},
      {"id": "go", "label": {"zh": "走", "en": "go"}}],
    "opening": {"roles": ["agent"], "subject": [],
      "fields": [
        {"name": "text", "type": "text"}, {"name": "integer", "type": "integer"},
        {"name": "flag", "type": "boolean"}, {"name": "sum", "type": "money"}, {"name": "area", "type": "area"},
        {"name": "day", "type": "date"}, {"name": "moment", "type": "instant"},
        {"name": "word", "type": "choice", "words": ["red", "green", "blue"]}, {"name": "list", "type": "texts"}],
      "set": {"text": "$event.text", "integer": "$event.integer", "flag": "$event.flag", "sum": "$event.sum",
        "area": "$event.area", "day": "$event.day", "moment": "$event.moment", "word": "$event.word",
        "list": "$event.list"}},
    "guards": {"right": {"refusal": {"code": "probe.no", "zh": "否", "en": "no", "remedy": {"zh": "是", "en": "yes"}}}},
    "steps": [
      {"event": "try", "from": ["here"], "stays": true, "roles": ["agent", "manager"], "requires": ["right"], "source": "test"},
      {"event": "go", "from": ["here"], "to": "there", "roles": ["agent"], "source": "test"}]
  })");
  document["guards"]["right"]["that"] = std::move(condition);
  return document;
}

const Json opening =
    Json::parse(R"({"text": "钥匙x", "integer": 5, "flag": true, "sum": "1000.00", "area": "89.50",
  "day": "2026-03-05", "moment": "2026-03-02T03:00:00Z", "word": "green", "list": ["a", "b"]})");

/// Whether the condition holds for the case above, on Monday 2 March 2026 at 10:00 in Shanghai.
bool holds(const Json& condition, const Json& payload = Json::object(), RoleSet roles = {Role::agent}) {
  Declaration it(probe(condition));
  const auto id = it.opens("probe", opening, {Role::agent});
  const auto outcome = it.apply(id, "try", payload, roles);
  if (!outcome && outcome.refusal().code != "probe.no") FAIL(condition << outcome.refusal().to_json());
  return outcome.has_value();
}

}  // namespace

TEST_CASE("a condition holds on its near side and not on its far one, for every type of field",
          "[declared]") {
  // Each: a condition that holds, and one that just does not.
  const std::vector<std::pair<const char*, const char*>> pairs = {
      {R"({"fact":"integer","equals":5})", R"({"fact":"integer","equals":6})"},
      {R"({"fact":"integer","at_least":5})", R"({"fact":"integer","at_least":6})"},
      {R"({"fact":"integer","at_most":5})", R"({"fact":"integer","at_most":4})"},
      {R"({"fact":"integer","more_than":4})", R"({"fact":"integer","more_than":5})"},
      {R"({"fact":"integer","less_than":6})", R"({"fact":"integer","less_than":5})"},
      {R"({"fact":"integer","at_least":1,"at_most":5})", R"({"fact":"integer","at_least":1,"at_most":4})"},
      {R"({"fact":"integer","one_of":[4,5]})", R"({"fact":"integer","one_of":[4,6]})"},
      {R"({"fact":"sum","at_least":"1000.00"})", R"({"fact":"sum","at_least":"1000.01"})"},
      {R"({"fact":"sum","less_than":"1000.01"})", R"({"fact":"sum","less_than":"1000.00"})"},
      {R"({"fact":"sum","more_than":"999.99"})", R"({"fact":"sum","more_than":"1000.00"})"},
      {R"({"fact":"area","equals":"89.5"})", R"({"fact":"area","equals":"89.51"})"},
      {R"({"fact":"flag","equals":true})", R"({"fact":"flag","equals":false})"},
      {R"({"fact":"word","equals":"green"})", R"({"fact":"word","equals":"blue"})"},
      {R"({"fact":"word","one_of":["green","blue"]})", R"({"fact":"word","one_of":["red","blue"]})"},
      {R"({"fact":"text","equals":"钥匙x"})", R"({"fact":"text","equals":"钥匙"})"},
      {R"({"fact":"text","length_at_least":3})", R"({"fact":"text","length_at_least":4})"},
      {R"({"fact":"text","length_at_most":3})", R"({"fact":"text","length_at_most":2})"},
      {R"({"fact":"list","contains":"b"})", R"({"fact":"list","contains":"c"})"},
      {R"({"fact":"list","length_at_least":2})", R"({"fact":"list","length_at_least":3})"},
      {R"({"fact":"list","is_set":true})", R"({"fact":"list","is_set":false})"},
      {R"({"fact":"day","before":"2026-03-06"})", R"({"fact":"day","before":"2026-03-05"})"},
      {R"({"fact":"day","not_before":"2026-03-05"})", R"({"fact":"day","not_before":"2026-03-06"})"},
      {R"({"fact":"day","after":"2026-03-04"})", R"({"fact":"day","after":"2026-03-05"})"},
      {R"({"fact":"day","not_after":"2026-03-05"})", R"({"fact":"day","not_after":"2026-03-04"})"},
      {R"({"fact":"day","equals":{"from":"$today","plus":"3 days"}})",
       R"({"fact":"day","equals":{"from":"$today","plus":"2 days"}})"},
      {R"({"term":{"from":"$fact.day","minus":"3 days"},"equals":"$today"})",
       R"({"term":{"from":"$fact.day","minus":"4 days"},"equals":"$today"})"},
      {R"({"fact":"moment","after":"$now"})", R"({"fact":"moment","before":"$now"})"},
      {R"({"fact":"moment","not_after":{"from":"$now","plus":"1 hours"}})",
       R"({"fact":"moment","not_after":{"from":"$now","plus":"59 minutes"}})"},
      {R"({"fact":"moment","before":{"end_of":"$today"}})",
       R"({"fact":"moment","not_before":{"end_of":"$today"}})"},
      {R"({"term":{"day_of":"$fact.moment"},"equals":"$today"})",
       R"({"term":{"day_of":"$fact.moment"},"equals":"2026-03-01"})"},
      {R"({"term":{"end_of":"$today"},"equals":"2026-03-03T00:00:00+08:00"})",
       R"({"term":{"end_of":"$today"},"equals":"2026-03-03T00:00:00Z"})"},
      {R"({"fact":"nothing","is_set":false})", R"({"fact":"nothing","is_set":true})"},
      {R"({"not":{"fact":"nothing","equals":"x"}})", R"({"fact":"nothing","equals":"x"})"},
      {R"({"all":[{"fact":"integer","equals":5},{"fact":"flag","equals":true}]})",
       R"({"all":[{"fact":"integer","equals":5},{"fact":"flag","equals":false}]})"},
      {R"({"any":[{"fact":"integer","equals":6},{"fact":"flag","equals":true}]})",
       R"({"any":[{"fact":"integer","equals":6},{"fact":"flag","equals":false}]})"},
      {R"({"not":{"fact":"integer","equals":6}})", R"({"not":{"fact":"integer","equals":5}})"},
      {R"({"role":["agent","manager"]})", R"({"role":["manager"]})"},
      {R"({"term":"$actor","equals":"E1"})", R"({"term":"$actor","equals":"E2"})"},
      {R"({"case":"assignee","is_set":false})", R"({"case":"assignee","equals":"$actor"})"},
      {R"({"case":"comments","equals":0})", R"({"case":"comments","at_least":1})"},
      {R"({"not":{"document":"identity_card"}})", R"({"document":"identity_card"})"},
  };
  for (const auto& [near, far] : pairs) {
    INFO(near << "  " << far);
    CHECK(holds(Json::parse(near)));
    CHECK_FALSE(holds(Json::parse(far)));
  }
}

TEST_CASE("what is not there is neither equal nor less nor more", "[declared]") {
  for (const char* comparison : {"equals", "before", "after", "not_before", "not_after"}) {
    INFO(comparison);
    CHECK_FALSE(holds({{"fact", "no_day"}, {comparison, "2026-03-05"}}));
    CHECK_FALSE(holds({{"fact", "day"}, {comparison, "$fact.no_day"}}));
    CHECK_FALSE(holds({{"event", "day"}, {comparison, "2026-03-05"}}));
  }
  // A register that the case is not about is not there either.
  CHECK_FALSE(holds({{"sale", "price"}, {"at_least", "0.00"}}));
  CHECK(holds({{"sale", "price"}, {"is_set", false}}));
}

TEST_CASE("a field of the event is compared with a constant and with a fact", "[declared]") {
  const Json at_most_the_fact{{"event", "sum"}, {"at_most", "$fact.sum"}};
  CHECK(holds(at_most_the_fact, {{"sum", "1000.00"}}));
  CHECK_FALSE(holds(at_most_the_fact, {{"sum", "1000.01"}}));
  const Json same_word{{"event", "word"}, {"equals", "green"}};
  CHECK(holds(same_word, {{"word", "green"}}));
  CHECK_FALSE(holds(same_word, {{"word", "red"}}));
  CHECK(holds({{"event", "text"}, {"equals", "$$now"}}, {{"text", "$now"}}));
  CHECK(holds({{"event", "text"}, {"equals", "$fact.word"}}, {{"text", "green"}}));
}

TEST_CASE("a document held, a deadline missed and an assignee are seen by conditions", "[declared]") {
  const auto condition = Json::parse(R"({"all":[
    {"document": "identity_card", "form": "original"}, {"case": "assignee", "equals": "$actor"},
    {"missed": "probe.soon"}]})");
  Json document = probe(condition);
  document["deadlines"] =
      Json::parse(R"([{"id": "probe.soon", "label": {"zh": "快", "en": "soon"}, "limit": "30 minutes",
    "runs_in": ["here"], "escalates_to": ["manager"], "source": "test"}])");
  Declaration it(document);
  const auto id = it.opens("probe", opening, {Role::agent});
  CHECK_FALSE(it.apply(id, "try", Json::object(), {Role::agent}));
  it.must(id, "receive_document",
          {{"type", "identity_card"}, {"form", "copy"}, {"copies", 1}, {"from", "customer"}}, {Role::agent});
  it.must(id, "assign", {{"staff", "E1"}}, {Role::agent});
  REQUIRE(it.engine->set_time(monday + of_minutes(31)));
  CHECK_FALSE(it.apply(id, "try", Json::object(), {Role::agent}));
  it.must(id, "receive_document",
          {{"type", "identity_card"}, {"form", "original"}, {"copies", 1}, {"from", "customer"}},
          {Role::agent});
  CHECK(it.apply(id, "try", Json::object(), {Role::agent}));
}

TEST_CASE("options say what a guard on facts says, and only announce one on the event", "[declared]") {
  const auto options_under = [](const Json& condition) {
    Declaration it(probe(condition));
    const auto id = it.opens("probe", opening, {Role::agent});
    for (auto& each : it.engine->options(id, {"E1", {Role::agent}}).value())
      if (each.event == "try") return each;
    return Option{};
  };
  const auto on_facts = options_under({{"fact", "integer"}, {"less_than", 5}});
  CHECK_FALSE(on_facts.allowed);
  REQUIRE(on_facts.refusal);
  CHECK(on_facts.refusal->code == "probe.no");
  const auto on_event = options_under({{"event", "sum"}, {"less_than", "5.00"}});
  CHECK(on_event.allowed);
  CHECK(on_event.also_asks == std::vector<std::string>{"right"});
}

}  // namespace tenon::testing
