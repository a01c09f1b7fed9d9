#pragma once
/// @file store/id_map.hpp
/// Flat hash maps by id.
#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>
#include <cstdint>
#include <cstring>

#include "tenon/core/ids.hpp"

namespace tenon::store {

/// Both halves of an id, folded. Ids of version 7 differ in their second half, name-based ones in both; the
/// map mixes the rest itself.
struct IdHash {
  template <class Kind>
  [[nodiscard]] std::size_t operator()(const Id<Kind>& id) const noexcept {
    std::uint64_t halves[2];
    std::memcpy(halves, id.uuid.data, sizeof halves);
    return static_cast<std::size_t>(halves[0] * 0x9E3779B97F4A7C15U ^ halves[1]);
  }
};

template <class Id, class Value>
using IdMap = boost::unordered_flat_map<Id, Value, IdHash>;
template <class Id>
using IdSet = boost::unordered_flat_set<Id, IdHash>;

}  // namespace tenon::store
