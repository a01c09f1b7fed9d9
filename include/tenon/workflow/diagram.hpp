#pragma once
/// @file workflow/diagram.hpp
/// Draws a workflow: the same graph as Mermaid text, as Graphviz text, or as a picture (SVG) that needs no
/// other program. The drawing is laid out here, in integers, so that the same diagram gives the same bytes on
/// every machine.
///
/// All three writers accept any graph: empty, disconnected, cyclic, without an initial state. An edge whose
/// end is not an index into `nodes` is left out. Bytes that are not UTF-8 become U+FFFD, line breaks become
/// spaces, other control characters are dropped; what is special to the format is escaped. A node without a
/// label shows its id.
///
/// Threads: the functions read their arguments and share nothing; call them from any thread.
/// @since 0.1
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tenon/core/text.hpp"

namespace tenon {

/// Where a state stands in the life of a case.
enum class NodeKind : std::uint8_t {
  normal,   ///< anywhere between
  initial,  ///< cases begin here: drawn with an entry dot
  final,    ///< cases end here: drawn with a double border
};

/// One state.
struct DiagramNode {
  std::string id;  ///< stable name, shown only where `label` is empty
  Text label;      ///< what people call the state
  NodeKind kind = NodeKind::normal;
  /// Cases in this state, drawn as a badge; empty draws none.
  std::optional<std::int64_t> count = std::nullopt;
  bool timed = false;  ///< a deadline runs here: drawn as a small clock
};

/// One transition. Several may join the same two states; an edge from a state to itself is allowed.
struct DiagramEdge {
  std::size_t from;         ///< index into Diagram::nodes
  std::size_t to;           ///< index into Diagram::nodes
  Text label;               ///< what happens; may be empty
  bool emphasised = false;  ///< drawn heavier, e.g. the steps open to one case or the way it took
  bool missed = false;      ///< drawn red and dotted: what tests have never come across
};

/// A whole graph. The order of `nodes` matters a little: of two equally good drawings, the one that runs
/// downwards in this order is taken, so list the states in the order in which a case usually meets them.
struct Diagram {
  std::string id;  ///< names the SVG inside a page: two drawings of one page need different ids
  Text title;      ///< shown above the drawing, and read aloud in its place
  std::vector<DiagramNode> nodes;
  std::vector<DiagramEdge> edges;
};

/// The diagram as a Mermaid `stateDiagram-v2`, one line per transition, for Markdown pages and for reading in
/// a diff. Counts follow the label in brackets; `emphasised` is not shown, since Mermaid cannot style a
/// transition of a state diagram.
/// @param language Language::both puts Chinese and English on two lines of one label.
/// @return text that ends with a line feed; the caller owns it.
/// @since 0.1
[[nodiscard]] std::string to_mermaid(const Diagram& diagram, Language language);

/// The diagram in Graphviz's DOT language, for those who have Graphviz and want to lay it out themselves.
/// @param language Language::both puts Chinese and English on two lines of one label.
/// @return text that ends with a line feed; the caller owns it.
/// @since 0.1
[[nodiscard]] std::string to_dot(const Diagram& diagram, Language language);

/// How to write the SVG.
struct SvgOptions {
  Language language = Language::both;
  /// true: a file of its own, with XML prolog and the title drawn above.
  /// false: an `<svg>` element to put into an HTML page, which has its own headings.
  bool standalone = true;
};

/// The diagram as a picture, top to bottom. Transitions that join the same two states in the same direction
/// share one line, their labels listed on it; those from a state to itself are listed inside the state; those
/// that lead back up are dashed. A line at the bottom explains the marks that occur. Labels longer than about
/// 12 Chinese characters are wrapped; a single word is never broken.
///
/// The picture is self-contained (no scripts, no fonts, no links), follows the reader's light or dark
/// setting, and prints in light colours. All its ids and style rules carry a prefix made from Diagram::id, so
/// that several can stand in one page. It has its natural size in CSS pixels as `width` and `height`, and a
/// `viewBox`: a page may scale it with CSS.
///
/// Text is measured by estimate (a Chinese character is 1 em wide, others by class), so unusual fonts may
/// fill their box less or more tightly.
///
/// Cost: about a millisecond for 25 states and 50 transitions, 10 to 25 for 200 and 400. It grows with the
/// number of layers that the transitions cross, so with the cube of the states where each is joined to each:
/// keep such graphs below a hundred states.
/// @return the document, UTF-8; the caller owns it.
/// @since 0.1
[[nodiscard]] std::string to_svg(const Diagram& diagram, const SvgOptions& options = {});

}  // namespace tenon
