#pragma once
// How far two words are apart, for suggestions where an id is misspelt.
#include <cstddef>
#include <string_view>

namespace tenon::model {

/// How many letters must be added, left out, changed or swapped with their neighbour to make `a` of `b`
/// (optimal string alignment); `most` + 1 where it is more than `most`.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t most);

}  // namespace tenon::model
