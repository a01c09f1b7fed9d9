/// One apply in memory, with its history row and digest: typed in C++, and with JSON in and out.
#include "bench/bench.hpp"
#include "bench/loan.hpp"
#include "tenon/engine/acting.hpp"
#include "tenon/engine/documents.hpp"

namespace {

using namespace tenon;
using bench::Loan;

struct House {
  House() {
    auto set = std::make_shared<WorkflowSet>();
    if (!set->add(definition_of<Loan>())) std::abort();
    Settings settings;
    settings.workflows = set;
    settings.id_seed = 1;
    engine.emplace(Engine::open(settings).value());
    clerk.emplace(engine->as({"E1", {Role::mortgage_specialist}}));
  }
  std::optional<Engine> engine;
  std::optional<Acting> clerk;
};

void typed(std::int64_t applies) {
  House house;
  CaseOf<Loan> loan;
  for (std::int64_t i = 0; i < applies; i += 4) {
    if (i % 40 == 0) loan = *house.clerk->open<Loan>({}, {100});
    bench::keep(house.clerk->apply(loan, Loan::BookInterview{i}));
    bench::keep(house.clerk->apply(loan, Loan::SignLoan{90}));
    bench::keep(house.clerk->apply(loan, Loan::SealGuarantee{}));
    bench::keep(house.clerk->apply(loan, Loan::Reject{}));
  }
}

void with_json(std::int64_t applies) {
  House house;
  CaseOf<Loan> loan;
  const char* const steps[] = {R"("book_interview","payload":{"at":5})",
                               R"("sign_loan","payload":{"principal":90})",
                               R"("seal_guarantee","payload":{})", R"("reject","payload":{})"};
  for (std::int64_t i = 0; i < applies; ++i) {
    if (i % 40 == 0) loan = *house.clerk->open<Loan>({}, {100});
    std::string text = R"({"do":"apply","case":")" + to_string(loan.id) + R"(","event":)" + steps[i % 4] +
                       R"(,"actor":{"id":"E1","roles":["mortgage_specialist"]}})";
    auto command = read_command(*house.engine, *parse_json(text, "command"));
    const auto outcome = house.engine->execute(*command);
    if (!outcome) std::abort();
    bench::keep(to_json_text(*outcome));
  }
}

}  // namespace

int main() {
  bench::compare("apply in memory with history row and digest (goals: 1000 ns typed, 6000 ns with JSON)",
                 100'000, {{"typed, C++", typed}, {"JSON in and out, C++", with_json}});
}
