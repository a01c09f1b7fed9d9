#pragma once
/// The C library for this program: handles that free themselves, errors as exceptions. This and tenon.h are
/// all that the command knows of Tenon.
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "tenon.h"

namespace cli {

using Json = nlohmann::ordered_json;  // documents keep their order when they are shown

/// A call failed: what the library said.
struct Failure {
  std::int32_t status = TENON_FAULT;
  std::string code;
  std::string json;  ///< as tenon_error_json
};

/// Throws Failure where a call failed; frees `error`. By reference: it is set by the call whose status is the
/// other argument, and arguments are evaluated in any order.
void check(std::int32_t status, tenon_error*& error);
/// The bytes of a text that is freed.
[[nodiscard]] std::string take(tenon_text* text);

/// Calls a function that hands out a text: `function(arguments..., &text, &error)`.
template <class Function, class... Arguments>
[[nodiscard]] std::string ask(Function function, Arguments... arguments) {
  tenon_text* text = nullptr;
  tenon_error* error = nullptr;
  check(function(arguments..., &text, &error), error);
  return take(text);
}
/// Calls a function without an answer.
template <class Function, class... Arguments>
void tell(Function function, Arguments... arguments) {
  tenon_error* error = nullptr;
  check(function(arguments..., &error), error);
}

/// An open engine.
class Engine {
 public:
  explicit Engine(const std::string& settings_json) {
    tell(tenon_engine_open, settings_json.c_str(), &handle_);
  }
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;
  ~Engine() { tenon_engine_close(handle_); }
  [[nodiscard]] tenon_engine* get() const noexcept { return handle_; }

 private:
  tenon_engine* handle_ = nullptr;
};

/// A document of the library, read.
[[nodiscard]] inline Json parsed(const std::string& document) { return Json::parse(document); }
/// The text called `name`, or "" where there is none.
[[nodiscard]] std::string text_of(const Json& object, const char* name);

}  // namespace cli
