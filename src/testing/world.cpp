#include "tenon/testing/world.hpp"

namespace tenon::testing {
}  // namespace tenon::testing
