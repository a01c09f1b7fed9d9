#include "tenon/model/document_type.hpp"

#include <algorithm>
#include <map>

#include "model/edit_distance.hpp"
#include "model/fields.hpp"
#include "tenon/model/roles.hpp"

namespace tenon {
namespace data {
extern const char tenon_data_document_types[];
extern const std::size_t tenon_data_document_types_size;
}  // namespace data

namespace {

/// The sides that are neither Party nor Role.
constexpr std::pair<DocumentSide, Label> own_labels[]{
    {DocumentSide::authority, {"主管部门", "authority"}},
    {DocumentSide::design_institute, {"设计院", "design institute"}},
    {DocumentSide::appraiser, {"评估机构", "appraiser"}},
    {DocumentSide::employer, {"用人单位", "employer"}},
    {DocumentSide::developer, {"开发商", "developer"}},
    {DocumentSide::customer_service, {"客服部", "customer service"}},
    {DocumentSide::sales, {"销售部", "sales"}},
    {DocumentSide::finance, {"财务部", "finance"}},
};
constexpr Label sensitivity_labels[]{
    {"公开", "public"}, {"内部", "internal"}, {"个人信息", "personal"}, {"机密", "secret"}};
static_assert(std::size(sensitivity_labels) == enum_size<Sensitivity>);

/// An id as a refusal quotes it. What is overlong, or looks like a person's number, is masked: it may have
/// been meant for another field.
std::string shown(std::string_view id) {
  std::size_t digits = 0;
  bool number = false;
  for (const char c : id) number = number || (digits = model::is_digit(c) ? digits + 1 : 0) >= 8;
  return id.empty() || id.size() > 64 || number || !is_utf8(id) ? model::masked(id) : std::string(id);
}

Verdict check_type_id(std::string_view id, const JsonPath& at) {
  const auto letter = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto part = [&](char c) { return letter(c) || model::is_digit(c) || c == '_'; };
  if (!id.empty() && id.size() <= 64 && letter(id.front()) && id.back() != '_' &&
      std::ranges::all_of(id, part) && id.find("__") == id.npos)
    return {};
  return invalid("documents.bad_id")
      .field(at.str())
      .fact("found", shown(id))
      .fact("bytes", std::to_string(id.size()));
}

/// What the shape of the object cannot say.
Verdict validate(const DocumentType& type, const JsonPath& at) {
  TENON_MODEL_CHECK(check_type_id(type.id, at / "id"));
  TENON_MODEL_CHECK(model::check_line(type.zh, at / "zh"));
  TENON_MODEL_CHECK(model::check_line(type.en, at / "en"));
  TENON_MODEL_CHECK(model::check_line(type.kept_source, at / "kept_source"));
  TENON_MODEL_CHECK(model::check_line(type.source, at / "source"));
  if (type.kept_years < 1 || type.kept_years > most_kept_years)
    return detail::out_of_range(at / "kept_years", type.kept_years, "1", std::to_string(most_kept_years));
  const bool of_person = type.sensitivity >= Sensitivity::personal;
  for (const auto& [name, is] :
       {std::pair{"sensitive_personal", type.sensitive_personal}, std::pair{"per_person", type.per_person}})
    if (is && !of_person)
      return invalid("documents.not_personal")
          .field((at / "sensitivity").str())
          .fact("found", name_of(type.sensitivity))
          .fact("because", name)
          .fact("allowed", "personal, secret");
  return {};
}

Result<std::vector<DocumentType>> read_types(std::string_view text, std::string_view file) {
  const JsonPath root{nullptr, file};
  TENON_TRY(const auto json, parse_json(text, file));
  TENON_TRY(auto types, read_json<std::vector<DocumentType>>(json, root));
  std::map<std::string_view, std::string> first;
  for (std::size_t i = 0; i < types.size(); ++i) {
    const auto at = root / i;
    if (auto verdict = validate(types[i], at); !verdict.allowed()) return std::move(verdict).refusal();
    const auto [other, fresh] = first.emplace(types[i].id, at.str());
    if (!fresh)
      return invalid("documents.duplicate_id")
          .field((at / "id").str())
          .fact("found", types[i].id)
          .fact("first", other->second);
  }
  return types;
}

/// Whether a host may lay `over` on the built-in type of the same id.
Verdict check_override(const DocumentType& built_in, const DocumentType& over, const JsonPath& at) {
  Verdict verdict;
  boost::mp11::mp_for_each<MembersOf<DocumentType>>([&](auto member) {
    constexpr std::string_view name = member.name;
    if constexpr (name != "zh" && name != "en" && name != "kept_years" && name != "kept_source") {
      if (verdict.allowed() && over.*member.pointer != built_in.*member.pointer)
        verdict = invalid("documents.fixed_field")
                      .field((at / name).str())
                      .fact("id", over.id)
                      .fact("found", to_json_text(over.*member.pointer))
                      .fact("allowed", to_json_text(built_in.*member.pointer));
    }
  });
  TENON_MODEL_CHECK(std::move(verdict));
  if (built_in.kept_source != default_retention && over.kept_years < built_in.kept_years)
    return invalid("documents.kept_too_short")
        .field((at / "kept_years").str())
        .fact("id", over.id)
        .fact("found", std::to_string(over.kept_years))
        .fact("allowed", std::to_string(built_in.kept_years))
        .source(built_in.kept_source);
  return {};
}

}  // namespace

Label label(DocumentSide side) noexcept {
  const auto name = name_of(side);
  if (const auto party = enum_from<Party>(name)) return label(*party);
  if (const auto role = enum_from<Role>(name)) return label(*role);
  const auto* const own = std::ranges::find(own_labels, side, &std::pair<DocumentSide, Label>::first);
  return own == std::end(own_labels) ? Label{} : own->second;
}

Label label(Sensitivity sensitivity) noexcept {
  const auto i = static_cast<std::size_t>(sensitivity);
  return i < std::size(sensitivity_labels) ? sensitivity_labels[i] : Label{};
}

const DocumentTypes& builtin_document_types() {
  static const DocumentTypes types(
      read_types(std::string_view(data::tenon_data_document_types, data::tenon_data_document_types_size),
                 "document_types.json")
          .value());
  return types;
}

Result<DocumentTypes> DocumentTypes::load(std::string_view json, std::string_view file) {
  TENON_TRY(auto own, read_types(json, file));
  auto all = builtin_document_types().types_;
  const auto built_in = all.size();
  const JsonPath root{nullptr, file};
  for (std::size_t i = 0; i < own.size(); ++i) {
    const auto end = all.begin() + static_cast<std::ptrdiff_t>(built_in);
    const auto place = std::find_if(all.begin(), end, [&](const auto& each) { return each.id == own[i].id; });
    if (place == end) {
      all.push_back(std::move(own[i]));
      continue;
    }
    if (auto verdict = check_override(*place, own[i], root / i); !verdict.allowed())
      return std::move(verdict).refusal();
    *place = std::move(own[i]);
  }
  return DocumentTypes(std::move(all));
}

const DocumentType* DocumentTypes::find(std::string_view id) const noexcept {
  const auto place = std::ranges::find(types_, id, &DocumentType::id);
  return place == types_.end() ? nullptr : &*place;
}

std::vector<std::string> DocumentTypes::suggest(std::string_view id) const {
  const std::size_t most = id.size() < 6 ? 1 : 2;
  std::vector<std::pair<std::size_t, std::string_view>> near;
  for (const auto& type : types_)
    if (const auto distance = model::edit_distance(id, type.id, most); distance <= most)
      near.emplace_back(distance, type.id);
  std::ranges::sort(near);
  if (near.size() > 3) near.resize(3);
  std::vector<std::string> ids;
  ids.reserve(near.size());
  for (const auto& [distance, name] : near) ids.emplace_back(name);
  return ids;
}

Verdict DocumentTypes::check(std::string_view id, std::string_view field) const {
  if (find(id) != nullptr) return {};
  std::string nearest;
  for (const auto& each : suggest(id)) nearest += (nearest.empty() ? "" : ", ") + each;
  return invalid("documents.unknown_type")
      .field(std::string(field))
      .fact("found", shown(id))
      .fact("nearest", nearest.empty() ? "-" : nearest);
}

}  // namespace tenon
