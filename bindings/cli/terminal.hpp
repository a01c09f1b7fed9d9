#pragma once
/// Words for people: two languages, columns that line up with Chinese in them, colour only where somebody
/// looks.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "api.hpp"

namespace cli {

enum class Tone : std::uint8_t { plain, strong, faint, good, bad };

/// `text` in colour where standard output is a terminal that wants it (NO_COLOR, TERM=dumb).
[[nodiscard]] std::string tinted(std::string_view text, Tone tone);
/// The same for standard error.
[[nodiscard]] std::string tinted_error(std::string_view text, Tone tone);
[[nodiscard]] bool is_error_a_terminal();

/// What data say, without control characters that a terminal would obey.
[[nodiscard]] std::string printable(std::string_view text);
/// Columns that `text` takes on a terminal: two for a Chinese character.
[[nodiscard]] std::size_t width_of(std::string_view text);

/// Rows with aligned columns; the last column is not padded.
class Table {
 public:
  explicit Table(std::vector<std::string> headings) { rows_.push_back(std::move(headings)); }
  void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }
  [[nodiscard]] bool empty() const noexcept { return rows_.size() == 1; }
  [[nodiscard]] std::size_t size() const noexcept { return rows_.size() - 1; }
  /// With headings, two spaces between columns, `indent` spaces before each line.
  void print(std::size_t indent = 0) const;

 private:
  std::vector<std::vector<std::string>> rows_;
};

/// The language that text is written in.
struct Speech {
  bool chinese = false;
  [[nodiscard]] const char* operator()(const char* en, const char* zh) const { return chinese ? zh : en; }
  /// Of {"zh","en"}.
  [[nodiscard]] std::string of(const Json& both) const { return text_of(both, chinese ? "zh" : "en"); }
};

/// Writes to standard output. Throws MachineFault where that fails.
void print(std::string_view text);
void print_line(std::string_view text);
/// Standard output is complete, or MachineFault.
void finish_output();

/// A line on standard error that shows how far something has come; nothing where nobody looks.
class Progress {
 public:
  explicit Progress(std::string label);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress();
  /// `total` 0: not known.
  void show(std::int64_t done, std::int64_t total);

 private:
  std::string label_;
  bool shown_ = false;
};

/// The error as sentence, facts, source and remedy, on standard error.
void complain(const Failure& failure, const Speech& say);
void complain(std::string_view what, std::string_view remedy);

}  // namespace cli
