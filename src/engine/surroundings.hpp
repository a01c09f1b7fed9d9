#pragma once
/// @file engine/surroundings.hpp
/// What a step may look at beyond its own case, read when it is first asked for: from the work in hand, else
/// from the store. Every look is noted in the work's change, so that the commit is refused, and the step
/// decided anew, where one of these has moved meanwhile.
#include <deque>
#include <map>

#include "engine/core.hpp"
#include "tenon/model/registry.hpp"
#include "tenon/workflow/surroundings.hpp"

namespace tenon {

class KnownSurroundings final : public Surroundings {
 public:
  /// `self` is left out of the cases; nil for a case that is only being opened.
  KnownSurroundings(Engine::Core& core, Work& work, const Subject& subject, const CaseId& self,
                    const std::optional<std::string>& policy, Instant now)
      : core_(core), work_(work), subject_(subject), self_(self), policy_(policy), now_(now) {}

  [[nodiscard]] const Sale* sale() const override;
  [[nodiscard]] const Unit* unit() const override;
  [[nodiscard]] const Building* building() const override;
  [[nodiscard]] const Project* project() const override;
  [[nodiscard]] const Customer* customer(std::string_view id) const override;
  [[nodiscard]] const Unit* unit(std::string_view id) const override;
  [[nodiscard]] const std::vector<Person>& people() const override;
  [[nodiscard]] std::vector<OtherCase> cases(Scope scope, std::string_view workflow) const override;
  [[nodiscard]] Label title_of(std::string_view workflow) const override;
  [[nodiscard]] const PolicyPack* policy() const override;

  /// All other cases about the sale, newest first.
  [[nodiscard]] std::vector<CasePtr> of_sale() const;
  /// The first thing that went wrong while reading: what was decided on it does not count.
  [[nodiscard]] Verdict failure() const;

 private:
  template <class Record>
  const Record* read(RecordKind kind, std::string_view id) const;
  const std::vector<CasePtr>& read_cases(Scope scope, std::string_view workflow) const;
  void add_person(const std::string& id, Party as) const;
  void fail(Refusal refusal) const;

  Engine::Core& core_;
  Work& work_;
  const Subject& subject_;
  const CaseId& self_;
  const std::optional<std::string>& policy_;
  Instant now_;

  mutable std::map<std::pair<RecordKind, std::string>, std::shared_ptr<const void>> records_;
  mutable std::map<std::pair<Scope, std::string>, std::vector<CasePtr>> cases_;
  mutable std::optional<std::vector<Person>> people_;
  mutable std::optional<Refusal> failure_;
};

}  // namespace tenon
