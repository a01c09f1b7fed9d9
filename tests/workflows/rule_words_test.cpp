// The words of the rules: none is missing, none is left over, each says something in both languages.
#include "tenon/workflows/rule_words.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "support/catch.hpp"
#include "tenon/core/catalogue.hpp"
#include "tenon/workflows/builtin.hpp"

namespace tenon {
namespace {

using Key = std::pair<std::string, std::string>;

bool has_chinese(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xE4; });
}

}  // namespace

TEST_CASE("every name in a built-in rules table has its words") {
  std::size_t names = 0;
  for (const auto* definition : builtin_workflows().all())
    for (const auto& each : rule_names(definition->book())) {
      INFO(definition->book().id << ": " << each.name);
      CHECK(find_rule_words(definition->book().id, each.name) != nullptr);
      ++names;
    }
  CHECK(names > 400);
}

TEST_CASE("no words are left over of a name that no table gives any more") {
  std::set<Key> used;
  for (const auto* definition : builtin_workflows().all())
    for (const auto& each : rule_names(definition->book()))
      used.emplace(std::string(each.workflow), std::string(each.name));
  for (const auto& each : rule_names_with_words()) {
    INFO(each.workflow << ": " << each.name);
    CHECK(used.contains(Key(each.workflow, each.name)));
  }
}

TEST_CASE("words of rules are phrases in Chinese and English, not sentences with a full stop") {
  for (const auto& each : rule_names_with_words()) {
    const auto* const words = find_rule_words(each.workflow, each.name);
    INFO(each.workflow << ": " << each.name);
    CHECK(has_chinese(words->zh));
    CHECK_FALSE(words->en.empty());
    CHECK_FALSE(has_chinese(words->en));
    CHECK_FALSE(words->en.ends_with('.'));
    CHECK_FALSE(words->zh.ends_with("。"));
  }
}

TEST_CASE("every notice that a built-in table tells has its words in the catalogue") {
  const auto check = [](const Consequences& what) {
    for (const auto& notice : what.notices) {
      INFO(notice.notice);
      CHECK(find_text(notice.notice) != nullptr);
    }
  };
  for (const auto* definition : builtin_workflows().all()) {
    const auto& book = definition->book();
    check(book.on_opening);
    check(book.on_cancel);
    for (const auto& step : book.steps) check(step);
  }
}

TEST_CASE("a name without words is spelled out") {
  CHECK(find_rule_words("nobodys_workflow", "price_is_agreed") == nullptr);
  CHECK(rule_words("nobodys_workflow", "price_is_agreed") == Text{"price is agreed", "price is agreed"});
  CHECK(rule_words("repair", "price_as_found").en == "the price told is the one that was found");
  CHECK(rule_words("handover", "guardian") == rule_words("signing", "guardian"));
}

}  // namespace tenon
