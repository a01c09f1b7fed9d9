#pragma once
/// @file workflows/desk/complaint.hpp
/// A customer's displeasure, from the first word to the revisit. H0 5.11, H1, H2, H4.
/// @since 0.1
#include "tenon/core/money.hpp"
#include "tenon/workflow/definition.hpp"
#include "tenon/workflows/desk/outcomes.hpp"

namespace tenon {

/// Complaint [客户投诉]. Graded, given to a responsible person, looked into with the department, answered by
/// a proposal that someone else checks against what the customer asked; what the customer does not accept
/// goes one level higher: desk, complaint-handling group, manager, company. Carried out, told, visited again:
/// satisfied closes it, anything else reopens it and its causes are reviewed. Closed is final: a complaint
/// made again after that is a new case that names the old one as `previous`.
struct Complaint {
  enum class State : std::uint8_t {
    recorded,
    graded,
    investigating,  ///< by the desk, with the department on the spot
    higher,         ///< at the level that Facts::level names
    proposed,       ///< being checked against what the customer asked
    offered,        ///< with the customer
    agreed,
    carried_out,
    told,        ///< the customer knows the result
    revisiting,  ///< a follow-up is under way
    reopened,    ///< not satisfied, or complained again: the causes are being reviewed
    closed,
    withdrawn
  };
  enum class Channel : std::uint8_t { phone, visit, letter, email, sms, wechat, web };
  enum class Grade : std::uint8_t { ordinary, major, group };
  /// 失职, 失误, 失度, 失控, need not met (H0 5.11).
  enum class Cause : std::uint8_t { neglect, error, excess, loss_of_control, need_not_met };
  /// What makes a letter of apology due (H4).
  enum class Fault : std::uint8_t { neither, misunderstanding, employee };
  /// Where it is analysed; the order is the way up (H1).
  enum class Level : std::uint8_t { desk, group, manager, company };
  enum class Target : std::uint8_t { staff, sales, quality, property_service, facilities, other };
  enum class Relief : std::uint8_t { explanation, non_monetary, monetary };

  struct Opening {
    Channel channel = Channel::phone;
    Target target = Target::other;
    std::string about;  ///< the facts, repeated to the customer: the thing or the person complained about
    std::string asked;  ///< what the customer asks for
    std::optional<Money> claim{};
    std::optional<bool> sudden{};
    std::optional<bool> serious_accident{};
    std::optional<std::string> mail_entry{};  ///< number in the incoming-mail register, for a letter (H4)
    std::optional<Instant> promised_by{};     ///< when the customer was promised a first response (H1)
    std::optional<CaseId> previous{};         ///< the closed complaint that this one repeats
  };
  struct Facts {
    Channel channel = Channel::phone;
    Target target = Target::other;
    std::string about, asked;
    std::optional<Money> claim;
    bool sudden = false;
    bool serious_accident = false;
    std::optional<std::string> mail_entry;
    std::optional<Instant> promised_by;
    std::optional<CaseId> previous;
    std::optional<Grade> grade;
    std::int32_t customers = 1;  ///< how many complain of the same cause
    Level level = Level::desk;
    std::optional<std::string> responsible, department, measures;
    std::optional<Instant> told_until;  ///< how long the customer was told it takes
    std::optional<std::string> findings;
    std::optional<Cause> cause;
    Fault fault = Fault::neither;
    std::optional<std::string> proposal, drafted_by;
    Relief relief = Relief::explanation;
    std::optional<Money> amount;
    std::optional<std::string> result, apology;
    std::int32_t refusals = 0;  ///< proposals that the customer did not accept
    std::int32_t reopenings = 0;
    std::int32_t repeated = 0;    ///< complaints made again while it was open
    bool revisit_failed = false;  ///< the follow-up did not reach the customer
    std::optional<std::int32_t> satisfaction;
    std::optional<std::string> remark;  ///< the customer's own
    std::vector<std::string> improvements;
  };

