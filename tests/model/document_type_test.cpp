#include "tenon/model/document_type.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "model/examples.hpp"
#include "tenon/model/retention.hpp"
#include "tenon/model/roles.hpp"

using namespace tenon;
using namespace tenon::test;

namespace {

const std::filesystem::path here = std::filesystem::path(TENON_SOURCE_DIR) / "tests" / "model";

std::string contents(const std::filesystem::path& file) {
  std::ostringstream all;
  all << std::ifstream(file, std::ios::binary).rdbuf();
  return all.str();
}

/// A line of named_documents.txt.
struct Named {
  int page = 0;
  std::string procedure, words, id;
};
const std::vector<Named>& named_on_the_pages() {
  static const auto all = [] {
    std::vector<Named> lines;
    static const std::regex form(R"re((\d) \| ([^|]+) \| ([^|]+) \| ([a-z_]+))re");
    std::istringstream text(contents(here / "named_documents.txt"));
    for (std::string line; std::getline(text, line);) {
      if (line.starts_with('#')) continue;
      std::smatch part;
      INFO(line);
      REQUIRE(std::regex_match(line, part, form));
      lines.push_back({std::stoi(part[1]), part[2], part[3], part[4]});
    }
    return lines;
  }();
  return all;
}

const DocumentType& type(std::string_view id) {
  INFO(id);
  const auto* found = builtin_document_types().find(id);
  REQUIRE(found != nullptr);
  return *found;
}

/// A paper of a host's own, right in every member.
DocumentType school_certificate() {
  DocumentType own;
  own.id = "school_certificate";
  own.zh = "\xE5\xAD\xA6\xE7\xB1\x8D\xE8\xAF\x81\xE6\x98\x8E";
  own.en = "School certificate";
  own.whose = DocumentSide::buyer;
  own.sensitivity = Sensitivity::personal;
  own.per_person = true;
  own.kept_years = 5;
  own.kept_source = default_retention;
  own.source = "own rule 1";
  return own;
}
Result<DocumentTypes> load(const std::vector<DocumentType>& own) {
  return DocumentTypes::load(to_json_text(own), "own.json");
}

}  // namespace

TEST_CASE("every document that the pages name is known to the register, and the register knows no other") {
  std::map<int, std::set<std::string>> by_page;
  std::set<std::string> ids;
  for (const auto& each : named_on_the_pages()) {
    INFO("page " << each.page << ", " << each.procedure << ": " << each.words << " -> " << each.id);
    CHECK(builtin_document_types().find(each.id) != nullptr);
    by_page[each.page].insert(each.id);
    ids.insert(each.id);
  }
  const std::map<int, std::size_t> counted{{1, 20}, {2, 106}, {3, 47}, {4, 42}, {5, 33}, {6, 7}, {7, 23}};
  for (const auto& [page, count] : counted) {
    INFO("page " << page);
    CHECK(by_page[page].size() == count);
  }
  for (const auto& each : builtin_document_types().all()) {
    INFO(each.id << " is in the register, but on no page");
    CHECK(ids.contains(each.id));
  }
}

TEST_CASE("the property manager's own forms have the names that they bear") {
  int forms = 0;
  for (const auto& each : named_on_the_pages()) {
    if (each.procedure != "H4's own forms") continue;
    CHECK(type(each.id).zh == each.words);
    ++forms;
  }
  CHECK(forms == 22);
}

TEST_CASE("every id is snake_case and unique, every label is there in both languages") {
  static const std::regex snake("[a-z]+(_[a-z]+)*");
  std::set<std::string> ids, zh, en;
  for (const auto& each : builtin_document_types().all()) {
    INFO(each.id);
    CHECK(std::regex_match(each.id, snake));
    CHECK(ids.insert(each.id).second);
    CHECK(zh.insert(each.zh).second);
    CHECK(en.insert(each.en).second);
    CHECK(std::any_of(each.zh.begin(), each.zh.end(), [](char c) { return (c & 0x80) != 0; }));
    CHECK(std::none_of(each.en.begin(), each.en.end(), [](char c) { return (c & 0x80) != 0; }));
    CHECK(std::regex_search(each.source, std::regex("^H[0-4]")));
  }
}

TEST_CASE("the sides are parties and roles by their own names, and a few that are neither") {
  std::set<std::string_view> neither;
  for (const auto name : enum_names<DocumentSide>()) {
    INFO(name);
    const auto side = *enum_from<DocumentSide>(name);
    CHECK_FALSE(label(side).zh.empty());
    CHECK_FALSE(label(side).en.empty());
    if (!enum_from<Party>(name) && !enum_from<Role>(name)) neither.insert(name);
  }
  CHECK(neither == std::set<std::string_view>{"appraiser", "authority", "customer_service",
                                              "design_institute", "developer", "employer", "finance",
                                              "sales"});
  CHECK(label(static_cast<DocumentSide>(200)) == Label{});
}

