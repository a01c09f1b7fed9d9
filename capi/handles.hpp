#pragma once
/// What stands behind the opaque handles of tenon.h. Each begins with a word that says what it is, so that a
/// wrong or freed handle is refused instead of being read as something else.
#include <unistd.h>

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "tenon.h"
#include "tenon/engine/batch.hpp"
#include "tenon/engine/engine.hpp"
#include "tenon/exchange/importer.hpp"

namespace tenon::capi {

/// Unlikely words, so that a stray pointer does not look like a handle.
enum class Kind : std::uint64_t {
  none = 0,
  engine = 0x7E40'6E61'0000'0001,
  batch = 0x7E40'6E61'0000'0002,
  import = 0x7E40'6E61'0000'0003,
  text = 0x7E40'6E61'0000'0004,
  error = 0x7E40'6E61'0000'0005,
};

struct Handle {
  explicit Handle(Kind its) : kind(its) {}
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  ~Handle() { *const_cast<volatile Kind*>(&kind) = Kind::none; }  // volatile: a dead store would be dropped
  Kind kind;
};

/// The engine and what may outlive its handle: batches and imports keep it until they are freed.
struct EngineBox {
  explicit EngineBox(Engine its) : engine(std::move(its)) {}
  Engine engine;
  pid_t owner = ::getpid();
  std::atomic<bool> closed = false;

  /// After a fork the child has a copy of everything, the store's locks excepted: it must not even close it.
  [[nodiscard]] bool is_foreign() const noexcept { return owner != ::getpid(); }
};

}  // namespace tenon::capi

struct tenon_engine : tenon::capi::Handle {
  static constexpr auto its_kind = tenon::capi::Kind::engine;
  static constexpr const char* its_name = "tenon_engine";
  explicit tenon_engine(std::shared_ptr<tenon::capi::EngineBox> its)
      : Handle(its_kind), box(std::move(its)) {}
  std::shared_ptr<tenon::capi::EngineBox> box;
};

struct tenon_batch : tenon::capi::Handle {
  static constexpr auto its_kind = tenon::capi::Kind::batch;
  static constexpr const char* its_name = "tenon_batch";
  explicit tenon_batch(std::shared_ptr<tenon::capi::EngineBox> its)
      : Handle(its_kind), box(std::move(its)), batch(box->engine.batch()) {}
  std::shared_ptr<tenon::capi::EngineBox> box;
  tenon::Batch batch;
  std::atomic<bool> in_use = false;
};

struct tenon_import : tenon::capi::Handle {
  static constexpr auto its_kind = tenon::capi::Kind::import;
  static constexpr const char* its_name = "tenon_import";
  tenon_import(std::shared_ptr<tenon::capi::EngineBox> its, tenon::Importer made)
      : Handle(its_kind), box(std::move(its)), importer(std::move(made)) {}
  std::shared_ptr<tenon::capi::EngineBox> box;
  tenon::Importer importer;
  std::atomic<bool> in_use = false;
};

struct tenon_text : tenon::capi::Handle {
  static constexpr auto its_kind = tenon::capi::Kind::text;
  explicit tenon_text(std::string its) : Handle(its_kind), bytes(std::move(its)) {}
  std::string bytes;
};

struct tenon_error : tenon::capi::Handle {
  static constexpr auto its_kind = tenon::capi::Kind::error;
  explicit tenon_error(tenon::Refusal its)
      : Handle(its_kind),
        refusal(std::move(its)),
        message(refusal.text()),
        remedy(refusal.remedy()),
        json(refusal.to_json()) {}
  tenon::Refusal refusal;
  tenon::Text message;
  tenon::Text remedy;
  std::string json;
};
