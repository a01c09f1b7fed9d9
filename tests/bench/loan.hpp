#pragma once
/// A loan of nine states and eleven transitions with one guard, written four times: the table of this
/// library, a switch by hand, Boost.MSM and Boost.Statechart. Each takes the same walk.
#include <cstdint>
#include <optional>

#include "tenon/workflow/definition.hpp"

namespace bench {

using namespace tenon;

struct Loan {
  enum class State : std::uint8_t {
    collecting,
    interviewing,
    signing,
    guaranteeing,
    bank_review,
    registering,
    awaiting_funds,
    funded,
    withdrawn
  };
  struct Facts {
    std::int64_t limit = 100;
    std::int64_t principal = 0;
    std::int32_t rejections = 0;
  };
  struct Opening {
    std::int64_t limit = 100;
  };
  struct BookInterview {
    std::int64_t at = 0;
  };
  struct SignLoan {
    std::int64_t principal = 0;
  };
  struct SealGuarantee {};
  struct SubmitToBank {};
  struct Approve {};
  struct Reject {};
  struct Register {};
  struct ReleaseFunds {};
  struct Withdraw {};
  using Event = std::variant<BookInterview, SignLoan, SealGuarantee, SubmitToBank, Approve, Reject, Register,
                             ReleaseFunds, Withdraw>;
  static Facts begin(const Opening& o, const Context&) { return {o.limit, 0, 0}; }
  static void evolve(Facts& f, const SignLoan& e, const Context&) { f.principal = e.principal; }
  static void evolve(Facts& f, const Reject&, const Context&) { ++f.rejections; }
  static Verdict within_limit(const Facts& f, const SignLoan& e) {
    if (e.principal > f.limit) return refuse("loan.over_limit");
    return {};
  }
  static const Rules<Loan> rules;
};
BOOST_DESCRIBE_ENUM(Loan::State, collecting, interviewing, signing, guaranteeing, bank_review, registering,
                    awaiting_funds, funded, withdrawn)
BOOST_DESCRIBE_STRUCT(Loan::Facts, (), (limit, principal, rejections))
BOOST_DESCRIBE_STRUCT(Loan::Opening, (), (limit))
BOOST_DESCRIBE_STRUCT(Loan::BookInterview, (), (at))
BOOST_DESCRIBE_STRUCT(Loan::SignLoan, (), (principal))
BOOST_DESCRIBE_STRUCT(Loan::SealGuarantee, (), ())
BOOST_DESCRIBE_STRUCT(Loan::SubmitToBank, (), ())
BOOST_DESCRIBE_STRUCT(Loan::Approve, (), ())
BOOST_DESCRIBE_STRUCT(Loan::Reject, (), ())
BOOST_DESCRIBE_STRUCT(Loan::Register, (), ())
BOOST_DESCRIBE_STRUCT(Loan::ReleaseFunds, (), ())
BOOST_DESCRIBE_STRUCT(Loan::Withdraw, (), ())

inline constexpr Rules<Loan> Loan::rules =
    Rules<Loan>{"loan", 1, {"贷款", "Loan"}, "bench"}
        .state(State::collecting, "收", "Collecting")
        .state(State::interviewing, "谈", "Interviewing")
        .state(State::signing, "签", "Signing")
        .state(State::guaranteeing, "保", "Guaranteeing")
        .state(State::bank_review, "审", "Bank review")
        .state(State::registering, "登", "Registering")
        .state(State::awaiting_funds, "等", "Awaiting funds")
        .state(State::funded, "放", "Funded")
        .state(State::withdrawn, "撤", "Withdrawn")
        .event<BookInterview>("约", "Book")
        .event<SignLoan>("签", "Sign")
        .event<SealGuarantee>("盖", "Seal")
        .event<SubmitToBank>("送", "Submit")
        .event<Approve>("批", "Approve")
        .event<Reject>("拒", "Reject")
        .event<Register>("登", "Register")
        .event<ReleaseFunds>("放", "Release")
        .event<Withdraw>("撤", "Withdraw")
        .starts(State::collecting, by(Role::mortgage_specialist))
        .ends(State::funded, State::withdrawn)
        .on<BookInterview>(State::collecting, State::interviewing, by(Role::mortgage_specialist), cite("b"))
        .on<SignLoan>(State::interviewing, State::guaranteeing, by(Role::mortgage_specialist),
                      require<&within_limit>, cite("b"))
        .on<SignLoan>(State::signing, State::guaranteeing, by(Role::mortgage_specialist),
                      require<&within_limit>, cite("b"))
        .on<SealGuarantee>(State::guaranteeing, State::bank_review, by(Role::mortgage_specialist), cite("b"))
        .on<SubmitToBank>(State::guaranteeing, State::signing, by(Role::mortgage_specialist), cite("b"))
        .on<Approve>(State::bank_review, State::registering, by(Role::mortgage_specialist), cite("b"))
        .on<Reject>(State::bank_review, State::collecting, by(Role::mortgage_specialist), cite("b"))
        .on<Register>(State::registering, State::awaiting_funds, by(Role::mortgage_specialist), cite("b"))
        .on<ReleaseFunds>(State::awaiting_funds, State::funded, by(Role::mortgage_specialist), cite("b"))
        .on<Withdraw>(State::collecting, State::withdrawn, by(Role::mortgage_specialist), cite("b"))
        .on<Withdraw>(State::interviewing, State::withdrawn, by(Role::mortgage_specialist), cite("b"))
        .deadline("loan.work", {"办", "Work"}, working_days(5),
                  runs_in(State::collecting, State::interviewing, State::signing, State::guaranteeing,
                          State::bank_review, State::registering, State::awaiting_funds),
                  escalate(Role::manager), cite("b"));
static_assert(sound<Loan>);

}  // namespace bench
