#pragma once
/// @file declared/document.hpp
/// The shape of a declared workflow as a document. The names are those that the description of a workflow has
/// (workflow/describe.hpp): what is shown and what is written look alike. What a name means is found out
/// afterwards, by the files beside this one.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "declared/value.hpp"
#include "tenon/workflow/clauses.hpp"

namespace tenon {
BOOST_DESCRIBE_ENUM(Repeat, freely, one_at_a_time, once)
}  // namespace tenon

namespace tenon::declared {

/// JSON whose meaning depends on the fields that it speaks of: a constant, a condition.
struct Expression {
  Json json;
};
/// An object whose keys are the author's own.
template <class T>
struct Named : std::vector<std::pair<std::string, T>> {};

// clang-format off
struct FieldDocument { std::string name; Kind type = Kind::text; std::optional<bool> optional; std::vector<std::string> words; };
BOOST_DESCRIBE_STRUCT(FieldDocument, (), (name, type, optional, words))

struct FactDocument { std::string name; Kind type = Kind::text; std::optional<bool> optional; std::vector<std::string> words; std::optional<Expression> default_; };
BOOST_DESCRIBE_STRUCT(FactDocument, (), (name, type, optional, words, default_))

enum class Place : std::uint8_t { initial, goal, end };
BOOST_DESCRIBE_ENUM(Place, initial, goal, end)
struct StateDocument { std::string id; Text label; std::optional<Place> is; std::optional<Text> waits; };
BOOST_DESCRIBE_STRUCT(StateDocument, (), (id, label, is, waits))

struct EventDocument { std::string id; Text label; std::vector<FieldDocument> fields; std::optional<Named<Expression>> set; };
BOOST_DESCRIBE_STRUCT(EventDocument, (), (id, label, fields, set))

struct RefusalDocument { std::string code, zh, en; Text remedy; };
BOOST_DESCRIBE_STRUCT(RefusalDocument, (), (code, zh, en, remedy))
struct GuardDocument { Expression that; RefusalDocument refusal; std::optional<Named<Expression>> shows; std::optional<std::string> field, source; };
BOOST_DESCRIBE_STRUCT(GuardDocument, (), (that, refusal, shows, field, source))

struct NoticeDocument { std::string notice; std::optional<Role> role; std::optional<Party> party; std::vector<Way> via; std::optional<std::string> only_if; };
BOOST_DESCRIBE_STRUCT(NoticeDocument, (), (notice, role, party, via, only_if))

struct EffectDocument { std::optional<std::string> opens, tells_parent, updates, ends_others; std::optional<Named<Expression>> with; std::optional<std::string> only_if; };
BOOST_DESCRIBE_STRUCT(EffectDocument, (), (opens, tells_parent, updates, ends_others, with, only_if))

struct DependencyDocument { std::string workflow; Scope of_same = Scope::sale; std::vector<std::string> reached; std::optional<bool> none_open; std::vector<std::string> harmless; std::optional<std::string> only_if; std::optional<std::string> source; };
BOOST_DESCRIBE_STRUCT(DependencyDocument, (), (workflow, of_same, reached, none_open, harmless, only_if, source))

/// Of whom a document is asked, each his own.
enum class Each : std::uint8_t { buyer, buying_person, buying_organisation, adult_buyer, minor_buyer, married_buyer, buyer_from_abroad, guardian, borrower, signer };
BOOST_DESCRIBE_ENUM(Each, buyer, buying_person, buying_organisation, adult_buyer, minor_buyer, married_buyer, buyer_from_abroad, guardian, borrower, signer)
struct ItemDocument { std::string document; std::optional<std::int32_t> originals, copies; std::optional<Party> from; std::optional<std::string> only_if; std::optional<Each> of_each; std::optional<std::string> source; };
BOOST_DESCRIBE_STRUCT(ItemDocument, (), (document, originals, copies, from, only_if, of_each, source))

struct StepDocument {
  std::string event; std::vector<std::string> from; std::optional<std::string> to; std::optional<bool> stays; RoleSet roles; std::optional<Party> act_of;
  std::vector<std::string> when, requires_, not_by_who_did; std::vector<ItemDocument> documents; std::vector<DependencyDocument> after;
  std::vector<NoticeDocument> tells; std::vector<EffectDocument> does; std::string source; };
BOOST_DESCRIBE_STRUCT(StepDocument, (), (event, from, to, stays, roles, act_of, when, requires_, not_by_who_did, documents, after, tells, does, source))

enum class About : std::uint8_t { customer, unit, sale, building, project };
BOOST_DESCRIBE_ENUM(About, customer, unit, sale, building, project)
struct OpeningDocument {
  RoleSet roles; std::vector<About> subject; std::optional<Repeat> repeat; std::vector<FieldDocument> fields; std::optional<Named<Expression>> set; std::vector<std::string> requires_;
  std::vector<DependencyDocument> after; std::vector<NoticeDocument> tells; std::vector<EffectDocument> does; };
BOOST_DESCRIBE_STRUCT(OpeningDocument, (), (roles, subject, repeat, fields, set, requires_, after, tells, does))

struct ConsequencesDocument { std::vector<NoticeDocument> tells; std::vector<EffectDocument> does; };
BOOST_DESCRIBE_STRUCT(ConsequencesDocument, (), (tells, does))

struct DeadlineDocument {
  std::string id; Text label; std::optional<Limit> limit; std::optional<Named<Limit>> limit_for; std::optional<std::string> promised; std::vector<std::string> runs_in, holds_in, restarts_on;
  std::vector<Role> escalates_to; std::optional<Party> time_of; std::vector<std::int32_t> warned_days_before; std::string source; };
BOOST_DESCRIBE_STRUCT(DeadlineDocument, (), (id, label, limit, limit_for, promised, runs_in, holds_in, restarts_on, escalates_to, time_of, warned_days_before, source))

struct PartDocument { std::optional<std::string> only_if, must_end_by; std::vector<std::string> kept_in; std::string source; };
BOOST_DESCRIBE_STRUCT(PartDocument, (), (only_if, must_end_by, kept_in, source))

struct WorkflowDocument {
  std::int32_t declared_version = 0; std::string id; std::int32_t version = 0; Text title; std::string source;
  std::vector<StateDocument> states; std::vector<EventDocument> events; std::vector<FactDocument> facts;
  std::optional<Named<Expression>> conditions; std::optional<Named<GuardDocument>> guards;
  OpeningDocument opening; std::optional<PartDocument> part_of_sale; std::vector<Role> leaders; std::optional<std::string> limits_by;
  std::vector<StepDocument> steps; std::vector<DeadlineDocument> deadlines; std::optional<ConsequencesDocument> when_cancelled; };
BOOST_DESCRIBE_STRUCT(WorkflowDocument, (), (declared_version, id, version, title, source, states, events, facts, conditions, guards, opening, part_of_sale, leaders, limits_by, steps, deadlines, when_cancelled))
// clang-format on

}  // namespace tenon::declared

