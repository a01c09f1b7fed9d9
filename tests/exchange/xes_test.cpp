#include "tenon/exchange/xes.hpp"

#include "exchange/help.hpp"

using namespace tenon;
using namespace tenon::test;

namespace {

std::string log_of(std::string_view inside) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<log xes.version=\"1.0\">\n" + std::string(inside) +
         "\n</log>\n";
}

Result<std::vector<SourceRecord>> reading(std::string_view bytes) {
  TENON_TRY(auto reader, XesReader::open(bytes));
  std::vector<SourceRecord> all;
  for (SourceRecord record;;) {
    TENON_TRY(const bool more, reader.next(record));
    if (!more) return all;
    all.push_back(record);
  }
}

void refused(const std::string& bytes, std::string_view code, std::string_view line,
             std::string_view word = "") {
  INFO(bytes);
  const auto outcome = reading(bytes);
  expect(outcome, code, "", {line, word});
  CHECK(outcome.refusal().fact("line") == line);
}

}  // namespace

TEST_CASE("traces and events are read with their attributes as texts") {
  const auto all = reading(log_of(R"(  <extension name="Concept" prefix="concept" uri="x"/>
  <global scope="event"><string key="concept:name" value="?"/></global>
  <classifier name="Activity" keys="concept:name"/>
  <string key="origin" value="t"/>
  <trace>
    <string key="concept:name" value="A &amp; B &#x4E2D;&#65;"/>
    <list key="l"><values><string key="x" value="1"/></values></list>
    <event>
      <string key="concept:name" value='said "so"'><string key="nested" value="n"/></string>
      <date key="time:timestamp" value="2012-10-09T14:50:17+00:00"/>
      <int key="cost" value="3"/><boolean key="done" value="true"/><float key="f" value="0.5"/>
      <container key="c"><int key="y" value="2"/></container>
    </event>
    <!-- nothing -->
    <event></event>
  </trace>
  <trace/>)"));
  REQUIRE(all);
  REQUIRE(all->size() == 2);
  const auto& first = all->front();
  CHECK(first.line == 7);
  CHECK(first.fields == std::vector<SourceField>{{"concept:name",
                                                  "A & B \xE4\xB8\xAD"
                                                  "A"}});
  REQUIRE(first.events.size() == 2);
  CHECK(first.events[0].line == 10);
  CHECK(first.events[0].fields == std::vector<SourceField>{{"concept:name", "said \"so\""},
                                                           {"time:timestamp", "2012-10-09T14:50:17+00:00"},
                                                           {"cost", "3"},
                                                           {"done", "true"},
                                                           {"f", "0.5"}});
  CHECK(first.events[1].fields.empty());
  CHECK(all->back().events.empty());
}

TEST_CASE("names are read without their prefix, and an empty log has no records") {
  const auto prefixed =
      reading("<x:log xmlns:x='u'><x:trace><x:string key='k' value='v'/></x:trace></x:log>");
  REQUIRE(prefixed);
  CHECK(*prefixed->front().find("k") == "v");
  CHECK(reading("<log/>").value().empty());
}

TEST_CASE("a log that is malformed is refused with the line") {
  refused("", "xes.malformed", "1", "no element");
  refused("<log>\n", "xes.malformed", "2", "inside <log>");
  refused(log_of("<trace>\n</event>"), "xes.malformed", "4", "</trace> belongs");
  refused(log_of("<trace a=1/>"), "xes.malformed", "3", "not quoted");
  refused(log_of("<trace a='1' a='2'/>"), "xes.malformed", "3", "twice");
  refused(log_of("<trace a='1'b='2'/>"), "xes.malformed", "3", "does not end");
  refused(log_of("<trace a='<'/>"), "xes.malformed", "3", "<");
  refused(log_of("<string key='k' value='&unknown;'/>"), "xes.malformed", "3", "&unknown;");
  refused(log_of("<string key='k' value='&#0;'/>"), "xes.malformed", "3", "&#0;");
  refused(log_of("<string key='k' value='&#xD800;'/>"), "xes.malformed", "3", "&#xD800;");
  refused(log_of("<!-- open"), "xes.malformed", "3", "comment");
  refused(log_of("") + "<log/>", "xes.malformed", "5", "second root");
  refused(log_of("") + "text", "xes.malformed", "5", "outside the root");
  refused("<!DOCTYPE log [<!ENTITY a 'b'>]>\n<log/>", "xes.malformed", "1", "document type");
  refused("<?xml version='1.0' encoding='UTF-16'?><log/>", "xes.malformed", "1", "utf-16");
  refused(log_of("\n\x01"), "xes.malformed", "4", "control");
  refused(log_of("\xFF"), "xes.not_utf8", "3");
  std::string deep;
  for (int i = 0; i < 300; ++i) deep += "<a>";
  refused(deep, "xes.no_log", "1");
  refused(log_of(deep), "xes.malformed", "3", "256");
}

TEST_CASE("what is no XES is refused with the line") {
  refused("<html/>", "xes.no_log", "1", "html");
  refused(log_of("<event/>"), "xes.unexpected", "3", "event");
  refused(log_of("<trace>\n<trace/></trace>"), "xes.unexpected", "4", "trace");
  refused(log_of("<trace><event><event/></event></trace>"), "xes.unexpected", "3", "event");
  refused(log_of("<trace><string value='v'/></trace>"), "xes.no_key", "3", "string");
  refused(log_of("<trace><string key='k'/></trace>"), "xes.no_value", "3", "k");
  refused(log_of("<trace>\n<string key='k' value='1'/>\n<int key='k' value='1'/></trace>"),
          "xes.key_repeated", "5", "k");
}

TEST_CASE("every prefix of a log is refused") {
  const auto log = log_of("<trace><string key='k' value='&lt;'/><event><!-- c --></event></trace>");
  for (std::size_t length = 0; length + 1 < log.size(); ++length) {
    INFO(length);
    CHECK_FALSE(reading(log.substr(0, length)).has_value());
  }
}
