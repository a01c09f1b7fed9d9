#pragma once
/// @file workflow/definition.hpp
/// A workflow as the engine sees it: its rule book, and how its facts and events go to JSON and back.
/// Immutable; safe from any thread. `definition_of<W>()` makes one from a workflow written in C++.
/// @since 0.1
#include <memory>
#include <string>

#include "tenon/workflow/rules.hpp"

namespace tenon {

/// Facts, an event or an opening whose type only the definition knows.
using Body = std::shared_ptr<const void>;

class Definition {
 public:
  virtual ~Definition() = default;
  [[nodiscard]] const RuleBook& book() const noexcept { return *book_; }

  /// JSON Schema of what opening takes, of an event's fields, and of the facts.
  [[nodiscard]] virtual Json opening_schema() const = 0;
  [[nodiscard]] virtual Json event_schema(EventIndex event) const = 0;
  [[nodiscard]] virtual Json facts_schema() const = 0;

  [[nodiscard]] virtual Result<Body> read_opening(const Json& json) const = 0;
  [[nodiscard]] virtual Result<Body> read_event(EventIndex event, const Json& json) const = 0;
  [[nodiscard]] virtual Result<Body> read_facts(const Json& json) const = 0;
  /// Whether a body made in C++ can be stored: texts in UTF-8 and of bearable length, enumerators that exist.
  [[nodiscard]] virtual Verdict check_opening(const void* opening) const = 0;
  [[nodiscard]] virtual Verdict check_event(EventIndex event, const void* body) const = 0;
  virtual void print_opening(std::string& out, const void* opening) const = 0;
  virtual void print_event(std::string& out, EventIndex event, const void* body) const = 0;
  virtual void print_facts(std::string& out, const void* facts) const = 0;

  /// The facts of a new case.
  [[nodiscard]] virtual Body begin(const void* opening, const Context& context) const = 0;
  /// The facts after an event; the same pointer where the event changes none.
  [[nodiscard]] virtual Body evolve(const Body& facts, EventIndex event, const void* body,
                                    const Context& context) const = 0;

 protected:
  explicit Definition(const RuleBook& book) : book_(&book) {}
  Definition(const Definition&) = default;
  Definition& operator=(const Definition&) = default;

 private:
  const RuleBook* book_;
};

namespace detail {
/// The type of an opening, an event or facts, the type forgotten: a table of these, one entry an event, saves
/// the compiler from writing every function below once for each event.
struct BodyType {
  const FieldType* codec = nullptr;
  std::shared_ptr<void> (*make)() = nullptr;
};
template <class T>
inline constexpr BodyType body_type{&field_type<T>,
                                    []() -> std::shared_ptr<void> { return std::make_shared<T>(); }};
[[nodiscard]] Result<Body> read_body(const BodyType& type, const Json& json, std::string_view root);

// begin and evolve as the workflow has them: members, or free functions beside its table, which the compiler
// finds by the type of the facts; with the context or without.
template <class W>
[[nodiscard]] typename W::Facts begin_facts(const typename W::Opening& opening, const Context& context) {
  if constexpr (requires { W::begin(opening, context); }) return W::begin(opening, context);
  else if constexpr (requires { begin(opening, context); }) return begin(opening, context);
  else return begin(opening);
}
template <class W, class E>
inline constexpr bool evolves = requires(typename W::Facts& f, const E& e, const Context& context) {
  W::evolve(f, e, context);
}
|| requires(typename W::Facts& f, const E& e, const Context& context) { evolve(f, e, context); }
|| requires(typename W::Facts& f, const E& e) { evolve(f, e); };
template <class W, class E>
void evolve_facts(typename W::Facts& facts, const E& event, const Context& context) {
  if constexpr (requires { W::evolve(facts, event, context); }) W::evolve(facts, event, context);
  else if constexpr (requires { evolve(facts, event, context); }) evolve(facts, event, context);
  else evolve(facts, event);
}
}  // namespace detail

/// A workflow that was written in C++.
template <class W>
class TypedDefinition final : public Definition {
 public:
  using Facts = typename W::Facts;
  using Opening = typename W::Opening;
  using Event = typename W::Event;

  TypedDefinition() : Definition(book_of<W>) { static_assert(sound<W>); }

  [[nodiscard]] Json opening_schema() const override { return JsonCodec<Opening>::schema(); }
  [[nodiscard]] Json facts_schema() const override { return JsonCodec<Facts>::schema(); }
  [[nodiscard]] Json event_schema(EventIndex event) const override {
    return events[event].body->codec->schema();
  }
  [[nodiscard]] Result<Body> read_opening(const Json& json) const override {
    return detail::read_body(detail::body_type<Opening>, json, "opening");
  }
  [[nodiscard]] Result<Body> read_facts(const Json& json) const override {
    return detail::read_body(detail::body_type<Facts>, json, "facts");
  }
  [[nodiscard]] Result<Body> read_event(EventIndex event, const Json& json) const override {
    return detail::read_body(*events[event].body, json, "payload");
  }
  [[nodiscard]] Verdict check_opening(const void* opening) const override {
    return detail::field_type<Opening>.check(opening, JsonPath{nullptr, "opening"});
  }
  [[nodiscard]] Verdict check_event(EventIndex event, const void* body) const override {
    return events[event].body->codec->check(body, JsonPath{nullptr, "payload"});
  }
  void print_opening(std::string& out, const void* opening) const override {
    detail::field_type<Opening>.print(out, opening);
  }
  void print_facts(std::string& out, const void* facts) const override {
    detail::field_type<Facts>.print(out, facts);
  }
  void print_event(std::string& out, EventIndex event, const void* body) const override {
    events[event].body->codec->print(out, body);
  }
  [[nodiscard]] Body begin(const void* opening, const Context& context) const override {
    return std::make_shared<const Facts>(
        detail::begin_facts<W>(*static_cast<const Opening*>(opening), context));
  }
  [[nodiscard]] Body evolve(const Body& facts, EventIndex event, const void* body,
                            const Context& context) const override {
    const auto change = events[event].evolve;
    if (!change) return facts;
    auto changed = std::make_shared<Facts>(*static_cast<const Facts*>(facts.get()));
    change(*changed, body, context);
    return changed;
  }

 private:
  struct EventType {
    const detail::BodyType* body = nullptr;
    /// Null where the event changes no facts.
    void (*evolve)(Facts& facts, const void* body, const Context& context) = nullptr;
  };
  template <class E>
  static constexpr EventType event_type() {
    EventType type{&detail::body_type<E>, nullptr};
    if constexpr (detail::evolves<W, E>)
      type.evolve = [](Facts& facts, const void* body, const Context& context) {
        detail::evolve_facts<W>(facts, *static_cast<const E*>(body), context);
      };
    return type;
  }
  template <class... E>
  static constexpr auto event_types(const std::variant<E...>*) {
    return std::array<EventType, sizeof...(E)>{event_type<E>()...};
  }
  static constexpr auto events = event_types(static_cast<const Event*>(nullptr));
};

/// The one definition of workflow W.
template <class W>
[[nodiscard]] const Definition& definition_of() {
  static const TypedDefinition<W> definition;
  return definition;
}

}  // namespace tenon
