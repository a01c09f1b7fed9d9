#include "terminal.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

#include "arguments.hpp"

namespace cli {
namespace {

bool wants_colour(int stream) {
  const char* no_colour = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  if (no_colour && *no_colour) return false;
  return isatty(stream) == 1 && !(term && std::string_view(term) == "dumb");
}

std::string tint(std::string_view text, Tone tone, int stream) {
  static constexpr std::array codes{"", "\x1b[1m", "\x1b[2m", "\x1b[32m", "\x1b[31m"};
  if (tone == Tone::plain || !wants_colour(stream)) return std::string(text);
  return codes.at(static_cast<std::size_t>(tone)) + std::string(text) + "\x1b[0m";
}

/// The next code point; bytes that are not UTF-8 count one by one.
std::uint32_t next_point(std::string_view text, std::size_t& at) {
  const auto first = static_cast<unsigned char>(text[at++]);
  if (first < 0xC0) return first;
  const int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
  std::uint32_t point = first & (0x3FU >> static_cast<unsigned>(more));
  for (int i = 0; i < more && at < text.size(); ++i)
    point = (point << 6U) | (static_cast<unsigned char>(text[at++]) & 0x3FU);
  return point;
}

std::size_t columns_of(std::uint32_t point) {
  if (point >= 0x300 && point <= 0x36F) return 0;
  const bool wide = (point >= 0x1100 && point <= 0x115F) || (point >= 0x2E80 && point <= 0xA4CF) ||
                    (point >= 0xAC00 && point <= 0xD7A3) || (point >= 0xF900 && point <= 0xFAFF) ||
                    (point >= 0xFE30 && point <= 0xFE6F) || (point >= 0xFF00 && point <= 0xFF60) ||
                    (point >= 0xFFE0 && point <= 0xFFE6) || (point >= 0x1F300 && point <= 0x1F9FF) ||
                    (point >= 0x20000 && point <= 0x3FFFD);
  return wide ? 2 : 1;
}

}  // namespace

std::string tinted(std::string_view text, Tone tone) { return tint(text, tone, STDOUT_FILENO); }
std::string tinted_error(std::string_view text, Tone tone) { return tint(text, tone, STDERR_FILENO); }
bool is_error_a_terminal() { return isatty(STDERR_FILENO) == 1; }

std::string printable(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto from = at;
    const auto point = next_point(text, at);
    if (point < 0x20 || (point >= 0x7F && point < 0xA0)) out += ' ';
    else out += text.substr(from, at - from);
  }
  return out;
}

std::size_t width_of(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) columns += columns_of(next_point(text, at));
  return columns;
}

void Table::print(std::size_t indent) const {
  std::vector<std::size_t> widths;
  for (const auto& row : rows_)
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i == widths.size()) widths.push_back(0);
      widths[i] = std::max(widths[i], width_of(row[i]));
    }
  for (std::size_t r = 0; r < rows_.size(); ++r) {
    std::string line(indent, ' ');
    for (std::size_t i = 0; i < rows_[r].size(); ++i) {
      line += rows_[r][i];
      if (i + 1 < rows_[r].size()) line.append(widths[i] - width_of(rows_[r][i]) + 2, ' ');
    }
    line.erase(line.find_last_not_of(' ') + 1);
    print_line(r == 0 ? tinted(line, Tone::strong) : line);
  }
}

void print(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size())
    throw MachineFault{"Standard output cannot be written.", "Is the disk full, or the reader gone?"};
}
void print_line(std::string_view text) {
  print(text);
  print("\n");
}
void finish_output() {
  if (std::fflush(stdout) != 0)
    throw MachineFault{"Standard output cannot be written.", "Is the disk full, or the reader gone?"};
}

Progress::Progress(std::string label) : label_(std::move(label)) {}
Progress::~Progress() {
  if (shown_) std::fputs("\r\x1b[K", stderr);
}
void Progress::show(std::int64_t done, std::int64_t total) {
  if (!is_error_a_terminal()) return;
  std::string line = "\r" + label_ + "  ";
  if (total > 0) {
    constexpr std::int64_t cells = 30;
    const auto filled = static_cast<std::size_t>(std::min(done, total) * cells / total);
    line +=
        "[" + std::string(filled, '#') + std::string(static_cast<std::size_t>(cells) - filled, '.') + "] ";
    line +=
        std::to_string(done * 100 / total) + " %  " + std::to_string(done) + " / " + std::to_string(total);
  } else {
    line += std::to_string(done);
  }
  std::fputs((line + "\x1b[K").c_str(), stderr);
  std::fflush(stderr);
  shown_ = true;
}

void complain(std::string_view what, std::string_view remedy) {
  std::string text = tinted_error("tenon: ", Tone::bad) + printable(what) + "\n";
  if (!remedy.empty()) text += "  " + printable(remedy) + "\n";
  std::fflush(stdout);
  std::fputs(text.c_str(), stderr);
}

void complain(const Failure& failure, const Speech& say) {
  const Json error = parsed(failure.json);
  std::string text = tinted_error("tenon: ", Tone::bad) + printable(say.of(error)) + "\n";
  const auto line = [&](const char* name, const std::string& value) {
    if (value.empty()) return;
    const std::string label = name;
    text += "  " + label + std::string(width_of(label) < 9 ? 9 - width_of(label) : 1, ' ') +
            printable(value) + "\n";
  };
  if (error.contains("remedy")) line(say("remedy", "办法"), say.of(error["remedy"]));
  std::string facts;
  if (error.contains("facts"))
    for (const auto& [name, value] : error["facts"].items())
      facts += (facts.empty() ? "" : ", ") + name + " = " +
               (value.is_string() ? value.get<std::string>() : value.dump());
  line(say("facts", "事实"), facts);
  line(say("field", "字段"), text_of(error, "field"));
  line(say("source", "依据"), text_of(error, "source"));
  line(say("code", "代码"), failure.code);
  std::fflush(stdout);
  std::fputs(text.c_str(), stderr);
}

}  // namespace cli