  // clang-format off
  /// How grave it is; a group names how many complain.
  struct SetGrade { Grade grade = Grade::ordinary; std::optional<std::int32_t> customers{}; };
  /// It turned out graver, or less grave.
  struct Regrade { Grade grade = Grade::major; std::optional<std::int32_t> customers{}; std::string reason; };
  /// Who is responsible, and the first measures, started at once (H4).
  struct NameResponsible { std::string responsible; std::string department; std::string measures; };
  /// The customer was told how long it takes.
  struct TellTime { Instant by; };
  /// Looked into with the department on the spot: what was found, and why it came about.
  struct LookInto { std::string findings; Cause cause = Cause::error; Fault fault = Fault::neither; };
  /// The customer hears how far it is.
  struct TellProgress { std::string said; };
  /// No satisfactory answer at this level: the next one takes it.
  struct HandUp { std::string reason; };
  /// What the customer is to be offered.
  struct Propose { std::string proposal; Relief relief = Relief::explanation; std::optional<Money> amount{}; };
  /// Does it answer what was asked, by the facts, the law and the contract?
  struct CheckProposal { bool answers_request = false; std::string grounds; };
  /// The customer takes the offer.
  struct Accept { std::optional<std::string> remark{}; };
  /// The customer does not take it: analysed again, one level higher.
  struct Decline { std::string reason; };
  /// What was agreed has been done.
  struct CarryOut { std::string done; };
  /// In the name of the management office, with what was changed.
  struct SendApology { std::string letter; std::string changed; };
  /// The customer hears the result.
  struct TellResult { Channel channel = Channel::phone; std::string result; };
  /// A follow-up is opened, by telephone or at home.
  struct PlanRevisit { Instant by; std::optional<bool> at_home{}; };
  /// The revisit as a clerk recorded it.
  struct RecordRevisit { std::int32_t satisfaction = 0; std::optional<std::string> remark{}; };
  /// 二次投诉: after the result it reopens the complaint, before that it is counted.
  struct ComplainAgain { std::string what; };
  /// Why the customer is still not satisfied.
  struct ReviewCauses { Cause cause = Cause::error; std::string why; };
  /// Against repetition, to the department concerned (H1).
  struct ProposeImprovement { std::string department; std::string proposal; };
  /// The revisit did not reach the customer.
  struct CloseUnreached { std::string reason; };
  /// The customer does not pursue it any further.
  struct Withdraw { std::string reason; };
  // clang-format on
  using Event = std::variant<SetGrade, Regrade, NameResponsible, TellTime, LookInto, TellProgress, HandUp,
                             Propose, CheckProposal, Accept, Decline, CarryOut, SendApology, TellResult,
                             PlanRevisit, RecordRevisit, FollowUpEnded, ComplainAgain, ReviewCauses,
                             ProposeImprovement, CloseUnreached, Withdraw>;

  static Facts begin(const Opening& opening, const Context& context);
  static void evolve(Facts& f, const SetGrade& e, const Context& context);
  static void evolve(Facts& f, const Regrade& e, const Context& context);
  static void evolve(Facts& f, const NameResponsible& e, const Context& context);
  static void evolve(Facts& f, const TellTime& e, const Context& context);
  static void evolve(Facts& f, const LookInto& e, const Context& context);
  static void evolve(Facts& f, const HandUp& e, const Context& context);
  static void evolve(Facts& f, const Propose& e, const Context& context);
  static void evolve(Facts& f, const Accept& e, const Context& context);
  static void evolve(Facts& f, const Decline& e, const Context& context);
  static void evolve(Facts& f, const SendApology& e, const Context& context);
  static void evolve(Facts& f, const TellResult& e, const Context& context);
  static void evolve(Facts& f, const PlanRevisit& e, const Context& context);
  static void evolve(Facts& f, const RecordRevisit& e, const Context& context);
  static void evolve(Facts& f, const FollowUpEnded& e, const Context& context);
  static void evolve(Facts& f, const ComplainAgain& e, const Context& context);
  static void evolve(Facts& f, const ReviewCauses& e, const Context& context);
  static void evolve(Facts& f, const ProposeImprovement& e, const Context& context);

