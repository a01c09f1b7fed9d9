/// tenon import: somebody else's file becomes cases, through the ordinary door.
#include <map>

#include "command.hpp"
#include "session.hpp"

namespace cli {
namespace {

/// An import that frees itself.
class Import {
 public:
  Import(tenon_engine* engine, const std::string& mapping, const std::string& bytes) {
    tell(tenon_import_open, engine, mapping.c_str(), static_cast<const void*>(bytes.data()), bytes.size(),
         &handle_);
  }
  Import(const Import&) = delete;
  Import& operator=(const Import&) = delete;
  ~Import() { tenon_import_free(handle_); }

  /// To the end, a few hundred records a commit.
  std::string run(const std::string& label) {
    constexpr std::int32_t records_a_step = 500;
    Progress progress(label);
    std::int64_t done = 0;
    std::int64_t total = 0;
    do {
      tell(tenon_import_step, handle_, records_a_step, &done, &total);
      progress.show(done, total);
    } while (done < total);
    return ask(tenon_import_report, handle_);
  }

 private:
  tenon_import* handle_ = nullptr;
};

std::string base_name(const std::string& path) {
  const auto slash = path.rfind('/');
  return slash == path.npos ? path : path.substr(slash + 1);
}

void print_counts(const Json& report, const Speech& say) {
  const auto pair = [&](const char* label, const char* name) {
    print_line("  " + std::string(label) + std::string(18 - std::min<std::size_t>(width_of(label), 17), ' ') +
               report[name].dump());
  };
  pair(say("records", "记录"), "records");
  pair(say("left out", "略过"), "left_out");
  pair(say("cases opened", "开立"), "opened");
  pair(say("steps done", "办理步骤"), "steps");
  pair(say("done before", "先前已办"), "repeated");
  pair(say("refused", "被拒绝"), "refused");
}

/// Why, summed; then the first few, one by one.
void print_refusals(const Json& report, const Speech& say, std::size_t listed) {
  if (report["refusals"].empty()) return;
  std::map<std::pair<std::string, std::string>, std::string>
      sentences;  // of a step and code, from the first refusal
  for (const auto& each : report["refusals"])
    sentences.try_emplace({text_of(each, "event"), text_of(each["refusal"], "code")},
                          say.of(each["refusal"]));
  Table reasons(
      {say("COUNT", "次数"), say("STEP", "步骤"), say("REASON", "原因"), say("FOR EXAMPLE", "例如")});
  for (const auto& each : report["counts"])
    reasons.add({each["count"].dump(), text_of(each, "event"), text_of(each, "code"),
                 printable(sentences[{text_of(each, "event"), text_of(each, "code")}])});
  reasons.print(2);
  if (listed == 0) return;
  Table table({say("LINE", "行"), say("KEY", "键"), say("STEP", "步骤"), say("REASON", "原因")});
  for (const auto& each : report["refusals"]) {
    if (table.size() == listed) break;
    table.add({each["line"].dump(), printable(text_of(each, "key")), text_of(each, "event"),
               printable(say.of(each["refusal"]))});
  }
  table.print(2);
  if (report["refusals"].size() > listed)
    print_line("  ... " + std::to_string(report["refusals"].size() - listed) +
               say(" more: --list N shows more, --report FILE keeps all",
                   " 条未列出：--list N 多列，--report FILE 保存全部"));
}

int import(const Arguments& arguments) {
  arguments.expect(1, 1000, "FILE...");
  const auto mapping_file = arguments.one("mapping");
  if (!mapping_file)
    throw BadUsage{"tenon import needs a mapping: how the records of the file become cases.",
                   "Add --mapping FILE.json; docs/examples/mappings has examples."};
  const auto mapping = read_file(*mapping_file);
  const auto listed = static_cast<std::size_t>(arguments.number("list", 0, 1'000'000).value_or(20));
  for (const auto& path : arguments.rest())  // before anything is written
    if (path.ends_with(".gz"))
      throw BadUsage{path + " is compressed; tenon reads plain files.",
                     "gunzip -c " + path + " | tenon import ... -"};
  const Session session(arguments, Store::may_be_new);
  const auto& say = session.say();
  Json all{{"schema_version", 1}, {"imports", Json::array()}};
  std::int64_t refusals = 0;
  for (const auto& path : arguments.rest()) {
    const auto bytes = read_file(path);
    if (bytes.starts_with("\x1f\x8b"))
      throw BadUsage{path + " is compressed with gzip; tenon reads plain files.",
                     "Unpack it first: gunzip -c."};
    const auto name = path == "-" ? std::string("standard input") : base_name(path);
    Json report = parsed(Import(session.engine(), mapping, bytes).run(name));
    refusals += report["refused"].get<std::int64_t>();
    if (!session.json()) {
      print_line(tinted(printable(name), Tone::strong) + "  " + text_of(report, "mapping"));
      print_counts(report, say);
      print_refusals(report, say, listed);
    }
    all["imports"].push_back({{"source", name}, {"report", std::move(report)}});
  }
  if (const auto file = arguments.one("report")) write_file(*file, all.dump() + "\n");
  if (session.json()) print_line(all.dump());
  return refusals > 0 ? refused : done;
}

}  // namespace

std::vector<Command> import_commands() {
  return {{"import", "FILE...",
           "import records of another system: every rule that refuses a person refuses them too",
           "Importing a file again changes nothing. Compressed files (.gz) are not read: unpack them first.\n"
           "Exit code 1 says that something was refused; the rest is imported all the same.\n"
           "  tenon import --store crm.db --mapping mapping.json export.csv --report refused.json",
           with_store({{"mapping", "FILE", "how records become cases (docs/examples/mappings)"},
                       {"report", "FILE", "write all refusals there, for tenon report --refusals"},
                       {"list", "N", "list so many refusals one by one (20)"}}),
           import}};
}

}  // namespace cli
