#include "tenon/policy/region.hpp"

#include <algorithm>
#include <array>

namespace tenon {
namespace {

/// First two digits of the provinces, autonomous regions and municipalities of the mainland (GB/T 2260).
constexpr std::array<std::string_view, 31> provinces{
    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41",
    "42", "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65"};

bool is_place(std::string_view code) noexcept {
  return code.size() == 6 && std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; }) &&
         std::ranges::find(provinces, code.substr(0, 2)) != provinces.end();
}

}  // namespace

bool is_jurisdiction(std::string_view code) noexcept {
  return code == nationwide || (is_place(code) && code.ends_with("00"));
}

Result<std::vector<std::string>> jurisdictions_of(std::string_view region, std::string_view field) {
  if (region == nationwide) return std::vector<std::string>{std::string(nationwide)};
  if (!is_place(region))
    return invalid("policy.bad_region")
        .field(std::string(field))
        .fact("found", region.size() <= 16 && is_utf8(region) ? region : "\"\"");
  std::vector<std::string> all;
  const auto city = std::string(region.substr(0, 4)) + "00";
  const auto province = std::string(region.substr(0, 2)) + "0000";
  if (city != province) all.push_back(city);
  all.push_back(province);
  all.emplace_back(nationwide);
  return all;
}

}  // namespace tenon
