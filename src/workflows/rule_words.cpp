#include "tenon/workflows/rule_words.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

namespace tenon {
namespace data {
extern const char tenon_data_rule_words_desk[];
extern const std::size_t tenon_data_rule_words_desk_size;
extern const char tenon_data_rule_words_contract[];
extern const std::size_t tenon_data_rule_words_contract_size;
extern const char tenon_data_rule_words_home[];
extern const std::size_t tenon_data_rule_words_home_size;
}  // namespace data

namespace {

constexpr std::string_view shared = "shared";

using OfWorkflow = std::map<std::string, Text, std::less<>>;
using Words = std::map<std::string, OfWorkflow, std::less<>>;

void add(Words& words, std::string_view document) {
  const auto groups = nlohmann::json::parse(document);
  for (const auto& [workflow, names] : groups.items())
    for (const auto& [name, text] : names.items())
      words[workflow].emplace(name, Text{text.at("zh"), text.at("en")});
}

const Words& all_words() {
  // Read when first asked for: an engine that only works never is.
  static const Words words = [] {
    Words read;
    add(read, {data::tenon_data_rule_words_desk, data::tenon_data_rule_words_desk_size});
    add(read, {data::tenon_data_rule_words_contract, data::tenon_data_rule_words_contract_size});
    add(read, {data::tenon_data_rule_words_home, data::tenon_data_rule_words_home_size});
    return read;
  }();
  return words;
}

const Text* find_in(std::string_view workflow, std::string_view name) {
  const auto of = all_words().find(workflow);
  if (of == all_words().end()) return nullptr;
  const auto found = of->second.find(name);
  return found == of->second.end() ? nullptr : &found->second;
}

/// Collects the names of a book, each once.
class Names {
 public:
  explicit Names(const RuleBook& book) : book_(book) {}
  void add(std::string_view name) {
    if (name.empty() || !seen_.insert(name).second) return;
    const bool own = find_in(book_.id, name) || !find_in(shared, name);
    all_.push_back({own ? book_.id : shared, name});
  }
  void add(const Consequences& what) {
    for (const auto& notice : what.notices) add(notice.only_if.name);
    for (const auto& effect : what.effects) add(effect.name);
  }
  void add(const Step& step) {
    for (const auto& condition : step.conditions) add(condition.name);
    for (const auto& guard : step.guards) add(guard.name);
    for (const auto& dependency : step.dependencies) add(dependency.condition_name);
    add(step.checklist.name);
    for (const auto& item : step.checklist) {
      add(item.condition_name);
      add(item.person_name);
    }
    add(static_cast<const Consequences&>(step));
  }
  [[nodiscard]] std::vector<RuleName> take() && { return std::move(all_); }

 private:
  const RuleBook& book_;
  std::set<std::string_view> seen_;
  std::vector<RuleName> all_;
};

}  // namespace

const Text* find_rule_words(std::string_view workflow, std::string_view name) {
  const auto* const own = find_in(workflow, name);
  return own ? own : find_in(shared, name);
}

Text rule_words(std::string_view workflow, std::string_view name) {
  if (const auto* const found = find_rule_words(workflow, name)) return *found;
  std::string spelled(name);
  std::replace(spelled.begin(), spelled.end(), '_', ' ');
  return {spelled, spelled};
}

std::vector<RuleName> rule_names(const RuleBook& book) {
  Names names(book);
  for (const auto& guard : book.opening_guards) names.add(guard.name);
  for (const auto& dependency : book.opening_dependencies) names.add(dependency.condition_name);
  names.add(book.on_opening);
  names.add(book.on_cancel);
  names.add(book.sale.condition_name);
  names.add(book.sale.date_name);
  for (const auto& step : book.steps) names.add(step);
  for (const auto& deadline : book.deadlines)
    for (const auto& keyed : deadline.keyed) names.add(keyed.key);
  return std::move(names).take();
}

std::vector<RuleName> rule_names_with_words() {
  std::vector<RuleName> all;
  for (const auto& [workflow, names] : all_words())
    for (const auto& [name, text] : names) all.push_back({workflow, name});
  return all;
}

}  // namespace tenon
