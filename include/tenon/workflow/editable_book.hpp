#pragma once
/// @file workflow/editable_book.hpp
/// A rule book whose lists can be changed: for workflows that come as data, and for trying what a changed
/// rule would do. Fill it or change it, then bind it: a BoundBook has the RuleBook that everything else
/// reads. Not thread-safe while it is changed; a BoundBook never changes.
/// @since 0.1
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "tenon/workflow/definition.hpp"

namespace tenon {

template <class T, std::size_t>
using Owned = std::vector<T>;
using EditableStep = BasicStep<Owned>;
using EditableDeadline = BasicDeadline<Owned>;
using EditableConsequences = BasicConsequences<Owned>;

/// Copies share what their texts and checklists stand in.
struct EditableBook : BasicBook<Owned> {
  EditableBook();
  /// The same rules in lists of their own; texts stay where `book` has them.
  explicit EditableBook(const RuleBook& book);

  /// Keeps a text as long as this book, its copies and what is bound of them live.
  [[nodiscard]] std::string_view word(std::string text);
  [[nodiscard]] Label word(Text text) { return {word(std::move(text.zh)), word(std::move(text.en))}; }
  /// Keeps the lines of a checklist as long.
  [[nodiscard]] Checklist checklist(std::string_view name, std::vector<ChecklistItem> items);
  /// Keeps any other thing as long: what a RuleFunction looks at.
  void keep(std::shared_ptr<const void> thing);

 private:
  struct Kept {
    std::deque<std::string> words;
    std::deque<std::vector<ChecklistItem>> lists;
    std::vector<std::shared_ptr<const void>> things;
  };
  std::shared_ptr<Kept> kept_;
};

/// A finished book that owns what it views. Neither copied nor moved.
class BoundBook {
 public:
  explicit BoundBook(EditableBook made);
  BoundBook(const BoundBook&) = delete;
  BoundBook& operator=(const BoundBook&) = delete;
  [[nodiscard]] const RuleBook& book() const noexcept { return book_; }

 private:
  EditableBook made_;
  std::vector<Step> steps_;
  std::vector<Deadline> deadlines_;
  std::vector<std::uint8_t> first_;
  RuleBook book_;
};

/// The facts and events of a definition under other rules. The events and states must be those of `base`, in
/// its order; what may differ is everything that is said of them.
class ChangedDefinition final : public Definition {
 public:
  /// @param base must outlive this
  ChangedDefinition(const Definition& base, EditableBook rules)
      : ChangedDefinition(base, std::make_unique<const BoundBook>(std::move(rules))) {}

  [[nodiscard]] Json opening_schema() const override { return base_->opening_schema(); }
  [[nodiscard]] Json event_schema(EventIndex event) const override { return base_->event_schema(event); }
  [[nodiscard]] Json facts_schema() const override { return base_->facts_schema(); }
  [[nodiscard]] Result<Body> read_opening(const Json& json) const override {
    return base_->read_opening(json);
  }
  [[nodiscard]] Result<Body> read_event(EventIndex event, const Json& json) const override {
    return base_->read_event(event, json);
  }
  [[nodiscard]] Result<Body> read_facts(const Json& json) const override { return base_->read_facts(json); }
  [[nodiscard]] Verdict check_opening(const void* opening) const override {
    return base_->check_opening(opening);
  }
  [[nodiscard]] Verdict check_event(EventIndex event, const void* body) const override {
    return base_->check_event(event, body);
  }
  void print_opening(std::string& out, const void* opening) const override {
    base_->print_opening(out, opening);
  }
  void print_event(std::string& out, EventIndex event, const void* body) const override {
    base_->print_event(out, event, body);
  }
  void print_facts(std::string& out, const void* facts) const override { base_->print_facts(out, facts); }
  [[nodiscard]] Body begin(const void* opening, const Context& context) const override {
    return base_->begin(opening, context);
  }
  [[nodiscard]] Body evolve(const Body& facts, EventIndex event, const void* body,
                            const Context& context) const override {
    return base_->evolve(facts, event, body, context);
  }

 private:
  ChangedDefinition(const Definition& base, std::unique_ptr<const BoundBook> bound)
      : Definition(bound->book()), base_(&base), bound_(std::move(bound)) {}

  const Definition* base_;
  std::unique_ptr<const BoundBook> bound_;
};

}  // namespace tenon
