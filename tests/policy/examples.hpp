#pragma once
// Short ways to write values, for the tests of this room.
#include "model/examples.hpp"
#include "tenon/policy/rate.hpp"

namespace tenon::test {

inline Rate rate(std::string_view text) { return Rate::parse(text).value(); }
inline Money money(std::string_view yuan) { return read_json<Money>(Json(std::string(yuan))).value(); }
inline Area area(std::string_view square_metres) {
  return read_json<Area>(Json(std::string(square_metres))).value();
}

}  // namespace tenon::test
