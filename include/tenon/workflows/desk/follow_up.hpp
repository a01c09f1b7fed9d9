#pragma once
/// @file workflows/desk/follow_up.hpp
/// A planned call or visit after a service, on the calendar or by order. H0 1.2, 2, 5.11; H1; H2; H3 1.7; H4.
/// @since 0.1
#include "tenon/workflow/definition.hpp"
#include "tenon/workflows/desk/outcomes.hpp"

namespace tenon {

/// How one behaves in a customer's home, item by item (H2).
struct VisitStandard {
  bool shoe_covers = false, no_smoking = false, no_tea_or_food = false, no_gifts = false;
};
BOOST_DESCRIBE_STRUCT(VisitStandard, (), (shoe_covers, no_smoking, no_tea_or_food, no_gifts))

/// Follow-up [回访]. Planned, tried up to three times on as many days, answered with a mark from 1 to 5;
/// remarks go to the department concerned and each problem is dealt with before it closes. A dissatisfied
/// customer is told to the case that the follow-up came of, or opens a complaint where it came of none. A
/// care greeting asks for no answer.
struct FollowUp {
  enum class State : std::uint8_t {
    planned,
    retrying,  ///< tried in vain, to be tried again on another day
    answered,  ///< the customer's answers are recorded; remarks are being sorted
    dealing,   ///< problems are with their departments
    closed,
    unreached  ///< the last try was in vain too
  };
  enum class Occasion : std::uint8_t {
    after_complaint,
    after_repair,
    after_handover,
    after_service,
    regular,        ///< by the calendar: monthly or at holidays for merchants, regularly for owners
    special_round,  ///< by the company's order (H2)
    care            ///< a greeting or notice of the care plan (H1)
  };
  enum class Manner : std::uint8_t { call, visit, message };

  /// A question and what the customer said to it.
  struct Answer {
    std::string question;
    std::string answer;
  };
  /// One problem that came up, and what became of it.
  struct Problem {
    std::string department;
    std::string what;
    std::optional<std::string> settled{};
  };

  struct Opening {
    Occasion occasion = Occasion::after_service;
    Manner manner = Manner::call;
    std::string purpose;
    Instant by;                           ///< when it is to be made at the latest
    std::optional<std::string> order{};   ///< the company's order, for a special round
    std::optional<std::string> plan{};    ///< the care plan that a greeting belongs to
    std::optional<std::int32_t> tries{};  ///< how often to try; 3 by default
  };
  struct Facts {
    Occasion occasion = Occasion::after_service;
    Manner manner = Manner::call;
    std::string purpose;
    Instant by;
    std::optional<std::string> order, plan;
    std::int32_t tries = 3;
    std::int32_t tried = 0;
    std::optional<Instant> last_try;
    std::vector<Answer> answers;
    std::optional<std::int32_t> satisfaction;
    std::optional<std::string> remark;
    std::vector<Problem> problems;
    bool complaint_open = false;  ///< a complaint came of the answers and has not ended
  };

  // clang-format off
  /// The customer asked for another time, or the plan changed.
  struct Reschedule { Instant by; };
  /// Nobody answered, or nobody was at home.
  struct TryInVain { std::optional<std::string> note{}; };
  /// The customer was reached: the mark, the answers, the remark.
  struct RecordAnswers {
    std::int32_t satisfaction = 0;  ///< 1 (bad) to 5 (good)
    std::vector<Answer> answers{};
    std::optional<std::string> remark{};
    std::optional<VisitStandard> visit_standard{};  ///< required of a visit at home
  };
  /// A remark or a problem goes to the department concerned.
  struct PassOn { std::string department; std::string problem; };
  /// Problem `number`, counted from 1 in the order of passing on, is dealt with.
  struct SettleProblem { std::int32_t number = 1; std::string how; };
  /// A greeting or notice of the care plan goes out.
  struct Greet { std::string message; };
  /// Remarks are passed on, problems are dealt with.
  struct Close {};
  // clang-format on
  using Event =
      std::variant<Reschedule, TryInVain, RecordAnswers, PassOn, SettleProblem, Greet, Close, ComplaintEnded>;

  static Facts begin(const Opening& opening, const Context& context);
  static void evolve(Facts& f, const Reschedule& e, const Context& context);
  static void evolve(Facts& f, const TryInVain& e, const Context& context);
  static void evolve(Facts& f, const RecordAnswers& e, const Context& context);
  static void evolve(Facts& f, const PassOn& e, const Context& context);
  static void evolve(Facts& f, const SettleProblem& e, const Context& context);
  static void evolve(Facts& f, const ComplaintEnded& e, const Context& context);

