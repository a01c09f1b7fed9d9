/// The rates, fees and limits of a policy pack, each row with its days, conditions and source.
#include <algorithm>

#include "report/handbook.hpp"
#include "report/handbook_conditions.hpp"
#include "report/sections.hpp"
#include "report/words.hpp"

namespace tenon::report {
namespace {

/// In force or still to come first, and of those the row that is found first; then what is past.
template <class Slot>
std::vector<const Slot*> in_order(const std::vector<Slot>& slots, const Date& on) {
  std::vector<const Slot*> rows;
  for (const auto& slot : slots) rows.push_back(&slot);
  std::stable_sort(rows.begin(), rows.end(), [&](const Slot* a, const Slot* b) {
    const bool past_a = a->row.to && *a->row.to < on, past_b = b->row.to && *b->row.to < on;
    if (past_a != past_b) return past_b;
    if (past_a) return a->row.from > b->row.from;
    return policy::before(a->row, a->layer, b->row, b->layer);
  });
  return rows;
}

void begin_row(Page& page, const DatedRow& row, const Date& on) {
  page.raw(row.to && *row.to < on ? "<tr class=\"past\"><td>" : "<tr><td>");
}

/// Days, conditions, source: the cells that every row has.
void end_row(Page& page, const DatedRow& row) {
  page.raw("</td><td class=\"time\">").both(words_of_span(row)).raw("</td><td>");
  std::vector<Text> when = words_of(policy::conditions_of(row));
  if (row.jurisdiction != nationwide)
    when.insert(when.begin(), said("handbook.policy.in_region", {{"region", row.jurisdiction}}));
  page.both(joined(when)).raw("</td><td><small>").text(row.cite).raw("</small>");
  page.raw("<small>").both(policy_word("confidence_" + std::string(name_of(row.confidence)))).raw("</small>");
  if (row.note) page.element("small", "", *row.note);
  page.raw("</td></tr>\n");
}

void begin_table(Page& page, std::string_view first) {
  page.raw("<div class=\"scroll\"><table class=\"policy\">");
  page.headings({first, "handbook.policy.days", "handbook.policy.when", "source"});
}

void heading(Page& page, std::string_view id, const Text& title, std::string_view unit) {
  page.raw("<tbody>\n<tr class=\"of\"><th colspan=\"4\" scope=\"rowgroup\">").both(title);
  page.raw(" <small>").text(id);
  if (!unit.empty()) page.raw(" \u00B7 ").both(policy_word("unit_" + std::string(unit)));
  page.raw("</small></th></tr>\n");
}

void write_values(Page& page, const policy::PackTable& table, const Date& on, bool deadlines) {
  begin_table(page, "handbook.policy.value");
  for (const auto& [id, each] : table.values) {
    if (each.deadline != deadlines) continue;
    heading(page, id, each.title, deadlines ? std::string_view() : name_of(each.unit));
    if (each.slots.empty() && each.set_by) {
      page.raw("<tr><td colspan=\"4\">");
      page.both(said("handbook.policy.set_by",
                     {{"who", policy_word("set_by_" + std::string(name_of(*each.set_by)))}}));
      page.raw("</td></tr>\n");
    }
    for (const auto* slot : in_order(each.slots, on)) {
      begin_row(page, slot->row, on);
      page.both(words_of(slot->value, each.unit, table));
      end_row(page, slot->row);
    }
    page.raw("</tbody>\n");
  }
  page.raw("</table></div>\n");
}

/// "Deed tax rate times the price without VAT; buyer pays to the tax office"
void write_charge(Page& page, const ChargeRow& row, const policy::PackTable& table) {
  const auto times = table.values.find(row.parameter);
  const Text what = times == table.values.end() ? Text{row.parameter, row.parameter} : times->second.title;
  page.both(said("handbook.policy.charge",
                 {{"parameter", what}, {"base", policy_word("base_" + std::string(name_of(row.base)))}}));
  page.element(
      "small", "",
      said("handbook.policy.paid", {{"payer", policy_word("party_" + std::string(name_of(row.payer)))},
                                    {"payee", policy_word("party_" + std::string(name_of(row.payee)))}}));
  if (row.waived_below)
    page.element("small", "", said("handbook.policy.waived_below", {{"n", row.waived_below->str()}}));
}

void write_charges(Page& page, const policy::PackTable& table, const Date& on) {
  begin_table(page, "handbook.policy.how");
  for (const auto& each : table.charges) {
    heading(page, each.id, each.title, {});
    for (const auto* slot : in_order(each.slots, on)) {
      begin_row(page, slot->row, on);
      write_charge(page, slot->charge, table);
      end_row(page, slot->row);
    }
    page.raw("</tbody>\n");
  }
  page.raw("</table></div>\n");
}

}  // namespace

void write_policy(Page& page, const Handbook& handbook) {
  if (!handbook.options.policy) return;
  const auto& pack = *handbook.options.policy;
  const auto& table = pack.table();
  begin_section(page, "policy", words("handbook.section.policy"));
  page.raw("<p class=\"lead\">")
      .both(pack.data().title)
      .raw(" <small>")
      .text(pack.name())
      .raw("</small></p>\n");
  page.element("p", "hint",
               said("handbook.policy.note", {{"on", to_string(*handbook.on)},
                                             {"reviewed", to_string(pack.data().reviewed_through)}}));
  if (!table.charges.empty()) {
    subheading(page, words("handbook.section.charges"));
    write_charges(page, table, *handbook.on);
  }
  const auto any = [&](bool deadlines) {
    return std::any_of(table.values.begin(), table.values.end(),
                       [&](const auto& each) { return each.second.deadline == deadlines; });
  };
  if (any(false)) {
    subheading(page, words("handbook.section.parameters"));
    write_values(page, table, *handbook.on, false);
  }
  if (any(true)) {
    subheading(page, words("handbook.section.policy_limits"));
    write_values(page, table, *handbook.on, true);
  }
  end_section(page);
}

}  // namespace tenon::report
