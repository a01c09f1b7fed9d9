/// What a step asks of papers and of other cases.
#include "declared/book.hpp"
#include "declared/consequences.hpp"
#include "declared/words.hpp"

namespace tenon::declared {
namespace {

constexpr std::int32_t most_pieces = 100;

/// As src/workflows/persons.hpp has them for the built-in tables.
PersonConditionFn person_for(Each each) {
  switch (each) {
    case Each::buyer: return [](const Person& p) { return p.buys(); };
    case Each::buying_person: return [](const Person& p) { return p.buys() && !p.organisation; };
    case Each::buying_organisation: return [](const Person& p) { return p.buys() && p.organisation; };
    case Each::adult_buyer: return [](const Person& p) { return p.buys() && !p.organisation && !p.minor; };
    case Each::minor_buyer: return [](const Person& p) { return p.buys() && p.minor; };
    case Each::married_buyer: return [](const Person& p) { return p.buys() && p.has_spouse; };
    case Each::buyer_from_abroad: return [](const Person& p) { return p.buys() && p.from_abroad; };
    case Each::guardian: return [](const Person& p) { return p.as == Party::guardian; };
    case Each::borrower:
      return [](const Person& p) { return (p.buys() || p.as == Party::spouse) && !p.organisation; };
    case Each::signer:
      return [](const Person& p) { return (p.buys() && !p.minor) || p.as == Party::guardian; };
  }
  return {};
}

/// "identity_card|passport": each is a type that may be handed in.
Verdict check_documents(std::string_view alternatives, const DocumentTypes& types, const JsonPath& at) {
  for (;;) {
    const auto bar = alternatives.find('|');
    if (auto verdict = types.check(alternatives.substr(0, bar), at.str()); !verdict.allowed()) return verdict;
    if (bar == alternatives.npos) return {};
    alternatives.remove_prefix(bar + 1);
  }
}

}  // namespace

Result<Checklist> read_checklist(const std::vector<ItemDocument>& items, std::string_view name,
                                 const Draft& draft, const JsonPath& at, EditableBook& book) {
  if (items.empty()) return Checklist{};
  std::vector<ChecklistItem> lines;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto& from = items[i];
    const JsonPath there = at / i;
    ChecklistItem line;
    TENON_CHECK(
        Result<void>(check_documents(from.document, draft.directory->documents(), there / "document")));
    line.document = book.word(from.document);
    line.originals = from.originals.value_or(0);
    line.copies = from.copies.value_or(0);
    for (const auto& [key, pieces] :
         {std::pair("originals", line.originals), std::pair("copies", line.copies)})
      if (pieces < 0 || pieces > most_pieces)
        return detail::out_of_range(there / key, pieces, "0", std::to_string(most_pieces));
    if (line.originals + line.copies == 0)
      return contradiction(there, "originals、copies 至少一项大于 0",
                           "ask for at least one original or copy");
    line.from = from.from.value_or(Party::none);
    line.source = book.word(from.source.value_or(""));
    if (from.only_if) {
      const Reach facts{&draft.facts};
      TENON_TRY(Condition read, named_condition(*from.only_if, facts, draft, there / "only_if"));
      const auto condition = std::make_shared<const Condition>(std::move(read));
      book.keep(condition);
      line.condition_name = book.word(*from.only_if);
      line.applies = {condition.get(), [](const void* self, const void* of) {
                        return static_cast<const Condition*>(self)->holds({static_cast<const Values*>(of)});
                      }};
    }
    if (from.of_each) {
      line.person_name = name_of(*from.of_each);
      line.of_person = person_for(*from.of_each);
    }
    lines.push_back(line);
  }
  return book.checklist(book.word(std::string(name)), std::move(lines));
}

Result<AroundConditionFn> condition_around(const std::string& name, const Draft& draft, const JsonPath& at,
                                           EditableBook& book) {
  const Reach around{nullptr, nullptr, false, true};
  TENON_TRY(Condition read, named_condition(name, around, draft, at));
  const auto condition = std::make_shared<const Condition>(std::move(read));
  book.keep(condition);
  return AroundConditionFn(condition.get(), [](const void* self, const Surroundings& seen) {
    return static_cast<const Condition*>(self)->holds({nullptr, nullptr, nullptr, &seen});
  });
}

Result<Dependency> read_dependency(const DependencyDocument& from, std::string_view source,
                                   const Draft& draft, const JsonPath& at, EditableBook& book) {
  Dependency made;
  made.none_open = from.none_open.value_or(false);
  if (made.none_open == !from.reached.empty())
    return contradiction(at, "reached 列出须到达的状态，或 none_open 为 true，二者取一",
                         "name the states to be reached, or say none_open: one of the two");
  if (!made.none_open && !from.harmless.empty())
    return contradiction(at / "harmless", "只与 none_open 同用", "it goes with none_open only");
  const auto& states = made.none_open ? from.harmless : from.reached;
  TENON_TRY(made.states, draft.directory->states_of(from.workflow, states, at / "workflow",
                                                    at / (made.none_open ? "harmless" : "reached")));
  std::string names;
  for (const auto& each : states) (names += names.empty() ? "" : ", ") += each;
  made.workflow = book.word(from.workflow);
  made.state_names = book.word(made.none_open ? std::string() : names);
  made.scope = from.of_same;
  made.source = from.source ? book.word(*from.source) : source;
  if (from.only_if) {
    made.condition_name = book.word(*from.only_if);
    TENON_TRY(made.applies, condition_around(*from.only_if, draft, at / "only_if", book));
  }
  return made;
}

}  // namespace tenon::declared
