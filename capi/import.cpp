/// Files on their way into the store, a few hundred records a call.
#include "guard.hpp"

using namespace tenon;
using namespace tenon::capi;

int32_t tenon_import_open(tenon_engine* engine, const char* mapping_json, const void* data, size_t size,
                          tenon_import** import, tenon_error** error) {
  if (import) *import = nullptr;
  return guarded(error, [&]() -> Result<void> {
    TENON_TRY(tenon_engine* const on, live(engine, "engine"));
    if (auto there = given(import, "import"); !there.allowed()) return there;
    TENON_TRY(const auto text, text_in(mapping_json, "mapping_json"));
    if (size > 0)
      if (auto there = given(data, "data"); !there.allowed()) return there;
    TENON_TRY(Mapping mapping, Mapping::read(text));
    std::string bytes;
    if (size > 0) bytes.assign(static_cast<const char*>(data), size);
    TENON_TRY(Importer importer, Importer::open(on->box->engine, std::move(mapping), std::move(bytes)));
    *import = new tenon_import(on->box, std::move(importer));
    return {};
  });
}

int32_t tenon_import_step(tenon_import* import, int32_t records, int64_t* done, int64_t* total,
                          tenon_error** error) {
  if (done) *done = 0;
  if (total) *total = 0;
  return guarded(error, [&]() -> Result<void> {
    TENON_TRY(const auto in, alone(import, "import"));
    if (records < 1)
      return invalid("abi.count")
          .field("records")
          .fact("argument", "records")
          .fact("found", std::to_string(records));
    TENON_TRY(const ImportProgress progress, in->importer.step(static_cast<std::size_t>(records)));
    if (done) *done = progress.done;
    if (total) *total = progress.total;
    return {};
  });
}

int32_t tenon_import_report(tenon_import* import, tenon_text** text, tenon_error** error) {
  return answered(text, error, "document", [&]() -> Result<std::string> {
    TENON_TRY(const auto in, alone(import, "import"));
    return document(to_json_text(in->importer.report()));
  });
}

void tenon_import_free(tenon_import* import) { free_handle(import); }
