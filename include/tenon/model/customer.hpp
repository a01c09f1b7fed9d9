#pragma once
/// @file model/customer.hpp
/// A customer: a person or an organisation, how to reach it, what it consented to (page 7, "Registers").
/// Plain values; validate() and the helpers are free functions without state: safe from any thread.
/// @since 0.1
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tenon/model/identity.hpp"
#include "tenon/time/instant.hpp"

namespace tenon {

enum class CustomerKind : std::uint8_t { person, organisation };
BOOST_DESCRIBE_ENUM(CustomerKind, person, organisation)

/// Decides whose signatures and papers a loan needs (H0 5.6: the spouse signs too).
enum class MaritalState : std::uint8_t { single, married, divorced, widowed };
BOOST_DESCRIBE_ENUM(MaritalState, single, married, divorced, widowed)

/// Ways to reach a customer. Phone calls and messages go to the same number, but not every number takes both.
enum class Channel : std::uint8_t { mobile, phone, email, wechat, letter };
BOOST_DESCRIBE_ENUM(Channel, mobile, phone, email, wechat, letter)

/// One way to reach a customer.
struct Contact {
  Channel channel = Channel::mobile;
  std::string value;  ///< a mobile number (model/identity.hpp), a line, an address
  std::optional<std::string>
      whom;  ///< who answers there, if not the customer; needed for an organisation's mobile
  friend bool operator==(const Contact&, const Contact&) = default;
};
BOOST_DESCRIBE_STRUCT(Contact, (), (channel, value, whom))

/// What personal data are used for beyond what contract or law demand by themselves (PIPL art. 13).
enum class ConsentPurpose : std::uint8_t {
  service,         ///< kept for service beyond the contract (art. 13)
  marketing,       ///< messages and care plans (Consumer Law art. 29; PIPL art. 24)
  pass_on,         ///< given to a recipient: bank, agent, property manager (art. 23)
  sensitive_data,  ///< document images, biometrics, accounts, location, under 14 (art. 28-31)
  cross_border,    ///< sent abroad (art. 38-40)
  automated,       ///< decided by automation (art. 24)
};
BOOST_DESCRIBE_ENUM(ConsentPurpose, service, marketing, pass_on, sensitive_data, cross_border, automated)

/// Whether the law wants a consent given apart from all others (PIPL art. 23, 29, 39).
[[nodiscard]] constexpr bool needs_separate_consent(ConsentPurpose purpose) noexcept {
  return purpose == ConsentPurpose::pass_on || purpose == ConsentPurpose::sensitive_data ||
         purpose == ConsentPurpose::cross_border;
}

/// One consent, kept when withdrawn: what was done before the withdrawal stays lawful (PIPL art. 15).
struct Consent {
  ConsentPurpose purpose = ConsentPurpose::service;
  std::string version;  ///< of the notice that was shown; a changed notice needs a new consent (art. 14)
  std::optional<std::string> recipient;  ///< to whom data are passed on; demanded by pass_on and cross_border
  bool separate = false;                 ///< given apart from any other consent
  bool by_guardian = false;              ///< given by a guardian; demanded below 14 years of age (art. 31)
  Instant given;
  std::optional<Instant> withdrawn;  ///< from then on no longer in force
  friend bool operator==(const Consent&, const Consent&) = default;
};
BOOST_DESCRIBE_STRUCT(Consent, (), (purpose, version, recipient, separate, by_guardian, given, withdrawn))

BOOST_DESCRIBE_ENUM(Language, zh, en, both)

struct Customer {
  std::string id;  ///< the host's own: 1 to 64 of A-Z a-z 0-9 . _ : -
  CustomerKind kind = CustomerKind::person;
  std::string name;  ///< as in the identity document
  std::vector<Identity> identities;
  std::vector<Contact> contacts;        ///< in the order to try them
  std::optional<Date> birth;            ///< persons only; must agree with the identity numbers that hold one
  std::optional<MaritalState> marital;  ///< persons only
  std::optional<std::string> spouse;    ///< id of a customer; only of the married
  std::optional<std::string>
      guardian;  ///< id of a customer; persons only (H0 5.5: a minor buys with a guardian)
  std::optional<std::string> representative;  ///< who acts for an organisation: a name
  std::vector<Consent> consents;
  std::optional<std::string>
      grade;             ///< the house's own word; the handbooks grade customers without naming the grades
  bool special = false;  ///< a special customer is reported to the group leader (H0 1.1)
  std::optional<std::string> special_reason;  ///< demanded where special, and only there
  std::optional<Language> language{};         ///< of notices; none: Chinese
  friend bool operator==(const Customer&, const Customer&) = default;
};
BOOST_DESCRIBE_STRUCT(Customer, (),
                      (id, kind, name, identities, contacts, birth, marital, spouse, guardian, representative,
                       consents, grade, special, special_reason, language))

/// Checks everything that can be known from the record alone. `on` is handed to check_identity. A customer
/// needs a contact or an identity: without either it can neither be reached nor told from another. The
/// identities needed to sign are asked for by the workflows, not here. Refusals (invalid), each with the path
/// of its field: those of check_identity and check_mobile; model.id_malformed, line_empty, line_too_long,
/// line_control, customer_without_trace, identity_holder, identity_repeated, birth_disagrees,
/// contact_malformed, contact_person_missing, not_of_this_kind, spouse_without_marriage, own_relative,
/// special_reason_missing, special_reason_without_flag, consent_not_separate, consent_recipient_missing,
/// consent_guardian_missing, consent_withdrawn_too_early.
[[nodiscard]] Verdict validate(const Customer& customer, std::optional<Date> on = {});

/// Puts identity numbers and mobile numbers into the form that is stored (model/identity.hpp). Numbers that
/// do not pass their check are left as they are.
void normalise(Customer& customer);

/// The birth date: as stated, else from the first identity number that holds one.
[[nodiscard]] std::optional<Date> birth_of(const Customer& customer);

/// The consent in force at `at` for a purpose (and, if given, a recipient): the one given last. Half-open: in
/// force at the instant it is given, no longer at the instant it is withdrawn. Nullptr if there is none. The
/// pointer lives as long as the customer's list of consents is not changed.
[[nodiscard]] const Consent* consent_in_force(const Customer& customer, ConsentPurpose purpose, Instant at,
                                              std::string_view recipient = {});

}  // namespace tenon
