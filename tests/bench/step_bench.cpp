/// The pure step: one transition decided and taken, nothing stored. Seven steps a walk, then back to the
/// start.
#include <boost/mpl/list.hpp>
#include <boost/msm/back/state_machine.hpp>
#include <boost/msm/front/functor_row.hpp>
#include <boost/msm/front/state_machine_def.hpp>
#include <boost/statechart/event.hpp>
#include <boost/statechart/simple_state.hpp>
#include <boost/statechart/state_machine.hpp>
#include <boost/statechart/transition.hpp>

#include "bench/bench.hpp"
#include "bench/loan.hpp"

namespace {

using bench::keep;
using bench::Loan;
using namespace tenon;

// ---- the table ----

void by_table(std::int64_t steps) {
  const Actor actor{"E1", {Role::mortgage_specialist}};
  const Subject subject;
  const Frame frame;
  const auto calendar = Calendar::around_the_clock();
  const Context context{Instant(), actor, Party::none, subject, frame, *calendar};
  const auto& book = Loan::rules.book();
  Loan::Facts facts;
  StateIndex state = 0;
  const Loan::BookInterview book_interview;
  const Loan::SignLoan sign{90};
  const Loan::SealGuarantee seal;
  const Loan::Approve approve;
  const Loan::Reject reject;
  const auto take = [&](EventIndex event, const void* body) {
    Verdict why;
    if (const Step* step = choose(book, state, &facts, event, body, context, why)) state = step->to;
  };
  for (std::int64_t i = 0; i < steps; i += 4) {
    take(Rules<Loan>::event_index<Loan::BookInterview>, &book_interview);
    take(Rules<Loan>::event_index<Loan::SignLoan>, &sign);
    facts.principal = sign.principal;
    take(Rules<Loan>::event_index<Loan::SealGuarantee>, &seal);
    take(Rules<Loan>::event_index<Loan::Reject>, &reject);
    ++facts.rejections;
    keep(state);
    keep(facts);
  }
}

// ---- a switch by hand, with the same checks: role and limit ----

enum class Wish : std::uint8_t { book, sign, seal, reject };
struct ByHand {
  Loan::State state = Loan::State::collecting;
  Loan::Facts facts;
  [[gnu::noinline]] bool take(Wish wish, std::int64_t principal, RoleSet roles) {  // as choose() is: a call
    if (!roles.contains(Role::mortgage_specialist)) return false;
    switch (state) {
      case Loan::State::collecting:
        if (wish != Wish::book) return false;
        state = Loan::State::interviewing;
        return true;
      case Loan::State::interviewing:
        if (wish != Wish::sign || principal > facts.limit) return false;
        facts.principal = principal;
        state = Loan::State::guaranteeing;
        return true;
      case Loan::State::guaranteeing:
        if (wish != Wish::seal) return false;
        state = Loan::State::bank_review;
        return true;
      case Loan::State::bank_review:
        if (wish != Wish::reject) return false;
        ++facts.rejections;
        state = Loan::State::collecting;
        return true;
      default: return false;
    }
  }
};
void by_switch(std::int64_t steps) {
  ByHand loan;
  RoleSet roles{Role::mortgage_specialist};
  Wish wishes[] = {Wish::book, Wish::sign, Wish::seal, Wish::reject};
  keep(roles);
  keep(wishes);  // read at run time, as a dispatcher would
  for (std::int64_t i = 0; i < steps; i += 4) {
    for (const Wish wish : wishes) {
      const bool done = loan.take(wish, 90, roles);
      keep(done);
    }
    keep(loan);
  }
}

// ---- Boost.MSM ----

namespace msm = boost::msm;
namespace front = boost::msm::front;
struct MsmBook {};
struct MsmSign {
  std::int64_t principal;
};
struct MsmSeal {};
struct MsmReject {};
struct MsmLoan_ : front::state_machine_def<MsmLoan_> {
  struct Collecting : front::state<> {};
  struct Interviewing : front::state<> {};
  struct Guaranteeing : front::state<> {};
  struct Review : front::state<> {};
  using initial_state = Collecting;
  Loan::Facts facts;
  RoleSet roles{Role::mortgage_specialist};
  struct Within {
    template <class E, class F, class S, class T>
    bool operator()(const E& e, F& machine, S&, T&) const {
      return machine.roles.contains(Role::mortgage_specialist) && e.principal <= machine.facts.limit;
    }
  };
  struct May {
    template <class E, class F, class S, class T>
    bool operator()(const E&, F& machine, S&, T&) const {
      return machine.roles.contains(Role::mortgage_specialist);
    }
  };
  struct Sign {
    template <class E, class F, class S, class T>
    void operator()(const E& e, F& machine, S&, T&) const {
      machine.facts.principal = e.principal;
    }
  };
  struct CountRejection {
    template <class E, class F, class S, class T>
    void operator()(const E&, F& machine, S&, T&) const {
      ++machine.facts.rejections;
    }
  };
  struct transition_table
      : boost::mpl::vector<front::Row<Collecting, MsmBook, Interviewing, front::none, May>,
                           front::Row<Interviewing, MsmSign, Guaranteeing, Sign, Within>,
                           front::Row<Guaranteeing, MsmSeal, Review, front::none, May>,
                           front::Row<Review, MsmReject, Collecting, CountRejection, May>> {};
};
void by_msm(std::int64_t steps) {
  msm::back::state_machine<MsmLoan_> loan;
  loan.start();
  for (std::int64_t i = 0; i < steps; i += 4) {
    loan.process_event(MsmBook{});
    loan.process_event(MsmSign{90});
    loan.process_event(MsmSeal{});
    loan.process_event(MsmReject{});
    keep(loan);
  }
}

// ---- Boost.Statechart ----

namespace sc = boost::statechart;
struct ScBook : sc::event<ScBook> {};
struct ScSign : sc::event<ScSign> {};
struct ScSeal : sc::event<ScSeal> {};
struct ScReject : sc::event<ScReject> {};
struct ScCollecting;
struct ScLoan : sc::state_machine<ScLoan, ScCollecting> {};
struct ScInterviewing;
struct ScGuaranteeing;
struct ScReview;
struct ScCollecting : sc::simple_state<ScCollecting, ScLoan> {
  using reactions = sc::transition<ScBook, ScInterviewing>;
};
struct ScInterviewing : sc::simple_state<ScInterviewing, ScLoan> {
  using reactions = sc::transition<ScSign, ScGuaranteeing>;
};
struct ScGuaranteeing : sc::simple_state<ScGuaranteeing, ScLoan> {
  using reactions = sc::transition<ScSeal, ScReview>;
};
struct ScReview : sc::simple_state<ScReview, ScLoan> {
  using reactions = sc::transition<ScReject, ScCollecting>;
};
void by_statechart(std::int64_t steps) {
  ScLoan loan;
  loan.initiate();
  for (std::int64_t i = 0; i < steps; i += 4) {
    loan.process_event(ScBook());
    loan.process_event(ScSign());
    loan.process_event(ScSeal());
    loan.process_event(ScReject());
    keep(loan);
  }
}

}  // namespace

int main() {
  bench::compare("pure step (goal: the table within 2x of the switch)", 4'000'000,
                 {{"switch by hand", by_switch},
                  {"tenon: choose()", by_table},
                  {"Boost.MSM", by_msm},
                  {"Boost.Statechart (no guard, no role)", by_statechart}});
}