TEST_CASE("a sensitivity has a name in both languages, and public is written without an underscore") {
  CHECK(to_json_text(Sensitivity::public_) == R"("public")");
  CHECK(enum_from<Sensitivity>("public") == Sensitivity::public_);
  CHECK_FALSE(enum_from<Sensitivity>("public_"));
  for (const auto name : enum_names<Sensitivity>()) {
    CHECK(label(*enum_from<Sensitivity>(name)).en == name);
    CHECK_FALSE(label(*enum_from<Sensitivity>(name)).zh.empty());
  }
  CHECK(label(static_cast<Sensitivity>(9)) == Label{});
}

TEST_CASE("identity documents, images of persons and financial accounts are sensitive personal information") {
  for (const auto* id :
       {"identity_card", "passport", "officer_card", "residence_permit", "household_register",
        "travel_permit_taiwan", "travel_permit_hong_kong_and_macao", "worker_photograph",
        "marriage_certificate", "income_certificate", "bank_statement", "loan_contract"}) {
    INFO(id);
    CHECK(type(id).sensitive_personal);
    CHECK(type(id).sensitivity >= Sensitivity::personal);
  }
  // The copy of the identity card is pasted in (H0 5.5).
  CHECK(type("purchase_contract").sensitive_personal);
  for (const auto* id : {"presale_permit", "business_licence", "users_manual", "quality_warranty"})
    CHECK(type(id).sensitivity == Sensitivity::public_);
  CHECK(type("shop_account_letter").sensitivity == Sensitivity::secret);
}

TEST_CASE("each buyer brings his own identity card and income certificate, but there is one contract") {
  for (const auto* id : {"identity_card", "household_register", "income_certificate", "marriage_certificate"})
    CHECK(type(id).per_person);
  for (const auto* id : {"purchase_contract", "loan_contract", "first_payment_receipt", "title_certificate"})
    CHECK_FALSE(type(id).per_person);
}

TEST_CASE("seals are asked for where the handbook asks for them") {
  using enum DocumentSide;
  CHECK(type("progress_statement").seals == std::vector{developer, contractor, site_supervisor});  // H0 5.4
  CHECK(type("guarantee_contract").seals == std::vector{project_company, group});                  // H0 5.6
  CHECK(type("letter_of_authority").seals == std::vector{developer});                              // H0 5.10
  CHECK(type("contract_filing_form").seals == std::vector{housing_bureau});                        // H0 5.7
  CHECK(type("fit_out_commission_letter").seals == std::vector{customer});                         // H4
  CHECK(type("identity_card").seals.empty());
}

TEST_CASE("customer identity and the transaction are kept for ten years, online orders for three, by law") {
  // regulation.md 12: the Anti-Money Laundering Law for those who sell homes, the E-Commerce Law for
  // platforms.
  for (const auto* id :
       {"identity_card", "passport", "household_register", "business_licence", "proxy_authority",
        "subscription_agreement", "purchase_contract", "supplementary_agreement", "first_payment_receipt",
        "purchase_invoice", "loan_contract", "mortgage_contract", "settlement_statement", "refund_receipt",
        "title_certificate", "deed_tax_receipt"}) {
    INFO(id);
    CHECK(type(id).kept_years >= 10);
    CHECK(has(type(id).kept_source, "34, 42, 64"));
  }
  for (const auto* id : {"order_slip", "courier_slip", "return_slip"}) {
    INFO(id);
    CHECK(type(id).kept_years >= 3);
    CHECK(has(type(id).kept_source, "art. 31"));
  }
  // The law speaks of those who sell homes; the manager's papers have a proposal only.
  CHECK(type("property_service_agreement").kept_source == default_retention);
}

TEST_CASE("a paper is kept until the corresponding day, or the end of a month that has none") {
  CHECK(kept_until(type("purchase_contract"), day("2026-11-26")).value() == day("2036-11-26"));
  CHECK(kept_until(type("purchase_contract"), day("2024-02-29")).value() == day("2034-02-28"));
  CHECK(kept_until(type("courier_slip"), day("2025-02-28")).value() == day("2028-02-28"));
  CHECK(kept_until(type("purchase_contract"), day("9995-01-01")).refusal().code == "time.out_of_range");
}

