#pragma once
/// @file workflows/desk/ticket.hpp
/// One request of one customer, from the first word to the customer's own yes. H0 1.2-1.3, H1, H2.
/// @since 0.1
#include "tenon/workflow/definition.hpp"
#include "tenon/workflows/desk/outcomes.hpp"

namespace tenon {

/// Ticket [工单]. Recorded and verified, then answered at once, or submitted with its five facts and handled
/// by a department; the agent calls back as soon as the solution is there. Only the customer's yes closes it,
/// or a supervisor where an answered customer stays silent; a refusal never does. A closed ticket stays
/// closed: what comes later is a new ticket, linked to it.
struct Ticket {
  enum class State : std::uint8_t {
    recorded,   ///< being verified; the desk owes a first response
    answered,   ///< answered at once; the customer has not yet said yes
    submitted,  ///< with its five facts, for a department to take
    handling,
    waiting,    ///< for something that the customer owes
    solved,     ///< the solution is there: call back now
    unreached,  ///< called in vain
    told,       ///< the customer knows the solution
    following,  ///< outgrown: a case of its own kind has taken over
    closed
  };
  enum class Kind : std::uint8_t {
    consultation,
    suggestion,
    complaint,
    repair,
    request,
    formalities,
    case_query
  };
  enum class Channel : std::uint8_t { phone_in, phone_out, visit, letter, email, sms, wechat, web };
  enum class Priority : std::uint8_t { low, normal, high, urgent };
  /// What verifying found of the demand.
  enum class Demand : std::uint8_t { fit, unreasonable, infeasible };
  enum class Above : std::uint8_t { group_leader, manager, company };

  struct Opening {
    Kind kind = Kind::consultation;
    Channel channel = Channel::phone_in;
    Priority priority = Priority::normal;
    std::string content;  ///< what the customer says
    std::optional<std::string> caller{};
    std::optional<std::string> phone{};
    std::optional<bool> special_customer{};         ///< the group leader hears of it (H0 1.1)
    std::optional<Instant> promised_by{};           ///< when the customer was promised an answer (H1)
    std::optional<std::string> script_version{};    ///< of the house's script standard (H0 1.2)
    std::optional<std::string> standard_version{};  ///< of the house's ticket standard (H0 1.2)
  };
  struct Facts {
    Kind kind = Kind::consultation;
    Channel channel = Channel::phone_in;
    Priority priority = Priority::normal;
    std::string content;
    bool special_customer = false;
    std::optional<Demand> demand;
    std::optional<Instant> promised_by;
    std::optional<Instant> time;
    std::optional<std::string> place, person, event, phone, department;
    std::optional<std::string> answer;
    std::optional<Channel> answered_by;
    bool identified = false;      ///< the caller's identity, in the call that is on
    std::int32_t vain_calls = 0;  ///< since the solution was there
    std::int32_t refusals = 0;    ///< answers that the customer did not accept
    std::optional<std::int32_t> satisfaction;
    std::optional<std::string> remark;
    std::optional<std::string> script_version, standard_version;
  };

