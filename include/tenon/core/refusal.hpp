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

/// Why something was not done. Copyable, owns all its text; safe to keep.
struct Refusal {
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
  Verdict(Refusal refusal) : refusal_(std::make_unique<Refusal>(std::move(refusal))) {}

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
  RefusalBuilder(RefusalKind kind, std::string_view code) {
    refusal_.kind = kind;
    refusal_.code = code;
  }
  RefusalBuilder&& fact(std::string_view name, std::string_view value) && {
    refusal_.facts.push_back({std::string(name), std::string(value)});
    return std::move(*this);
  }
  RefusalBuilder&& field(std::string path) && {
    refusal_.field = std::move(path);
    return std::move(*this);
  }
  RefusalBuilder&& source(std::string_view where) && {
    refusal_.source = where;
    return std::move(*this);
  }
  operator Refusal() && { return std::move(refusal_); }
  operator Verdict() && { return Verdict(std::move(refusal_)); }

 private:
  Refusal refusal_;
};

[[nodiscard]] inline RefusalBuilder refuse(std::string_view code) { return {RefusalKind::refused, code}; }
[[nodiscard]] inline RefusalBuilder not_allowed(std::string_view code) {
  return {RefusalKind::not_allowed, code};
}
[[nodiscard]] inline RefusalBuilder invalid(std::string_view code) { return {RefusalKind::invalid, code}; }
[[nodiscard]] inline RefusalBuilder not_found(std::string_view code) {
  return {RefusalKind::not_found, code};
}
[[nodiscard]] inline RefusalBuilder conflict(std::string_view code) { return {RefusalKind::conflict, code}; }
[[nodiscard]] inline RefusalBuilder fault(std::string_view code) { return {RefusalKind::fault, code}; }

}  // namespace tenon
