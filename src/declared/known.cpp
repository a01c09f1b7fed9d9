#include "declared/known.hpp"

namespace tenon::declared {
namespace {

Value text_of(const std::optional<std::string>& text) { return text ? Value(*text) : Value(); }
Value day_of(const std::optional<Date>& day) { return day ? value_of(*day) : Value(); }
template <DescribedEnum E>
Type words_of() {
  Type type{Kind::choice, {}, true};
  for (const auto name : enum_names<E>()) type.words.emplace_back(name);
  return type;
}
template <DescribedEnum E>
Value word_of(E value) {
  return std::string(name_of(value));
}
Value yes(bool is) { return std::int64_t{is}; }

/// The register entry, where there is one.
template <class Record, auto Find, auto Read>
Value of(const Surroundings& around) {
  const Record* const record = (around.*Find)();
  return record ? Read(*record) : Value();
}
template <auto Read>
constexpr auto of_sale = &of<Sale, &Surroundings::sale, Read>;
template <auto Read>
constexpr auto of_building = &of<Building, &Surroundings::building, Read>;
template <auto Read>
constexpr auto of_project = &of<Project, &Surroundings::project, Read>;
/// Surroundings::unit is overloaded.
template <auto Read>
Value of_unit(const Surroundings& around) {
  const Unit* const unit = around.unit();
  return unit ? Read(*unit) : Value();
}

/// The area that counts: as surveyed, before that as forecast.
Value area_of(const Unit& unit) {
  const auto& survey = unit.actual ? unit.actual : unit.forecast;
  return survey ? Value(survey->building.hundredths()) : Value();
}

}  // namespace

const std::vector<KnownOfCase>& known_of_case() {
  const Type text{Kind::text, {}, true};
  static const std::vector<KnownOfCase> all = {
      {"assignee", text, [](const Context& c) { return text_of(c.frame.assignee); }},
      {"department", text, [](const Context& c) { return text_of(c.frame.department); }},
      {"comments", {Kind::integer}, [](const Context& c) { return Value(std::int64_t{c.frame.comments}); }},
      {"customer", text, [](const Context& c) { return text_of(c.subject.customer); }},
      {"unit", text, [](const Context& c) { return text_of(c.subject.unit); }},
      {"sale", text, [](const Context& c) { return text_of(c.subject.sale); }},
      {"building", text, [](const Context& c) { return text_of(c.subject.building); }},
      {"project", text, [](const Context& c) { return text_of(c.subject.project); }},
  };
  return all;
}

const std::vector<KnownAround>& known_around() {
  const Type text{Kind::text, {}, true};
  const Type date{Kind::date, {}, true};
  const Type flag{Kind::boolean, {}, true};
  static const std::vector<KnownAround> all = {
      {"sale", "price", {Kind::money, {}, true}, of_sale<[](const Sale& s) { return Value(s.price.fen()); }>},
      {"sale", "payment", words_of<PaymentMethod>(),
       of_sale<[](const Sale& s) { return word_of(s.payment); }>},
      {"sale", "ownership", words_of<Ownership>(),
       of_sale<[](const Sale& s) { return word_of(s.ownership); }>},
      {"sale",
       "buyers",
       {Kind::integer, {}, true},
       of_sale<[](const Sale& s) { return Value(static_cast<std::int64_t>(s.buyers.size())); }>},
      {"sale", "contract_number", text, of_sale<[](const Sale& s) { return text_of(s.contract_number); }>},
      {"sale", "subscribed_on", date, of_sale<[](const Sale& s) { return day_of(s.subscribed_on); }>},
      {"sale", "signed_on", date, of_sale<[](const Sale& s) { return day_of(s.signed_on); }>},
      {"sale", "delivery_by", date, of_sale<[](const Sale& s) { return day_of(s.delivery_by); }>},
      {"sale", "title_by", date, of_sale<[](const Sale& s) { return day_of(s.title_by); }>},
      {"unit", "use", words_of<UnitUse>(), &of_unit<[](const Unit& u) { return word_of(u.use); }>},
      {"unit", "state", words_of<UnitState>(), &of_unit<[](const Unit& u) { return word_of(u.state); }>},
      {"unit", "lift", flag, &of_unit<[](const Unit& u) { return yes(u.lift); }>},
      {"unit", "area", {Kind::area, {}, true}, &of_unit<[](const Unit& u) { return area_of(u); }>},
      {"building", "presale_permit", text,
       of_building<[](const Building& b) { return text_of(b.presale_permit); }>},
      {"building", "completed", date, of_building<[](const Building& b) { return day_of(b.completed); }>},
      {"project", "name", text, of_project<[](const Project& p) { return Value(p.name); }>},
      {"buyers", "organisation", flag,
       [](const Surroundings& a) {
         return yes(std::any_of(a.people().begin(), a.people().end(),
                                [](const Person& p) { return p.buys() && p.organisation; }));
       }},
      {"buyers", "from_abroad", flag,
       [](const Surroundings& a) {
         return yes(std::any_of(a.people().begin(), a.people().end(),
                                [](const Person& p) { return p.buys() && p.from_abroad; }));
       }},
  };
  return all;
}

}  // namespace tenon::declared