TEST_CASE("a host adds a type of its own and gives a built-in one another name and a longer time") {
  auto contract = type("purchase_contract");
  contract.en = "Sale and purchase agreement";
  contract.kept_years = 20;
  contract.kept_source = "own rule 2";
  auto notice = type("move_in_notice");  // its time is a proposal, so it may also become shorter
  notice.kept_years = 2;
  const auto types = load({school_certificate(), contract, notice});
  REQUIRE(types);
  CHECK(types->all().size() == builtin_document_types().all().size() + 1);
  CHECK(types->all().back() == school_certificate());
  CHECK(*types->find("purchase_contract") == contract);
  CHECK(types->find("move_in_notice")->kept_years == 2);
  CHECK(builtin_document_types().find("purchase_contract")->kept_years == 10);
  CHECK(builtin_document_types().find("school_certificate") == nullptr);
}

TEST_CASE("a built-in type laid over itself changes nothing, and no types of one's own are none") {
  const auto built_in = builtin_document_types().all();
  const auto again = load({built_in.begin(), built_in.end()});
  REQUIRE(again);
  CHECK(std::ranges::equal(again->all(), built_in));
  CHECK(std::ranges::equal(DocumentTypes::load("[]", "own.json").value().all(), built_in));
}

TEST_CASE(
    "each mistake in a file of types is refused with the file, the path, what was found and is allowed") {
  int mistakes = 0;
  for (const auto& file : std::filesystem::directory_iterator(here / "must_fail_document_types")) {
    INFO(file.path().filename());
    const auto fixture = Json::parse(contents(file.path()));
    const auto text =
        fixture.contains("text") ? fixture["text"].get<std::string>() : fixture["document"].dump();
    const auto types = DocumentTypes::load(text, "own.json");
    expect(types, fixture["code"].get<std::string>(), fixture["field"].get<std::string>());
    REQUIRE_FALSE(fixture["words"].empty());
    for (const auto& word : fixture["words"]) {
      INFO(types.refusal().text().en);
      CHECK(has(types.refusal().text().en, word.get<std::string>()));
    }
    ++mistakes;
  }
  CHECK(mistakes == 25);
}

TEST_CASE("a misspelt id is refused with the ids that were meant") {
  const auto& types = builtin_document_types();
  CHECK(types.check("identity_card", "documents[0]").allowed());
  expect(types.check("identitycard", "documents[0]"), "documents.unknown_type", "documents[0]",
         {"identitycard", "nearest: identity_card"});
  const std::pair<std::string_view, std::string_view> slips[]{
      {"pasport", "passport"},
      {"passportt", "passport"},
      {"prenotice_certifikate", "prenotice_certificate"},
      {"lona_contract", "loan_contract"},
      {"chepue", "cheque"},
      {"chque", "cheque"},
      {"lona_contrat", "loan_contract"}};
  for (const auto& [slip, meant] : slips) {
    INFO(slip);
    REQUIRE_FALSE(types.suggest(slip).empty());
    CHECK(types.suggest(slip).front() == meant);
  }
}

TEST_CASE("the nearest id comes first, at most three come, and nothing far away does") {
  std::vector<DocumentType> own;
  for (const auto* id : {"form_b", "form_bb", "form_c", "form_d"}) {
    own.push_back(school_certificate());
    own.back().id = id;
  }
  const auto types = load(own).value();
  CHECK(types.suggest("form_bb") == std::vector<std::string>{"form_bb", "form_b", "form_c"});
  CHECK(types.suggest("birth_certificate_of_a_ship").empty());
  CHECK(types.suggest("cheqs").empty());  // two letters of five are too many
  CHECK(types.suggest("").empty());
  CHECK(types.suggest(std::string(1'000'000, 'x')).empty());
  expect(types.check("birth_certificate_of_a_ship", "type"), "documents.unknown_type", "type",
         {"nearest: -"});
}

TEST_CASE("a person's number typed where a document type belongs is not repeated") {
  const auto refusal = builtin_document_types().check("11010519491231002X", "type").refusal();
  CHECK_FALSE(has(refusal.to_json(), "19491231"));
  CHECK_FALSE(
      has(builtin_document_types().check("card_11010519491231002X", "type").refusal().to_json(), "19491231"));
}

TEST_CASE("a document type prints what it was read from") {
  const auto text = to_json_text(type("progress_statement"));
  CHECK(read_json<DocumentType>(parse_json(text, "type").value()).value() == type("progress_statement"));
  CHECK(has(text, R"("seals":["developer","contractor","site_supervisor"])"));
}
