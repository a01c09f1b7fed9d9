#include "report/words.hpp"

#include <algorithm>

#include "tenon/core/catalogue.hpp"

namespace tenon::report {
namespace {

const Text* find(std::string_view key) {
  const auto* entry = find_text("report." + std::string(key));
  return entry ? &entry->sentence : nullptr;
}

Text spelled(std::string_view id) {
  std::string text(id);
  std::replace(text.begin(), text.end(), '_', ' ');
  return {text, text};
}

}  // namespace

Text words(std::string_view key) {
  const auto* found = find(key);
  return found ? *found : spelled(key);
}

Text fact_label(std::string_view fact) {
  const auto* found = find("fact." + std::string(fact));
  return found ? *found : spelled(fact);
}

Text value_label(std::string_view fact, std::string_view value) {
  if (value.empty()) return words("none_given");
  const auto* found = find("value." + std::string(fact) + "." + std::string(value));
  if (!found) found = find("value." + std::string(value));
  return found ? *found : spelled(value);
}

}  // namespace tenon::report
