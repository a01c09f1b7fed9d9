/// The checks that are made of what a file says of the procedure as a whole.
#include "testing/standing.hpp"

#include <algorithm>

namespace tenon::testing {
namespace {

class Lister {
 public:
  Lister(const Json& document, const std::vector<std::string>& states)
      : document_(document), states_(states) {}

  std::vector<Standing> list() {
    if (const auto openers = document_.find("openers"); openers != document_.end())
      add("openers", {"谁可以开立", "who may open a case"},
          {{"of", "openers"}, {"roles", roles_in(*openers)}}, "openers");
    if (const auto leaders = document_.find("leaders"); leaders != document_.end())
      add("leaders", {"谁可以取消、免交资料、调整时限", "who may cancel, waive a document, change a limit"},
          {{"of", "leaders"}, {"roles", roles_in(*leaders)}}, "leaders");
    if (const auto roles = document_.find("roles"); roles != document_.end())
      for (const auto& [event, of_event] : roles->items()) list_event(event, of_event);
    const auto clocks = document_.find("clocks");
    if (clocks == document_.end()) return std::move(all_);
    for (const auto& state : states_)
      if (const auto open = clocks->find(state); open != clocks->end())
        add("clocks/" + state, {"状态 " + state + " 中的时限", "the clocks in " + state},
            {{"of", "clocks"}, {"state", state}, {"clocks", *open}}, "clocks." + state);
    return std::move(all_);
  }

 private:
  void add(std::string id, Text title, Json body, std::string at) {
    all_.push_back({std::move(id), std::move(title), std::move(body), std::move(at)});
  }

  void list_event(const std::string& event, const Json& of_event) {
    int other = 0;
    for (const auto& entry : entries_of(of_event)) {
      const Json roles = roles_in(entry["may"]);
      for (const auto& state : states_) {
        const Json* const leads = allowed(state, event);
        if (!leads || !speaks_of(entry, state)) continue;
        Json body = {{"of", "roles"}, {"roles", roles}, {"state", state}, {"step", {{"do", event}}}};
        if (leads->is_object()) {
          if (const auto steps = leads->find("steps"); steps != leads->end()) body["steps"] = *steps;
          for (const char* key : {"payload", "who"})
            if (const auto own = leads->find(key); own != leads->end()) body["step"][key] = *own;
        }
        add("roles/" + event + "/in_" + state,
            {"状态 " + state + " 中谁可以办 " + event, "who may " + event + " in " + state}, std::move(body),
            "roles." + event);
      }
      const auto also = entry.find("also");
      if (also == entry.end()) continue;
      for (const auto& situation : *also) list_situation(event, roles, situation, ++other);
    }
  }

  void list_situation(const std::string& event, const Json& roles, const Json& situation, int number) {
    Json body = {{"of", "roles"}, {"roles", roles}, {"step", {{"do", event}}}};
    for (const auto& [from, to] : {std::pair("from", "state"), {"steps", "steps"}, {"about", "about"}})
      if (const auto own = situation.find(from); own != situation.end()) body[to] = *own;
    for (const char* key : {"payload", "who"})
      if (const auto own = situation.find(key); own != situation.end()) body["step"][key] = *own;
    const auto which = std::to_string(number);
    add("roles/" + event + "/also_" + which,
        {"另一情形（" + which + "）中谁可以办 " + event,
         "who may " + event + " in another situation, " + which},
        std::move(body), "roles." + event);
  }

  [[nodiscard]] const Json* allowed(const std::string& state, const std::string& event) const {
    const auto all = document_.find("allowed");
    if (all == document_.end()) return nullptr;
    const auto events = all->find(state);
    if (events == all->end()) return nullptr;
    const auto leads = events->find(event);
    return leads == events->end() ? nullptr : &*leads;
  }

  /// With those of the groups that the list names.
  [[nodiscard]] Json roles_in(const Json& list) const {
    Json roles = Json::array();
    for (const auto& each : list) {
      const auto& name = each.get_ref<const std::string&>();
      if (!name.starts_with('@')) roles.push_back(each);
      else
        for (auto& of_group : roles_in(document_["groups"][name.substr(1)]))
          roles.push_back(std::move(of_group));
    }
    return roles;
  }

  const Json& document_;
  const std::vector<std::string>& states_;
  std::vector<Standing> all_;
};

}  // namespace

std::vector<Standing> standing_of(const Json& document, const std::vector<std::string>& states) {
  return Lister(document, states).list();
}

std::vector<Json> entries_of(const Json& of_event) {
  if (of_event.is_object()) return {of_event};
  if (!of_event.empty() && of_event.front().is_object()) return of_event.get<std::vector<Json>>();
  return {Json{{"may", of_event}}};
}

bool speaks_of(const Json& entry, const std::string& state) {
  const auto in = entry.find("in");
  return in == entry.end() || std::find(in->begin(), in->end(), Json(state)) != in->end();
}

}  // namespace tenon::testing