  // clang-format off
  /// Is the demand reasonable and feasible?
  struct Verify { Demand demand = Demand::fit; std::string finding; };
  /// The customer has the answer now, in the same contact.
  struct AnswerAtOnce { std::string answer; Channel channel = Channel::phone_in; };
  /// The five facts, those that the opening has not given already, and who shall handle it.
  struct Submit {
    std::optional<Instant> time{};  ///< when it happened
    std::optional<std::string> place{};
    std::optional<std::string> person{};
    std::optional<std::string> event{};  ///< what happened
    std::optional<std::string> phone{};
    std::optional<std::string> department{};
  };
  /// The customer was told until when there will be an answer.
  struct PromiseTime { Instant by; };
  /// As often as the matter changes.
  struct SetPriority { Priority priority = Priority::normal; std::optional<std::string> reason{}; };
  /// A hard or major matter goes to the manager, at need to the company's leaders.
  struct ReportUp { Above to = Above::manager; std::string matter; };
  /// Someone of the department works on it from now on; again: someone else does.
  struct TakeCharge { std::optional<std::string> note{}; };
  /// For something that the customer owes: the clock of the resolution stands still.
  struct Wait { std::string for_what; };
  /// What was waited for is there.
  struct CustomerReplied { std::string reply; };
  /// The department has a solution; once more: a better one.
  struct Solve { std::string solution; };
  /// Called back in vain.
  struct NotReached { std::optional<std::string> note{}; };
  /// The call opens with the line's name and the agent's number; then the customer's identity is checked.
  struct CheckIdentity { std::string agent_number; bool confirmed = false; };
  /// The solution is told in the call in which the identity was checked.
  struct GiveSolution { std::optional<std::string> note{}; };
  /// Instead of the call: to the address on record.
  struct AnswerInWriting { Channel channel = Channel::email; std::string sent_to; std::string text; };
  /// The customer accepts; the feedback is asked for in the same breath (H1).
  struct Accept { std::optional<std::int32_t> satisfaction{}; std::optional<std::string> remark{}; };
  /// The customer does not accept and hears that it is handled further.
  struct Decline { std::string reason; };
  /// Something new was asked, and the answer is known.
  struct AnswerFurther { std::string question; std::string answer; };
  /// Something new was asked, and the answer is not known: a new ticket, linked to this one.
  struct OpenFurther { Kind kind = Kind::consultation; std::string content; };
  /// The customer was answered and stays silent.
  struct CloseSilent { std::string reason; };
  /// It has outgrown the ticket; `mail_entry` where it came by letter.
  struct BecomeComplaint { std::string about; std::string asked; std::optional<std::string> mail_entry{}; };
  /// The customer is to be asked later how it went.
  struct PlanFollowUp { Instant by; std::string purpose; };
  // clang-format on
  using Event = std::variant<Verify, AnswerAtOnce, Submit, PromiseTime, SetPriority, ReportUp, TakeCharge,
                             Wait, CustomerReplied, Solve, NotReached, CheckIdentity, GiveSolution,
                             AnswerInWriting, Accept, Decline, AnswerFurther, OpenFurther, CloseSilent,
                             BecomeComplaint, PlanFollowUp, ComplaintEnded, FollowUpEnded>;

  static Facts begin(const Opening& opening, const Context& context);
  static void evolve(Facts& f, const Verify& e, const Context& context);
  static void evolve(Facts& f, const AnswerAtOnce& e, const Context& context);
  static void evolve(Facts& f, const Submit& e, const Context& context);
  static void evolve(Facts& f, const PromiseTime& e, const Context& context);
  static void evolve(Facts& f, const SetPriority& e, const Context& context);
  static void evolve(Facts& f, const TakeCharge& e, const Context& context);
  static void evolve(Facts& f, const Solve& e, const Context& context);
  static void evolve(Facts& f, const NotReached& e, const Context& context);
  static void evolve(Facts& f, const CheckIdentity& e, const Context& context);
  static void evolve(Facts& f, const GiveSolution& e, const Context& context);
  static void evolve(Facts& f, const AnswerInWriting& e, const Context& context);
  static void evolve(Facts& f, const Accept& e, const Context& context);
  static void evolve(Facts& f, const Decline& e, const Context& context);
  static void evolve(Facts& f, const ComplaintEnded& e, const Context& context);
  static void evolve(Facts& f, const FollowUpEnded& e, const Context& context);

