#pragma once
/// What was typed after `tenon`: options and the rest, checked against what the command knows.
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cli {

/// The command line cannot be understood: exit code 2.
struct BadUsage {
  std::string what;
  std::string remedy;
};

/// The machine failed (a file that cannot be written): exit code 3.
struct MachineFault {
  std::string what;
  std::string remedy;
};

/// One option: "--name VALUE", or a switch where `value` is empty.
struct Option {
  std::string_view name;
  std::string_view value;
  std::string_view help;
  bool many = false;
};

class Arguments {
 public:
  /// Reads `words` (after the command's name). Throws BadUsage, with the nearest option where one is
  /// misspelt.
  Arguments(std::string_view command, const std::vector<std::string>& words,
            const std::vector<Option>& options);

  [[nodiscard]] bool has(std::string_view option) const { return given_.find(option) != given_.end(); }
  [[nodiscard]] std::optional<std::string> one(std::string_view option) const;
  [[nodiscard]] std::vector<std::string> all(std::string_view option) const;
  [[nodiscard]] std::optional<std::int64_t> number(std::string_view option, std::int64_t low,
                                                   std::int64_t high) const;
  /// The option's value, one of `words`, or `otherwise`.
  [[nodiscard]] std::string word(std::string_view option, const std::vector<std::string_view>& words,
                                 std::string_view otherwise) const;
  [[nodiscard]] const std::vector<std::string>& rest() const noexcept { return rest_; }
  [[nodiscard]] const std::string& command() const noexcept { return command_; }
  /// Throws BadUsage unless there are so many words beside the options; `names` says what they are.
  void expect(std::size_t least, std::size_t most, std::string_view names) const;

 private:
  std::string command_;
  std::map<std::string, std::vector<std::string>, std::less<>> given_;
  std::vector<std::string> rest_;
};

/// The most similar of `known`, or "" where none is near.
[[nodiscard]] std::string nearest(std::string_view word, const std::vector<std::string_view>& known);
/// A whole number within bounds; `name` is what it is called in the complaint. Throws BadUsage.
[[nodiscard]] std::int64_t read_number(std::string_view text, std::string_view name, std::int64_t low,
                                       std::int64_t high);

}  // namespace cli
