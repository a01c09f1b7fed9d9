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

/// A workflow that was written in C++.
template <class W>
class TypedDefinition final : public Definition {
 public:
  using Facts = typename W::Facts;
  using Opening = typename W::Opening;
  using Event = typename W::Event;

  TypedDefinition() : Definition(W::rules.book()) { static_assert(sound<W>); }

  [[nodiscard]] Json opening_schema() const override { return JsonCodec<Opening>::schema(); }
  [[nodiscard]] Json facts_schema() const override { return JsonCodec<Facts>::schema(); }
  [[nodiscard]] Json event_schema(EventIndex event) const override {
    Json schema;
    with(event, [&](auto type) { schema = JsonCodec<typename decltype(type)::type>::schema(); });
    return schema;
  }
  [[nodiscard]] Result<Body> read_opening(const Json& json) const override {
    return read<Opening>(json, "opening");
  }
  [[nodiscard]] Result<Body> read_facts(const Json& json) const override {
    return read<Facts>(json, "facts");
  }
  [[nodiscard]] Result<Body> read_event(EventIndex event, const Json& json) const override {
    Result<Body> body = Body();
    with(event, [&](auto type) { body = read<typename decltype(type)::type>(json, "payload"); });
    return body;
  }
  [[nodiscard]] Verdict check_opening(const void* opening) const override {
    return JsonCodec<Opening>::check(*static_cast<const Opening*>(opening), JsonPath{nullptr, "opening"});
  }
  [[nodiscard]] Verdict check_event(EventIndex event, const void* body) const override {
    Verdict verdict;
    with(event, [&](auto type) {
      using E = typename decltype(type)::type;
      verdict = JsonCodec<E>::check(*static_cast<const E*>(body), JsonPath{nullptr, "payload"});
    });
    return verdict;
  }
  void print_opening(std::string& out, const void* opening) const override {
    print_json(out, *static_cast<const Opening*>(opening));
  }
  void print_facts(std::string& out, const void* facts) const override {
    print_json(out, *static_cast<const Facts*>(facts));
  }
  void print_event(std::string& out, EventIndex event, const void* body) const override {
    with(event, [&](auto type) {
      using E = typename decltype(type)::type;
      print_json(out, *static_cast<const E*>(body));
    });
  }
  [[nodiscard]] Body begin(const void* opening, const Context& context) const override {
    return std::make_shared<const Facts>(W::begin(*static_cast<const Opening*>(opening), context));
  }
  [[nodiscard]] Body evolve(const Body& facts, EventIndex event, const void* body,
                            const Context& context) const override {
    Body after;
    with(event, [&](auto type) {
      using E = typename decltype(type)::type;
      if constexpr (requires(Facts & f, const E& e) { W::evolve(f, e, context); }) {
        auto changed = std::make_shared<Facts>(*static_cast<const Facts*>(facts.get()));
        W::evolve(*changed, *static_cast<const E*>(body), context);
        after = std::move(changed);
      } else {
        after = facts;
      }
    });
    return after;
  }

 private:
  template <class F>
  static void with(EventIndex event, F f) {
    boost::mp11::mp_with_index<std::variant_size_v<Event>>(
        event, [&](auto index) { f(boost::mp11::mp_identity<std::variant_alternative_t<index, Event>>{}); });
  }
  template <class T>
  static Result<Body> read(const Json& json, std::string_view root) {
    auto value = read_json<T>(json, JsonPath{nullptr, root});
    if (!value) return std::move(value).refusal();
    return Body(std::make_shared<const T>(*std::move(value)));
  }
};

/// The one definition of workflow W.
template <class W>
[[nodiscard]] const Definition& definition_of() {
  static const TypedDefinition<W> definition;
  return definition;
}

}  // namespace tenon
