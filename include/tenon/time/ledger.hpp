#pragma once
/// @file time/ledger.hpp
/// The ledger of a clock: the stretches in which it ran. Pauses are the gaps between them, so a pause
/// survives every change of the limit (glpi#6902, #15605): due() is simply asked again with another limit and
/// the same ledger. Plain values; safe from any thread.
/// @since 0.1
#include <boost/container/small_vector.hpp>
#include <boost/describe.hpp>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>

#include "tenon/core/json.hpp"
#include "tenon/time/instant.hpp"

namespace tenon {

/// A stretch [from, to) in which the clock ran; without `to` it is running.
struct Span {
  Instant from;
  std::optional<Instant> to;
  friend bool operator==(const Span&, const Span&) = default;
};
BOOST_DESCRIBE_STRUCT(Span, (), (from, to))

/// Stretches in order, not overlapping; only the last may be open. Two fit without an allocation.
/// A Boost small_vector but for its copies and moves, which are made out of line: inlined, g++ 12 warns of an
/// overread that is not there, in every unit that passes a ledger on.
class Ledger : public boost::container::small_vector<Span, 2> {
 public:
  Ledger() = default;
  Ledger(std::initializer_list<Span> spans);
  Ledger(const Ledger& other);
  Ledger(Ledger&& other) noexcept;
  Ledger& operator=(const Ledger& other);
  Ledger& operator=(Ledger&& other) noexcept;
  ~Ledger() = default;
};

/// Whether the clock runs.
[[nodiscard]] inline bool is_running(std::span<const Span> ledger) noexcept {
  return !ledger.empty() && !ledger.back().to;
}
/// Starts the clock, or lets it run on after a pause. Does nothing where it runs already, and joins the
/// stretches where the pause had no length. Refused: time.goes_back where `at` is before what the ledger
/// holds.
[[nodiscard]] Result<void> resume(Ledger& ledger, Instant at);
/// Stops the clock. Does nothing where it does not run; a stretch without length is struck out unless it is
/// the first, which is remembered as the start. Refused: time.goes_back.
[[nodiscard]] Result<void> pause(Ledger& ledger, Instant at);
/// Whether the ledger is one: in order, not overlapping, only the last open, within the years 1400 to 9999.
/// Refused: time.bad_ledger.
[[nodiscard]] Verdict check_ledger(std::span<const Span> ledger, std::string_view field = {});

template <>
struct JsonCodec<Ledger> {
  static void print(std::string& out, const Ledger& value);
  static Verdict read(const Json& json, Ledger& into, const JsonPath& at);
  static Verdict check(const Ledger& value, const JsonPath& at);
  static Json schema();
};

}  // namespace tenon
