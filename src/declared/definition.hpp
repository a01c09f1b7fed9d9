#pragma once
/// @file declared/definition.hpp
/// A declared workflow as the engine sees it. Its facts, openings and events are Values.
#include "declared/change.hpp"
#include "tenon/workflow/editable_book.hpp"

namespace tenon::declared {

class DeclaredDefinition final : public Definition {
 public:
  /// "declared.without_value": a fact that the opening leaves without a value.
  [[nodiscard]] static Result<std::shared_ptr<const Definition>> make(const Draft& draft, EditableBook book);

  [[nodiscard]] Json opening_schema() const override { return opening_.schema(); }
  [[nodiscard]] Json event_schema(EventIndex event) const override { return events_[event].schema(); }
  [[nodiscard]] Json facts_schema() const override { return facts_.schema(); }
  [[nodiscard]] Result<Body> read_opening(const Json& json) const override;
  [[nodiscard]] Result<Body> read_event(EventIndex event, const Json& json) const override;
  [[nodiscard]] Result<Body> read_facts(const Json& json) const override;
  // Bodies come of the readers above only: there is no C++ type that a caller could fill with something else.
  [[nodiscard]] Verdict check_opening(const void*) const override { return {}; }
  [[nodiscard]] Verdict check_event(EventIndex, const void*) const override { return {}; }
  void print_opening(std::string& out, const void* opening) const override;
  void print_event(std::string& out, EventIndex event, const void* body) const override;
  void print_facts(std::string& out, const void* facts) const override;
  [[nodiscard]] Body begin(const void* opening, const Context& context) const override;
  [[nodiscard]] Body evolve(const Body& facts, EventIndex event, const void* body,
                            const Context& context) const override;

 private:
  explicit DeclaredDefinition(std::unique_ptr<const BoundBook> bound)
      : Definition(bound->book()), bound_(std::move(bound)) {}

  std::unique_ptr<const BoundBook> bound_;
  Fields facts_, opening_;
  std::vector<Fields> events_;
  std::vector<Change> begins_;
  std::vector<std::vector<Change>> changes_;  ///< of each event
};

}  // namespace tenon::declared
