#pragma once
/// Reads a mapping's document into a plan; the schema is in exchange/mapping.hpp.
#include <initializer_list>

#include "exchange/plan.hpp"

namespace tenon::exchange {

[[nodiscard]] Result<Plan> read_plan(const Json& document);

/// An object of the document, its keys checked against those that are allowed.
class Entry {
 public:
  [[nodiscard]] static Result<Entry> of(const Json& json, const JsonPath& at,
                                        std::initializer_list<std::string_view> allowed);
  [[nodiscard]] const Json* find(std::string_view key) const;
  [[nodiscard]] bool has(std::string_view key) const { return find(key) != nullptr; }
  /// As find, where null is something to say.
  [[nodiscard]] const Json* find_any(std::string_view key) const;
  /// What `key` holds, read as a T into `into`, which keeps its value where the key is absent.
  template <class T>
  [[nodiscard]] Verdict optional(std::string_view key, T& into) const {
    const Json* found = find(key);
    return found ? JsonCodec<T>::read(*found, into, *at_ / key) : Verdict();
  }
  template <class T>
  [[nodiscard]] Verdict required(std::string_view key, T& into) const {
    return has(key) ? optional(key, into) : Verdict(detail::missing_field(*at_ / key));
  }
  /// A text that must be there and say something.
  [[nodiscard]] Verdict name(std::string_view key, std::string& into) const;
  [[nodiscard]] JsonPath at(std::string_view key) const { return *at_ / key; }

 private:
  Entry(const Json& json, const JsonPath& at) : json_(&json), at_(&at) {}
  const Json* json_;
  const JsonPath* at_;
};

// rule_reader.cpp
[[nodiscard]] Result<Template> read_template(std::string_view text, const JsonPath& at);
[[nodiscard]] Result<TimeRule> read_time_rule(const Json& json, const JsonPath& at);
[[nodiscard]] Result<ValueRule> read_value(const Json& json, const JsonPath& at);
[[nodiscard]] Result<Fields> read_fields(const Json& json, const JsonPath& at);
[[nodiscard]] Result<std::vector<Condition>> read_conditions(const Json& json, const JsonPath& at);

}  // namespace tenon::exchange
