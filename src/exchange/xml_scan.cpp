#include "exchange/xml_scan.hpp"

#include <algorithm>

#include "exchange/lines.hpp"

namespace tenon::exchange {
namespace {

constexpr std::size_t deepest = 256;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool is_name(char c) { return is_name_start(c) || (c >= '0' && c <= '9') || c == '-' || c == '.'; }
bool is_forbidden(char c) { return static_cast<unsigned char>(c) < 0x20 && !is_space(c); }

std::string_view local(std::string_view name) {
  const auto colon = name.find(':');
  return colon == name.npos ? name : name.substr(colon + 1);
}

void put_utf8(std::string& out, std::uint32_t code) {
  const auto put = [&](std::uint32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (code < 0x80) return put(code);
  if (code < 0x800) return put(0xC0U | code >> 6U), put(0x80U | (code & 0x3FU));
  if (code < 0x10000) put(0xE0U | code >> 12U), put(0x80U | (code >> 6U & 0x3FU));
  else put(0xF0U | code >> 18U), put(0x80U | (code >> 12U & 0x3FU)), put(0x80U | (code >> 6U & 0x3FU));
  put(0x80U | (code & 0x3FU));
}

/// "#39" or "#x27" as a character; 0 where it is none that XML allows.
std::uint32_t numbered(std::string_view digits) {
  digits.remove_prefix(1);
  const std::uint32_t base = digits.starts_with('x') ? 16 : 10;
  if (base == 16) digits.remove_prefix(1);
  if (digits.empty() || digits.size() > 8) return 0;
  std::uint32_t code = 0;
  for (const char c : digits) {
    std::uint32_t digit = 99;
    if (c >= '0' && c <= '9') digit = static_cast<std::uint32_t>(c - '0');
    else if (c >= 'a' && c <= 'f') digit = static_cast<std::uint32_t>(c - 'a' + 10);
    else if (c >= 'A' && c <= 'F') digit = static_cast<std::uint32_t>(c - 'A' + 10);
    if (digit >= base || code > 0x10FFFF) return 0;
    code = code * base + digit;
  }
  const bool character = code == '\t' || code == '\n' || code == '\r' || (code >= 0x20 && code < 0xD800) ||
                         (code >= 0xE000 && code <= 0x10FFFF && code != 0xFFFE && code != 0xFFFF);
  return character ? code : 0;
}

}  // namespace

XmlScanner::XmlScanner(std::string_view bytes) : rest_(without_mark(bytes)) {}

Verdict XmlScanner::malformed(std::string_view problem) const {
  return invalid("xes.malformed").fact("line", std::to_string(line_)).fact("problem", problem);
}

void XmlScanner::take(std::size_t count) {
  line_ += line_ends_in(rest_.substr(0, count));
  rest_.remove_prefix(count);
}

void XmlScanner::take_space() {
  std::size_t count = 0;
  while (count < rest_.size() && is_space(rest_[count])) ++count;
  take(count);
}

std::string_view XmlScanner::take_name() {
  std::size_t count = 0;
  if (!rest_.empty() && is_name_start(rest_[0]))
    while (count < rest_.size() && is_name(rest_[count])) ++count;
  const auto name = rest_.substr(0, count);
  rest_.remove_prefix(count);
  return name;
}

/// Moves behind `mark`.
Verdict XmlScanner::pass(std::string_view mark, std::string_view problem) {
  const auto end = rest_.find(mark);
  if (end == rest_.npos) return malformed(problem);
  take(end + mark.size());
  return {};
}

Verdict XmlScanner::prologue() {
  checked_ = true;
  if (const auto line = line_not_utf8(rest_))
    return invalid("xes.not_utf8").fact("line", std::to_string(line));
  if (const auto found = std::find_if(rest_.begin(), rest_.end(), is_forbidden); found != rest_.end()) {
    line_ += std::count(rest_.begin(), found, '\n');
    return malformed("a control character");
  }
  if (!rest_.starts_with("<?xml") || rest_.size() < 6 || !is_space(rest_[5])) return {};
  auto declared = rest_.substr(0, rest_.find("?>"));
  if (const auto encoding = declared.find("encoding"); encoding != declared.npos) {
    declared.remove_prefix(encoding);
    const auto quote = declared.find_first_of("\"'");
    if (quote == declared.npos) return malformed("an encoding without a name");
    declared.remove_prefix(quote + 1);
    std::string name(declared.substr(0, declared.find_first_of("\"'")));
    for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (name != "utf-8" && name != "us-ascii") return malformed("the encoding " + name + " instead of UTF-8");
  }
  return pass("?>", "a declaration that does not end");
}

/// Text up to the next tag: nothing for us, but its references must be sound, and outside the root it is
/// blank.
Verdict XmlScanner::text() {
  take_space();
  const auto until = std::min(rest_.find('<'), rest_.size());
  const auto raw = rest_.substr(0, until);
  if (open_.empty() && !raw.empty()) return malformed("text outside the root element");
  if (raw.find('&') != raw.npos) {
    std::string ignored;
    if (auto verdict = resolve(raw, ignored); !verdict.allowed()) return verdict;
  }
  take(until);
  return {};
}

/// Comments, CDATA and instructions; nothing where a tag follows.
Verdict XmlScanner::markup() {
  if (rest_.starts_with("<!--")) return take(4), pass("-->", "a comment that does not end");
  if (rest_.starts_with("<![CDATA[")) {
    if (open_.empty()) return malformed("text outside the root element");
    return pass("]]>", "a CDATA section that does not end");
  }
  if (rest_.starts_with("<?")) return pass("?>", "an instruction that does not end");
  return malformed("a document type or declaration, which is not read");
}

Verdict XmlScanner::next(XmlToken& into) {
  if (!checked_)
    if (auto verdict = prologue(); !verdict.allowed()) return verdict;
  into.attributes.clear();
  if (closes_) {
    closes_ = false;
    into.kind = XmlToken::Kind::end;
    into.name = local(open_.back());
    open_.pop_back();
    return {};
  }
  for (;;) {
    if (auto verdict = text(); !verdict.allowed()) return verdict;
    if (rest_.empty()) {
      if (!open_.empty()) return malformed("the file ends inside <" + std::string(open_.back()) + ">");
      if (!rooted_) return malformed("no element");
      into.kind = XmlToken::Kind::finish;
      into.line = line_;
      return {};
    }
    if (!rest_.starts_with("<!") && !rest_.starts_with("<?")) break;
    if (auto verdict = markup(); !verdict.allowed()) return verdict;
  }
  into.line = line_;
  take(1);
  if (!rest_.starts_with('/')) return start_tag(into);
  take(1);
  return end_tag(into);
}

Verdict XmlScanner::start_tag(XmlToken& into) {
  const auto name = take_name();
  if (name.empty()) return malformed("a < that begins no tag");
  if (open_.empty() && rooted_) return malformed("a second root element <" + std::string(name) + ">");
  if (open_.size() == deepest) return malformed("elements nested deeper than 256");
  rooted_ = true;
  into.kind = XmlToken::Kind::start;
  into.name = local(name);
  for (;;) {
    const bool spaced = !rest_.empty() && is_space(rest_[0]);
    take_space();
    if (rest_.starts_with('>') || rest_.starts_with("/>")) break;
    if (!spaced) return malformed("<" + std::string(name) + "> does not end");
    if (auto verdict = attribute(into); !verdict.allowed()) return verdict;
  }
  closes_ = rest_.starts_with('/');
  take(closes_ ? 2 : 1);
  open_.push_back(name);
  return {};
}

Verdict XmlScanner::attribute(XmlToken& into) {
  const auto name = take_name();
  if (name.empty()) return malformed("a tag that does not end");
  if (into.attribute(name)) return malformed("the attribute " + std::string(name) + " stands twice");
  take_space();
  if (!rest_.starts_with('=')) return malformed("the attribute " + std::string(name) + " without a value");
  take(1);
  take_space();
  const char quote = rest_.empty() ? ' ' : rest_[0];
  if (quote != '"' && quote != '\'') return malformed("the value of " + std::string(name) + " is not quoted");
  const auto end = rest_.find(quote, 1);
  if (end == rest_.npos) return malformed("the value of " + std::string(name) + " does not end");
  const auto raw = rest_.substr(1, end - 1);
  if (raw.find('<') != raw.npos) return malformed("a < in the value of " + std::string(name));
  auto& made = into.attributes.emplace_back(SourceField{std::string(name), {}});
  if (auto verdict = resolve(raw, made.value); !verdict.allowed()) return verdict;
  take(end + 1);
  return {};
}

Verdict XmlScanner::end_tag(XmlToken& into) {
  const auto name = take_name();
  take_space();
  if (name.empty() || !rest_.starts_with('>')) return malformed("an end tag that does not end");
  if (open_.empty() || open_.back() != name)
    return malformed(
        "</" + std::string(name) + "> where " +
        (open_.empty() ? std::string("nothing is open") : "</" + std::string(open_.back()) + "> belongs"));
  take(1);
  open_.pop_back();
  into.kind = XmlToken::Kind::end;
  into.name = local(name);
  return {};
}

/// The value behind references, with line ends and tabs as blanks, as XML has it for attributes.
Verdict XmlScanner::resolve(std::string_view raw, std::string& into) const {
  while (!raw.empty()) {
    const char c = raw.front();
    if (c != '&') {
      if (c != '\r' || !raw.substr(1).starts_with('\n')) into += is_space(c) ? ' ' : c;
      raw.remove_prefix(1);
      continue;
    }
    const auto end = raw.find(';');
    const auto name = raw.substr(1, end == raw.npos ? raw.npos : end - 1);
    char known = 0;
    if (name == "amp") known = '&';
    else if (name == "lt") known = '<';
    else if (name == "gt") known = '>';
    else if (name == "quot") known = '"';
    else if (name == "apos") known = '\'';
    const auto code = known || end == raw.npos || !name.starts_with('#') ? 0 : numbered(name);
    if (end == raw.npos || (!known && !code))
      return malformed("the unknown reference &" + std::string(name.substr(0, 20)) +
                       (end == raw.npos ? "" : ";"));
    if (known) into += known;
    else put_utf8(into, code);
    raw.remove_prefix(end + 1);
  }
  return {};
}

Verdict XmlScanner::skip(XmlToken& token) {
  for (const auto depth = open_.size(); open_.size() >= depth;)
    if (auto verdict = next(token); !verdict.allowed()) return verdict;
  return {};
}

}  // namespace tenon::exchange
