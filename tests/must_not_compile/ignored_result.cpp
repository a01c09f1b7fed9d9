// expect: ignoring return
// A refusal that nobody looks at is a step that silently did not happen.
#include "tenon/core/result.hpp"

tenon::Result<int> step();
void careless() { step(); }
