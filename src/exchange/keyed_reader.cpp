#include "exchange/keyed_reader.hpp"

#include <unordered_set>

#include "exchange/evaluate.hpp"
#include "tenon/core/digest.hpp"
#include "tenon/exchange/csv.hpp"
#include "tenon/exchange/xes.hpp"

namespace tenon::exchange {
namespace {

Result<std::unique_ptr<SourceReader>> open_reader(const Plan& plan, std::string_view bytes) {
  if (plan.format == SourceFormat::csv) {
    TENON_TRY(auto reader, CsvReader::open(bytes, plan.separator));
    return std::unique_ptr<SourceReader>(std::make_unique<CsvReader>(std::move(reader)));
  }
  TENON_TRY(auto reader, XesReader::open(bytes));
  return std::unique_ptr<SourceReader>(std::make_unique<XesReader>(std::move(reader)));
}

/// 16 digits that stand for all that a record says: enough to tell millions of records apart.
std::string digest_of(const SourceRecord& record) {
  std::string all;
  const auto add = [&](const std::vector<SourceField>& fields) {
    for (const auto& field : fields) ((((all += field.name) += '\x1f') += field.value) += '\x1e');
    all += '\x1d';
  };
  add(record.fields);
  for (const auto& event : record.events) add(event.fields);
  return to_hex(sha256(all)).substr(0, 16);
}

}  // namespace

Result<KeyedReader> KeyedReader::open(const Plan& plan, std::string_view bytes) {
  TENON_TRY(auto reader, open_reader(plan, bytes));
  return KeyedReader(plan, std::move(reader));
}

void KeyedReader::find_key(KeyedRecord& into) {
  into.problem.reset();
  if (!plan_->key) {
    into.key = digest_of(into.record);
    const auto times = ++seen_[into.key];
    if (times > 1) into.key += "-" + std::to_string(times);
    return;
  }
  const auto& events = into.record.events;
  into.key.clear();
  into.key =
      View{*plan_, into.record, events.empty() ? nullptr : &events.front(), into.key}.text(*plan_->key);
  if (into.key.empty()) {
    into.problem = invalid("import.no_key").field("key").fact("column", *plan_->key);
    return;
  }
  const auto [found, added] = seen_.try_emplace(into.key, into.record.line);
  if (!added)
    into.problem = invalid("import.key_repeated")
                       .field("key")
                       .fact("found", into.key)
                       .fact("first", std::to_string(found->second));
}

Result<bool> KeyedReader::next(KeyedRecord& into) {
  TENON_TRY(const bool found, reader_->next(into.record));
  if (found) find_key(into);
  return found;
}

Result<Survey> survey(const Plan& plan, std::string_view bytes) {
  Survey all;
  TENON_TRY(const auto reader, open_reader(plan, bytes));
  const auto* table = dynamic_cast<const CsvReader*>(reader.get());
  if (table) all.columns = table->columns();
  std::unordered_set<std::string> seen;
  const auto meet = [&](std::string name) {
    if (const auto [found, added] = seen.insert(std::move(name)); added) all.columns.push_back(*found);
  };
  SourceRecord record;
  for (;; ++all.records) {
    TENON_TRY(const bool found, reader->next(record));
    if (!found) return all;
    if (table) continue;
    for (const auto& field : record.fields) meet("trace:" + field.name);
    for (const auto& event : record.events)
      for (const auto& field : event.fields)
        if (!seen.contains(field.name)) meet(field.name);
  }
}

}  // namespace tenon::exchange