  // Conditions
  static bool accident(const Facts& f);
  static bool by_letter(const Facts& f);
  static bool major(const Facts& f);
  static bool managers_own(const Facts& f);
  static bool managers_own_not_major(const Facts& f);
  static bool now_for_manager(const Facts& f, const Regrade& e);
  static bool at_desk(const Facts& f);
  static bool at_group(const Facts& f);
  static bool at_manager(const Facts& f);
  static bool at_company(const Facts& f);
  static bool answers_request(const CheckProposal& e);
  static bool satisfied(const RecordRevisit& e);
  static bool follow_up_satisfied(const FollowUpEnded& e);
  static bool follow_up_unreached(const FollowUpEnded& e);
  static bool follow_up_cancelled(const FollowUpEnded& e);
  static bool revisit_not_made(const FollowUpEnded& e);
  // Guards
  static Verdict something_said(const Opening& o);
  static Verdict letter_entered(const Opening& o);
  static Verdict letter_through_supervisor(const Facts& f, const Context& context);
  static Verdict several_customers(const SetGrade& e);
  static Verdict still_several(const Facts& f, const Regrade& e);
  static Verdict manager_acts(const Facts& f, const Context& context);
  static Verdict time_ahead(const TellTime& e, const Context& context);
  static Verdict time_told_once(const Facts& f);
  static Verdict not_at_top(const Facts& f);
  static Verdict looked_into(const Facts& f);
  static Verdict own_level(const Facts& f, const Context& context);
  static Verdict amount_named(const Propose& e);
  static Verdict not_the_drafter(const Facts& f, const Context& context);
  static Verdict explanation_only(const Facts& f);
  static Verdict change_said(const SendApology& e);
  static Verdict apology_sent(const Facts& f);
  static Verdict letter_in_writing(const Facts& f, const TellResult& e);
  static Verdict revisit_ahead(const PlanRevisit& e, const Context& context);
  static Verdict one_to_five(const RecordRevisit& e);
  static Verdict revisit_tried(const Facts& f);
  // Effects
  static Effect open_revisit(const Facts& f, const PlanRevisit& e);
  static Effect tell_satisfied(const Facts& f);
  static Effect tell_unreached(const Facts& f);
  static Effect tell_withdrawn(const Facts& f);
  static Effect tell_cancelled(const Facts& f);
  // Limits and dates
  static std::string_view grade(const Facts& f);
  static std::optional<Instant> promised_by(const Facts& f) { return f.promised_by; }
  static std::optional<Instant> told_until(const Facts& f) { return f.told_until; }

  static constexpr auto under_way =
      any_of(State::graded, State::investigating, State::higher, State::proposed, State::offered,
             State::agreed, State::carried_out);
  static constexpr auto still_open = any_of(
      State::recorded, State::graded, State::investigating, State::higher, State::proposed, State::offered,
      State::agreed, State::carried_out, State::told, State::revisiting, State::reopened);
  static constexpr By reception =
      by(Role::complaint_reception, Role::complaint_clerk, Role::complaint_supervisor, Role::agent,
         Role::front_desk, Role::receptionist, Role::customer_service_specialist, Role::headquarters_service,
         Role::night_duty, Role::customer_manager, Role::group_leader, Role::supervisor, Role::deputy_manager,
         Role::manager);
  static constexpr By clerks =
      by(Role::complaint_clerk, Role::complaint_reception, Role::complaint_supervisor,
         Role::customer_service_specialist, Role::customer_manager, Role::supervisor, Role::complaint_group,
         Role::deputy_manager, Role::manager, Role::general_manager);
  static constexpr By leaders = by(Role::complaint_supervisor, Role::supervisor, Role::deputy_manager,
                                   Role::manager, Role::general_manager);
  /// The department at fault takes part.
  static constexpr By parties{clerks.roles | RoleSet{Role::department_manager, Role::project_department,
                                                     Role::engineering, Role::property_manager,
                                                     Role::sales_manager}};

