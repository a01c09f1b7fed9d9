#include "tenon/exchange/xes.hpp"

#include <array>

#include "exchange/xml_scan.hpp"

namespace tenon {

using exchange::XmlScanner;
using exchange::XmlToken;

struct XesReader::Scan {
  explicit Scan(std::string_view bytes) : xml(bytes) {}
  XmlScanner xml;
  XmlToken token;

  /// The attribute that just started, into `fields`; compound ones are passed over.
  Verdict attribute(std::vector<SourceField>& fields) {
    const auto line = std::to_string(token.line);
    if (token.name == "list" || token.name == "container") return xml.skip(token);
    const auto* key = token.attribute("key");
    if (!key || key->empty()) return invalid("xes.no_key").fact("line", line).fact("element", token.name);
    const auto* value = token.attribute("value");
    if (!value) return invalid("xes.no_value").fact("line", line).fact("key", *key);
    for (const auto& field : fields)
      if (field.name == *key) return invalid("xes.key_repeated").fact("line", line).fact("key", *key);
    fields.push_back({*key, *value});
    return xml.skip(token);
  }

  [[nodiscard]] bool starts_attribute() const {
    static constexpr std::array<std::string_view, 8> kinds{"string",  "date", "int",  "float",
                                                           "boolean", "id",   "list", "container"};
    for (const auto kind : kinds)
      if (token.name == kind) return true;
    return false;
  }

  [[nodiscard]] Verdict unexpected(std::string_view where) const {
    return invalid("xes.unexpected")
        .fact("line", std::to_string(token.line))
        .fact("element", token.name)
        .fact("where", where);
  }

  Verdict event(SourceEvent& into) {
    into.line = token.line;
    for (;;) {
      if (auto verdict = xml.next(token); !verdict.allowed()) return verdict;
      if (token.kind == XmlToken::Kind::end) return {};
      if (!starts_attribute()) return unexpected("event");
      if (auto verdict = attribute(into.fields); !verdict.allowed()) return verdict;
    }
  }
};

XesReader::XesReader(std::unique_ptr<Scan> scan) : scan_(std::move(scan)) {}
XesReader::XesReader(XesReader&&) noexcept = default;
XesReader& XesReader::operator=(XesReader&&) noexcept = default;
XesReader::~XesReader() = default;

Result<XesReader> XesReader::open(std::string_view bytes) {
  auto scan = std::make_unique<Scan>(bytes);
  if (auto verdict = scan->xml.next(scan->token); !verdict.allowed()) return std::move(verdict).refusal();
  if (scan->token.name != "log")
    return invalid("xes.no_log")
        .fact("line", std::to_string(scan->token.line))
        .fact("element", scan->token.name);
  return XesReader(std::move(scan));
}

Result<bool> XesReader::next(SourceRecord& into) {
  auto& [xml, token] = *scan_;
  into.fields.clear();
  into.events.clear();
  for (;;) {
    TENON_CHECK(Result<void>(xml.next(token)));
    if (token.kind == XmlToken::Kind::finish) return false;
    if (token.kind == XmlToken::Kind::end) continue;  // </log>: what may follow it is the scanner's question
    if (token.name == "trace") break;
    if (token.name == "event") return scan_->unexpected("log").refusal();
    TENON_CHECK(Result<void>(xml.skip(token)));
  }
  into.line = token.line;
  for (;;) {
    TENON_CHECK(Result<void>(xml.next(token)));
    if (token.kind == XmlToken::Kind::end) return true;
    if (token.name == "event") TENON_CHECK(Result<void>(scan_->event(into.events.emplace_back())));
    else if (scan_->starts_attribute()) TENON_CHECK(Result<void>(scan_->attribute(into.fields)));
    else return scan_->unexpected("trace").refusal();
  }
}

}  // namespace tenon
