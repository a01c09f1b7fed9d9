#pragma once
// Data that nobody here wrote, in the folder that TENON_DATA names; tests that want it step aside without.
#include <zlib.h>

#include <cstdlib>
#include <optional>
#include <string>

#include "support/catch.hpp"

namespace tenon::test {

/// The bytes of a file of the data folder, unpacked where it is packed; nothing, with a warning, where it is
/// not there.
inline std::optional<std::string> from_data(const std::string& name) {
  const char* folder = std::getenv("TENON_DATA");
  if (!folder) {
    WARN("skipped: TENON_DATA does not name a folder, wanted for " << name);
    return std::nullopt;
  }
  const auto path = std::string(folder) + "/" + name;
  const gzFile file = gzopen(path.c_str(), "rb");  // reads plain files as well
  if (!file) {
    WARN("skipped: there is no " << path);
    return std::nullopt;
  }
  std::string bytes;
  char buffer[1 << 14];
  for (int n = gzread(file, buffer, sizeof buffer); n > 0; n = gzread(file, buffer, sizeof buffer))
    bytes.append(buffer, static_cast<std::size_t>(n));
  gzclose(file);
  return bytes;
}

}  // namespace tenon::test