namespace tenon {

template <>
struct JsonCodec<declared::Expression> {
  static void print(std::string& out, const declared::Expression& value) { out += value.json.dump(); }
  static Verdict read(const Json& json, declared::Expression& into, const JsonPath&) {
    into.json = json;
    return {};
  }
  static Verdict check(const declared::Expression&, const JsonPath&) { return {}; }
  static Json schema() { return Json::object(); }
};

template <class T>
struct JsonCodec<declared::Named<T>> {
  static void print(std::string& out, const declared::Named<T>& value) {
    out += '{';
    for (const auto& [name, each] : value) {
      if (out.back() != '{') out += ',';
      print_json_string(out, name);
      out += ':';
      JsonCodec<T>::print(out, each);
    }
    out += '}';
  }
  static Verdict read(const Json& json, declared::Named<T>& into, const JsonPath& at) {
    if (!json.is_object()) return detail::wrong_type(at, "an object", json);
    for (const auto& [name, each] : json.items()) {
      auto& entry = into.emplace_back(name, T{});
      if (auto verdict = JsonCodec<T>::read(each, entry.second, at / entry.first); !verdict.allowed())
        return verdict;
    }
    return {};
  }
  static Verdict check(const declared::Named<T>&, const JsonPath&) { return {}; }
  static Json schema() { return {{"type", "object"}, {"additionalProperties", JsonCodec<T>::schema()}}; }
};

}  // namespace tenon
