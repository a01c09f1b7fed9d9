#pragma once
/// @file words.hpp
/// Words for people that are no refusals, from the same catalogue, so that Chinese stays in data.
#include <initializer_list>
#include <string_view>

#include "tenon/core/refusal.hpp"

namespace tenon::detail {

struct Word {
  std::string_view name, value;
};
/// The text of `code` with its placeholders filled.
inline Text words(std::string_view code, std::initializer_list<Word> facts = {}) {
  Refusal holder;
  holder.code = code;
  for (const auto& [name, value] : facts) holder.facts.push_back({std::string(name), std::string(value)});
  return holder.text();
}

}  // namespace tenon::detail
