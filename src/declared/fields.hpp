#pragma once
/// @file declared/fields.hpp
/// A list of named, typed fields: the facts of a declared workflow, what its opening takes, what an event
/// carries. Goes to JSON and back by the rules that described structs go by (core/json.hpp).
#include <memory>
#include <optional>

#include "declared/value.hpp"

namespace tenon::declared {

struct Field {
  std::string name;
  Type type;
  Value initial{};  ///< of a fact: what it is before anything sets it
};

class Fields {
 public:
  void add(Field field) { all_.push_back(std::move(field)); }
  [[nodiscard]] const std::vector<Field>& all() const noexcept { return all_; }
  [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const noexcept;
  [[nodiscard]] std::vector<std::string> names() const;
  /// Every fact as it is before anything sets it.
  [[nodiscard]] Values initial() const;

  [[nodiscard]] Result<std::shared_ptr<const void>> read(const Json& json, std::string_view root) const;
  void print(std::string& out, const Values& values) const;
  [[nodiscard]] Json schema() const;

 private:
  std::vector<Field> all_;
};

}  // namespace tenon::declared
