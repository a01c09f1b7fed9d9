#include "tenon/report/ledger.hpp"

#include "errand.hpp"
#include "support/catch.hpp"

using namespace tenon;
using namespace tenon::testing;

namespace {

/// Reads RFC 4180 back, strictly enough for a test.
std::vector<std::vector<std::string>> rows_of(std::string_view csv) {
  std::vector<std::vector<std::string>> rows(1, {""});
  bool quoted = false;
  for (std::size_t i = 0; i < csv.size(); ++i) {
    auto& cell = rows.back().back();
    if (quoted) {
      if (csv[i] != '"') cell += csv[i];
      else if (i + 1 < csv.size() && csv[i + 1] == '"') cell += csv[++i];
      else quoted = false;
    } else if (csv[i] == '"') {
      quoted = true;
    } else if (csv[i] == ',') {
      rows.back().emplace_back();
    } else if (csv[i] == '\r' && i + 1 < csv.size() && csv[i + 1] == '\n') {
      ++i;
      rows.push_back({""});
    } else {
      cell += csv[i];
    }
  }
  rows.pop_back();
  return rows;
}

std::string cell(const std::vector<std::vector<std::string>>& rows, std::size_t row,
                 const std::string& heading) {
  const auto& names = rows.at(0);
  const auto at = std::find(names.begin(), names.end(), heading) - names.begin();
  return rows.at(row).at(static_cast<std::size_t>(at));
}

}  // namespace

TEST_CASE("a field is quoted where it must be and is no formula") {
  CHECK(csv_field("plain") == "plain");
  CHECK(csv_field("") == "");
  CHECK(csv_field("a,b") == "\"a,b\"");
  CHECK(csv_field("say \"yes\"") == "\"say \"\"yes\"\"\"");
  CHECK(csv_field("two\nlines") == "\"two\nlines\"");
  CHECK(csv_field("=1+1") == "'=1+1");
  CHECK(csv_field("+86 139") == "'+86 139");
  CHECK(csv_field("-5") == "'-5");
  CHECK(csv_field("@sum") == "'@sum");
  CHECK(csv_field("\tx") == "'\tx");
  CHECK(csv_field("=a,b") == "\"'=a,b\"");
}

TEST_CASE("a ledger has a row for every case") {
  auto engine = errand_engine();
  tell_errands(engine);
  Story(engine, "2026-04-01T23:55:00Z", {Errand::Kind::large, "D1", "=HYPERLINK(\"x\"), said\nhe"}, "-2");
  const auto csv = ledger_csv(engine, {.workflow = "errand", .language = Language::en}).value();
  CHECK(csv.starts_with("\xEF\xBB\xBFreference,id,opened,"));
  const auto rows = rows_of(csv);
  REQUIRE(rows.size() == 9);
  for (const auto& row : rows) CHECK(row.size() == rows[0].size());

  CHECK(cell(rows, 1, "opened") == "2026-03-31 22:00");
  CHECK(cell(rows, 1, "finished") == "2026-03-31 23:00");
  CHECK(cell(rows, 1, "first response (minutes)") == "10");
  CHECK(cell(rows, 1, "time to close (minutes)") == "60");
  CHECK(cell(rows, 1, "mark") == "5");
  CHECK(cell(rows, 1, "status") == "ended");
  CHECK(cell(rows, 2, "deadlines missed") == "2");
  CHECK(cell(rows, 6, "why cancelled") == "twice");
  CHECK(cell(rows, 7, "status") == "on hold");
  CHECK(cell(rows, 8, "note") == "'=HYPERLINK(\"x\"), said\nhe");
  CHECK(rows[8][0] == "'-2");
}

TEST_CASE("the ledger of complaints has the house's own columns, in Chinese where that is asked") {
  Settings settings;
  settings.clock = Clock::at(*parse_instant("2026-11-23T10:00:00Z"));
  auto engine = std::move(Engine::open(settings)).value();
  for (const auto* workflow : {"complaint", "ticket"}) {
    const auto csv =
        ledger_csv(engine, {.workflow = workflow, .language = Language::zh, .byte_order_mark = false})
            .value();
    CHECK(csv.starts_with("编号,系统编号,开立时间,"));
    CHECK(csv.ends_with("\r\n"));
    CHECK(rows_of(csv).size() == 1);
  }
  CHECK(ledger_csv(engine, {.workflow = "complaint"}).value().find("投诉内容 / complaint about") !=
        std::string::npos);
  CHECK(ledger_csv(engine, {.workflow = "nothing"}).refusal().code == "workflow.unknown");
}