  static const Rules<Complaint> rules;
};

BOOST_DESCRIBE_ENUM(Complaint::State, recorded, graded, investigating, higher, proposed, offered, agreed,
                    carried_out, told, revisiting, reopened, closed, withdrawn)
BOOST_DESCRIBE_ENUM(Complaint::Channel, phone, visit, letter, email, sms, wechat, web)
BOOST_DESCRIBE_ENUM(Complaint::Grade, ordinary, major, group)
BOOST_DESCRIBE_ENUM(Complaint::Cause, neglect, error, excess, loss_of_control, need_not_met)
BOOST_DESCRIBE_ENUM(Complaint::Fault, neither, misunderstanding, employee)
BOOST_DESCRIBE_ENUM(Complaint::Level, desk, group, manager, company)
BOOST_DESCRIBE_ENUM(Complaint::Target, staff, sales, quality, property_service, facilities, other)
BOOST_DESCRIBE_ENUM(Complaint::Relief, explanation, non_monetary, monetary)
BOOST_DESCRIBE_STRUCT(Complaint::Opening, (),
                      (channel, target, about, asked, claim, sudden, serious_accident, mail_entry,
                       promised_by, previous))
BOOST_DESCRIBE_STRUCT(Complaint::Facts, (),
                      (channel, target, about, asked, claim, sudden, serious_accident, mail_entry,
                       promised_by, previous, grade, customers, level, responsible, department, measures,
                       told_until, findings, cause, fault, proposal, drafted_by, relief, amount, result,
                       apology, refusals, reopenings, repeated, revisit_failed, satisfaction, remark,
                       improvements))
BOOST_DESCRIBE_STRUCT(Complaint::SetGrade, (), (grade, customers))
BOOST_DESCRIBE_STRUCT(Complaint::Regrade, (), (grade, customers, reason))
BOOST_DESCRIBE_STRUCT(Complaint::NameResponsible, (), (responsible, department, measures))
BOOST_DESCRIBE_STRUCT(Complaint::TellTime, (), (by))
BOOST_DESCRIBE_STRUCT(Complaint::LookInto, (), (findings, cause, fault))
BOOST_DESCRIBE_STRUCT(Complaint::TellProgress, (), (said))
BOOST_DESCRIBE_STRUCT(Complaint::HandUp, (), (reason))
BOOST_DESCRIBE_STRUCT(Complaint::Propose, (), (proposal, relief, amount))
BOOST_DESCRIBE_STRUCT(Complaint::CheckProposal, (), (answers_request, grounds))
BOOST_DESCRIBE_STRUCT(Complaint::Accept, (), (remark))
BOOST_DESCRIBE_STRUCT(Complaint::Decline, (), (reason))
BOOST_DESCRIBE_STRUCT(Complaint::CarryOut, (), (done))
BOOST_DESCRIBE_STRUCT(Complaint::SendApology, (), (letter, changed))
BOOST_DESCRIBE_STRUCT(Complaint::TellResult, (), (channel, result))
BOOST_DESCRIBE_STRUCT(Complaint::PlanRevisit, (), (by, at_home))
BOOST_DESCRIBE_STRUCT(Complaint::RecordRevisit, (), (satisfaction, remark))
BOOST_DESCRIBE_STRUCT(Complaint::ComplainAgain, (), (what))
BOOST_DESCRIBE_STRUCT(Complaint::ReviewCauses, (), (cause, why))
BOOST_DESCRIBE_STRUCT(Complaint::ProposeImprovement, (), (department, proposal))
BOOST_DESCRIBE_STRUCT(Complaint::CloseUnreached, (), (reason))
BOOST_DESCRIBE_STRUCT(Complaint::Withdraw, (), (reason))

// clang-format off
inline constexpr Rules<Complaint> Complaint::rules = Rules<Complaint>{"complaint", 1, {"客户投诉", "Complaint"}, "H0 5.11"}
  .state(State::recorded,      "已受理",       "Recorded")
  .state(State::graded,        "已定级",       "Graded")
  .state(State::investigating, "调查中",       "Being looked into")
  .state(State::higher,        "上级处理中",   "At a higher level")
  .state(State::proposed,      "方案待核对",   "Proposal being checked")
  .state(State::offered,       "待客户答复",   "Offered to the customer")
  .state(State::agreed,        "客户已接受",   "Agreed")
  .state(State::carried_out,   "已落实",       "Carried out")
  .state(State::told,          "已告知结果",   "Result told")
  .state(State::revisiting,    "回访中",       "Revisit under way")
  .state(State::reopened,      "重新受理",     "Reopened, causes under review")
  .state(State::closed,        "已办结",       "Closed")
  .state(State::withdrawn,     "客户撤回",     "Withdrawn by the customer")
  .event<SetGrade>("定级", "Grade").event<Regrade>("调整等级", "Grade again")
  .event<NameResponsible>("指定责任人", "Name responsible person").event<TellTime>("告知所需时间", "Tell how long it takes")
  .event<LookInto>("现场调查", "Look into").event<TellProgress>("告知进展", "Tell progress").event<HandUp>("上交处理", "Hand up")
  .event<Propose>("提出方案", "Propose").event<CheckProposal>("核对方案", "Check proposal")
  .event<Accept>("客户接受", "Accept").event<Decline>("客户不接受", "Decline").event<CarryOut>("落实方案", "Carry out")
  .event<SendApology>("发致歉信", "Send apology").event<TellResult>("告知结果", "Tell result")
  .event<PlanRevisit>("安排回访", "Plan revisit").event<RecordRevisit>("记录回访", "Record revisit")
  .event<FollowUpEnded>("回访有结果", "Follow-up ended").event<ComplainAgain>("二次投诉", "Complain again")
  .event<ReviewCauses>("检讨原因", "Review causes").event<ProposeImprovement>("提出改进", "Propose improvement")
  .event<CloseUnreached>("未能回访办结", "Close without revisit").event<Withdraw>("客户撤回", "Withdraw")

