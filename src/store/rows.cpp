#include "tenon/store/rows.hpp"

#include <charconv>
#include <string_view>

#include "store/enum_name.hpp"

namespace tenon {
namespace {

template <class Bytes>
void append_bytes(std::string& out, const Bytes& bytes) {
  out.append(reinterpret_cast<const char*>(std::data(bytes)), std::size(bytes));
}

void append_number(std::string& out, std::int64_t number) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  out.append(digits, end);
}

}  // namespace

Digest history_digest(const Digest& before, const HistoryRow& row) {
  thread_local std::string bytes;  // its capacity is what is kept: a digest is taken on every step
  bytes.clear();
  append_bytes(bytes, before);
  append_bytes(bytes, row.id.uuid.data);
  append_bytes(bytes, row.command.uuid.data);
  append_number(bytes, row.version);
  ((bytes += '\n') += row.event) += '\n';
  (bytes += row.state) += '\n';
  append_number(bytes, row.at.microseconds());
  bytes += '\n';
  append_number(bytes, row.recorded_at.microseconds());
  ((bytes += '\n') += row.actor) += '\n';
  bool first = true;
  for (const Role role : row.roles) {
    if (!first) bytes += ',';
    first = false;
    bytes += store::enum_name(role);
  }
  ((bytes += '\n') += store::enum_name(row.party)) += '\n';
  ((bytes += row.payload) += '\n') += row.limits;
  return sha256(bytes);
}

}  // namespace tenon
