#pragma once
/// @file testing/matchers.hpp
/// What a test of a rule in C++ expects (testing/given.hpp), in the words of "then" of a scenario file: each
/// is a piece of such a document.
/// @since 0.1
#include <initializer_list>
#include <string>

#include "tenon/testing/stage.hpp"

namespace tenon::testing {

class Expected {
 public:
  explicit Expected(Json then) : then_(std::move(then)) {}
  [[nodiscard]] const Json& then() const noexcept { return then_; }

 protected:
  Json then_;
};

/// refused("documents.missing").with("missing", "purchase_contract: 1 original").source("H0 5.8")
class Refused : public Expected {
 public:
  explicit Refused(std::string code) : Expected(Json{{"refused", {{"code", std::move(code)}}}}) {}
  Refused with(const std::string& fact, std::string value) {
    then_["refused"]["facts"][fact] = std::move(value);
    return *this;
  }
  Refused source(std::string where) {
    then_["refused"]["source"] = std::move(where);
    return *this;
  }
};
[[nodiscard]] inline Refused refused(std::string code) { return Refused(std::move(code)); }

/// told("prenotice.certified", Party::buyer).by(Way::sms)
class Told : public Expected {
 public:
  Told(const char* key, std::string notice) : Expected(Json::object()), key_(key) {
    then_[key_] = Json::array({Json{{"notice", std::move(notice)}}});
  }
  Told of(Role role) { return set("role", name_of(role)); }
  Told of(Party party) { return set("party", name_of(party)); }
  Told to(std::string_view customer) { return set("to", customer); }
  Told by(Way way) { return set("way", name_of(way)); }

 private:
  Told set(const char* field, std::string_view value) {
    then_[key_][0][field] = std::string(value);
    return *this;
  }
  const char* key_;
};
[[nodiscard]] inline Told told(std::string notice) { return {"told", std::move(notice)}; }
[[nodiscard]] inline Told told(std::string notice, Role role) { return told(std::move(notice)).of(role); }
[[nodiscard]] inline Told told(std::string notice, Party party) { return told(std::move(notice)).of(party); }
[[nodiscard]] inline Told not_told(std::string notice) { return {"not_told", std::move(notice)}; }

/// leads_to(Prenotice::State::submitted), or by name: where the case is now.
[[nodiscard]] inline Expected leads_to(std::string state) {
  return Expected(Json{{"state", std::move(state)}});
}
template <DescribedEnum State>
[[nodiscard]] Expected leads_to(State state) {
  return leads_to(std::string(name_of(state)));
}

/// opened("repair", "reported"): the newest case of that workflow, and where it is.
[[nodiscard]] inline Expected opened(const std::string& workflow, std::string state) {
  return Expected(Json{{"cases", {{"opened:" + workflow, std::move(state)}}}});
}

/// fact("returns", 1): a fact of the case as it is now.
[[nodiscard]] inline Expected fact(const std::string& name, Json value) {
  return Expected(Json{{"facts", {{name, std::move(value)}}}});
}

/// lacks({"purchase_contract: 1 original"}): these documents are still missing, and no others.
[[nodiscard]] inline Expected lacks(std::initializer_list<const char*> documents) {
  Json list = Json::array();
  for (const char* each : documents) list.push_back(each);
  return Expected(Json{{"missing", std::move(list)}});
}

/// missed_at("prenotice.papers", due): the limit is reached then; tried a second before and at the moment,
/// which moves the clock.
[[nodiscard]] inline Expected missed_at(const std::string& deadline, Instant due) {
  return Expected(Json{{"deadlines", {{deadline, {{"due", to_string(due)}, {"tried", true}}}}}});
}

}  // namespace tenon::testing