  // Conditions
  static bool special(const Facts& f);
  static bool to_group_leader(const ReportUp& e);
  static bool beyond_group_leader(const ReportUp& e);
  static bool to_company(const ReportUp& e);
  static bool no_feedback_yet(const Accept& e);
  static bool complaint_cancelled(const ComplaintEnded& e);
  static bool dissatisfied(const FollowUpEnded& e);
  static bool follow_up_cancelled(const FollowUpEnded& e);
  // Guards
  static Verdict something_said(const Opening& o);
  static Verdict opening_promise_ahead(const Opening& o, const Context& context);
  static Verdict five_facts(const Facts& f, const Submit& e);
  static Verdict demand_fit(const Facts& f);
  static Verdict promise_ahead(const PromiseTime& e, const Context& context);
  static Verdict first_promise(const Facts& f);
  static Verdict introduced(const CheckIdentity& e);
  static Verdict identity_checked(const Facts& f);
  static Verdict in_writing(const AnswerInWriting& e);
  static Verdict one_to_five(const Accept& e);
  static Verdict silence_explained(const CloseSilent& e);
  static Verdict plan_ahead(const PlanFollowUp& e, const Context& context);
  static Verdict answer_said(const AnswerAtOnce& e);
  static Verdict solution_said(const Solve& e);
  // Effects
  static Effect open_further(const Facts& f, const OpenFurther& e);
  static Effect open_complaint(const Facts& f, const BecomeComplaint& e);
  static Effect open_follow_up(const Facts& f, const PlanFollowUp& e);
  // Limits and dates
  static std::string_view kind_and_priority(const Facts& f);
  static std::optional<Instant> promised_by(const Facts& f) { return f.promised_by; }

  static constexpr auto still_open =
      any_of(State::recorded, State::answered, State::submitted, State::handling, State::waiting,
             State::solved, State::unreached, State::told, State::following);
  static constexpr auto on_its_own =
      any_of(State::recorded, State::answered, State::submitted, State::handling, State::waiting,
             State::solved, State::unreached, State::told);
  static constexpr By desk =
      by(Role::agent, Role::customer_service_specialist, Role::headquarters_service, Role::front_desk,
         Role::receptionist, Role::night_duty, Role::group_leader, Role::supervisor);
  /// Any department may have to handle a ticket.
  static constexpr By handlers{desk.roles | RoleSet{Role::contract_specialist,
                                                    Role::mortgage_specialist,
                                                    Role::bureau_specialist,
                                                    Role::title_specialist,
                                                    Role::data_specialist,
                                                    Role::archive_specialist,
                                                    Role::senior_specialist,
                                                    Role::complaint_clerk,
                                                    Role::complaint_supervisor,
                                                    Role::customer_relations_specialist,
                                                    Role::customer_relations_supervisor,
                                                    Role::customer_manager,
                                                    Role::area_assistant,
                                                    Role::housekeeper,
                                                    Role::operations,
                                                    Role::sales_clerk,
                                                    Role::sales_manager,
                                                    Role::finance_clerk,
                                                    Role::finance_supervisor,
                                                    Role::project_department,
                                                    Role::engineering,
                                                    Role::technician,
                                                    Role::property_manager,
                                                    Role::security,
                                                    Role::cleaning,
                                                    Role::plants,
                                                    Role::department_manager,
                                                    Role::business_department,
                                                    Role::manager}};

