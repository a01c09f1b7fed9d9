#pragma once
/// Files of the repository and of the data folder, engines to import into, and words that a refusal must
/// have.
#include <zlib.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "support/catch.hpp"
#include "tenon/core/catalogue.hpp"
#include "tenon/exchange/importer.hpp"
#include "tenon/workflows/builtin.hpp"

namespace tenon::test {

inline std::string file(const std::string& path) {
  std::ifstream in(std::string(TENON_SOURCE_DIR) + "/" + path, std::ios::binary);
  REQUIRE(in);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}
inline std::string mapping_text(const std::string& name) {
  return file("docs/examples/mappings/" + name + ".json");
}
inline std::string sample(const std::string& name) { return file("docs/examples/sample/" + name); }

/// A packed file of the folder that TENON_DATA names; nothing, with a warning, where there is none.
inline std::optional<std::string> real_data(const std::string& name) {
  const char* folder = std::getenv("TENON_DATA");
  const gzFile in = folder ? gzopen((std::string(folder) + "/" + name).c_str(), "rb") : nullptr;
  if (!in) {
    WARN("skipped: TENON_DATA names no folder with " << name);
    return std::nullopt;
  }
  std::string bytes;
  char buffer[1 << 14];
  for (int n = gzread(in, buffer, sizeof buffer); n > 0; n = gzread(in, buffer, sizeof buffer))
    bytes.append(buffer, static_cast<std::size_t>(n));
  gzclose(in);
  return bytes;
}

inline Engine engine_on(const std::string& store = "memory") {
  Settings settings;
  settings.store = store;
  settings.durability = Durability::normal;
  settings.clock = Clock::at(*parse_instant("2026-11-23T09:00:00Z"));
  settings.id_seed = 7;
  auto engine = Engine::open(std::move(settings));
  if (!engine) FAIL(engine.refusal().text().en);
  return *std::move(engine);
}

inline Mapping mapping(const std::string& text) {
  auto read = Mapping::read(text);
  if (!read) FAIL(read.refusal().code << " " << read.refusal().field << ": " << read.refusal().text().en);
  return *std::move(read);
}

inline ImportReport import(Engine& engine, const Mapping& how, std::string bytes, std::size_t at_once = 200) {
  auto importer = Importer::open(engine, how, std::move(bytes));
  if (!importer) FAIL(importer.refusal().code << ": " << importer.refusal().text().en);
  while (!importer->finished())
    if (auto done = importer->step(at_once); !done)
      FAIL(done.refusal().code << ": " << done.refusal().text().en);
  return importer->report();
}

/// Whether the refusal carries each fact that its sentences name.
inline void has_every_fact(const Refusal& refusal) {
  const auto* entry = find_text(refusal.code);
  REQUIRE(entry);
  for (std::string_view rest : {std::string_view(entry->sentence.zh), std::string_view(entry->sentence.en)})
    for (auto open = rest.find('{'); open != rest.npos; open = rest.find('{')) {
      const auto close = rest.find('}', open);
      const std::string name(rest.substr(open + 1, close - open - 1));
      const bool known = name == "field" ? !refusal.field.empty()
                                         : std::any_of(refusal.facts.begin(), refusal.facts.end(),
                                                       [&](const Fact& fact) { return fact.name == name; });
      INFO(refusal.code << " names " << name);
      CHECK(known);
      rest.remove_prefix(close + 1);
    }
}

template <class Outcome>
void expect(const Outcome& outcome, std::string_view code, std::string_view field,
            std::initializer_list<std::string_view> words = {}) {
  const Refusal* refusal = nullptr;
  if constexpr (std::is_same_v<Outcome, Verdict>) refusal = outcome.allowed() ? nullptr : &outcome.refusal();
  else refusal = outcome ? nullptr : &outcome.refusal();
  REQUIRE(refusal);
  CHECK(refusal->code == code);
  CHECK(refusal->field == field);
  const auto text = refusal->text();
  INFO(text.en);
  has_every_fact(*refusal);
  CHECK(text.zh != text.en);
  CHECK_FALSE(refusal->remedy().en.empty());
  for (const auto word : words) CHECK(text.en.find(word) != text.en.npos);
}

/// {"event code": count} of a report.
inline std::vector<std::pair<std::string, std::int64_t>> counts(const ImportReport& report) {
  std::vector<std::pair<std::string, std::int64_t>> all;
  for (const auto& each : report.counts) all.emplace_back(each.event + " " + each.code, each.count);
  return all;
}
using Counts = std::vector<std::pair<std::string, std::int64_t>>;

}  // namespace tenon::test
