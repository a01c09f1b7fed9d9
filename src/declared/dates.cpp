/// Deadlines, and what a case is to its sale.
#include "declared/book.hpp"
#include "declared/consequences.hpp"
#include "declared/words.hpp"

namespace tenon::declared {
namespace {

/// A fact that a deadline or its limit is read from.
struct OfFact {
  std::size_t position;
  std::vector<std::string> words{};  ///< of a choice
};

Result<EditableDeadline> read_deadline(const DeadlineDocument& from, const Draft& draft, const JsonPath& at,
                                       EditableBook& book) {
  EditableDeadline made;
  made.id = book.word(from.id);
  made.label = book.word(from.label);
  made.source = book.word(from.source);
  if (from.limit.has_value() == from.promised.has_value())
    return contradiction(at, "limit、promised 须恰有一项", "give exactly one of limit and promised");
  made.limit = from.limit.value_or(Limit());
  if (from.promised) {
    const auto fact = draft.facts.find(*from.promised);
    if (!fact) return unknown_name(at / "promised", *from.promised, draft.facts.names());
    if (const Kind kind = draft.facts.all()[*fact].type.kind; kind != Kind::instant)
      return invalid("declared.wrong_kind")
          .field((at / "promised").str())
          .fact("found", name_of(kind))
          .fact("expected", name_of(Kind::instant));
    const auto of = std::make_shared<const OfFact>(OfFact{*fact});
    book.keep(of);
    made.promise = {of.get(), [](const void* self, const void* facts) -> std::optional<Instant> {
                      const auto& all = *static_cast<const Values*>(facts);
                      const auto* const at_time =
                          std::get_if<std::int64_t>(&all[static_cast<const OfFact*>(self)->position]);
                      if (!at_time) return std::nullopt;
                      return Instant::from_microseconds(*at_time);
                    }};
  }
  if (from.limit_for) {
    if (!draft.document.limits_by)
      return contradiction(at / "limit_for", "须先用 limits_by 说明按哪一项事实",
                           "say by which fact: limits_by");
    for (const auto& [key, limit] : *from.limit_for) made.keyed.push_back({book.word(key), limit});
  }
  if (from.runs_in.empty()) return detail::missing_field(at / "runs_in");
  TENON_TRY(made.runs, draft.state_set(from.runs_in, at / "runs_in"));
  TENON_TRY(made.holds, draft.state_set(from.holds_in, at / "holds_in"));
  TENON_TRY(made.restarts, draft.event_set(from.restarts_on, at / "restarts_on"));
  made.ladder = from.escalates_to;
  made.time_of = from.time_of.value_or(Party::none);
  const JsonPath warnings = at / "warned_days_before";
  for (std::size_t i = 0; i < from.warned_days_before.size(); ++i) {
    const auto days = from.warned_days_before[i];
    const auto most = i == 0 ? 3650 : from.warned_days_before[i - 1] - 1;
    if (days < 1 || days > most) return detail::out_of_range(warnings / i, days, "1", std::to_string(most));
  }
  made.warnings = from.warned_days_before;
  return made;
}

}  // namespace

Result<void> read_deadlines(const Draft& draft, EditableBook& book) {
  const JsonPath root = draft.at();
  const JsonPath deadlines = root / "deadlines";
  for (std::size_t i = 0; i < draft.document.deadlines.size(); ++i) {
    TENON_TRY(EditableDeadline made, read_deadline(draft.document.deadlines[i], draft, deadlines / i, book));
    book.deadlines.push_back(std::move(made));
  }
  if (!draft.document.limits_by) return {};
  const auto& name = *draft.document.limits_by;
  const auto fact = draft.facts.find(name);
  if (!fact) return unknown_name(root / "limits_by", name, draft.facts.names());
  const Type& type = draft.facts.all()[*fact].type;
  if (type.kind != Kind::choice)
    return invalid("declared.wrong_kind")
        .field((root / "limits_by").str())
        .fact("found", name_of(type.kind))
        .fact("expected", name_of(Kind::choice));
  for (std::size_t i = 0; i < draft.document.deadlines.size(); ++i)
    if (const auto& keyed = draft.document.deadlines[i].limit_for)
      for (const auto& [key, limit] : *keyed)
        if (std::find(type.words.begin(), type.words.end(), key) == type.words.end())
          return unknown_name(deadlines / i / "limit_for" / key, key, type.words);
  const auto of = std::make_shared<const OfFact>(OfFact{*fact, type.words});
  book.keep(of);
  // The word that the table keeps, not the fact's own: a key may outlive the facts that it was read from.
  book.limit_key = {of.get(), [](const void* self, const void* facts) -> std::string_view {
                      const auto& [position, words] = *static_cast<const OfFact*>(self);
                      const auto* const now =
                          std::get_if<std::string>(&(*static_cast<const Values*>(facts))[position]);
                      for (const auto& each : words)
                        if (now && *now == each) return each;
                      return {};
                    }};
  return {};
}

Result<void> read_part_of_sale(const Draft& draft, EditableBook& book) {
  if (!draft.document.part_of_sale) return {};
  const auto& from = *draft.document.part_of_sale;
  const JsonPath root = draft.at();
  const JsonPath at = root / "part_of_sale";
  if (!book.needs_sale)
    return contradiction(at, "opening.subject 须含 sale", "the workflow is about a sale: opening.subject");
  auto& part = book.sale;
  part.part = true;
  part.source = book.word(from.source);
  if (from.only_if) {
    part.condition_name = book.word(*from.only_if);
    TENON_TRY(part.needed, condition_around(*from.only_if, draft, at / "only_if", book));
  }
  TENON_TRY(part.kept_in, draft.state_set(from.kept_in, at / "kept_in"));
  if (!from.must_end_by) return {};
  const Reach around{nullptr, nullptr, false, true};
  TENON_TRY(Term read, Term::read(*from.must_end_by, {Kind::date}, around, at / "must_end_by"));
  const auto term = std::make_shared<const Term>(std::move(read));
  book.keep(term);
  part.date_name = book.word(from.must_end_by->substr(1));
  part.must_end_by = {
      term.get(), [](const void* self, const Surroundings& seen) -> std::optional<Date> {
        Value scratch;
        const Value& day = static_cast<const Term*>(self)->look({nullptr, nullptr, nullptr, &seen}, scratch);
        if (!is_there(day)) return std::nullopt;
        return date_of(day);
      }};
  return {};
}

}  // namespace tenon::declared