  static const Rules<Ticket> rules;
};

BOOST_DESCRIBE_ENUM(Ticket::State, recorded, answered, submitted, handling, waiting, solved, unreached, told,
                    following, closed)
BOOST_DESCRIBE_ENUM(Ticket::Kind, consultation, suggestion, complaint, repair, request, formalities,
                    case_query)
BOOST_DESCRIBE_ENUM(Ticket::Channel, phone_in, phone_out, visit, letter, email, sms, wechat, web)
BOOST_DESCRIBE_ENUM(Ticket::Priority, low, normal, high, urgent)
BOOST_DESCRIBE_ENUM(Ticket::Demand, fit, unreasonable, infeasible)
BOOST_DESCRIBE_ENUM(Ticket::Above, group_leader, manager, company)
BOOST_DESCRIBE_STRUCT(Ticket::Opening, (),
                      (kind, channel, priority, content, caller, phone, special_customer, promised_by,
                       script_version, standard_version))
BOOST_DESCRIBE_STRUCT(Ticket::Facts, (),
                      (kind, channel, priority, content, special_customer, demand, promised_by, time, place,
                       person, event, phone, department, answer, answered_by, identified, vain_calls,
                       refusals, satisfaction, remark, script_version, standard_version))
BOOST_DESCRIBE_STRUCT(Ticket::Verify, (), (demand, finding))
BOOST_DESCRIBE_STRUCT(Ticket::AnswerAtOnce, (), (answer, channel))
BOOST_DESCRIBE_STRUCT(Ticket::Submit, (), (time, place, person, event, phone, department))
BOOST_DESCRIBE_STRUCT(Ticket::PromiseTime, (), (by))
BOOST_DESCRIBE_STRUCT(Ticket::SetPriority, (), (priority, reason))
BOOST_DESCRIBE_STRUCT(Ticket::ReportUp, (), (to, matter))
BOOST_DESCRIBE_STRUCT(Ticket::TakeCharge, (), (note))
BOOST_DESCRIBE_STRUCT(Ticket::Wait, (), (for_what))
BOOST_DESCRIBE_STRUCT(Ticket::CustomerReplied, (), (reply))
BOOST_DESCRIBE_STRUCT(Ticket::Solve, (), (solution))
BOOST_DESCRIBE_STRUCT(Ticket::NotReached, (), (note))
BOOST_DESCRIBE_STRUCT(Ticket::CheckIdentity, (), (agent_number, confirmed))
BOOST_DESCRIBE_STRUCT(Ticket::GiveSolution, (), (note))
BOOST_DESCRIBE_STRUCT(Ticket::AnswerInWriting, (), (channel, sent_to, text))
BOOST_DESCRIBE_STRUCT(Ticket::Accept, (), (satisfaction, remark))
BOOST_DESCRIBE_STRUCT(Ticket::Decline, (), (reason))
BOOST_DESCRIBE_STRUCT(Ticket::AnswerFurther, (), (question, answer))
BOOST_DESCRIBE_STRUCT(Ticket::OpenFurther, (), (kind, content))
BOOST_DESCRIBE_STRUCT(Ticket::CloseSilent, (), (reason))
BOOST_DESCRIBE_STRUCT(Ticket::BecomeComplaint, (), (about, asked, mail_entry))
BOOST_DESCRIBE_STRUCT(Ticket::PlanFollowUp, (), (by, purpose))

// clang-format off
inline constexpr Rules<Ticket> Ticket::rules = Rules<Ticket>{"ticket", 1, {"工单", "Ticket"}, "H0 1.2"}
  .state(State::recorded,  "已记录",     "Recorded")
  .state(State::answered,  "已当场答复", "Answered at once")
  .state(State::submitted, "已提交",     "Submitted")
  .state(State::handling,  "处理中",     "Being handled")
  .state(State::waiting,   "等待客户",   "Waiting for the customer")
  .state(State::solved,    "待回电",     "Solution there, call-back due")
  .state(State::unreached, "待再次回电", "Called back in vain")
  .state(State::told,      "已告知方案", "Customer told")
  .state(State::following, "转案跟踪",   "Following another case")
  .state(State::closed,    "已办结",     "Closed")
  .event<Verify>("核实", "Verify").event<AnswerAtOnce>("当场答复", "Answer at once").event<Submit>("提交", "Submit")
  .event<PromiseTime>("承诺时间", "Promise a time").event<SetPriority>("设定优先级", "Set priority")
  .event<ReportUp>("上报", "Report up").event<TakeCharge>("接手处理", "Take charge").event<Wait>("等待客户", "Wait")
  .event<CustomerReplied>("客户已补充", "Customer replied").event<Solve>("给出方案", "Solve")
  .event<NotReached>("未接通", "Not reached").event<CheckIdentity>("核对身份", "Check identity")
  .event<GiveSolution>("告知方案", "Give solution").event<AnswerInWriting>("书面答复", "Answer in writing")
  .event<Accept>("客户接受", "Accept").event<Decline>("客户不接受", "Decline")
  .event<AnswerFurther>("答复新问题", "Answer further question").event<OpenFurther>("新问题另开工单", "Open further ticket")
  .event<CloseSilent>("客户未回应办结", "Close without the customer's word")
  .event<BecomeComplaint>("转为投诉", "Become a complaint").event<PlanFollowUp>("安排回访", "Plan follow-up")
  .event<ComplaintEnded>("投诉已了结", "Complaint ended").event<FollowUpEnded>("回访有结果", "Follow-up ended")

