// Mapping documents: refused with a path, or read.
#include <cstdlib>
#include <string_view>

#include "tenon/exchange/mapping.hpp"

using namespace tenon;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const auto mapping = Mapping::read({reinterpret_cast<const char*>(data), size});
  if (!mapping && mapping.refusal().code.empty()) std::abort();
  return 0;
}
