#include "tenon/model/unit.hpp"

#include <array>

#include "model/areas.hpp"
#include "model/fields.hpp"

namespace tenon {
namespace {

using model::check_id;
using model::check_line;
using model::check_optional_line;
using model::check_survey;

}  // namespace

Label label(UnitUse use) noexcept {
  constexpr std::array<Label, enum_size<UnitUse>> labels{
      {{"住宅", "home"}, {"商铺", "shop"}, {"办公", "office"}, {"车位", "garage"}, {"储藏室", "storage"}}};
  const auto i = static_cast<std::size_t>(use);
  return i < labels.size() ? labels[i] : Label{};
}

Label label(UnitState state) noexcept {
  constexpr std::array<Label, enum_size<UnitState>> labels{{{"在售", "on sale"},
                                                            {"已认购", "subscribed"},
                                                            {"已售", "sold"},
                                                            {"已交付", "delivered"},
                                                            {"已办证", "titled"},
                                                            {"空置", "vacant"},
                                                            {"出租", "let"}}};
  const auto i = static_cast<std::size_t>(state);
  return i < labels.size() ? labels[i] : Label{};
}

Verdict validate(const Project& project) {
  const JsonPath root;
  TENON_MODEL_CHECK(JsonCodec<Project>::check(project, root));
  TENON_MODEL_CHECK(check_id(project.id, root / "id"));
  TENON_MODEL_CHECK(check_line(project.name, root / "name"));
  if (project.region.size() != 6 || !model::all_digits(project.region))
    return invalid("model.region_malformed")
        .field("region")
        .source("GB/T 2260")
        .fact("bytes", std::to_string(project.region.size()));
  TENON_MODEL_CHECK(check_optional_line(project.developer, root / "developer"));
  return check_optional_line(project.address, root / "address", 512);
}

Verdict validate(const Building& building) {
  const JsonPath root;
  TENON_MODEL_CHECK(JsonCodec<Building>::check(building, root));
  TENON_MODEL_CHECK(check_id(building.id, root / "id"));
  TENON_MODEL_CHECK(check_id(building.project, root / "project"));
  TENON_MODEL_CHECK(check_line(building.name, root / "name"));
  TENON_MODEL_CHECK(check_optional_line(building.presale_permit, root / "presale_permit", 128));
  if (building.permit_date && !building.presale_permit)
    return invalid("model.permit_without_number").field("presale_permit").source("H0 5.4");
  return {};
}

Verdict validate(const Unit& unit) {
  const JsonPath root;
  TENON_MODEL_CHECK(JsonCodec<Unit>::check(unit, root));
  TENON_MODEL_CHECK(check_id(unit.id, root / "id"));
  TENON_MODEL_CHECK(check_id(unit.building, root / "building"));
  TENON_MODEL_CHECK(check_line(unit.name, root / "name", 64));
  if (unit.unit_number) {
    auto number = check_unit_number(*unit.unit_number, "unit_number");
    if (!number) return std::move(number).refusal();
    if (number->kind != UnitNumberKind::building)
      return invalid("model.unit_number_part")
          .field("unit_number")
          .source("GB/T 37346-2019")
          .fact("zh_part", "定着物类型")
          .fact("en_part", "kind of fixture")
          .fact("places", "20-20")
          .fact("found", std::string_view(number->number).substr(19, 1))
          .fact("allowed", "F");
  }
  TENON_MODEL_CHECK(check_survey(unit.forecast, root / "forecast"));
  TENON_MODEL_CHECK(check_survey(unit.actual, root / "actual"));
  if (!unit.actual && (unit.state == UnitState::delivered || unit.state == UnitState::titled))
    return invalid("model.actual_area_missing")
        .field("actual")
        .source("H0 5.3")
        .fact("state", name_of(unit.state));
  return {};
}

void normalise(Unit& unit) {
  if (!unit.unit_number) return;
  if (auto number = check_unit_number(*unit.unit_number)) unit.unit_number = std::move(number->number);
}

}  // namespace tenon