  .about_customer()
  .starts(State::recorded, By{reception.roles | RoleSet{Role::system}}, require<&something_said>, require<&letter_entered>,
    tells(Role::complaint_supervisor, "complaint.serious_accident", when<&accident>), tells(Role::manager, "complaint.serious_accident", when<&accident>), tells(Role::general_manager, "complaint.serious_accident", when<&accident>), tells(Role::complaint_supervisor, "complaint.letter", when<&by_letter>))
  .ends(State::closed, State::withdrawn)
  .led_by(Role::complaint_supervisor, Role::supervisor, Role::deputy_manager, Role::manager)
  .limits_by<&grade>()
  .when_cancelled(does<&tell_cancelled>)

  // Graded; the graver ones are the manager's own.
  .on<SetGrade>(State::recorded, State::graded, reception, require<&letter_through_supervisor>, require<&several_customers>, tells(Role::manager, "complaint.major", when<&major>), tells(Role::general_manager, "complaint.major", when<&major>), tells(Role::manager, "complaint.for_manager", when<&managers_own_not_major>), tells(Role::manager, "complaint.letter", when<&by_letter>), cite("H1, H2, H4"))
  .on<Regrade>(State::investigating, State::higher, leaders, when<&now_for_manager>, require<&still_several>, tells(Role::manager, "complaint.regraded"), tells(Role::general_manager, "complaint.regraded"), cite("H1, H2"))
  .on<Regrade>(under_way, stay, leaders, require<&still_several>, tells(Role::manager, "complaint.regraded", when<&managers_own>), tells(Role::general_manager, "complaint.regraded", when<&managers_own>), cite("H1, H2"))

  // A responsible person, measures at once, looked into on the spot.
  .on<NameResponsible>(State::graded, State::higher,        clerks, when<&managers_own>, require<&manager_acts>, cite("H1, H2"))
  .on<NameResponsible>(State::graded, State::investigating, clerks, cite("H4"))
  .on<TellTime>       (any_of(State::graded, State::investigating, State::higher), stay, clerks, require<&time_ahead>, require<&time_told_once>, tells(Party::customer, "complaint.time_told"), cite("H4"))
  .on<LookInto>       (any_of(State::investigating, State::higher), stay, parties, cite("H4"))
  .on<TellProgress>   (any_of(State::investigating, State::higher, State::proposed, State::agreed, State::carried_out, State::reopened), stay, reception, tells(Party::customer, "complaint.progress"), cite("H1"))

  // Two levels, and those above: whoever finds no satisfactory answer hands it up, and the customer is told.
  .on<HandUp>(any_of(State::investigating, State::higher), State::higher, clerks, require<&not_at_top>, tells(Role::complaint_group, "complaint.handed_up", when<&at_group>), tells(Role::manager, "complaint.handed_up", when<&at_manager>), tells(Role::general_manager, "complaint.handed_up", when<&at_company>), tells(Party::customer, "complaint.handed_up"), cite("H1"))

