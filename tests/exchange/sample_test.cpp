// The sample of docs/examples: made by its generator, and taken by the registers.
#include <cstdlib>
#include <filesystem>

#include "exchange/help.hpp"
#include "tenon/model/registry.hpp"

using namespace tenon;
using namespace tenon::test;

TEST_CASE("the generator gives the sample byte for byte") {
  if (std::system("python3 -c pass 2>/dev/null") != 0) {
    WARN("skipped: there is no python3");
    return;
  }
  const auto folder =
      std::filesystem::temp_directory_path() / ("tenon-sample-" + std::to_string(random_seed()));
  const std::string command = "python3 '" + std::string(TENON_SOURCE_DIR) +
                              "/docs/examples/make_sample.py' '" + folder.string() + "'";
  REQUIRE(std::system(command.c_str()) == 0);
  for (const auto* name : {"complaints.csv", "requests.csv", "helpdesk.xes", "sale.json"}) {
    INFO(name);
    std::ifstream in(folder / name, std::ios::binary);
    std::ostringstream made;
    made << in.rdbuf();
    CHECK((made.str() == sample(name)));
  }
  std::filesystem::remove_all(folder);
}

TEST_CASE("every record of the sample's sale is taken by its register") {
  auto engine = engine_on();
  const auto records = parse_json(sample("sale.json"), "sample").value();
  REQUIRE(records.size() == 8);
  for (const auto& each : records) {
    const auto put =
        engine.put_record(each.at("kind").get<std::string>(), each.at("record"), {"SAMPLE", {Role::manager}});
    if (!put) FAIL(each.dump() << ": " << put.refusal().text().en);
  }
  CHECK(engine.record("sale", "SAMPLE-S1").value().version == 1);
}

TEST_CASE("every line of the sample says that it is made up") {
  std::istringstream complaints(sample("complaints.csv")), requests(sample("requests.csv"));
  for (auto* lines : {&complaints, &requests}) {
    std::string line;
    std::getline(*lines, line);
    for (int count = 0; std::getline(*lines, line); ++count) {
      CHECK(line.find("SAMPLE-") != line.npos);
      CHECK(line.find("made up") != line.npos);
    }
  }
}
