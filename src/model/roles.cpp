#include "tenon/model/roles.hpp"

#include <array>

namespace tenon {
namespace {

template <class E>
struct Named {
  E value;
  Label label;
};

constexpr std::array<Named<Role>, enum_size<Role>> role_labels{{
    {Role::agent, {"客服代表", "agent"}},
    {Role::customer_service_specialist, {"客服专员", "customer-service specialist"}},
    {Role::headquarters_service, {"总部客服", "headquarters customer service"}},
    {Role::front_desk, {"前台", "front desk"}},
    {Role::receptionist, {"接待员", "receptionist"}},
    {Role::adviser, {"咨询员", "adviser"}},
    {Role::dispatch_clerk, {"派单客服", "dispatch clerk"}},
    {Role::night_duty, {"夜值", "night duty"}},
    {Role::contract_specialist, {"合同专员", "contract specialist"}},
    {Role::mortgage_specialist, {"按揭专员", "mortgage specialist"}},
    {Role::bureau_specialist, {"房管局专员", "bureau specialist"}},
    {Role::title_specialist, {"产权专员", "title specialist"}},
    {Role::data_specialist, {"数据专员", "data specialist"}},
    {Role::archive_specialist, {"档案专员", "archive specialist"}},
    {Role::senior_specialist, {"高级专员", "senior specialist"}},
    {Role::complaint_reception, {"投诉接待专员", "complaint reception specialist"}},
    {Role::complaint_clerk, {"投诉专员", "complaint clerk"}},
    {Role::complaint_supervisor, {"投诉主管", "complaint supervisor"}},
    {Role::complaint_group, {"投诉处理组", "complaint-handling group"}},
    {Role::customer_relations_specialist, {"客户关系专员", "customer-relations specialist"}},
    {Role::customer_relations_supervisor, {"客户关系主管", "customer-relations supervisor"}},
    {Role::customer_manager, {"客户经理", "customer manager"}},
    {Role::group_leader, {"组长", "group leader"}},
    {Role::supervisor, {"客服主管", "supervisor"}},
    {Role::deputy_manager, {"客服副经理", "deputy manager"}},
    {Role::manager, {"客服经理", "manager of customer service"}},
    {Role::area_assistant, {"区域助理", "area assistant"}},
    {Role::housekeeper, {"客服管家", "housekeeper"}},
    {Role::grounds_foreman, {"绿化保洁领班", "foreman of cleaning and plants"}},
    {Role::data_analyst, {"数据分析员", "data analyst"}},
    {Role::trainer, {"培训师", "trainer"}},
    {Role::editor, {"编辑", "editor"}},
    {Role::operations, {"运营", "operations"}},
    {Role::sales_clerk, {"置业顾问", "sales clerk"}},
    {Role::sales_manager, {"销售经理", "sales manager"}},
    {Role::finance_clerk, {"财务人员", "finance clerk"}},
    {Role::finance_supervisor, {"财务主管", "finance supervisor"}},
    {Role::finance_manager, {"财务经理", "finance manager"}},
    {Role::cashier, {"出纳", "cashier"}},
    {Role::project_department, {"项目部", "project department"}},
    {Role::project_company, {"项目公司", "project company"}},
    {Role::incubation_staff, {"孵化人员", "incubation staff"}},
    {Role::engineering, {"工程部", "engineering"}},
    {Role::technician, {"维修工", "technician"}},
    {Role::quality_supervision, {"安全质量监督中心", "quality-and-safety supervision centre"}},
    {Role::contractor, {"施工单位", "contractor"}},
    {Role::site_supervisor, {"监理", "supervising engineer"}},
    {Role::property_manager, {"物业公司", "property manager"}},
    {Role::security, {"保安", "security"}},
    {Role::cleaning, {"保洁", "cleaning"}},
    {Role::plants, {"绿化", "plants"}},
    {Role::employee, {"员工", "employee"}},
    {Role::department_manager, {"部门经理", "manager of a department"}},
    {Role::business_department, {"业务部门", "business department"}},
    {Role::brand_department, {"品牌部", "brand department"}},
    {Role::administration, {"行政部", "administration"}},
    {Role::human_resources, {"人力资源部", "human resources"}},
    {Role::seal_keeper, {"印章保管人", "keeper of the seals"}},
    {Role::head_office, {"总公司", "head office"}},
    {Role::general_manager, {"总经理", "general manager"}},
    {Role::president, {"总裁", "president"}},
    {Role::group, {"集团", "group"}},
    {Role::system, {"系统", "system"}},
}};

constexpr std::array<Named<Party>, enum_size<Party>> party_labels{{
    {Party::none, {"无", "none"}},
    {Party::customer, {"客户", "customer"}},
    {Party::buyer, {"买受人", "buyer"}},
    {Party::co_owner, {"共有人", "co-owner"}},
    {Party::spouse, {"配偶", "spouse"}},
    {Party::guardian, {"监护人", "guardian"}},
    {Party::proxy, {"代理人", "proxy"}},
    {Party::owner, {"业主", "owner"}},
    {Party::tenant, {"租户", "tenant"}},
    {Party::visitor, {"访客", "visitor"}},
    {Party::bank, {"银行", "bank"}},
    {Party::mortgage_broker, {"按揭中介", "mortgage broker"}},
    {Party::provident_fund_centre, {"公积金中心", "provident-fund centre"}},
    {Party::civil_air_defence_office, {"人防办", "civil-air-defence office"}},
    {Party::trading_centre, {"交易中心", "trading centre"}},
    {Party::housing_bureau, {"房管局", "housing bureau"}},
    {Party::property_office, {"物业管理主管部门", "property office"}},
    {Party::tax_office, {"税务机关", "tax office"}},
    {Party::expert, {"评标专家", "expert"}},
    {Party::price_bureau, {"物价局", "price bureau"}},
    {Party::security_office, {"安全厅", "security office"}},
    {Party::police, {"公安机关", "police"}},
    {Party::insurer, {"保险公司", "insurer"}},
    {Party::surveyor, {"测绘机构", "surveyor"}},
    {Party::platform, {"平台", "platform"}},
    {Party::merchant, {"商户", "merchant"}},
    {Party::decorator, {"装修公司", "decorator"}},
    {Party::contractor, {"施工单位", "contractor"}},
}};

template <class E, std::size_t n>
constexpr bool covers(const std::array<Named<E>, n>& table) {
  for (std::size_t i = 0; i < n; ++i)
    if (static_cast<std::size_t>(table[i].value) != i || table[i].label.zh.empty() ||
        table[i].label.en.empty())
      return false;
  return true;
}
static_assert(covers(role_labels), "every role has its label, in the order of the enum");
static_assert(covers(party_labels), "every party has its label, in the order of the enum");

}  // namespace

Label label(Role role) noexcept {
  const auto i = static_cast<std::size_t>(role);
  return i < role_labels.size() ? role_labels[i].label : Label{};
}

Label label(Party party) noexcept {
  const auto i = static_cast<std::size_t>(party);
  return i < party_labels.size() ? party_labels[i].label : Label{};
}

std::string to_string(RoleSet roles) {
  std::string list;
  for (const Role role : roles) (list += list.empty() ? "" : ", ") += name_of(role);
  return list;
}

}  // namespace tenon