  // Proposal, checked by someone else against what was asked; then the customer's word.
  .on<Propose>(any_of(State::investigating, State::higher), State::proposed, clerks, require<&own_level>, require<&looked_into>, require<&amount_named>, cite("H1"))
  .on<CheckProposal>(State::proposed, State::offered,       leaders, when<&answers_request>, require<&not_the_drafter>, tells(Party::customer, "complaint.offer"), cite("H1 ch. 2 2.4"))
  .on<CheckProposal>(State::proposed, State::investigating, leaders, when<&at_desk>, require<&not_the_drafter>, cite("H1 ch. 2 2.4"))
  .on<CheckProposal>(State::proposed, State::higher,        leaders, require<&not_the_drafter>, cite("H1 ch. 2 2.4"))
  .on<Accept> (State::offered, State::agreed, reception, act_of(Party::customer), cite("H1"))
  .on<Decline>(State::offered, State::higher, reception, act_of(Party::customer), tells(Role::complaint_group, "complaint.handed_up", when<&at_group>), tells(Role::manager, "complaint.handed_up", when<&at_manager>), tells(Role::general_manager, "complaint.handed_up", when<&at_company>), tells(Party::customer, "complaint.handed_up"), cite("H1"))

  // Carried out, told; a mere explanation needs no carrying out.
  .on<CarryOut>   (State::agreed, State::carried_out, parties, cite("H1"))
  .on<SendApology>(any_of(State::offered, State::agreed, State::carried_out, State::told, State::revisiting), stay, clerks, require<&change_said>, tells(Party::customer, "complaint.apology"), cite("H4"))
  .on<TellResult> (State::carried_out, State::told, clerks, require<&apology_sent>, require<&letter_in_writing>, tells(Party::customer, "complaint.result"), cite("H4"))
  .on<TellResult> (any_of(State::offered, State::agreed), State::told, clerks, require<&explanation_only>, require<&apology_sent>, require<&letter_in_writing>, tells(Party::customer, "complaint.result"), cite("H4"))

  // Visited again: satisfied, or opened anew.
  .on<PlanRevisit>  (any_of(State::told, State::revisiting), State::revisiting, clerks, require<&revisit_ahead>, does<&open_revisit>, cite("H4"))
  .on<RecordRevisit>(any_of(State::told, State::revisiting), State::closed,   clerks, act_of(Party::customer), when<&satisfied>, require<&one_to_five>, does<&tell_satisfied>, tells(Role::manager, "complaint.to_read"), tells(Role::general_manager, "complaint.to_read"), tells(Role::department_manager, "complaint.improve"), cite("H4"))
  .on<RecordRevisit>(any_of(State::told, State::revisiting), State::reopened, clerks, act_of(Party::customer), require<&one_to_five>, tells(Role::complaint_supervisor, "complaint.reopened"), cite("H4"))
  .on<FollowUpEnded>(State::revisiting, State::closed,   By{leaders.roles | RoleSet{Role::system}}, when<&follow_up_satisfied>, does<&tell_satisfied>, tells(Role::manager, "complaint.to_read"), tells(Role::general_manager, "complaint.to_read"), tells(Role::department_manager, "complaint.improve"), cite("H4"))
  .on<FollowUpEnded>(State::revisiting, stay,            By{leaders.roles | RoleSet{Role::system}}, when<&revisit_not_made>, tells(Role::complaint_supervisor, "complaint.revisit_failed", when<&follow_up_unreached>), tells(Role::complaint_supervisor, "complaint.revisit_cancelled", when<&follow_up_cancelled>), cite("default (H4)"))
  .on<FollowUpEnded>(State::revisiting, State::reopened, By{leaders.roles | RoleSet{Role::system}}, tells(Role::complaint_supervisor, "complaint.reopened"), cite("H4"))
  .on<CloseUnreached>(State::revisiting, State::closed, leaders, require<&revisit_tried>, does<&tell_unreached>, tells(Role::manager, "complaint.to_read"), tells(Role::general_manager, "complaint.to_read"), tells(Role::department_manager, "complaint.improve"), cite("default (H4)"))
  .on<ComplainAgain>(any_of(State::told, State::revisiting), State::reopened, reception, act_of(Party::customer), tells(Role::complaint_supervisor, "complaint.reopened"), cite("H4"))
  .on<ComplainAgain>(any_of(State::graded, State::investigating, State::higher, State::proposed, State::offered, State::agreed, State::carried_out, State::reopened), stay, reception, act_of(Party::customer), tells(Role::complaint_supervisor, "complaint.again"), cite("H4"))
  .on<ReviewCauses> (State::reopened, State::higher, leaders, cite("H4"))
  .on<ProposeImprovement>(any_of(State::agreed, State::carried_out, State::told, State::revisiting, State::reopened), stay, clerks, tells(Role::department_manager, "complaint.improvement"), cite("H1"))