  // Conditions
  static bool last_try(const Facts& f);
  static bool dissatisfied(const RecordAnswers& e);
  static bool dissatisfied_alone(const Facts& f, const RecordAnswers& e, const Context& context);
  static bool complaint_cancelled(const ComplaintEnded& e);
  // Guards
  static Verdict date_ahead(const Opening& o, const Context& context);
  static Verdict ordered(const Opening& o);
  static Verdict care_by_plan(const Opening& o, const Context& context);
  static Verdict well_formed(const Opening& o);
  static Verdict new_date_ahead(const Reschedule& e, const Context& context);
  static Verdict another_day(const Facts& f, const Context& context);
  static Verdict asks_for_answer(const Facts& f);
  static Verdict one_to_five(const RecordAnswers& e);
  static Verdict standard_kept(const Facts& f, const RecordAnswers& e);
  static Verdict is_there(const Facts& f, const SettleProblem& e);
  static Verdict remark_passed_on(const Facts& f);
  static Verdict problems_settled(const Facts& f);
  static Verdict is_greeting(const Facts& f);
  // Effects
  static Effect open_complaint(const Facts& f, const RecordAnswers& e);
  static Effect tell_answers(const Facts& f, const RecordAnswers& e);
  static Effect tell_unreached(const Facts& f);
  static Effect tell_cancelled(const Facts& f);
  // Dates
  static std::optional<Instant> planned_by(const Facts& f) { return f.by; }

  static constexpr By callers =
      by(Role::agent, Role::customer_service_specialist, Role::front_desk, Role::complaint_clerk,
         Role::complaint_reception, Role::customer_relations_specialist, Role::customer_manager,
         Role::housekeeper, Role::area_assistant, Role::operations, Role::senior_specialist);
  static constexpr By leaders = by(Role::group_leader, Role::supervisor, Role::complaint_supervisor,
                                   Role::customer_relations_supervisor, Role::deputy_manager, Role::manager);
  static constexpr By service{callers.roles | leaders.roles};
  /// Whom a problem is passed on to says when it is dealt with.
  static constexpr By solvers{service.roles |
                              RoleSet{Role::department_manager, Role::project_department, Role::engineering,
                                      Role::technician, Role::property_manager, Role::sales_manager,
                                      Role::finance_supervisor, Role::business_department, Role::security,
                                      Role::cleaning, Role::plants}};

  static const Rules<FollowUp> rules;
};

BOOST_DESCRIBE_ENUM(FollowUp::State, planned, retrying, answered, dealing, closed, unreached)
BOOST_DESCRIBE_ENUM(FollowUp::Occasion, after_complaint, after_repair, after_handover, after_service, regular,
                    special_round, care)
BOOST_DESCRIBE_ENUM(FollowUp::Manner, call, visit, message)
BOOST_DESCRIBE_STRUCT(FollowUp::Answer, (), (question, answer))
BOOST_DESCRIBE_STRUCT(FollowUp::Problem, (), (department, what, settled))
BOOST_DESCRIBE_STRUCT(FollowUp::Opening, (), (occasion, manner, purpose, by, order, plan, tries))
BOOST_DESCRIBE_STRUCT(FollowUp::Facts, (),
                      (occasion, manner, purpose, by, order, plan, tries, tried, last_try, answers,
                       satisfaction, remark, problems, complaint_open))
BOOST_DESCRIBE_STRUCT(FollowUp::Reschedule, (), (by))
BOOST_DESCRIBE_STRUCT(FollowUp::TryInVain, (), (note))
BOOST_DESCRIBE_STRUCT(FollowUp::RecordAnswers, (), (satisfaction, answers, remark, visit_standard))
BOOST_DESCRIBE_STRUCT(FollowUp::PassOn, (), (department, problem))
BOOST_DESCRIBE_STRUCT(FollowUp::SettleProblem, (), (number, how))
BOOST_DESCRIBE_STRUCT(FollowUp::Greet, (), (message))
BOOST_DESCRIBE_STRUCT(FollowUp::Close, (), ())

// clang-format off
inline constexpr Rules<FollowUp> FollowUp::rules = Rules<FollowUp>{"follow_up", 1, {"回访", "Follow-up"}, "H1"}
  .state(State::planned,   "已计划",     "Planned")
  .state(State::retrying,  "待再次回访", "To be tried again")
  .state(State::answered,  "已回访",     "Answered")
  .state(State::dealing,   "问题处理中", "Problems being dealt with")
  .state(State::closed,    "已办结",     "Closed")
  .state(State::unreached, "未能联系",   "Not reached")
  .event<Reschedule>("改期", "Reschedule").event<TryInVain>("未接通", "Try in vain")
  .event<RecordAnswers>("记录回访", "Record answers").event<PassOn>("转交部门", "Pass on")
  .event<SettleProblem>("问题已处理", "Settle problem").event<Greet>("问候", "Greet").event<Close>("办结", "Close")
  .event<ComplaintEnded>("投诉已了结", "Complaint ended")

