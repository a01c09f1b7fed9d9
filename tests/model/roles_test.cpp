#include "tenon/model/roles.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "support/catch.hpp"

using namespace tenon;

static_assert(std::forward_iterator<RoleSet::iterator>);
static_assert(RoleSet{Role::agent, Role::system}.contains(Role::system));
static_assert(!RoleSet{Role::agent}.contains(Role::supervisor));

TEST_CASE("every role and party has a label of its own in both languages") {
  std::set<std::string_view> zh, en;
  for (auto name : enum_names<Role>()) {
    const auto text = label(*enum_from<Role>(name));
    CHECK(zh.insert(text.zh).second);
    CHECK(en.insert(text.en).second);
  }
  for (auto name : enum_names<Party>()) CHECK_FALSE(label(*enum_from<Party>(name)).zh.empty());
  CHECK(label(static_cast<Role>(200)) == Label{});
  CHECK(label(static_cast<Party>(200)) == Label{});
}

TEST_CASE("the roles that the handbooks' workflows name are there") {
  for (auto word : {"agent",
                    "supervisor",
                    "manager",
                    "deputy_manager",
                    "group_leader",
                    "complaint_reception",
                    "complaint_clerk",
                    "complaint_supervisor",
                    "complaint_group",
                    "customer_relations_supervisor",
                    "customer_relations_specialist",
                    "customer_manager",
                    "contract_specialist",
                    "mortgage_specialist",
                    "bureau_specialist",
                    "title_specialist",
                    "data_specialist",
                    "archive_specialist",
                    "senior_specialist",
                    "front_desk",
                    "receptionist",
                    "adviser",
                    "area_assistant",
                    "housekeeper",
                    "night_duty",
                    "data_analyst",
                    "trainer",
                    "dispatch_clerk",
                    "editor",
                    "operations",
                    "sales_clerk",
                    "sales_manager",
                    "finance_clerk",
                    "finance_supervisor",
                    "finance_manager",
                    "cashier",
                    "project_department",
                    "engineering",
                    "technician",
                    "quality_supervision",
                    "contractor",
                    "site_supervisor",
                    "property_manager",
                    "security",
                    "cleaning",
                    "plants",
                    "brand_department",
                    "head_office",
                    "general_manager",
                    "president",
                    "group",
                    "system"})
    CHECK(enum_from<Role>(word).has_value());
}

TEST_CASE("a set of roles is walked in the order of the enum") {
  RoleSet set{Role::system, Role::agent, Role::manager};
  CHECK(std::vector<Role>(set.begin(), set.end()) == std::vector{Role::agent, Role::manager, Role::system});
  CHECK(set.size() == 3);
  set.erase(Role::agent);
  CHECK_FALSE(set.contains(Role::agent));
  set.insert(Role::agent);
  CHECK(set.intersects({Role::agent, Role::cashier}));
  CHECK_FALSE(set.intersects(Role::cashier));
  CHECK((set | Role::cashier).size() == 4);
  CHECK((set & RoleSet{Role::manager, Role::cashier}) == RoleSet{Role::manager});
  CHECK(RoleSet{}.empty());
  CHECK(RoleSet{}.begin() == RoleSet{}.end());
}

TEST_CASE("every single role goes through a set and its document unchanged") {
  RoleSet all;
  for (auto name : enum_names<Role>()) {
    const RoleSet one{*enum_from<Role>(name)};
    CHECK(read_json<RoleSet>(Json::parse(to_json_text(one))).value() == one);
    all |= one;
  }
  CHECK(all.size() == enum_size<Role>);
  CHECK(read_json<RoleSet>(Json::parse(to_json_text(all))).value() == all);
}

TEST_CASE("a list of roles is read as words, a doubled one once, an unknown one refused with its place") {
  CHECK(read_json<RoleSet>(Json::parse(R"(["manager","agent","manager"])")).value() ==
        RoleSet{Role::agent, Role::manager});
  CHECK(to_json_text(RoleSet{Role::manager, Role::agent}) == R"(["agent","manager"])");
  const auto unknown = read_json<RoleSet>(Json::parse(R"(["agent","boss"])"));
  REQUIRE_FALSE(unknown);
  CHECK(unknown.refusal().code == "json.not_one_of");
  CHECK(unknown.refusal().field == "[1]");
  CHECK_FALSE(read_json<RoleSet>(Json("agent")));
}