  .on<Withdraw>(still_open, State::withdrawn, leaders, act_of(Party::customer), does<&tell_withdrawn>, cite("default (H1)"))

  .deadline("complaint.measures", {"首要措施", "First measures"}, minutes(30), runs_in(State::recorded, State::graded), escalate(Role::complaint_supervisor, Role::manager, Role::general_manager), cite("H4"))
  .deadline("complaint.promised", {"承诺首次答复", "First response promised"}, minutes(0), promised<&promised_by>, runs_in(State::recorded, State::graded), escalate(Role::complaint_supervisor, Role::manager, Role::general_manager), cite("H1"))
  .deadline("complaint.time_told", {"告知的时间", "Time told to the customer"}, minutes(0), promised<&told_until>, runs_in(State::graded, State::investigating, State::higher, State::proposed, State::offered, State::agreed, State::carried_out), escalate(Role::complaint_supervisor, Role::manager, Role::general_manager), cite("H4"))
  .deadline("complaint.desk_view", {"一级处理", "The desk's view"}, working_days(1), runs_in(State::investigating), escalate(Role::complaint_supervisor, Role::complaint_group, Role::manager), cite("default (H1)"))
  .deadline("complaint.higher_answer", {"上级处理", "The higher level's answer"}, working_days(2), runs_in(State::higher), escalate(Role::complaint_supervisor, Role::manager, Role::general_manager), cite("default (H1)"))
  .deadline("complaint.check", {"核对方案", "Proposal checked"}, working_days(1), runs_in(State::proposed), escalate(Role::complaint_supervisor, Role::manager), cite("default (H1 ch. 2 2.4)"))
  .deadline("complaint.customer_word", {"客户答复", "Customer's word"}, working_days(3), runs_in(State::offered), escalate(Role::complaint_supervisor, Role::manager), cite("default (H1)"))
  .deadline("complaint.progress", {"告知进展", "Customer told of progress"}, working_days(2), runs_in(State::investigating, State::higher, State::proposed, State::agreed, State::carried_out, State::reopened), restarts_on<TellProgress, TellTime, HandUp, SendApology>(), escalate(Role::complaint_supervisor, Role::manager), cite("default (H1)"))
  .deadline("complaint.resolution", {"解决时限", "Resolution"}, working_days(3), limit_for("major", working_days(7)), limit_for("group", working_days(7)), runs_in(State::graded, State::investigating, State::higher, State::proposed, State::agreed, State::carried_out, State::reopened), holds_in(State::offered), escalate(Role::complaint_supervisor, Role::manager, Role::general_manager), cite("default (H1)"))
  .deadline("complaint.revisit", {"安排回访", "Revisit planned"}, working_days(3), runs_in(State::told), escalate(Role::complaint_supervisor, Role::manager), cite("default (H4)"))
  .deadline("complaint.revisit_result", {"回访结果", "Revisit made"}, working_days(5), runs_in(State::revisiting), restarts_on<PlanRevisit>(), escalate(Role::complaint_supervisor, Role::manager), cite("default (H4)"))
  .deadline("complaint.cause_review", {"检讨原因", "Causes reviewed"}, working_days(1), runs_in(State::reopened), escalate(Role::complaint_supervisor, Role::manager), cite("default (H4)"));
// clang-format on
static_assert(sound<Complaint>);
extern template const Definition& definition_of<Complaint>();

}  // namespace tenon