  .about_customer()
  .starts(State::planned, By{service.roles | RoleSet{Role::system}}, require<&date_ahead>, require<&ordered>, require<&care_by_plan>, require<&well_formed>)
  .ends(State::closed, State::unreached)
  .led_by(Role::customer_relations_supervisor, Role::complaint_supervisor, Role::supervisor, Role::deputy_manager, Role::manager)
  .when_cancelled(does<&tell_cancelled>)

  // Reached or not.
  .on<Reschedule>   (any_of(State::planned, State::retrying), State::planned,   service, require<&new_date_ahead>, cite("default (H1)"))
  .on<TryInVain>    (any_of(State::planned, State::retrying), State::unreached, service, when<&last_try>, require<&another_day>, does<&tell_unreached>, tells(Role::customer_relations_supervisor, "follow_up.not_reached"), cite("default (H1)"))
  .on<TryInVain>    (any_of(State::planned, State::retrying), State::retrying,  service, require<&another_day>, cite("default (H1)"))

  // What the customer says; whoever is dissatisfied is not left alone with it.
  .on<RecordAnswers>(any_of(State::planned, State::retrying), State::dealing,   service, act_of(Party::customer), when<&dissatisfied_alone>, require<&asks_for_answer>, require<&one_to_five>, require<&standard_kept>, does<&open_complaint>, tells(Role::customer_relations_supervisor, "follow_up.dissatisfied"), cite("H1"))
  .on<RecordAnswers>(any_of(State::planned, State::retrying), State::answered,  service, act_of(Party::customer), require<&asks_for_answer>, require<&one_to_five>, require<&standard_kept>, does<&tell_answers>, tells(Role::customer_relations_supervisor, "follow_up.dissatisfied", when<&dissatisfied>), cite("H1"))

  // Remarks are sorted and passed on, each problem dealt with.
  .on<PassOn>        (any_of(State::answered, State::dealing), State::dealing, service, tells(Role::department_manager, "follow_up.problem"), cite("H1"))
  .on<SettleProblem> (State::dealing, stay,                                    solvers, require<&is_there>, cite("H1"))
  .on<ComplaintEnded>(State::dealing, stay,                                    By{leaders.roles | RoleSet{Role::system}}, tells(Role::customer_relations_supervisor, "follow_up.complaint_cancelled", when<&complaint_cancelled>), cite("H1"))
  .on<Close>         (any_of(State::answered, State::dealing), State::closed,  service, require<&remark_passed_on>, require<&problems_settled>, cite("H1"))

  // A greeting asks for no answer.
  .on<Greet>(any_of(State::planned, State::retrying), State::closed, service, require<&is_greeting>, tells(Party::customer, "follow_up.greeting"), cite("H1"))

  .deadline("follow_up.planned", {"按期回访", "Made by the date planned"}, minutes(0), promised<&planned_by>, runs_in(State::planned), restarts_on<Reschedule>(), escalate(Role::customer_relations_supervisor, Role::manager), cite("H1"))
  .deadline("follow_up.next_try", {"再次回访", "Next try"}, working_days(1), runs_in(State::retrying), restarts_on<TryInVain>(), escalate(Role::customer_relations_supervisor, Role::manager), cite("default (H1)"))
  .deadline("follow_up.sorting", {"整理意见", "Remarks sorted"}, working_days(1), runs_in(State::answered), escalate(Role::customer_relations_supervisor, Role::manager), cite("default (H1)"))
  .deadline("follow_up.problems", {"处理问题", "Problems dealt with"}, working_days(5), runs_in(State::dealing), escalate(Role::customer_relations_supervisor, Role::manager), cite("default (H1)"));
// clang-format on
static_assert(sound<FollowUp>);
extern template const Definition& definition_of<FollowUp>();

}  // namespace tenon
