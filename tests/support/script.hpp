#pragma once
/// A stage of the kit (tenon/testing/stage.hpp) with the procedures of tests/scenarios, for tests that need
/// cases brought somewhere: a step has to be done.
#include "support/catch.hpp"
#include "tenon/testing/stage.hpp"

namespace tenon::test {

/// The procedures of tests/scenarios, read once a program.
inline const testing::ProceduresPtr& procedures() {
  static const auto all = [] {
    auto read = testing::Procedures::read(TENON_SOURCE_DIR "/tests/scenarios");
    if (!read) throw std::runtime_error(read.refusal().to_json());
    return *std::move(read);
  }();
  return all;
}

class Script {
 public:
  /// @param lines where what is done is written too, as `tenon run` takes it
  explicit Script(std::ostream* lines = nullptr) : stage_(testing::Stage::open(procedures()).value()) {
    if (lines) stage_.write_to(*lines);
  }

  void run(const Json& step) {
    INFO("step " << step.dump());
    if (const auto refusal = attempt(step)) FAIL(refusal->to_json());
  }
  std::optional<Refusal> attempt(const Json& step) {
    auto done = stage_.attempt(step);
    if (done) return std::nullopt;
    return std::move(done).refusal();
  }
  void bring(const std::string& workflow, const std::string& state, const Json& about,
             const std::string& name) {
    run({{"bring", workflow}, {"to", state}, {"about", about}, {"name", name}});
  }
  void wait(Instant until) { run({{"wait", to_string(until)}}); }
  void about(const Json& subject) { stage_.about(subject); }

  [[nodiscard]] CaseId find(const std::string& name) { return stage_.find(name).value(); }
  [[nodiscard]] CasePtr get(const std::string& name = "it") { return stage_.get(name).value(); }
  [[nodiscard]] std::string state(const std::string& name = "it") { return stage_.state(name); }
  [[nodiscard]] Engine& engine() { return stage_.engine(); }

 private:
  testing::Stage stage_;
};

}  // namespace tenon::test
