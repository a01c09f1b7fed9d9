/// Where the boxes and lines of the picture stand.
#include <string>
#include <string_view>
#include <vector>

#include "workflow/svg_reader.hpp"

using namespace tenon;
using namespace tenon::testing;

namespace {

/// Places along a path made of the commands M, V and C.
std::vector<Place> traced(std::string_view d) {
  std::vector<Place> places;
  Place pen{0, 0};
  for (std::size_t at = 0; at < d.size();) {
    const char command = d[at++];
    if (command == 'M') {
      pen.x = number_at(d, at);
      pen.y = number_at(d, at);
    } else if (command == 'V') {
      const int y = number_at(d, at);
      for (int i = 0; i <= 16; ++i) places.push_back({pen.x, pen.y + (y - pen.y) * i / 16});
      pen.y = y;
    } else {
      REQUIRE(command == 'C');
      int c[6];
      for (int& value : c) value = number_at(d, at);
      for (int i = 0; i <= 32; ++i) {
        const int j = 32 - i;
        const auto mix = [&](int p, int q, int r, int s) {
          return (j * j * j * p + 3 * j * j * i * q + 3 * j * i * i * r + i * i * i * s) / 32768;
        };
        places.push_back({mix(pen.x, c[0], c[2], c[4]), mix(pen.y, c[1], c[3], c[5])});
      }
      pen = {c[4], c[5]};
    }
  }
  return places;
}

}  // namespace

TEST_CASE("svg: nothing overlaps and no line runs through a state or a strange label", "[diagram]") {
  std::vector<Diagram> diagrams = {ticket()};
  for (std::uint32_t seed = 1; seed <= 30; ++seed)
    diagrams.push_back(scrambled(1 + seed, 3 * seed / 2, seed));
  diagrams.push_back(scrambled(12, 66, 99));
  diagrams.push_back(scrambled(200, 260, 100));
  for (const Diagram& diagram : diagrams) {
    INFO(diagram.id << " of " << diagram.nodes.size());
    const std::string svg = to_svg(diagram);
    const std::vector<Rect> states = boxes(svg);
    const std::vector<Rect> texts = labels(svg);
    REQUIRE(states.size() == diagram.nodes.size());
    const std::vector<std::string_view> page = elements(svg, "<rect class=\"tn-page\"");
    REQUIRE(page.size() == 1);
    std::vector<Rect> all = states;
    all.insert(all.end(), texts.begin(), texts.end());
    int overlaps = 0;
    int outside = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
      for (std::size_t k = i + 1; k < all.size(); ++k) overlaps += overlap(all[i], all[k]) ? 1 : 0;
      outside += all[i].x < 0 || all[i].x + all[i].width > attribute(page[0], "width") ? 1 : 0;
      outside += all[i].y < 0 || all[i].y + all[i].height > attribute(page[0], "height") ? 1 : 0;
    }
    CHECK(overlaps == 0);
    CHECK(outside == 0);

    int trespasses = 0;
    const std::string_view group = "<g class=\"tn-edge";
    for (std::size_t at = svg.find(group); at != svg.npos; at = svg.find(group, at + 1)) {
      const std::string edge = svg.substr(at, svg.find("</g>", at) - at);
      const std::size_t path = edge.find(" d=\"") + 4;
      const std::vector<Rect> own = labels(edge);
      for (const Place& place : traced(std::string_view(edge).substr(path, edge.find('"', path) - path))) {
        for (const Rect& rect : all) {
          const bool is_own = !own.empty() && own[0].x == rect.x && own[0].y == rect.y;
          trespasses += inside(place, rect) && !is_own ? 1 : 0;
        }
      }
    }
    CHECK(trespasses == 0);
  }
}

TEST_CASE("svg: the steps of a plain sequence lead downwards", "[diagram]") {
  Diagram d{"line", {}, {}, {}};
  for (int i = 0; i < 6; ++i) d.nodes.push_back({"n" + std::to_string(i), {}});
  d.nodes[0].kind = NodeKind::initial;
  for (std::size_t i = 0; i + 1 < 6; ++i) d.edges.push_back({i, i + 1, {"", "next"}});
  d.edges.push_back({5, 0, {"", "again"}});
  const std::string svg = to_svg(d);
  const std::vector<Rect> states = boxes(svg);
  for (std::size_t i = 0; i + 1 < 6; ++i) CHECK(states[i].y + states[i].height < states[i + 1].y);
  CHECK(attribute(elements(svg, "<circle class=\"tn-dot\"").at(0), "cy") < states[0].y);
  CHECK(times("<g class=\"tn-edge tn-back\"", svg) == 1);
}
