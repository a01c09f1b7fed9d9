#include "tenon/model/customer.hpp"

#include <algorithm>

#include "model/fields.hpp"

namespace tenon {
namespace {

using model::check_line;
using model::check_optional_id;
using model::check_optional_line;

/// The day on the mainland, which has one zone, at an instant.
Date mainland_day(Instant at) {
  constexpr std::int64_t day = 86'400'000'000;
  const auto local = at.microseconds() + 8 * 3'600'000'000;
  constexpr std::int64_t last_day = 2'932'896;  // 9999-12-31, the last that Date holds
  const auto days = std::min(local / day - (local % day < 0 ? 1 : 0), last_day);
  return Date(1970, 1, 1) + boost::gregorian::days(days);
}

Verdict check_email(std::string_view value, const JsonPath& at) {
  const auto sign = value.find('@');
  const auto dot = value.rfind('.');
  const bool fits = sign != value.npos && sign > 0 && value.find('@', sign + 1) == value.npos &&
                    dot != value.npos && dot > sign + 1 && dot + 1 < value.size() &&
                    value.find(' ') == value.npos;
  if (fits) return {};
  return invalid("model.contact_malformed")
      .field(at.str())
      .fact("channel", "email")
      .fact("allowed", "name@host.domain");
}

Verdict check_phone(std::string_view value, const JsonPath& at) {
  const auto digits = std::count_if(value.begin(), value.end(), model::is_digit);
  const bool fits = value.find_first_not_of("0123456789+-() ") == value.npos && digits >= 5 && digits <= 20;
  if (fits) return {};
  return invalid("model.contact_malformed")
      .field(at.str())
      .fact("channel", "phone")
      .fact("allowed", "0-9 + - ( )");
}

Verdict check_contact(const Contact& contact, CustomerKind kind, const JsonPath& at) {
  const auto value_at = at / "value";
  TENON_MODEL_CHECK(check_line(contact.value, value_at, 512));
  TENON_MODEL_CHECK(check_optional_line(contact.whom, at / "whom"));
  switch (contact.channel) {
    case Channel::mobile:
      if (auto number = check_mobile(contact.value, value_at.str()); !number)
        return std::move(number).refusal();
      if (kind == CustomerKind::organisation && !contact.whom)
        return invalid("model.contact_person_missing").field((at / "whom").str());
      return {};
    case Channel::phone: return check_phone(contact.value, value_at);
    case Channel::email: return check_email(contact.value, value_at);
    case Channel::wechat:
    case Channel::letter: return {};
  }
  return {};
}

Verdict check_identities(const Customer& customer, std::optional<Date> on, const JsonPath& at) {
  std::vector<std::pair<IdentityKind, std::string>> seen;
  for (std::size_t i = 0; i < customer.identities.size(); ++i) {
    const auto& identity = customer.identities[i];
    const auto here = at / i;
    if (is_of_organisation(identity.kind) != (customer.kind == CustomerKind::organisation))
      return invalid("model.identity_holder")
          .field((here / "kind").str())
          .fact("zh_kind", label(identity.kind).zh)
          .fact("en_kind", label(identity.kind).en)
          .fact("holder", name_of(customer.kind));
    auto facts = check_identity(identity, on, here.str());
    if (!facts) return std::move(facts).refusal();
    if (facts->birth && customer.birth && *facts->birth != *customer.birth)
      return invalid("model.birth_disagrees")
          .field("birth")
          .fact("with", here.str())
          .fact("value", model::masked(facts->number));
    auto key = std::pair(identity.kind, identity.country.value_or("") + " " + facts->number);
    if (std::find(seen.begin(), seen.end(), key) != seen.end())
      return invalid("model.identity_repeated")
          .field(here.str())
          .fact("zh_kind", label(identity.kind).zh)
          .fact("en_kind", label(identity.kind).en)
          .fact("value", model::masked(facts->number));
    seen.push_back(std::move(key));
  }
  return {};
}

/// Facts that only one kind of customer can have.
Verdict check_kind(const Customer& customer) {
  const auto stray = [&](std::string_view field) {
    return invalid("model.not_of_this_kind").field(std::string(field)).fact("kind", name_of(customer.kind));
  };
  if (customer.kind == CustomerKind::person)
    return customer.representative ? Verdict(stray("representative")) : Verdict();
  if (customer.birth) return stray("birth");
  if (customer.marital) return stray("marital");
  if (customer.spouse) return stray("spouse");
  if (customer.guardian) return stray("guardian");
  return {};
}

Verdict check_relatives(const Customer& customer) {
  const JsonPath root;
  TENON_MODEL_CHECK(check_optional_id(customer.spouse, root / "spouse"));
  TENON_MODEL_CHECK(check_optional_id(customer.guardian, root / "guardian"));
  if (customer.spouse && customer.marital != MaritalState::married)
    return invalid("model.spouse_without_marriage").field("spouse");
  if (customer.spouse == customer.id)
    return invalid("model.own_relative").field("spouse").fact("id", customer.id);
  if (customer.guardian == customer.id)
    return invalid("model.own_relative").field("guardian").fact("id", customer.id);
  return {};
}

Verdict check_consent(const Consent& consent, const std::optional<Date>& birth, const JsonPath& at) {
  const auto refused = [&](std::string_view code, std::string_view field, std::string_view article) {
    return invalid(code).field((at / field).str()).source(article).fact("purpose", name_of(consent.purpose));
  };
  TENON_MODEL_CHECK(check_line(consent.version, at / "version", 64));
  TENON_MODEL_CHECK(check_optional_line(consent.recipient, at / "recipient"));
  const bool passes =
      consent.purpose == ConsentPurpose::pass_on || consent.purpose == ConsentPurpose::cross_border;
  if (passes && !consent.recipient)
    return refused("model.consent_recipient_missing", "recipient", "PIPL art. 23, 39");
  if (needs_separate_consent(consent.purpose) && !consent.separate)
    return refused("model.consent_not_separate", "separate", "PIPL art. 23, 29, 39");
  if (consent.withdrawn && *consent.withdrawn < consent.given)
    return refused("model.consent_withdrawn_too_early", "withdrawn", "PIPL art. 15")
        .fact("given", to_string(consent.given))
        .fact("withdrawn", to_string(*consent.withdrawn));
  if (birth && !consent.by_guardian && age_on(*birth, mainland_day(consent.given)) < 14)
    return refused("model.consent_guardian_missing", "by_guardian", "PIPL art. 31").fact("age", "14");
  return {};
}

}  // namespace

Verdict validate(const Customer& customer, std::optional<Date> on) {
  const JsonPath root;
  TENON_MODEL_CHECK(JsonCodec<Customer>::check(customer, root));
  TENON_MODEL_CHECK(model::check_id(customer.id, root / "id"));
  TENON_MODEL_CHECK(check_line(customer.name, root / "name"));
  TENON_MODEL_CHECK(check_kind(customer));
  TENON_MODEL_CHECK(check_identities(customer, on, root / "identities"));
  const auto contacts = root / "contacts";
  for (std::size_t i = 0; i < customer.contacts.size(); ++i)
    TENON_MODEL_CHECK(check_contact(customer.contacts[i], customer.kind, contacts / i));
  if (customer.contacts.empty() && customer.identities.empty())
    return invalid("model.customer_without_trace").field("contacts");
  TENON_MODEL_CHECK(check_relatives(customer));
  TENON_MODEL_CHECK(check_optional_line(customer.representative, root / "representative"));
  const auto birth = birth_of(customer);
  const auto consents = root / "consents";
  for (std::size_t i = 0; i < customer.consents.size(); ++i)
    TENON_MODEL_CHECK(check_consent(customer.consents[i], birth, consents / i));
  TENON_MODEL_CHECK(check_optional_line(customer.grade, root / "grade", 32));
  TENON_MODEL_CHECK(check_optional_line(customer.special_reason, root / "special_reason", 1024));
  if (customer.special && !customer.special_reason)
    return invalid("model.special_reason_missing").field("special_reason").source("H0 1.1");
  if (!customer.special && customer.special_reason)
    return invalid("model.special_reason_without_flag").field("special_reason");
  return {};
}

void normalise(Customer& customer) {
  for (auto& identity : customer.identities)
    if (auto facts = check_identity(identity)) identity.number = std::move(facts->number);
  for (auto& contact : customer.contacts)
    if (contact.channel == Channel::mobile)
      if (auto number = check_mobile(contact.value)) contact.value = *std::move(number);
}

std::optional<Date> birth_of(const Customer& customer) {
  if (customer.birth) return customer.birth;
  for (const auto& identity : customer.identities)
    if (auto facts = check_identity(identity); facts && facts->birth) return facts->birth;
  return std::nullopt;
}

const Consent* consent_in_force(const Customer& customer, ConsentPurpose purpose, Instant at,
                                std::string_view recipient) {
  const Consent* last = nullptr;
  for (const auto& consent : customer.consents) {
    if (consent.purpose != purpose || consent.given > at) continue;
    if (consent.withdrawn && *consent.withdrawn <= at) continue;
    if (!recipient.empty() && consent.recipient != recipient) continue;
    if (!last || consent.given >= last->given) last = &consent;
  }
  return last;
}

}  // namespace tenon
