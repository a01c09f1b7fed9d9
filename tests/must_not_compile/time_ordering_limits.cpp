// expect: tenon::Limit
// Limits of different units have no order, so limits have none.
#include "tenon/time/limit.hpp"

using namespace tenon;
bool wrong(const Limit& a, const Limit& b) { return a < b; }
