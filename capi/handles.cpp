/// Versions, texts and errors: what every caller of tenon.h meets first.
#include "handles.hpp"

#include "guard.hpp"

namespace {

template <class H>
bool is_live(const H* handle) noexcept {
  return handle && handle->kind == H::its_kind;
}

const char* in_language(const tenon::Text& text, const char* language) noexcept {
  const bool chinese = language && std::string_view(language) == "zh";
  return chinese ? text.zh.c_str() : text.en.c_str();
}

}  // namespace

const char* tenon_version(void) { return TENON_LIBRARY_VERSION; }
int32_t tenon_abi_version(void) { return TENON_ABI_VERSION; }

const char* tenon_text_bytes(const tenon_text* text) { return is_live(text) ? text->bytes.c_str() : ""; }
size_t tenon_text_size(const tenon_text* text) { return is_live(text) ? text->bytes.size() : 0; }
void tenon_text_free(tenon_text* text) { tenon::capi::free_handle(text); }

int32_t tenon_error_status(const tenon_error* error) {
  return is_live(error) ? tenon::capi::status_of(error->refusal.kind) : TENON_OK;
}
const char* tenon_error_code(const tenon_error* error) {
  return is_live(error) ? error->refusal.code.c_str() : "";
}
const char* tenon_error_message(const tenon_error* error, const char* language) {
  return is_live(error) ? in_language(error->message, language) : "";
}
const char* tenon_error_remedy(const tenon_error* error, const char* language) {
  return is_live(error) ? in_language(error->remedy, language) : "";
}
const char* tenon_error_field(const tenon_error* error) {
  return is_live(error) ? error->refusal.field.c_str() : "";
}
const char* tenon_error_source(const tenon_error* error) {
  return is_live(error) ? error->refusal.source.c_str() : "";
}
const char* tenon_error_json(const tenon_error* error) { return is_live(error) ? error->json.c_str() : "{}"; }
void tenon_error_free(tenon_error* error) { tenon::capi::free_handle(error); }
