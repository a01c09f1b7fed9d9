#include <sstream>

#include "declared/help.hpp"

namespace tenon::testing {
namespace {

/// The JSON blocks of the manual.
std::vector<std::string> blocks() {
  std::ifstream file(std::filesystem::path(TENON_SOURCE_DIR) / "docs/declared-workflows.md");
  std::vector<std::string> all;
  bool inside = false;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("```")) {
      inside = line == "```json";
      if (inside) all.emplace_back();
    } else if (inside) {
      all.back() += line + "\n";
    }
  }
  return all;
}

}  // namespace

TEST_CASE("the smallest whole workflow of the manual is one, and runs", "[declared]") {
  const auto all = blocks();
  REQUIRE(all.size() >= 4);
  const Json specimen = Json::parse(all[0]);
  Declaration it(specimen);
  const auto id = it.opens("specimen", {{"seal", "company seal"}}, {Role::employee});
  it.must(id, "keep", Json::object(), {Role::seal_keeper});
  CHECK(it.state(id) == "kept");
}

TEST_CASE("every condition and guard that the manual shows is read", "[declared]") {
  Json fields = Json::parse(R"([
    {"name": "amount", "type": "money"}, {"name": "day", "type": "date"}, {"name": "deducted", "type": "money"},
    {"name": "number", "type": "text"}, {"name": "note", "type": "text"}])");
  Json facts = Json::parse(R"([
    {"name": "amount", "type": "money", "default": "0.00"}, {"name": "deposit", "type": "money", "default": "0.00"},
    {"name": "left", "type": "money", "default": "0.00"}, {"name": "returns", "type": "integer", "default": 0},
    {"name": "works", "type": "choice", "words": ["waterproofing", "other"], "default": "other"},
    {"name": "number", "type": "text", "optional": true}, {"name": "defect", "type": "text", "optional": true},
    {"name": "notes", "type": "texts"}, {"name": "asked_at", "type": "instant", "optional": true},
    {"name": "due", "type": "instant", "optional": true}])");
  Json document = door_document();
  document["id"] = "fit_out";
  document["deadlines"][0]["id"] = "fit_out.stands_open";
  for (const auto& fact : facts) document["facts"].push_back(fact);
  document["events"][1]["fields"] = fields;
  document.erase("guards");
  document["steps"][0].erase("requires");
  for (const auto& block : blocks()) {
    const Json part = Json::parse(block.starts_with('{') ? block : "{" + block + "}");
    if (part.contains("id")) continue;
    for (const auto& [key, value] : part.items()) {
      INFO(block);
      Json whole = document;
      if (key == "set") whole["events"][1]["set"] = value;
      else whole[key] = value;
      for (const auto& [name, each] : value.items())
        if (key != "set") whole["steps"][1][key == "conditions" ? "when" : "requires"].push_back(name);
      const auto read = declare(whole);
      INFO((read ? std::string() : read.refusal().to_json()));
      CHECK(read);
    }
  }
}

}  // namespace tenon::testing
