#pragma once
/// What most commands share: the store that they open, who acts, in which language they speak.
#include <optional>

#include "api.hpp"
#include "arguments.hpp"
#include "terminal.hpp"

namespace cli {

/// A whole file, or standard input for "-". Throws BadUsage where it cannot be read.
[[nodiscard]] std::string read_file(const std::string& path);
/// Throws MachineFault.
void write_file(const std::string& path, std::string_view bytes);
/// A JSON document that was typed or read from a file; `what` names it in the complaint. Throws BadUsage.
[[nodiscard]] Json read_document(std::string_view text, const std::string& what);

/// Whether a store that is not there yet may be made, none be named, or none be looked at at all.
enum class Store : std::uint8_t { must_exist, may_be_new, may_be_none, none };

class Session {
 public:
  /// Opens the store of --store (or TENON_STORE), with --settings, --workflow, --policy and --now.
  Session(const Arguments& arguments, Store store);
  /// The same where a store, settings or a policy were named; none for commands that do without.
  [[nodiscard]] static std::optional<Session> where_named(const Arguments& arguments);
  /// For what the rules alone say: no store is looked at. None where neither settings nor workflows were
  /// named.
  [[nodiscard]] static std::optional<Session> of_rules(const Arguments& arguments);

  [[nodiscard]] tenon_engine* engine() const noexcept { return engine_->get(); }
  [[nodiscard]] bool json() const noexcept { return json_; }
  [[nodiscard]] const Speech& say() const noexcept { return say_; }

  /// Calls a function of the engine that hands out a document.
  template <class Function, class... Rest>
  [[nodiscard]] std::string ask(Function function, Rest... rest) const {
    return cli::ask(function, engine(), rest...);
  }

 private:
  std::optional<Engine> engine_;
  bool json_;
  Speech say_;
};

/// The document of --settings with the workflows of --workflow FILE added. Throws BadUsage.
[[nodiscard]] Json settings_of(const Arguments& arguments);
[[nodiscard]] Speech speech_of(const Arguments& arguments);
/// The id of --workflow, where that is no file: "find --workflow key_loan --workflow rules/key_loan.json".
[[nodiscard]] std::optional<std::string> workflow_named(const Arguments& arguments);
/// {"id","roles"} of --actor and --role; none where --actor was not given.
[[nodiscard]] std::optional<Json> actor_of(const Arguments& arguments);
/// The same; throws BadUsage where there is none.
[[nodiscard]] Json required_actor(const Arguments& arguments);
/// A case as it was typed, as tenon.h takes it: an id, or what is not one is the host's reference.
[[nodiscard]] std::string case_named(const std::string& word);
/// How a case is shown: its reference, or its id.
[[nodiscard]] std::string name_of_case(const Json& document);
/// {"states": {...}, "events": ...} labels: the label of a state of a workflow in the language, or its id.
[[nodiscard]] std::string short_list(const Json& list);

/// --workflow FILE and --settings FILE, for commands that need the rules and no store.
[[nodiscard]] std::vector<Option> with_own_rules(std::vector<Option> more);
/// The options that go with Session.
[[nodiscard]] std::vector<Option> with_store(std::vector<Option> more);
/// And with who acts.
[[nodiscard]] std::vector<Option> with_actor(std::vector<Option> more);

}  // namespace cli
