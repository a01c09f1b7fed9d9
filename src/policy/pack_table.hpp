#pragma once
// The rows of a pack and of those it is laid over, compiled for searching.
#include <algorithm>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "tenon/policy/pack.hpp"

namespace tenon::policy {

/// A rate that follows another: "half of the statutory rate of the province".
struct Derived {
  std::string of;
  Rate times = whole();
  friend bool operator==(const Derived&, const Derived&) = default;
};
using RowValue = std::variant<Value, Derived>;
/// The text form; of a derived one, "50% of deed_tax.statutory".
[[nodiscard]] std::string text_of(const RowValue& value);

struct ValueSlot {
  DatedRow row;
  int layer = 0;   ///< 0 is the lowest
  std::string at;  ///< its path in the document of that layer
  RowValue value;
};
struct ValueTable {
  Text title;
  ValueUnit unit = ValueUnit::rate;
  bool deadline = false;  ///< stands among the limits
  std::optional<SetBy> set_by;
  std::vector<ValueSlot> slots;
  std::map<std::string, Alternative> alternatives;
};

struct ChargeSlot {
  DatedRow row;
  int layer = 0;
  std::string at;
  ChargeRow charge;
};
struct ChargeTable {
  std::string id;
  Text title;
  std::optional<Conditions> when;
  DecidedOn decided_on = DecidedOn::signing;
  bool optional = false;
  std::vector<ChargeSlot> slots;
};

struct PackTable {
  int layers = 0;
  std::map<std::string, ValueTable, std::less<>> values;
  std::vector<ChargeTable> charges;  ///< in the order of the documents
};

/// Whether `a` is found before `b` where both apply. Narrower jurisdictions end in fewer zeros.
[[nodiscard]] bool before(const DatedRow& a, int layer_a, const DatedRow& b, int layer_b) noexcept;
[[nodiscard]] inline bool covers(const DatedRow& row, const Date& day) noexcept {
  return row.from <= day && (!row.to || *row.to >= day);
}
[[nodiscard]] const Conditions& conditions_of(const DatedRow& row) noexcept;
/// "2016-05-01 to 2018-04-30", "from 2019-04-01"
[[nodiscard]] std::string span_of(const DatedRow& row);

/// The best row for a question, by the order that policy/pack.hpp promises.
template <class Slot>
struct Selection {
  const Slot* found = nullptr;
  std::string_view open{};             ///< the circumstance on which a better row depends, or empty
  std::vector<const Slot*> otherwise;  ///< rows for this place and thing at other times
};
template <class Slot>
[[nodiscard]] Selection<Slot> select(const std::vector<Slot>& slots, const Date& day,
                                     const std::vector<std::string>& jurisdictions,
                                     const Circumstances& known) {
  Selection<Slot> best;
  const Slot* undecided = nullptr;
  for (const auto& slot : slots) {
    if (std::find(jurisdictions.begin(), jurisdictions.end(), slot.row.jurisdiction) == jurisdictions.end())
      continue;
    std::string_view missing;
    const auto matched = match(conditions_of(slot.row), known, missing);
    if (matched == Match::no) continue;
    if (!covers(slot.row, day)) {
      best.otherwise.push_back(&slot);
      continue;
    }
    if (matched == Match::yes) {
      if (!best.found || before(slot.row, slot.layer, best.found->row, best.found->layer)) best.found = &slot;
    } else if (!undecided || before(slot.row, slot.layer, undecided->row, undecided->layer)) {
      undecided = &slot;
      best.open = missing;
    }
  }
  // An open row below the one that is met cannot change the answer.
  if (undecided && best.found &&
      !before(undecided->row, undecided->layer, best.found->row, best.found->layer))
    best.open = {};
  return best;
}

[[nodiscard]] Refusal no_value(std::string_view parameter, const Text& title, std::optional<SetBy> set_by,
                               const PolicyQuestion& question, const std::vector<const DatedRow*>& otherwise);
[[nodiscard]] Refusal circumstance_missing(std::string_view parameter, const Text& title,
                                           std::string_view missing, const PolicyQuestion& question);

}  // namespace tenon::policy
