#include "tenon/policy/conditions.hpp"

#include <algorithm>
#include <limits>

namespace tenon {
namespace {

/// Everything a row may ask, as sets (a bit a word) and half-open stretches (over, up_to], so that "meets",
/// "overlaps" and "lies within" are one loop each.
constexpr std::size_t sets = 12;
constexpr std::size_t stretches = 2;
struct Stretch {
  std::int64_t over, up_to;
};
struct Shape {
  std::uint32_t set[sets];
  Stretch stretch[stretches];
};
constexpr std::string_view set_names[sets] = {"use",      "buyer",         "home_count",      "lift",
                                              "ordinary", "price_limited", "small_taxpayer",  "old_project",
                                              "mortgage", "loan_home",     "restricted_city", "sold_as"};
constexpr std::string_view stretch_names[stretches] = {"building_area", "years"};
constexpr std::uint32_t any = ~0U;
constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();

template <class E>
std::uint32_t bit(E value) noexcept {
  return 1U << static_cast<unsigned>(value);
}
template <class E>
std::uint32_t bits(const std::optional<E>& value) noexcept {
  return value ? bit(*value) : any;
}
template <class E>
std::uint32_t bits(const std::vector<E>& values) noexcept {
  std::uint32_t all = values.empty() ? any : 0;
  for (const auto value : values) all |= bit(value);
  return all;
}

Shape shape_of(const Conditions& c) noexcept {
  return {
      {bits(c.use), bits(c.buyer), bits(c.home_count), bits(c.lift), bits(c.ordinary), bits(c.price_limited),
       bits(c.small_taxpayer), bits(c.old_project), bits(c.mortgage), bits(c.loan_home),
       bits(c.restricted_city), bits(c.sold_as)},
      {{c.area_over ? c.area_over->hundredths() : least, c.area_up_to ? c.area_up_to->hundredths() : most},
       {c.years_over ? *c.years_over : least, c.years_up_to ? *c.years_up_to : most}}};
}

}  // namespace

Match match(const Conditions& conditions, const Circumstances& known, std::string_view& missing) noexcept {
  const auto shape = shape_of(conditions);
  const std::uint32_t found[sets] = {
      bits(known.use),      bits(known.buyer),         bits(known.home_count),      bits(known.lift),
      bits(known.ordinary), bits(known.price_limited), bits(known.small_taxpayer),  bits(known.old_project),
      bits(known.mortgage), bits(known.loan_home),     bits(known.restricted_city), bits(known.sold_as)};
  const std::optional<std::int64_t> measured[stretches] = {
      known.building_area ? std::optional(known.building_area->hundredths()) : std::nullopt,
      known.years ? std::optional<std::int64_t>(*known.years) : std::nullopt};
  auto answer = Match::yes;
  const auto leave_open = [&](std::string_view name) {
    if (answer == Match::yes) missing = name;
    answer = Match::open;
  };
  for (std::size_t i = 0; i < sets; ++i) {
    if (shape.set[i] == any) continue;
    if (found[i] == any) leave_open(set_names[i]);
    else if (!(shape.set[i] & found[i])) return Match::no;
  }
  for (std::size_t i = 0; i < stretches; ++i) {
    const auto [over, up_to] = shape.stretch[i];
    if (over == least && up_to == most) continue;
    if (!measured[i]) leave_open(stretch_names[i]);
    else if (*measured[i] <= over || *measured[i] > up_to) return Match::no;
  }
  return answer;
}

bool overlap(const Conditions& a, const Conditions& b) noexcept {
  const auto one = shape_of(a);
  const auto other = shape_of(b);
  for (std::size_t i = 0; i < sets; ++i)
    if (!(one.set[i] & other.set[i])) return false;
  for (std::size_t i = 0; i < stretches; ++i)
    if (std::max(one.stretch[i].over, other.stretch[i].over) >=
        std::min(one.stretch[i].up_to, other.stretch[i].up_to))
      return false;
  return true;
}

bool within(const Conditions& narrow, const Conditions& wide) noexcept {
  const auto inner = shape_of(narrow);
  const auto outer = shape_of(wide);
  for (std::size_t i = 0; i < sets; ++i)
    if (inner.set[i] & ~outer.set[i]) return false;
  for (std::size_t i = 0; i < stretches; ++i)
    if (inner.stretch[i].over < outer.stretch[i].over || inner.stretch[i].up_to > outer.stretch[i].up_to)
      return false;
  return true;
}

}  // namespace tenon
