// CSV and XES bytes: records with lines, or a refusal with one.
#include <cstdlib>
#include <string_view>

#include "tenon/exchange/csv.hpp"
#include "tenon/exchange/xes.hpp"

using namespace tenon;

namespace {

template <class Reader>
void read_all(std::string_view bytes) {
  auto reader = Reader::open(bytes);
  if (!reader) return;
  SourceRecord record;
  for (;;) {
    const auto more = reader->next(record);
    if (!more || !*more) return;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  read_all<CsvReader>(bytes);
  read_all<XesReader>(bytes);
  return 0;
}
