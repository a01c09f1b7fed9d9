#include "workflow/diagram_type.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "workflow/diagram_text.hpp"

namespace tenon::drawing {
namespace {

bool is_wide(char32_t code) {
  constexpr std::array<std::pair<char32_t, char32_t>, 9> wide = {{{0x1100, 0x115F},
                                                                  {0x2E80, 0xA4CF},
                                                                  {0xAC00, 0xD7A3},
                                                                  {0xF900, 0xFAFF},
                                                                  {0xFE30, 0xFE4F},
                                                                  {0xFF00, 0xFF60},
                                                                  {0xFFE0, 0xFFE6},
                                                                  {0x1F300, 0x1FAFF},
                                                                  {0x20000, 0x3FFFD}}};
  return std::any_of(wide.begin(), wide.end(),
                     [&](const auto& range) { return code >= range.first && code <= range.second; });
}

/// Advance in thousandths of an em: a little more than common sans-serif fonts need, so that boxes err to be
/// wide.
int advance(char32_t code) {
  if (is_wide(code)) return 1000;
  if (code < 0x80) {
    const auto among = [&](std::string_view set) { return set.find(static_cast<char>(code)) != set.npos; };
    if (among(" ijlI|!.,:;'")) return 310;
    if (among("frt()[]{}/\\-`\"")) return 400;
    if (among("mw%@")) return 880;
    if (among("MW")) return 940;
    if (code >= 'A' && code <= 'Z') return 700;
    return 590;
  }
  if ((code >= 0x300 && code <= 0x36F) || (code >= 0x200B && code <= 0x200F) ||
      (code >= 0xFE00 && code <= 0xFE0F)) {
    return 0;  // marks that stand on another character
  }
  // Dashes, quotation marks, ellipses and arrows are as wide as an ideograph in Chinese fonts.
  return code >= 0x2010 && code < 0x2E80 ? 1000 : 650;
}

/// Pieces between which a line may break: words with the space after them, single ideographs.
std::vector<std::string_view> pieces_of(std::string_view text) {
  constexpr std::u32string_view closing =
      U"\u3001\u3002\uFF0C\uFF0E\uFF1A\uFF1B\uFF01\uFF1F\uFF09\u300B\u201D\u3011";
  constexpr std::u32string_view opening = U"\uFF08\u300A\u201C\u3010";
  std::vector<std::string_view> pieces;
  std::size_t begin = 0;
  char32_t last = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t here = at;
    const char32_t code = next_code_point(text, at);
    const bool may_break = last != 0 && closing.find(code) == closing.npos &&
                           opening.find(last) == opening.npos &&
                           ((last == ' ' && code != ' ') || is_wide(last) || is_wide(code));
    if (may_break && here > begin) {
      pieces.push_back(text.substr(begin, here - begin));
      begin = here;
    }
    last = code;
  }
  if (begin < text.size()) pieces.push_back(text.substr(begin));
  return pieces;
}

std::vector<std::string> filled(const std::vector<std::string_view>& pieces, int size, bool bold, int limit) {
  std::vector<std::string> lines;
  std::string line;
  const auto finish = [&] {
    while (!line.empty() && line.back() == ' ') line.pop_back();
    if (!line.empty()) lines.push_back(std::exchange(line, {}));
  };
  for (const std::string_view piece : pieces) {
    if (!line.empty() && text_width(line + std::string(piece), size, bold) > limit) finish();
    line += piece;
  }
  finish();
  return lines;
}

/// As few lines as the limit allows, then as equal as they can be.
std::vector<std::string> wrapped(std::string_view text, int size, bool bold, int limit) {
  const std::vector<std::string_view> pieces = pieces_of(text);
  std::vector<std::string> lines = filled(pieces, size, bold, limit);
  for (int tighter = limit - size; lines.size() > 1 && tighter > limit / 3; tighter -= size) {
    std::vector<std::string> other = filled(pieces, size, bold, tighter);
    if (other.size() > lines.size()) break;
    lines = std::move(other);
  }
  return lines;
}

}  // namespace

int text_width(std::string_view text, int size, bool bold) {
  int thousandths = 0;
  for (std::size_t at = 0; at < text.size();) {
    const int one = advance(next_code_point(text, at));
    thousandths += bold && one < 1000 ? one * 6 / 5 : one;  // ideographs keep their width
  }
  return (thousandths * size + 999) / 1000;
}

void Block::add(std::string_view text, const Font& font, int limit, int gap_above, Mark mark) {
  bool begins = true;
  for (std::string& line : wrapped(text, font.size, font.bold || mark == Mark::strong, limit)) {
    width = std::max(width, text_width(line, font.size, font.bold || mark == Mark::strong));
    height += font.leading + gap_above;
    lines.push_back({std::move(line), font, gap_above, mark, begins});
    gap_above = 0;
    begins = false;
  }
}

void Block::add(const std::vector<std::string>& texts, const Font& first, const Font& second, int limit,
                int gap_above, Mark mark) {
  for (std::size_t i = 0; i < texts.size(); ++i) {
    add(texts[i], i == 0 ? first : second, limit, i == 0 ? gap_above : 0, mark);
  }
}

}  // namespace tenon::drawing
