/// What several chapters of the handbook are made of.
#include <algorithm>

#include "report/handbook.hpp"
#include "report/words.hpp"
#include "tenon/workflows/rule_words.hpp"

namespace tenon::report {
namespace {

void term(Page& page, std::string_view key) {
  page.element("dt", "", words("handbook." + std::string(key))).raw("<dd>");
}

Text whom(const Notice& notice) {
  return text_of(notice.party == Party::none ? label(notice.role) : label(notice.party));
}

/// "buyer, manager: <words of the notice> (by letter) (only where the customer is special)"
Text told(const RuleBook& book, const Notice& notice, const std::vector<Text>& to) {
  Text line = said("handbook.tells_line", {{"whom", joined(to)}, {"words", words_of_notice(notice.notice)}});
  std::vector<Text> ways;
  for (const auto& way : notice.via)
    if (way) ways.push_back(words("handbook.way_" + std::string(name_of(*way))));
  const auto add = [&](const Text& more) {
    line.zh += more.zh;
    line.en += more.en;
  };
  if (!ways.empty()) add(said("handbook.by_way", {{"ways", joined(ways)}}));
  if (!notice.only_if.name.empty())
    add(said("handbook.where", {{"condition", rule_words(book.id, notice.only_if.name)}}));
  return line;
}

/// Those who hear the same, on one line.
std::vector<Text> all_told(const RuleBook& book, std::span<const Notice> notices) {
  std::vector<std::pair<const Notice*, std::vector<Text>>> lines;
  for (const auto& notice : notices) {
    const auto same = std::find_if(lines.begin(), lines.end(), [&](const auto& line) {
      return line.first->notice == notice.notice && line.first->only_if.name == notice.only_if.name &&
             line.first->via == notice.via;
    });
    if (same == lines.end()) lines.push_back({&notice, {whom(notice)}});
    else same->second.push_back(whom(notice));
  }
  std::vector<Text> texts;
  for (const auto& [notice, to] : lines) texts.push_back(told(book, *notice, to));
  return texts;
}

}  // namespace

void entry(Page& page, std::string_view key, const Text& text) {
  if (text.zh.empty() && text.en.empty()) return;
  term(page, key);
  page.both(text).raw("</dd>\n");
}

void entry(Page& page, std::string_view key, const std::vector<Text>& list) {
  if (list.empty()) return;
  term(page, key);
  page.raw("<ul>");
  for (const auto& line : list) page.element("li", "", line);
  page.raw("</ul></dd>\n");
}

void write_consequences(Page& page, const RuleBook& book, const Consequences& what) {
  std::vector<Text> effects;
  for (const auto& effect : what.effects) effects.push_back(rule_words(book.id, effect.name));
  entry(page, "tells", all_told(book, what.notices));
  entry(page, "does", effects);
}

void write_dependencies(Page& page, const Handbook& handbook, std::span<const Dependency> all) {
  if (all.empty()) return;
  term(page, "after");
  page.raw("<ul>");
  for (const auto& each : all) {
    page.raw("<li>");
    link_to_procedure(page, handbook, each.workflow);
    Text states;
    if (const auto other = handbook.workflows.find(each.workflow); other && !each.none_open)
      states = names_of((*other)->book(), each.states);
    const Text scope = words("handbook.of_same_" + std::string(name_of(each.scope)));
    page.both(each.none_open ? said("handbook.none_open", {{"scope", scope}})
                             : said("handbook.reached", {{"scope", scope}, {"states", states}}));
    if (!each.condition_name.empty())
      page.both(said("handbook.where", {{"condition", rule_words("shared", each.condition_name)}}));
    page.raw(" <small>[").text(each.source).raw("]</small></li>");
  }
  page.raw("</ul></dd>\n");
}

void write_limit(Page& page, const Handbook& handbook, const RuleBook& book, const Deadline& deadline) {
  if (deadline.promise) {
    page.word("handbook.as_promised");
    return;
  }
  // As the engine does: cases that keep a policy pack take its limits, and a host's own come before all.
  LimitTable table;
  const bool pinned = book.needs_sale || book.needs_unit || book.needs_building || book.needs_project;
  const auto found = handbook.limits_of_policy.find(std::string(deadline.id));
  const bool of_policy = pinned && found != handbook.limits_of_policy.end();
  if (of_policy) table.put(found->first, found->second.value);
  table = table.under(handbook.options.limits);
  const auto in_force = [&](std::string_view key) {
    return table.find(deadline.id, key, deadline.limit_for(key));
  };
  const Limit usual = in_force({});
  page.both(describe(usual));
  for (const auto& each : deadline.keyed)
    if (in_force(each.key) != usual)
      page.raw("<small>")
          .both(said("handbook.limit_where",
                     {{"condition", rule_words(book.id, each.key)}, {"limit", describe(in_force(each.key))}}))
          .raw("</small>");
  if (usual == deadline.limit) return;
  page.raw("<small>").both(said("handbook.limit_of_rules", {{"limit", describe(deadline.limit)}}));
  if (of_policy && usual == found->second.value)
    page.raw(" \u00B7 ").text(found->second.origin.pack + ": " + found->second.origin.cite);
  page.raw("</small>");
}

}  // namespace tenon::report
