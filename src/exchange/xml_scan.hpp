#pragma once
/// A scanner of plain XML: elements with attributes, one after another, with line numbers. Well-formedness is
/// checked (nesting, quoting, references, one root); document types are refused, text between tags is passed
/// over.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tenon/core/result.hpp"
#include "tenon/exchange/source.hpp"

namespace tenon::exchange {

struct XmlToken {
  enum class Kind : std::uint8_t { start, end, finish } kind = Kind::finish;
  std::string_view name;  ///< without its namespace prefix
  std::int64_t line = 0;
  std::vector<SourceField> attributes;  ///< of a start, references resolved
  [[nodiscard]] const std::string* attribute(std::string_view wanted) const noexcept {
    for (const auto& each : attributes)
      if (each.name == wanted) return &each.value;
    return nullptr;
  }
};

class XmlScanner {
 public:
  explicit XmlScanner(std::string_view bytes);
  /// The next tag; an empty element gives a start and an end. Refusals: xes.not_utf8, xes.malformed.
  Verdict next(XmlToken& into);
  /// Passes over everything up to the end of the element that just started.
  Verdict skip(XmlToken& token);

 private:
  Verdict malformed(std::string_view problem) const;
  Verdict text();
  Verdict markup();
  Verdict prologue();
  Verdict start_tag(XmlToken& into);
  Verdict attribute(XmlToken& into);
  Verdict end_tag(XmlToken& into);
  Verdict resolve(std::string_view raw, std::string& into) const;
  void take(std::size_t count);
  void take_space();
  [[nodiscard]] std::string_view take_name();
  Verdict pass(std::string_view mark, std::string_view problem);

  std::string_view rest_;
  std::int64_t line_ = 1;
  std::vector<std::string_view> open_;
  bool closes_ = false;  ///< the element that just started is empty
  bool rooted_ = false;  ///< the root has started
  bool checked_ = false;
};

}  // namespace tenon::exchange
