/// What lies beside the cases: the outbox and the registers.
#include "guard.hpp"
#include "tenon/engine/documents.hpp"

using namespace tenon;
using namespace tenon::capi;

namespace {

std::string record_document(const RecordRow& row) { return document(to_json_text(document_of(row))); }

}  // namespace

int32_t tenon_outbox_read(tenon_engine* engine, int64_t after, int32_t limit, tenon_text** text,
                          tenon_error** error) {
  return answered(text, error, "document", [&]() -> Result<std::string> {
    TENON_TRY(Engine* const on, live_engine(engine));
    if (auto fine = page_limit(limit); !fine.allowed()) return std::move(fine).refusal();
    TENON_TRY(const auto rows, on->outbox(after, limit));
    return list_document("notices", rows, print_document<OutboxRow>);
  });
}

int32_t tenon_outbox_acknowledge(tenon_engine* engine, const int64_t* ids, size_t count,
                                 int32_t* acknowledged, tenon_error** error) {
  if (acknowledged) *acknowledged = 0;
  return guarded(error, [&]() -> Result<void> {
    TENON_TRY(Engine* const on, live_engine(engine));
    if (count > 0)
      if (auto there = given(ids, "ids"); !there.allowed()) return there;
    TENON_TRY(const auto open, on->acknowledge({ids, count}));
    if (acknowledged) *acknowledged = open;
    return {};
  });
}

int32_t tenon_record_put(tenon_engine* engine, const char* kind, const char* record_json,
                         const char* actor_json, int64_t expected_version, tenon_text** text,
                         tenon_error** error) {
  return answered(text, error, "document", [&]() -> Result<std::string> {
    TENON_TRY(Engine* const on, live_engine(engine));
    TENON_TRY(const auto name, text_in(kind, "kind"));
    TENON_TRY(const Json json, json_in(*on, record_json, "record_json", "record"));
    TENON_TRY(const Actor actor, actor_in(actor_json));
    if (expected_version < -1)
      return invalid("abi.count")
          .field("expected_version")
          .fact("argument", "expected_version")
          .fact("found", std::to_string(expected_version));
    std::optional<std::int64_t> expected;
    if (expected_version >= 0) expected = expected_version;
    TENON_TRY(const RecordRow row, on->put_record(name, json, actor, expected));
    return record_document(row);
  });
}

int32_t tenon_record_get(tenon_engine* engine, const char* kind, const char* id, tenon_text** text,
                         tenon_error** error) {
  return answered(text, error, "document", [&]() -> Result<std::string> {
    TENON_TRY(Engine* const on, live_engine(engine));
    TENON_TRY(const auto name, text_in(kind, "kind"));
    TENON_TRY(const auto which, text_in(id, "id"));
    TENON_TRY(const RecordRow row, on->record(name, which));
    return record_document(row);
  });
}

int32_t tenon_record_history(tenon_engine* engine, const char* kind, const char* id, tenon_text** text,
                             tenon_error** error) {
  return answered(text, error, "document", [&]() -> Result<std::string> {
    TENON_TRY(Engine* const on, live_engine(engine));
    TENON_TRY(const auto name, text_in(kind, "kind"));
    TENON_TRY(const auto which, text_in(id, "id"));
    TENON_TRY(const RecordRow newest, on->record(name, which));  // an unknown entry is an error
    TENON_TRY(const auto rows, on->record_history(newest.kind, newest.id));
    return list_document("records", rows, print_document<RecordRow>);
  });
}

int32_t tenon_record_list(tenon_engine* engine, const char* kind, const char* after, int32_t limit,
                          tenon_text** text, tenon_error** error) {
  return answered(text, error, "document", [&]() -> Result<std::string> {
    TENON_TRY(Engine* const on, live_engine(engine));
    TENON_TRY(const auto name, text_in(kind, "kind"));
    TENON_TRY(const auto from, text_in(after ? after : "", "after"));
    if (auto fine = page_limit(limit); !fine.allowed()) return std::move(fine).refusal();
    TENON_TRY(const auto rows, on->records(name, from, limit));
    return list_document("records", rows, print_document<RecordRow>);
  });
}
