#pragma once
/// @file model/document_type.hpp
/// The register of document types (page 7 of the domain, "Documents"): one id for each kind of paper, reused
/// by every procedure that asks for it, so that an identity card handed in at signing is the one that the
/// title asks for. The built-in types are data (src/model/data/document_types.json, described in
/// docs/documents.md); a host lays its own over them. All values are immutable once made: safe from any
/// thread.
/// @since 0.1
#include <boost/describe.hpp>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tenon/core/json.hpp"
#include "tenon/core/text.hpp"

namespace tenon {

/// A side that papers come from: the outside parties of model/roles.hpp by the names they have there, the
/// departments by the names of their roles, and the few that are neither, at the end. A test holds the names
/// against Party and Role.
enum class DocumentSide : std::uint8_t {
  customer,  ///< any customer, where buyers, owners and tenants all bring it
  buyer,
  owner,
  tenant,
  merchant,
  contractor,
  bank,
  provident_fund_centre,
  civil_air_defence_office,
  trading_centre,
  housing_bureau,
  property_office,
  tax_office,
  expert,
  price_bureau,
  security_office,
  police,
  insurer,
  surveyor,
  site_supervisor,
  project_company,
  project_department,
  engineering,
  quality_supervision,
  property_manager,
  security,
  business_department,
  brand_department,
  human_resources,
  employee,
  group,
  authority,         ///< any other authority: planning, land, construction, fire
  design_institute,  ///< draws the plans (H0 5.3)
  appraiser,         ///< values the home for the bank (H0 5.8)
  employer,          ///< of a buyer: seals the income certificate
  developer,         ///< the company itself
  customer_service,
  sales,
  finance,
};
BOOST_DESCRIBE_ENUM(DocumentSide, customer, buyer, owner, tenant, merchant, contractor, bank,
                    provident_fund_centre, civil_air_defence_office, trading_centre, housing_bureau,
                    property_office, tax_office, expert, price_bureau, security_office, police, insurer,
                    surveyor, site_supervisor, project_company, project_department, engineering,
                    quality_supervision, property_manager, security, business_department, brand_department,
                    human_resources, employee, group, authority, design_institute, appraiser, employer,
                    developer, customer_service, sales, finance)
static_assert(enum_size<DocumentSide> == static_cast<std::size_t>(DocumentSide::finance) + 1,
              "describe every side, in order");

/// Who may see what a document says, from least to most guarded.
enum class Sensitivity : std::uint8_t {
  public_,   ///< anyone: shown, published or handed to every buyer
  internal,  ///< the staff
  personal,  ///< staff whose work it is: it tells of a person, and is confidential (H1, H2)
  secret,    ///< named persons only: passwords, specimens of signatures
};
BOOST_DESCRIBE_ENUM(Sensitivity, public_, internal, personal, secret)
/// "public" is a word of C++; in documents it has no underscore.
template <>
inline constexpr auto detail::enumerators<Sensitivity> =
    std::array<detail::Enumerator<Sensitivity>, 4>{{{Sensitivity::public_, "public"},
                                                    {Sensitivity::internal, "internal"},
                                                    {Sensitivity::personal, "personal"},
                                                    {Sensitivity::secret, "secret"}}};

/// The name for people, in both languages, of static lifetime; "" for a value outside the enum.
[[nodiscard]] Label label(DocumentSide side) noexcept;
[[nodiscard]] Label label(Sensitivity sensitivity) noexcept;

/// The longest time that a type may be kept, and the shortest.
inline constexpr std::int32_t most_kept_years = 100;
/// What `kept_source` says where no rule sets the time: a proposal that a company may change either way.
inline constexpr std::string_view default_retention = "default";

/// One kind of document. In JSON an object with these members, all of them given but for `seals`.
struct DocumentType {
  std::string id;  ///< snake_case English, at most 64 bytes: what ChecklistItem.document names
  std::string zh;
  std::string en;
  /// The side that it first comes from: who issues it, or brings it where the issuer does not deal with us.
  /// Who hands it in at one step is said by the checklist, not here.
  DocumentSide whose = DocumentSide::customer;
  Sensitivity sensitivity = Sensitivity::internal;
  /// Sensitive personal information: identity documents and their images, photographs of persons, financial
  /// accounts. It needs a separate consent (PIPL art. 28-31).
  bool sensitive_personal = false;
  /// Each person concerned brings his own: two buyers, two identity cards.
  bool per_person = false;
  std::int32_t kept_years = 0;      ///< 1 to most_kept_years, counted as model/retention.hpp says
  std::string kept_source;          ///< the law that demands it, or default_retention
  std::vector<DocumentSide> seals;  ///< whose seals it must bear; empty: none is asked for
  std::string source;               ///< where it is named: "H0 5.6"
  friend bool operator==(const DocumentType&, const DocumentType&) = default;
};
BOOST_DESCRIBE_STRUCT(DocumentType, (),
                      (id, zh, en, whose, sensitivity, sensitive_personal, per_person, kept_years,
                       kept_source, seals, source))

/// A register of document types. Copyable; pointers and spans into it live as long as it does, unchanged.
class DocumentTypes {
 public:
  /// The built-in types with a host's own laid over them. `json` is a list of the objects above; `file` names
  /// it in refusals, whose `field` reads "own.json[3].whose". A new id adds a type. The id of a built-in type
  /// gives it other names (zh, en) or another time of keeping; everything else must be as built in, and where
  /// a law sets the time, it cannot become shorter.
  ///
  /// Refusals (invalid): those of reading (core/json.hpp: json.unknown_key, missing, not_one_of, ...),
  /// documents.bad_id, duplicate_id, not_personal, fixed_field, kept_too_short, model.line_*.
  [[nodiscard]] static Result<DocumentTypes> load(std::string_view json, std::string_view file);

  /// The type with this id, or null.
  [[nodiscard]] const DocumentType* find(std::string_view id) const noexcept;
  /// Known ids that `id` may be a slip of, at most three, the nearest first: at most two letters added, left
  /// out, changed or swapped with their neighbour, one in ids shorter than six.
  [[nodiscard]] std::vector<std::string> suggest(std::string_view id) const;
  /// Refuses (invalid, documents.unknown_type; facts found, nearest) an id that no type has. `field` is the
  /// path of the place that names it.
  [[nodiscard]] Verdict check(std::string_view id, std::string_view field) const;

  /// All types: the built-in ones in the order of their file, then the host's in the order of its own.
  [[nodiscard]] std::span<const DocumentType> all() const noexcept { return types_; }

 private:
  friend const DocumentTypes& builtin_document_types();
  explicit DocumentTypes(std::vector<DocumentType> types) : types_(std::move(types)) {}
  std::vector<DocumentType> types_;
};

/// The types that the library knows by itself, of static lifetime.
[[nodiscard]] const DocumentTypes& builtin_document_types();

}  // namespace tenon