  .starts(State::recorded, By{desk.roles | RoleSet{Role::system}}, require<&something_said>, require<&opening_promise_ahead>, tells(Role::group_leader, "ticket.special_customer", when<&special>))
  .ends(State::closed)
  .led_by(Role::supervisor, Role::deputy_manager, Role::manager)
  .limits_by<&kind_and_priority>()

  // In: record, verify, answer at once or submit.
  .on<Verify>      (State::recorded, stay,             desk, cite("H1"))
  .on<AnswerAtOnce>(State::recorded, State::answered,  desk, require<&answer_said>, cite("H0 1.2"))
  .on<Submit>      (State::recorded, State::submitted, desk, require<&five_facts>, require<&demand_fit>, tells(Role::department_manager, "ticket.submitted"), cite("H0 1.2"))

  // While it is open.
  .on<SetPriority>(still_open, stay, handlers, cite("default (H0 1.2)"))
  .on<PromiseTime>(any_of(State::recorded, State::submitted, State::handling, State::waiting), stay, handlers, require<&promise_ahead>, require<&first_promise>, cite("H1"))
  .on<ReportUp>   (still_open, stay, handlers, tells(Role::group_leader, "ticket.reported", when<&to_group_leader>), tells(Role::manager, "ticket.reported", when<&beyond_group_leader>), tells(Role::general_manager, "ticket.reported", when<&to_company>), cite("H0 1.1, H2"))

  // A department handles it.
  .on<TakeCharge>     (any_of(State::submitted, State::handling, State::waiting, State::solved, State::unreached, State::following), State::handling, handlers, cite("H0 1.2"))
  .on<Wait>           (any_of(State::submitted, State::handling, State::waiting), State::waiting, handlers, cite("default (H0 1.2)"))
  .on<CustomerReplied>(State::waiting, State::handling, handlers, act_of(Party::customer), cite("default (H0 1.2)"))
  .on<Solve>          (any_of(State::submitted, State::handling, State::waiting, State::solved, State::unreached, State::told), State::solved, handlers, require<&solution_said>, tells(Role::agent, "ticket.solution_ready"), cite("H0 1.2"))

  // Out: call back as soon as the solution is there, or answer in writing.
  .on<NotReached>     (any_of(State::solved, State::unreached), State::unreached, desk, cite("default (H0 1.2)"))
  .on<CheckIdentity>  (any_of(State::solved, State::unreached), stay,        desk, require<&introduced>, cite("H0 1.2"))
  .on<GiveSolution>   (any_of(State::solved, State::unreached), State::told, desk, require<&identity_checked>, cite("H0 1.2"))
  .on<AnswerInWriting>(any_of(State::solved, State::unreached), State::told, desk, require<&in_writing>, tells(Party::customer, "ticket.answer_ready"), cite("default (H0 1.2)"))

