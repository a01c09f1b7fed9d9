#include "workflow/diagram_text.hpp"

#include <array>

namespace tenon::drawing {

char32_t next_code_point(std::string_view bytes, std::size_t& at) noexcept {
  const auto byte_at = [&](std::size_t index) { return static_cast<unsigned char>(bytes[index]); };
  const unsigned char lead = byte_at(at++);
  if (lead < 0x80) return lead;
  const std::size_t more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
  if (lead < 0xC2 || lead > 0xF4 || bytes.size() - at < more) return U'\uFFFD';
  char32_t code = lead & (0x3Fu >> more);
  for (std::size_t i = 0; i < more; ++i) {
    if ((byte_at(at + i) & 0xC0u) != 0x80u) return U'\uFFFD';
    code = (code << 6) | (byte_at(at + i) & 0x3Fu);
  }
  constexpr std::array<char32_t, 4> least = {0, 0x80, 0x800, 0x10000};
  if (code < least[more] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return U'\uFFFD';
  at += more;
  return code;
}

std::string clean_text(std::string_view bytes) {
  std::string clean;
  clean.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t begin = at;
    const char32_t code = next_code_point(bytes, at);
    if (code == '\n' || code == '\t' || code == '\r' || code == 0x2028 || code == 0x2029) {
      clean += ' ';
    } else if (code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0xFFFE || code == 0xFFFF) {
      continue;
    } else if ((code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069)) {
      continue;  // direction overrides would reorder the text around them
    } else if (code == 0xFFFD) {
      clean += "\xEF\xBF\xBD";
    } else {
      clean.append(bytes, begin, at - begin);
    }
  }
  const std::size_t first = clean.find_first_not_of(' ');
  if (first == std::string::npos) return {};
  return clean.substr(first, clean.find_last_not_of(' ') - first + 1);
}

std::vector<std::string> lines_of(const Text& text, Language language) {
  std::string zh = clean_text(text.zh);
  std::string en = clean_text(text.en);
  if (zh.empty() && en.empty()) return {};
  if (zh.empty() || (language == Language::en && !en.empty())) return {std::move(en)};
  if (en.empty() || language == Language::zh || zh == en) return {std::move(zh)};
  return {std::move(zh), std::move(en)};
}

std::vector<std::string> lines_of(const DiagramNode& node, Language language) {
  std::vector<std::string> lines = lines_of(node.label, language);
  if (lines.empty()) lines.push_back(clean_text(node.id));
  return lines;
}

std::string one_line(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : " ") + text;
  return all;
}

}  // namespace tenon::drawing
