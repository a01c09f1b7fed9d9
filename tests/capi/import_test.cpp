#include <fstream>
#include <iterator>

#include "capi.hpp"

using namespace capi_test;

namespace {

std::string example(const std::string& name) {
  std::ifstream file(std::string(TENON_EXAMPLES) + "/" + name, std::ios::binary);
  REQUIRE(file);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Imports the made-up requests of docs/examples; returns the report.
Json import_requests(tenon_engine* engine) {
  const auto mapping = example("mappings/nyc311.json");
  const auto bytes = example("sample/requests.csv");
  tenon_import* import = nullptr;
  const auto opened = tell(tenon_import_open, engine, mapping.c_str(), static_cast<const void*>(bytes.data()),
                           bytes.size(), &import);
  INFO(opened.en);
  REQUIRE(opened.status == TENON_OK);
  std::int64_t done = 0;
  std::int64_t total = 0;
  do {
    const auto stepped = tell(tenon_import_step, import, 10, &done, &total);
    INFO(stepped.en);
    REQUIRE(stepped.status == TENON_OK);
  } while (done < total);
  CHECK(total > 0);
  const auto report = ask(tenon_import_report, import);
  tenon_import_free(import);
  return report.json();
}

}  // namespace

TEST_CASE("a file is imported step by step, and a second time changes nothing") {
  Desk desk(R"({"now":"2026-11-23T10:00:00+08:00"})");
  const auto first = import_requests(desk.engine);
  CHECK(first["schema_version"] == 1);
  CHECK(first["records"].get<int>() > 0);
  CHECK(first["opened"].get<int>() > 0);
  CHECK(first["refusals"].size() == first["refused"].get<std::size_t>());
  const auto second = import_requests(desk.engine);
  CHECK(second["opened"] == 0);
  CHECK(second["steps"] == 0);
  CHECK(second["repeated"].get<int>() > 0);
  CHECK(second["refused"] == first["refused"]);
}

TEST_CASE("a file or mapping that cannot be read is refused before anything is imported") {
  Desk desk;
  const auto mapping = example("mappings/nyc311.json");
  tenon_import* import = nullptr;
  const auto open = [&](const char* with, const std::string& bytes) {
    return tell(tenon_import_open, desk.engine, with, static_cast<const void*>(bytes.data()), bytes.size(),
                &import);
  };
  CHECK(open("{}", "a,b\n1,2\n").status == TENON_INVALID);
  CHECK(open(mapping.c_str(), "a,b\n1,2\n").code == "mapping.unknown_column");
  CHECK(open(mapping.c_str(), "\xff\xfe").status == TENON_INVALID);
  CHECK(open(mapping.c_str(), "").status == TENON_INVALID);
  CHECK(import == nullptr);
  const auto bytes = example("sample/requests.csv");
  REQUIRE(open(mapping.c_str(), bytes).status == TENON_OK);
  CHECK(tell(tenon_import_step, import, 0, nullptr, nullptr).code == "abi.count");
  CHECK(tell(tenon_import_step, import, 1, nullptr, nullptr).status == TENON_OK);
  tenon_import_free(import);
}

TEST_CASE("an import whose engine is closed is refused, and still to be freed") {
  const auto mapping = example("mappings/nyc311.json");
  const auto bytes = example("sample/requests.csv");
  tenon_import* import = nullptr;
  {
    Desk desk(R"({"now":"2026-11-23T10:00:00+08:00"})");
    REQUIRE(tell(tenon_import_open, desk.engine, mapping.c_str(), static_cast<const void*>(bytes.data()),
                 bytes.size(), &import)
                .status == TENON_OK);
  }
  CHECK(tell(tenon_import_step, import, 1, nullptr, nullptr).code == "abi.closed");
  tenon_import_free(import);
}

TEST_CASE("figures, page and ledger are made of what is there") {
  Desk desk(R"({"now":"2026-11-23T10:00:00+08:00"})");
  desk.complaint("T-1");
  const Json report = import_requests(desk.engine);
  Json options{{"overdue_listed", 5}};
  options["imports"].push_back({{"source", "requests.csv"}, {"report", report}});
  const auto figures = ask(tenon_report_figures, desk.engine, options.dump().c_str());
  INFO(figures.en);
  REQUIRE(figures.status == TENON_OK);
  CHECK(figures.json()["schema_version"] == 1);
  CHECK(figures.json()["total"]["opened"].get<int>() == report["opened"].get<int>() + 1);
  CHECK(figures.json()["refused"]["total"] == report["refused"]);

  options["title"] = {{"zh", "\xe6\xb5\x8b\xe8\xaf\x95"}, {"en", "A test"}};
  options["made_up"] = true;
  const auto page = ask(tenon_report_html, desk.engine, options.dump().c_str());
  INFO(page.en);
  CHECK(page.text.find("<!DOCTYPE html>") != std::string::npos);
  CHECK(page.text.find("A test") != std::string::npos);

  const auto ledger = ask(tenon_report_ledger, desk.engine, R"({"workflow":"complaint","language":"en"})");
  INFO(ledger.en);
  CHECK(ledger.text.find("T-1") != std::string::npos);
}

TEST_CASE("report options are read strictly") {
  Desk desk;
  CHECK(ask(tenon_report_figures, desk.engine, R"({"colour":"red"})").field == "options.colour");
  CHECK(ask(tenon_report_figures, desk.engine, R"({"imports":{}})").field == "options.imports");
  CHECK(ask(tenon_report_figures, desk.engine, R"({"imports":[{}]})").field == "options.imports[0].report");
  CHECK(ask(tenon_report_figures, desk.engine, R"({"from":"soon"})").field == "options.from");
  CHECK(ask(tenon_report_figures, desk.engine, "3").code == "json.wrong_type");
  CHECK(ask(tenon_report_figures, desk.engine, nullptr).status == TENON_OK);
  CHECK(ask(tenon_report_html, desk.engine, R"({"colour":"red"})").status == TENON_INVALID);
  CHECK(ask(tenon_report_ledger, desk.engine, "{}").field == "options.workflow");
  CHECK(ask(tenon_report_ledger, desk.engine, R"({"workflow":"none"})").status == TENON_NOT_FOUND);
  CHECK(ask(tenon_report_ledger, desk.engine, R"({"workflow":"complaint","language":"fr"})").status ==
        TENON_INVALID);
}
