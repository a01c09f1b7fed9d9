#pragma once
/// @file engine/log.hpp
/// What an engine has to say to whoever runs it. The library prints nothing and calls nobody back: the host
/// asks for what is new as often as it likes. The newest entries are kept, older ones go; numbers tell how
/// many were missed. Nothing is kept where the level is `off`, which is the default.
/// @since 0.1
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "tenon/core/ids.hpp"
#include "tenon/core/json.hpp"
#include "tenon/time/instant.hpp"

namespace tenon {

/// How much is kept: each level with those before it.
enum class LogLevel : std::uint8_t {
  off,
  error,  ///< the machine: disk, store, memory; a store that is busy
  info,   ///< commands that were refused, and those that others kept overtaking
  debug,  ///< every command
};
BOOST_DESCRIBE_ENUM(LogLevel, off, error, info, debug)

/// Personal data stay out of it: ids and codes, never facts of a case.
struct LogEntry {
  std::int64_t number = 0;  ///< 1, 2, 3 ... of this engine
  Instant at;
  LogLevel level = LogLevel::info;
  std::string code;                  ///< "done", "overtaken", or the code of the refusal
  std::string event;                 ///< what was asked: "open", an event, an action
  std::optional<std::string> actor;  ///< who asked
  std::optional<CaseId> case_;
  std::optional<std::string> field;  ///< of malformed input
};
BOOST_DESCRIBE_STRUCT(LogEntry, (), (number, at, level, code, event, actor, case_, field))

class Log {
 public:
  explicit Log(LogLevel level) : level_(level) {}
  [[nodiscard]] bool takes(LogLevel level) const noexcept {
    return level != LogLevel::off && level <= level_;
  }
  /// Gives the entry its number and keeps it. Any thread.
  void add(LogEntry entry);
  /// Entries after number `after`, oldest first, at most `limit`. Any thread.
  [[nodiscard]] std::vector<LogEntry> read(std::int64_t after, std::int32_t limit) const;

  static constexpr std::size_t capacity = 1000;

 private:
  const LogLevel level_;
  mutable std::mutex mutex_;
  std::vector<LogEntry> entries_;  ///< a ring, by number modulo capacity
  std::int64_t last_ = 0;
};

}  // namespace tenon
