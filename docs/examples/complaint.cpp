// A complaint in C++: opened, refused, explained, finished. Compiled and run as a test; docs/tutorial.md
// walks through it.
#include <cstdio>
#include <cstdlib>

#include "tenon/engine/acting.hpp"
#include "tenon/workflows/desk/complaint.hpp"

using namespace tenon;

namespace {

template <class T>
T must(Result<T> result) {
  if (result) return *std::move(result);
  std::fprintf(stderr, "%s\n", result.refusal().text().en.c_str());
  std::exit(EXIT_FAILURE);
}

}  // namespace

int main() {
  // [open]
  Settings settings;  // memory; a host writes settings.store = "sqlite:crm.db"
  settings.clock = Clock::at(*parse_instant("2026-03-02T10:00:00+08:00"));
  auto engine = must(Engine::open(settings));

  auto clerk = engine.as({"E017", {Role::complaint_clerk}});
  auto head = engine.as({"E001", {Role::complaint_supervisor}});

  Complaint::Opening opening;
  opening.channel = Complaint::Channel::phone;
  opening.target = Complaint::Target::quality;
  opening.about = "a crack in the wall";
  opening.asked = "repair";
  const auto complaint = must(clerk.open<Complaint>({.customer = "C1"}, opening, {.reference = "T-17"}));
  // [/open]

  // [due]
  for (const auto& deadline : deadlines_of(*must(engine.get(complaint.id))))
    std::printf("%s is due %s\n", deadline.id.c_str(),
                deadline.due ? to_string(*deadline.due).c_str() : "later");
  // [/due]

  // [refused]
  must(clerk.apply(complaint, Complaint::SetGrade{Complaint::Grade::ordinary}));
  must(clerk.apply(complaint, Complaint::NameResponsible{"E020", "D1", "a visit today"}));

  const Complaint::Propose proposal{"fill the crack", Complaint::Relief::non_monetary};
  const auto early = clerk.apply(complaint, proposal);  // before anybody has looked
  if (early) return EXIT_FAILURE;
  std::printf("%s\n%s\n", early.refusal().text().en.c_str(), early.refusal().text().zh.c_str());
  std::printf("what helps: %s (source: %s)\n", early.refusal().remedy().en.c_str(),
              early.refusal().source.c_str());
  // [/refused]

  // [finish]
  must(clerk.apply(complaint, Complaint::LookInto{"the soil has settled", Complaint::Cause::error}));
  must(clerk.apply(complaint, proposal));
  must(head.apply(complaint,
                  Complaint::CheckProposal{true, "contract, article 12"}));  // not the one who drafted it
  must(clerk.apply(complaint, Complaint::Accept{}));
  must(clerk.apply(complaint, Complaint::CarryOut{"filled and painted"}));
  must(clerk.apply(complaint, Complaint::TellResult{Complaint::Channel::phone, "filled and painted"}));
  const auto last = must(clerk.apply(complaint, Complaint::RecordRevisit{5}));
  std::printf("%s at version %lld\n", last.state.c_str(), static_cast<long long>(last.version));
  // [/finish]
  return last.state == "closed" ? EXIT_SUCCESS : EXIT_FAILURE;
}