  // The customer's word.
  .on<Accept>       (any_of(State::answered, State::told), State::closed, desk, act_of(Party::customer), require<&one_to_five>, tells(Party::customer, "ticket.feedback", when<&no_feedback_yet>), cite("H0 1.2, H1"))
  .on<Decline>      (State::answered, State::recorded, desk, act_of(Party::customer), tells(Party::customer, "ticket.handled_further"), cite("H0 1.2"))
  .on<Decline>      (State::told,     State::handling, desk, act_of(Party::customer), tells(Party::customer, "ticket.handled_further"), cite("H0 1.2"))
  .on<AnswerFurther>(any_of(State::answered, State::told), stay, desk, cite("H0 1.2"))
  .on<OpenFurther>  (any_of(State::answered, State::told), stay, desk, does<&open_further>, cite("H0 1.2"))
  .on<CloseSilent>  (any_of(State::answered, State::told), State::closed, by(Role::group_leader, Role::supervisor, Role::manager), require<&silence_explained>, tells(Party::customer, "ticket.feedback"), cite("default (H0 1.2)"))

  // It outgrows the ticket: another case takes over, and the ticket follows its outcome.
  .on<BecomeComplaint>(on_its_own, State::following, handlers, does<&open_complaint>, cite("H0 1.2"))
  .on<PlanFollowUp>   (any_of(State::answered, State::told), State::following, desk, require<&plan_ahead>, does<&open_follow_up>, cite("H1"))
  .on<ComplaintEnded> (State::following, State::handling, by(Role::supervisor, Role::system), when<&complaint_cancelled>, tells(Role::agent, "ticket.taken_back"), cite("default (H0 1.2)"))
  .on<ComplaintEnded> (State::following, State::closed,   by(Role::supervisor, Role::system), cite("H0 1.2"))
  .on<FollowUpEnded>  (State::following, State::handling, by(Role::supervisor, Role::system), when<&dissatisfied>, cite("H1"))
  .on<FollowUpEnded>  (State::following, State::told,     by(Role::supervisor, Role::system), when<&follow_up_cancelled>, tells(Role::agent, "ticket.taken_back"), cite("default (H1)"))
  .on<FollowUpEnded>  (State::following, State::closed,   by(Role::supervisor, Role::system), cite("H1"))

  .deadline("ticket.first_response", {"首次响应", "First response"}, minutes(30), runs_in(State::recorded), escalate(Role::supervisor, Role::manager), cite("default (H0 1.2)"))
  .deadline("ticket.promised", {"承诺时间", "Time promised"}, minutes(0), promised<&promised_by>, runs_in(State::recorded, State::submitted, State::handling, State::waiting, State::solved, State::unreached), escalate(Role::supervisor, Role::manager), cite("H1"))
  .deadline("ticket.resolution", {"处理时限", "Resolution"}, working_days(3), runs_in(State::submitted, State::handling), holds_in(State::waiting, State::solved, State::unreached, State::told, State::following), escalate(Role::supervisor, Role::manager), cite("default (H0 1.2)"))
  .deadline("ticket.call_back", {"回电", "Call-back"}, minutes(30), runs_in(State::solved), escalate(Role::supervisor, Role::manager), cite("default (H0 1.2)"))
  .deadline("ticket.call_again", {"再次回电", "Calling again"}, working_days(1), runs_in(State::unreached), restarts_on<NotReached>(), escalate(Role::supervisor, Role::manager), cite("default (H0 1.2)"))
  .deadline("ticket.customer_reply", {"客户补充", "Customer's reply"}, working_days(5), runs_in(State::waiting), escalate(Role::supervisor, Role::manager), cite("default (H0 1.2)"))
  .deadline("ticket.customer_word", {"客户意见", "Customer's word"}, working_days(3), runs_in(State::answered, State::told), escalate(Role::supervisor, Role::manager), cite("default (H0 1.2)"))
  .deadline("ticket.following", {"转案跟踪", "Following another case"}, working_days(15), runs_in(State::following), escalate(Role::supervisor, Role::manager), cite("default (H0 1.2)"));
// clang-format on
static_assert(sound<Ticket>);
extern template const Definition& definition_of<Ticket>();

}  // namespace tenon
