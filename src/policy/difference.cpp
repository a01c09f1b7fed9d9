#include <algorithm>
#include <set>

#include "policy/pack_table.hpp"
#include "tenon/policy/policies.hpp"

namespace tenon {
namespace {

using policy::conditions_of;

/// A row in force and what it says, the kind of slot forgotten.
struct InForce {
  std::string id;
  DatedRow row;
  int layer = 0;
  std::string value;
};

std::string text_of(const policy::ValueSlot& slot) { return policy::text_of(slot.value); }
std::string text_of(const policy::ChargeSlot& slot) {
  const auto& charge = slot.charge;
  auto text = charge.parameter + " * " + std::string(name_of(charge.base)) + ", " +
              std::string(name_of(charge.rounding)) + ", " + std::string(name_of(charge.payer)) + " -> " +
              std::string(name_of(charge.payee));
  if (charge.waived_below) text += ", waived below " + charge.waived_below->str();
  return text;
}

/// What all rows of a charge share.
std::string head_of(const policy::ChargeTable& charge) {
  auto text = ", on the day of " + std::string(name_of(charge.decided_on));
  if (charge.optional) text += ", optional";
  if (charge.when) text += ", when " + to_json_text(*charge.when);
  return text;
}

/// Whether every question that finds `low` finds `high` first.
bool hides(const InForce& high, const InForce& low) {
  if (high.layer <= low.layer || !within(conditions_of(low.row), conditions_of(high.row))) return false;
  const auto places = jurisdictions_of(low.row.jurisdiction);
  return places && std::ranges::find(*places, high.row.jurisdiction) != places->end();
}

template <class Slot>
void add(std::vector<InForce>& all, const std::string& id, const std::vector<Slot>& slots, const Date& on,
         const std::string& head = {}) {
  std::vector<InForce> own;
  for (const auto& slot : slots)
    if (policy::covers(slot.row, on)) own.push_back({id, slot.row, slot.layer, text_of(slot) + head});
  for (const auto& each : own)
    if (std::ranges::none_of(own, [&](const InForce& other) { return hides(other, each); }))
      all.push_back(each);
}

std::vector<InForce> in_force(const policy::PackTable& table, const Date& on) {
  std::vector<InForce> all;
  for (const auto& [id, values] : table.values) add(all, id, values.slots, on);
  for (const auto& charge : table.charges) add(all, charge.id, charge.slots, on, head_of(charge));
  return all;
}

const InForce* same_row(const std::vector<InForce>& rows, const InForce& sought) {
  const auto found = std::ranges::find_if(rows, [&](const InForce& each) {
    return each.id == sought.id && each.row.jurisdiction == sought.row.jurisdiction &&
           conditions_of(each.row) == conditions_of(sought.row);
  });
  return found == rows.end() ? nullptr : &*found;
}

}  // namespace

std::vector<PolicyDifference> difference(const PolicyPack& a, const PolicyPack& b, const Date& on) {
  const auto before = in_force(a.table(), on);
  const auto after = in_force(b.table(), on);
  std::vector<PolicyDifference> all;
  for (const auto& row : after) {
    const auto* old = same_row(before, row);
    if (old && old->value == row.value) continue;
    PolicyDifference change{row.id, row.row.jurisdiction, row.row.when, {}, row.value, row.row.cite};
    if (old) change.before = old->value;
    all.push_back(std::move(change));
  }
  for (const auto& row : before)
    if (!same_row(after, row)) all.push_back({row.id, row.row.jurisdiction, row.row.when, row.value, {}, {}});
  std::ranges::stable_sort(all, {}, &PolicyDifference::id);
  return all;
}

}  // namespace tenon
