#pragma once
/// The one guard around every function of tenon.h: outputs are cleared first, arguments are checked, a
/// refusal becomes a status and an error, and no exception leaves.
#include <new>
#include <utility>

#include "handles.hpp"

namespace tenon::capi {

[[nodiscard]] std::int32_t status_of(RefusalKind kind) noexcept;
/// Hands the refusal out as an error, where one is wanted and there is memory for it.
std::int32_t fail(tenon_error** error, Refusal refusal) noexcept;
/// The same for what was thrown; to be called while it is being handled.
std::int32_t fail_thrown(tenon_error** error) noexcept;

/// Runs `body`, which returns Result<void>.
template <class Body>
std::int32_t guarded(tenon_error** error, Body&& body) noexcept {
  if (error) *error = nullptr;
  try {
    Result<void> done = std::forward<Body>(body)();
    if (done) return TENON_OK;
    return fail(error, std::move(done).refusal());
  } catch (...) { return fail_thrown(error); }
}

/// Whether an argument was given at all.
template <class T>
[[nodiscard]] Verdict given(const T* argument, std::string_view name) {
  if (argument) return {};
  return invalid("abi.null").field(std::string(name)).fact("argument", name);
}

/// Runs `body`, which returns Result<std::string>, and hands the string out as `*text`.
template <class Body>
std::int32_t answered(tenon_text** text, tenon_error** error, std::string_view name, Body&& body) noexcept {
  if (text) *text = nullptr;
  return guarded(error, [&]() -> Result<void> {
    if (auto there = given(text, name); !there.allowed()) return there;
    TENON_TRY(std::string bytes, std::forward<Body>(body)());
    *text = new tenon_text(std::move(bytes));
    return {};
  });
}

/// The handle as what it says it is.
template <class H>
[[nodiscard]] Result<H*> live(H* handle, std::string_view name) {
  if (!handle) return given(handle, name).refusal();
  if (handle->kind != H::its_kind)
    return invalid("abi.handle")
        .field(std::string(name))
        .fact("argument", name)
        .fact("expected", H::its_name);
  if (handle->box->is_foreign())
    return invalid("abi.forked")
        .field(std::string(name))
        .fact("opened_by", std::to_string(handle->box->owner));
  if (handle->box->closed.load(std::memory_order_acquire))
    return invalid("abi.closed").field(std::string(name)).fact("argument", name);
  return handle;
}
[[nodiscard]] inline Result<Engine*> live_engine(tenon_engine* handle) {
  TENON_TRY(tenon_engine* const found, live(handle, "engine"));
  return &found->box->engine;
}

/// A handle that belongs to one thread, for the length of a call.
template <class H>
class Alone {
 public:
  explicit Alone(H* handle) : handle_(handle) {}
  Alone(Alone&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
  Alone& operator=(Alone&&) = delete;
  ~Alone() {
    if (handle_) handle_->in_use.store(false, std::memory_order_release);
  }
  H* operator->() const noexcept { return handle_; }

 private:
  H* handle_;
};
/// Refused where another thread is inside a call with the same handle.
template <class H>
[[nodiscard]] Result<Alone<H>> alone(H* handle, std::string_view name) {
  TENON_TRY(H* const found, live(handle, name));
  if (found->in_use.exchange(true, std::memory_order_acquire))
    return invalid("abi.in_use").field(std::string(name)).fact("argument", name);
  return Alone<H>(found);
}

/// Frees a handle of the right kind; what a parent process opened is left alone.
template <class H>
void free_handle(H* handle) noexcept {
  if (!handle || handle->kind != H::its_kind) return;
  if constexpr (requires { handle->box; })
    if (handle->box->is_foreign()) return;
  delete handle;
}

/// A text that was given and is UTF-8.
[[nodiscard]] Result<std::string_view> text_in(const char* text, std::string_view name);
inline constexpr std::size_t usual_document = 16 * 1024 * 1024;
/// A document; `name` is its parameter's, `what` how its path begins in errors.
[[nodiscard]] Result<Json> json_in(const char* text, std::string_view name, std::string_view what,
                                   std::size_t max_bytes = usual_document);
/// The same for an engine that may have a lower limit (Settings::max_document_bytes).
[[nodiscard]] Result<Json> json_in(const Engine& engine, const char* text, std::string_view name,
                                   std::string_view what);
/// The same, {} where the parameter is NULL.
[[nodiscard]] Result<Json> optional_json_in(const char* text, std::string_view name, std::string_view what,
                                            std::size_t max_bytes = usual_document);
[[nodiscard]] Result<Instant> time_in(const char* text, std::string_view name);
[[nodiscard]] Result<Actor> actor_in(const char* text);
[[nodiscard]] Result<Language> language_in(const char* text);
/// 1 to 10000.
[[nodiscard]] Verdict page_limit(std::int32_t limit);

/// Puts the schema version before the members of a printed object.
[[nodiscard]] std::string document(std::string object);
/// {"schema_version":1,"name":[...]} with `print` for each element.
template <class List, class Print>
[[nodiscard]] std::string list_document(std::string_view name, const List& list, Print print) {
  std::string out = R"({"schema_version":1,")";
  (out += name) += "\":[";
  bool first = true;
  for (const auto& each : list) {
    if (!first) out += ',';
    first = false;
    print(out, each);
  }
  return out += "]}";
}

}  // namespace tenon::capi
