#include "tenon/model/unit_number.hpp"

#include "model/fields.hpp"

namespace tenon {

Result<UnitNumber> check_unit_number(std::string_view number, std::string_view field) {
  constexpr std::string_view standard = "GB/T 37346-2019";
  constexpr std::string_view kinds = "FLQW";
  std::string text = model::compact(number);
  const std::string_view all = text;
  if (all.size() != 28)
    return invalid("model.unit_number_length")
        .field(std::string(field))
        .source(standard)
        .fact("length", std::to_string(all.size()));

  const auto refused = [&](Label part, std::size_t from, std::size_t count, std::string_view allowed) {
    const auto found = all.substr(from, count);
    return invalid("model.unit_number_part")
        .field(std::string(field))
        .source(standard)
        .fact("zh_part", part.zh)
        .fact("en_part", part.en)
        .fact("places", std::to_string(from + 1) + "-" + std::to_string(from + count))
        .fact("found", is_utf8(found) ? found : std::string_view("?"))
        .fact("allowed", allowed);
  };
  if (!model::all_digits(all.substr(0, 12)))
    return refused({"县、地籍区、地籍子区", "county, cadastral district and sub-district"}, 0, 12, "0-9");
  if (std::string_view("GJZ").find(all[12]) == all.npos)
    return refused({"土地所有权类型", "kind of land ownership"}, 12, 1, "G, J, Z");
  if (std::string_view("ABSXCDEFLNHGWY").find(all[13]) == all.npos)
    return refused({"宗地权利类型", "kind of right to the parcel"}, 13, 1, "A B S X C D E F L N H G W Y");
  if (!model::all_digits(all.substr(14, 5)))
    return refused({"宗地顺序号", "serial of the parcel"}, 14, 5, "0-9");
  const auto kind = kinds.find(all[19]);
  if (kind == kinds.npos) return refused({"定着物类型", "kind of fixture"}, 19, 1, "F, L, Q, W");
  if (!model::all_digits(all.substr(20))) return refused({"幢号和户号", "building and unit"}, 20, 8, "0-9");
  if (all[19] == 'W' && all.substr(20) != "00000000")
    return refused({"无定着物的单元号", "unit of bare land"}, 20, 8, "00000000");
  UnitNumber read{std::move(text), {}, static_cast<UnitNumberKind>(kind)};
  read.parcel = read.number.substr(0, 19);
  return read;
}

}  // namespace tenon
