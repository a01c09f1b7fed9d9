#include "tenon/core/catalogue.hpp"

#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "data/embedded.hpp"

namespace tenon {
namespace {

using Catalogue = std::map<std::string, CatalogueEntry, std::less<>>;

Text text_from(const nlohmann::json& json) { return {json.at("zh"), json.at("en")}; }

Catalogue read_all() {
  Catalogue all;
  for (const std::string_view room : data::texts()) {
    const auto parsed =
        nlohmann::json::parse(room);  // named: a range-for does not keep a temporary's owner alive
    for (const auto& [code, entry] : parsed.items()) {
      CatalogueEntry read{text_from(entry), {}};
      if (const auto remedy = entry.find("remedy"); remedy != entry.end()) read.remedy = text_from(*remedy);
      if (!all.emplace(code, std::move(read)).second)
        throw std::logic_error("two rooms give the text of " +
                               code);  // a build fault: the catalogue test meets it
    }
  }
  return all;
}

const Catalogue& catalogue() {
  static const Catalogue all = read_all();
  return all;
}

}  // namespace

const CatalogueEntry* find_text(std::string_view code) {
  const auto found = catalogue().find(code);
  return found == catalogue().end() ? nullptr : &found->second;
}

std::vector<std::string_view> catalogue_codes() {
  std::vector<std::string_view> codes;
  for (const auto& [code, entry] : catalogue()) codes.push_back(code);
  return codes;
}

void carry_words(Refusal& refusal, const CatalogueEntry& words) {
  refusal.facts.push_back({"@zh", words.sentence.zh});
  refusal.facts.push_back({"@en", words.sentence.en});
  if (words.remedy.en.empty()) return;
  refusal.facts.push_back({"@remedy_zh", words.remedy.zh});
  refusal.facts.push_back({"@remedy_en", words.remedy.en});
}

std::string fill_in(std::string_view pattern, const Refusal& refusal) {
  std::string out;
  while (!pattern.empty()) {
    const auto open = pattern.find('{');
    const auto close = open == pattern.npos ? pattern.npos : pattern.find('}', open);
    if (close == pattern.npos) return out.append(pattern);
    const auto name = pattern.substr(open + 1, close - open - 1);
    out.append(pattern.substr(0, open));
    if (name == "field") out.append(refusal.field);
    else if (name == "source") out.append(refusal.source);
    else out.append(refusal.fact(name));
    pattern.remove_prefix(close + 1);
  }
  return out;
}

}  // namespace tenon
