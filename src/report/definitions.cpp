#include "report/definitions.hpp"

#include "report/words.hpp"

namespace tenon::report {

std::vector<FigureDefinition> definitions() {
  struct Cited {
    std::string_view id;
    std::string_view source;
  };
  static constexpr Cited all[] = {{"opened", "H0 5.11"},
                                  {"ended", "H0 5.11"},
                                  {"cancelled", ""},
                                  {"open", "H0 1.3"},
                                  {"on_hold", ""},
                                  {"overdue", "H1"},
                                  {"first_response", "H0 5.11, H1"},
                                  {"close", "H0 5.11"},
                                  {"median", ""},
                                  {"ninetieth", ""},
                                  {"on_time", "H1, H2"},
                                  {"estimated", ""},
                                  {"reopened", "H0 5.11, H4"},
                                  {"satisfied", "H1"},
                                  {"month", "H0 5.13"},
                                  {"department", "H0 5.11"},
                                  {"held_up", ""},
                                  {"outlook", "H1"},
                                  {"owed", "H1"},
                                  {"settlement", "H3 2"},
                                  {"percentage", ""}};
  std::vector<FigureDefinition> found;
  for (const auto& each : all)
    found.push_back({std::string(each.id), words("name." + std::string(each.id)),
                     words("meaning." + std::string(each.id)), std::string(each.source)});
  return found;
}

}  // namespace tenon::report
