#pragma once
/// @file core/refusal.hpp
/// A refusal is a value that explains itself: a code, the facts that decided, the source of the rule.
/// Its sentences (zh, en) and what would lift it are looked up by code in the text catalogue, so that guards
/// stay short and Chinese stays in data.
/// @since 0.1
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tenon/core/text.hpp"

namespace tenon {

/// What sort of "no" it is. Decides the exit code of the command and the status of the C ABI.
enum class RefusalKind : std::uint8_t {
  not_allowed,  ///< the step does not exist from here, or not for this actor
  refused,      ///< a rule looked at the facts and said no
  invalid,      ///< the input is malformed: `field` names where
  not_found,    ///< no such case, record, workflow
  conflict,     ///< someone else was faster, or a command id was used for something else
  busy,         ///< the store is locked by another; trying again may help
  fault,        ///< the machine: disk, store, memory
};

/// One fact that decided. `name` is a snake_case id, `value` as a person would read it.
struct Fact {
  std::string name;
  std::string value;
  friend bool operator==(const Fact&, const Fact&) = default;
};

/// Why something was not done. Copyable, owns all its text; safe to keep. Made, moved and destroyed out of
/// line: every function that can refuse does so, on a path that is seldom taken.
struct Refusal {
  Refusal() noexcept;
  Refusal(const Refusal&);
  Refusal(Refusal&&) noexcept;
  Refusal& operator=(const Refusal&);
  Refusal& operator=(Refusal&&) noexcept;
  ~Refusal();

  RefusalKind kind = RefusalKind::refused;
  std::string code;         ///< dotted snake_case id, e.g. "ticket.facts_missing"; never translated
  std::string field;        ///< path of the offending field ("payload.items[2].count"), else empty
  std::string source;       ///< where the rule stands, e.g. "H0 1.2"
  std::vector<Fact> facts;  ///< what decided, in the order that the sentence names it

  /// The fact called `name`, or "" if there is none.
  [[nodiscard]] std::string_view fact(std::string_view name) const noexcept;
  /// The sentence in both languages, its placeholders filled from `facts`.
  [[nodiscard]] Text text() const;
  /// What would lift the refusal, in both languages; empty where nothing would.
  [[nodiscard]] Text remedy() const;
  /// The whole as one JSON object: kind, code, zh, en, facts, field, source, remedy.
  [[nodiscard]] std::string to_json() const;

  friend bool operator==(const Refusal&, const Refusal&) = default;
};

/// The snake_case name of a kind ("not_allowed", ...).
[[nodiscard]] std::string_view name_of(RefusalKind kind) noexcept;

/// The outcome of a guard: allowed, or one refusal. One pointer wide, so that "allowed" costs nothing.
class [[nodiscard]] Verdict {
 public:
  Verdict() noexcept = default;  ///< allowed
  Verdict(Refusal refusal);

  [[nodiscard]] bool allowed() const noexcept { return refusal_ == nullptr; }
  /// The refusal. Precondition: !allowed().
  [[nodiscard]] const Refusal& refusal() const& noexcept { return *refusal_; }
  [[nodiscard]] Refusal refusal() && noexcept { return std::move(*refusal_); }

 private:
  std::unique_ptr<Refusal> refusal_;
};

/// Builds a refusal in one sentence: `return refuse("ticket.no_phone").fact("field",
/// "phone").source("H0 1.2");`
class RefusalBuilder {
 public:
  RefusalBuilder(RefusalKind kind, std::string_view code);
  RefusalBuilder&& fact(std::string_view name, std::string_view value) &&;
  RefusalBuilder&& field(std::string path) &&;
  RefusalBuilder&& source(std::string_view where) &&;
  operator Refusal() &&;
  operator Verdict() &&;

 private:
  Refusal refusal_;
};

[[nodiscard]] RefusalBuilder refuse(std::string_view code);
[[nodiscard]] RefusalBuilder not_allowed(std::string_view code);
[[nodiscard]] RefusalBuilder invalid(std::string_view code);
[[nodiscard]] RefusalBuilder not_found(std::string_view code);
[[nodiscard]] RefusalBuilder conflict(std::string_view code);
[[nodiscard]] RefusalBuilder fault(std::string_view code);

}  // namespace tenon
