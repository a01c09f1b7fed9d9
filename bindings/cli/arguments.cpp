#include "arguments.hpp"

#include <algorithm>
#include <charconv>
#include <numeric>

namespace cli {
namespace {

/// How many letters must be added, dropped or changed (Levenshtein).
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t corner = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const auto change = corner + (a[i] == b[j] ? 0U : 1U);
      corner = row[j + 1];
      row[j + 1] = std::min({change, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row[b.size()];
}

const Option& find_option(std::string_view name, const std::vector<Option>& options,
                          std::string_view command) {
  std::vector<std::string_view> known;
  for (const auto& option : options) {
    if (option.name == name) return option;
    known.push_back(option.name);
  }
  const auto near = nearest(name, known);
  throw BadUsage{"tenon " + std::string(command) + " has no option --" + std::string(name) + ".",
                 near.empty() ? "tenon help " + std::string(command) + " lists its options."
                              : "Did you mean --" + near + "?"};
}

}  // namespace

std::string nearest(std::string_view word, const std::vector<std::string_view>& known) {
  std::string_view best;
  std::size_t least = std::max<std::size_t>(2, word.size() / 3) + 1;
  for (const auto each : known) {
    const auto far =
        each.size() > word.size() && each.starts_with(word) && word.size() > 2 ? 1 : distance(word, each);
    if (far < least) {
      least = far;
      best = each;
    }
  }
  return std::string(best);
}

std::int64_t read_number(std::string_view text, std::string_view name, std::int64_t low, std::int64_t high) {
  std::int64_t value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem == std::errc{} && end == text.data() + text.size() && value >= low && value <= high)
    return value;
  throw BadUsage{std::string(name) + " must be a whole number from " + std::to_string(low) + " to " +
                     std::to_string(high) + ", found \"" + std::string(text) + "\".",
                 "Give a number within the range."};
}

Arguments::Arguments(std::string_view command, const std::vector<std::string>& words,
                     const std::vector<Option>& options)
    : command_(command) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto& word = words[i];
    if (word == "--") {
      rest_.insert(rest_.end(), words.begin() + static_cast<std::ptrdiff_t>(i) + 1, words.end());
      return;
    }
    if (!word.starts_with("--")) {
      if (word.size() > 1 && word[0] == '-')
        throw BadUsage{"Options are written with two dashes; found " + word + ".",
                       "tenon help " + command_ + " lists its options."};
      rest_.push_back(word);
      continue;
    }
    const auto equals = word.find('=');
    const auto name = std::string_view(word).substr(2, equals == word.npos ? word.npos : equals - 2);
    const auto& option = find_option(name, options, command);
    auto& values = given_[std::string(name)];
    if (!values.empty() && !option.many)
      throw BadUsage{"--" + std::string(name) + " is given twice.", "Give it once."};
    if (option.value.empty()) {
      if (equals != word.npos)
        throw BadUsage{"--" + std::string(name) + " takes no value.", "Write it alone."};
      values.emplace_back();
    } else if (equals != word.npos) {
      values.push_back(word.substr(equals + 1));
    } else if (i + 1 < words.size()) {
      values.push_back(words[++i]);
    } else {
      throw BadUsage{"--" + std::string(name) + " needs a value: " + std::string(option.value) + ".",
                     "Write --" + std::string(name) + " " + std::string(option.value) + "."};
    }
  }
}

std::optional<std::string> Arguments::one(std::string_view option) const {
  const auto found = given_.find(option);
  if (found == given_.end()) return std::nullopt;
  return found->second.front();
}

std::vector<std::string> Arguments::all(std::string_view option) const {
  const auto found = given_.find(option);
  return found == given_.end() ? std::vector<std::string>() : found->second;
}

std::optional<std::int64_t> Arguments::number(std::string_view option, std::int64_t low,
                                              std::int64_t high) const {
  const auto text = one(option);
  if (!text) return std::nullopt;
  return read_number(*text, "--" + std::string(option), low, high);
}

std::string Arguments::word(std::string_view option, const std::vector<std::string_view>& words,
                            std::string_view otherwise) const {
  const auto text = one(option);
  if (!text) return std::string(otherwise);
  if (std::find(words.begin(), words.end(), *text) != words.end()) return *text;
  std::string all;
  for (const auto each : words) (all += all.empty() ? "" : ", ") += each;
  throw BadUsage{"--" + std::string(option) + " cannot be \"" + *text + "\".", "Use one of: " + all + "."};
}

void Arguments::expect(std::size_t least, std::size_t most, std::string_view names) const {
  if (rest_.size() >= least && rest_.size() <= most) return;
  const auto remedy = "Usage: tenon " + command_ + (names.empty() ? "" : " ") + std::string(names) +
                      " [options]; see tenon help " + command_ + ".";
  if (rest_.size() < least)
    throw BadUsage{"tenon " + command_ + " needs " + std::string(names) + ".", remedy};
  throw BadUsage{"Unexpected: \"" + rest_[most] + "\".", remedy};
}

}  // namespace cli
