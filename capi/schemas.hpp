#pragma once
/// The documents that cross this ABI, as JSON Schema, made from the C++ types that print and read them.
#include "tenon/core/json.hpp"

namespace tenon::capi {

struct PublishedSchema {
  std::string name;  ///< "command", "case", "record.customer"
  bool is_input = false;
  Json schema;
};
/// All of them, inputs first.
[[nodiscard]] std::vector<PublishedSchema> published_schemas();

}  // namespace tenon::capi
