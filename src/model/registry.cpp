#include "tenon/model/registry.hpp"

#include <array>
#include <stdexcept>

#include "model/fields.hpp"
#include "tenon/model/customer.hpp"
#include "tenon/model/department.hpp"
#include "tenon/model/sale.hpp"
#include "tenon/model/staff.hpp"
#include "tenon/model/tenancy.hpp"
#include "tenon/model/unit.hpp"

namespace tenon {
namespace {

/// The reader quotes what it found where a text should be: a card number sent as a JSON number must not come
/// back whole.
Refusal without_numbers(Refusal refusal) {
  for (auto& fact : refusal.facts) {
    auto& text = fact.value;
    for (std::size_t from = 0; from < text.size(); ++from) {
      std::size_t to = from;
      while (to < text.size() && model::is_digit(text[to])) ++to;
      if (to - from >= 8)
        text.replace(from, to - from, model::masked(std::string_view(text).substr(from, to - from)));
      from = to;
    }
  }
  return refusal;
}

template <class Record>
Result<std::string> check_as(const Json& json, const std::optional<Date>& on) {
  auto read = read_json<Record>(json);
  if (!read) return without_numbers(std::move(read).refusal());
  Record record = *std::move(read);
  if constexpr (requires { normalise(record); }) normalise(record);
  Verdict verdict;
  if constexpr (requires { validate(record, on); }) verdict = validate(record, on);
  else verdict = validate(record);
  if (!verdict.allowed()) return std::move(verdict).refusal();
  return to_json_text(record);
}

/// Calls `use` with an empty record of the kind's type.
template <class Use>
auto with_type(RecordKind kind, Use use) -> decltype(use(Customer{})) {
  switch (kind) {
    case RecordKind::customer: return use(Customer{});
    case RecordKind::project: return use(Project{});
    case RecordKind::building: return use(Building{});
    case RecordKind::unit: return use(Unit{});
    case RecordKind::sale: return use(Sale{});
    case RecordKind::tenancy: return use(Tenancy{});
    case RecordKind::staff: return use(Staff{});
    case RecordKind::department: return use(Department{});
  }
  throw std::logic_error("a RecordKind outside its enum");  // a fault of the program, not of the input
}

}  // namespace

Label label(RecordKind kind) noexcept {
  constexpr std::array<Label, enum_size<RecordKind>> labels{{{"客户", "customer"},
                                                             {"项目", "project"},
                                                             {"楼栋", "building"},
                                                             {"单元", "unit"},
                                                             {"销售", "sale"},
                                                             {"租赁", "tenancy"},
                                                             {"员工", "staff"},
                                                             {"部门", "department"}}};
  const auto i = static_cast<std::size_t>(kind);
  return i < labels.size() ? labels[i] : Label{};
}

Result<std::string> check_record(RecordKind kind, const Json& json, std::optional<Date> on) {
  return with_type(kind, [&]<class Record>(Record) { return check_as<Record>(json, on); });
}

Result<std::string> record_id(const Json& json) {
  const JsonPath root;
  if (!json.is_object()) return detail::wrong_type(root, "an object", json);
  const auto found = json.find("id");
  if (found == json.end()) return detail::missing_field(root / "id");
  if (!found->is_string()) return detail::wrong_type(root / "id", "a text", *found);
  const auto& id = found->get_ref<const std::string&>();
  if (auto verdict = model::check_id(id, root / "id"); !verdict.allowed())
    return std::move(verdict).refusal();
  return id;
}

Json record_schema(RecordKind kind) {
  return with_type(kind, [&]<class Record>(Record) {
    Json schema = JsonCodec<Record>::schema();
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
    schema["title"] = std::string(name_of(kind));
    schema["description"] = std::string(label(kind).zh) + " / " + std::string(label(kind).en);
    return schema;
  });
}

}  // namespace tenon
