/// Many commands, one commit.
#include "guard.hpp"
#include "tenon/engine/documents.hpp"

using namespace tenon;
using namespace tenon::capi;

int32_t tenon_batch_begin(tenon_engine* engine, tenon_batch** batch, tenon_error** error) {
  if (batch) *batch = nullptr;
  return guarded(error, [&]() -> Result<void> {
    TENON_TRY(tenon_engine* const on, live(engine, "engine"));
    if (auto there = given(batch, "batch"); !there.allowed()) return there;
    *batch = new tenon_batch(on->box);
    return {};
  });
}

int32_t tenon_batch_execute(tenon_batch* batch, const char* command_json, tenon_text** outcome,
                            tenon_error** error) {
  return answered(outcome, error, "outcome", [&]() -> Result<std::string> {
    TENON_TRY(tenon_batch* const in, live(batch, "batch"));
    TENON_TRY(const Json json, json_in(command_json, "command_json", "command"));
    TENON_TRY(const Command command, read_command(in->box->engine, json));
    TENON_TRY(const Outcome done, in->batch.execute(command));
    return document(to_json_text(done));
  });
}

int32_t tenon_batch_commit(tenon_batch* batch, tenon_error** error) {
  return guarded(error, [&]() -> Result<void> {
    TENON_TRY(tenon_batch* const in, live(batch, "batch"));
    return in->batch.commit();
  });
}

int32_t tenon_batch_rollback(tenon_batch* batch, tenon_error** error) {
  return guarded(error, [&]() -> Result<void> {
    TENON_TRY(tenon_batch* const in, live(batch, "batch"));
    in->batch.rollback();
    return {};
  });
}

void tenon_batch_free(tenon_batch* batch) { free_handle(batch); }
