#include "report/handbook_conditions.hpp"

#include "report/handbook.hpp"
#include "report/words.hpp"
#include "tenon/model/unit.hpp"

namespace tenon::report {
namespace {

/// Collects the conditions that a row has.
class Lines {
 public:
  template <class T>
  void flag(const std::optional<T>& value, std::string_view name) {
    if (value) all_.push_back(policy_word(std::string(name) + (*value ? "" : "_not")));
  }
  template <class Enum>
  void one(const std::optional<Enum>& value, std::string_view name) {
    if (value) all_.push_back(policy_word(std::string(name) + "_" + std::string(name_of(*value))));
  }
  void number(std::string_view key, const std::string& n) {
    all_.push_back(said("handbook.policy." + std::string(key), {{"n", n}}));
  }
  void add(const Text& line) { all_.push_back(line); }
  [[nodiscard]] std::vector<Text> take() && { return std::move(all_); }

 private:
  std::vector<Text> all_;
};

}  // namespace

Text policy_word(std::string_view key) { return words("handbook.policy." + std::string(key)); }

std::vector<Text> words_of(const Conditions& when) {
  Lines lines;
  std::vector<Text> several;
  for (const auto use : when.use) several.push_back(text_of(label(use)));
  if (!several.empty()) lines.add(joined(several));
  if (when.area_over) lines.number("area_over", when.area_over->str());
  if (when.area_up_to) lines.number("area_up_to", when.area_up_to->str());
  lines.one(when.buyer, "buyer");
  several.clear();
  for (const auto count : when.home_count)
    several.push_back(policy_word("home_count_" + std::string(name_of(count))));
  if (!several.empty()) lines.add(joined(several));
  lines.flag(when.lift, "lift");
  lines.flag(when.ordinary, "ordinary");
  lines.flag(when.price_limited, "price_limited");
  lines.flag(when.small_taxpayer, "small_taxpayer");
  lines.flag(when.old_project, "old_project");
  lines.flag(when.mortgage, "mortgage");
  lines.one(when.loan_home, "loan_home");
  lines.flag(when.restricted_city, "restricted_city");
  if (when.years_over) lines.number("years_over", std::to_string(*when.years_over));
  if (when.years_up_to) lines.number("years_up_to", std::to_string(*when.years_up_to));
  lines.one(when.sold_as, "sold_as");
  return std::move(lines).take();
}

Text words_of(const policy::RowValue& row, ValueUnit unit, const policy::PackTable& table) {
  if (const auto* const derived = std::get_if<policy::Derived>(&row)) {
    const auto followed = table.values.find(derived->of);
    const Text of = followed == table.values.end() ? Text{derived->of, derived->of} : followed->second.title;
    if (derived->times == whole()) return said("handbook.policy.as", {{"of", of}});
    return said("handbook.policy.share_of", {{"times", derived->times.str()}, {"of", of}});
  }
  const auto& value = std::get<Value>(row);
  const std::string written = to_string(value);
  if (const auto* const text = std::get_if<Text>(&value)) return *text;
  if (const auto* const flag = std::get_if<bool>(&value)) return words(*flag ? "value.true" : "value.false");
  if (const auto* const limit = std::get_if<Limit>(&value)) return describe(*limit);
  if (const auto* const period = std::get_if<Period>(&value))
    return said(
        "handbook.policy.period_" + std::string(name_of(period->unit)) + (period->count == 1 ? "_one" : ""),
        {{"n", std::int64_t{period->count}}});
  if (unit == ValueUnit::yuan) return said("handbook.policy.yuan", {{"n", written}});
  if (unit == ValueUnit::yuan_per_m2) return said("handbook.policy.yuan_per_m2", {{"n", written}});
  return {written, written};
}

Text words_of_span(const DatedRow& row) {
  if (!row.to) return said("handbook.policy.from", {{"from", to_string(row.from)}});
  return said("handbook.policy.from_to", {{"from", to_string(row.from)}, {"to", to_string(*row.to)}});
}

}  // namespace tenon::report
