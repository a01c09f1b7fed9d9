/// Many commands, one commit.
#include "guard.hpp"
#include "tenon/engine/documents.hpp"

using namespace tenon;
using namespace tenon::capi;

namespace {

Result<std::vector<HostStatement::Value>> values_in(const Json& json) {
  const JsonPath root{nullptr, "parameters"};
  if (!json.is_array()) return detail::wrong_type(root, "a list", json);
  std::vector<HostStatement::Value> values;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const Json& each = json[i];
    if (each.is_null()) values.emplace_back();
    else if (each.is_boolean()) values.emplace_back(std::int64_t{each.get<bool>()});
    else if (each.is_number_float()) values.emplace_back(each.get<double>());
    else if (each.is_string()) values.emplace_back(each.get<std::string>());
    else if (each.is_number_integer()) {
      TENON_TRY(const auto number, read_json<std::int64_t>(each, root / i));
      values.emplace_back(number);
    } else {
      return detail::wrong_type(root / i, "null, true, false, a number or a text", each);
    }
  }
  return values;
}

}  // namespace

int32_t tenon_batch_begin(tenon_engine* engine, tenon_batch** batch, tenon_error** error) {
  if (batch) *batch = nullptr;
  return guarded(error, [&]() -> Result<void> {
    TENON_TRY(tenon_engine* const on, live(engine, "engine"));
    if (auto there = given(batch, "batch"); !there.allowed()) return there;
    *batch = new tenon_batch(on->box);
    return {};
  });
}

int32_t tenon_batch_execute(tenon_batch* batch, const char* command_json, tenon_text** outcome,
                            tenon_error** error) {
  return answered(outcome, error, "outcome", [&]() -> Result<std::string> {
    TENON_TRY(const auto in, alone(batch, "batch"));
    TENON_TRY(const Json json, json_in(in->box->engine, command_json, "command_json", "command"));
    TENON_TRY(const Command command, read_command(in->box->engine, json));
    TENON_TRY(const Outcome done, in->batch.execute(command));
    return document(to_json_text(done));
  });
}

int32_t tenon_batch_sql(tenon_batch* batch, const char* sql, const char* parameters_json,
                        tenon_error** error) {
  return guarded(error, [&]() -> Result<void> {
    TENON_TRY(const auto in, alone(batch, "batch"));
    TENON_TRY(const auto text, text_in(sql, "sql"));
    HostStatement statement{std::string(text), {}};
    if (parameters_json) {
      TENON_TRY(const Json json, json_in(in->box->engine, parameters_json, "parameters_json", "parameters"));
      TENON_TRY(statement.parameters, values_in(json));
    }
    in->batch.add(std::move(statement));
    return {};
  });
}

int32_t tenon_batch_commit(tenon_batch* batch, tenon_error** error) {
  return guarded(error, [&]() -> Result<void> {
    TENON_TRY(const auto in, alone(batch, "batch"));
    return in->batch.commit();
  });
}

int32_t tenon_batch_rollback(tenon_batch* batch, tenon_error** error) {
  return guarded(error, [&]() -> Result<void> {
    TENON_TRY(const auto in, alone(batch, "batch"));
    in->batch.rollback();
    return {};
  });
}

void tenon_batch_free(tenon_batch* batch) { free_handle(batch); }
