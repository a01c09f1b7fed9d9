#pragma once
/// @file src/workflows/checks.hpp
/// Checks that workflows have in common: dates ahead, texts that must not be empty, marks.
#include <string>
#include <string_view>

#include "tenon/core/money.hpp"
#include "tenon/workflow/context.hpp"

namespace tenon::checks {

/// A mark of satisfaction: 1 (bad) to 5 (good).
[[nodiscard]] Verdict one_to_five(std::int32_t mark);
[[nodiscard]] inline bool is_good(std::int32_t mark) { return mark >= 3; }
/// A date that is still to come.
[[nodiscard]] Verdict ahead(Instant date, std::string_view field, const Context& context);
/// A day that has come: what a bureau has done lies not ahead.
[[nodiscard]] Verdict by_today(Date day, std::string_view field, const Context& context);
/// 24:00 of a day, where the calendar is at home.
[[nodiscard]] Instant end_of(const Date& day, const Context& context);
/// A text that must not be empty.
[[nodiscard]] Verdict said(std::string_view text, std::string_view field);
/// An amount that was paid, or zero.
[[nodiscard]] Verdict not_below_zero(Money amount, std::string_view field);
/// "Original shown, copy kept": somebody has seen the originals, as the event's field originals_seen says.
[[nodiscard]] Verdict originals_seen(bool seen);
/// An optional text that carries something.
[[nodiscard]] inline bool has_text(const std::optional<std::string>& text) { return text && !text->empty(); }

}  // namespace tenon::checks
