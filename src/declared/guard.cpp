#include "declared/guard.hpp"

#include "declared/words.hpp"

namespace tenon::declared {
namespace {

/// Every {placeholder} of the author's words is one that the guard shows.
Verdict check_words(std::string_view words, const Guard& guard, const JsonPath& at) {
  if (words.empty()) return contradiction(at, "须写明中英文", "the words are needed in both languages");
  std::vector<std::string> known{"field", "source"};
  for (const auto& [name, term] : guard.shows) known.push_back(name);
  while (true) {
    const auto open = words.find('{');
    if (open == words.npos) return {};
    const auto close = words.find('}', open);
    const auto name = words.substr(open + 1, close == words.npos ? close : close - open - 1);
    if (close == words.npos || std::find(known.begin(), known.end(), name) == known.end())
      return unknown_name(at, name, known);
    words.remove_prefix(close + 1);
  }
}

Result<Guard> read_guard(const GuardDocument& from, std::string_view body, const Reach& reach,
                         const Draft& draft, const JsonPath& at) {
  Guard guard;
  TENON_TRY(guard.that, read_condition(from.that.json, reach, draft, at / "that"));
  const JsonPath refusal = at / "refusal";
  TENON_CHECK(Result<void>(check_code(from.refusal.code, draft.document.id, refusal / "code")));
  if (find_text(from.refusal.code))
    return invalid("declared.twice").field((refusal / "code").str()).fact("found", from.refusal.code);
  guard.code = from.refusal.code;
  if (from.shows)
    for (const auto& [name, expression] : *from.shows) {
      const JsonPath shows = at / "shows";
      TENON_CHECK(Result<void>(check_name(name, shows / name)));
      TENON_TRY(Term term, Term::read_reference(expression.json, reach, shows / name));
      guard.shows.emplace_back(name, std::move(term));
    }
  guard.words.sentence = {from.refusal.zh, from.refusal.en};
  TENON_CHECK(Result<void>(check_words(from.refusal.zh, guard, refusal / "zh")));
  TENON_CHECK(Result<void>(check_words(from.refusal.en, guard, refusal / "en")));
  guard.words.remedy = from.refusal.remedy;
  TENON_CHECK(Result<void>(check_words(from.refusal.remedy.zh, guard, refusal / "remedy" / "zh")));
  TENON_CHECK(Result<void>(check_words(from.refusal.remedy.en, guard, refusal / "remedy" / "en")));
  if (from.field) {
    if (!reach.event->find(*from.field)) return unknown_name(at / "field", *from.field, reach.event->names());
    guard.field = std::string(body) + "." + *from.field;
  }
  guard.source = from.source.value_or("");
  return guard;
}

}  // namespace

Verdict Guard::check(const Sight& sight) const {
  if (that.holds(sight)) return {};
  Refusal refusal = refuse(code).field(field).source(source);
  Value scratch;
  for (const auto& [name, term] : shows)
    refusal.facts.push_back({name, shown(term.type(), term.look(sight, scratch))});
  carry_words(refusal, words);
  return refusal;
}

bool Guard::asks_event() const noexcept {
  return that.asks_event() ||
         std::any_of(shows.begin(), shows.end(), [](const auto& each) { return each.second.asks_event(); });
}

Result<NamedGuard> named_guard(const std::string& name, std::string_view body, const Reach& reach,
                               const Draft& draft, const JsonPath& at, EditableBook& book) {
  std::vector<std::string> known;
  if (const auto& all = draft.document.guards)
    for (const auto& [each, document] : *all) {
      if (each != name) {
        known.push_back(each);
        continue;
      }
      draft.used.insert(name);
      const JsonPath root = draft.at();
      TENON_TRY(Guard read, read_guard(document, body, reach, draft, root / "guards" / each));
      const auto guard = std::make_shared<const Guard>(std::move(read));
      book.keep(guard);
      return NamedGuard{book.word(name),
                        GuardFn(guard.get(),
                                [](const void* self, const void* facts, const void* event,
                                   const Context& context) -> Verdict {
                                  return static_cast<const Guard*>(self)->check(
                                      {static_cast<const Values*>(facts), static_cast<const Values*>(event),
                                       &context, context.around});
                                }),
                        guard->asks_event()};
    }
  return unknown_name(at, name, known);
}

}  // namespace tenon::declared
