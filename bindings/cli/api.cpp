#include "api.hpp"

namespace cli {

void check(std::int32_t status, tenon_error*& error) {
  if (status == TENON_OK) return;
  Failure failure{status, tenon_error_code(error), tenon_error_json(error)};
  tenon_error_free(error);
  if (failure.code.empty()) {  // there was no memory even for the reason
    failure.code = "abi.out_of_memory";
    failure.json =
        R"({"kind":"fault","code":"abi.out_of_memory","zh":"","en":"There is not enough memory.","facts":{}})";
  }
  throw failure;
}

std::string take(tenon_text* text) {
  std::string bytes(tenon_text_bytes(text), tenon_text_size(text));
  tenon_text_free(text);
  return bytes;
}

std::string text_of(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace cli
