#include "report/handbook.hpp"

#include <algorithm>

#include "report/frame.hpp"
#include "report/sections.hpp"
#include "report/words.hpp"

namespace tenon {
namespace data {
extern const char tenon_data_handbook_css[];
extern const std::size_t tenon_data_handbook_css_size;
}  // namespace data

namespace {

using namespace report;

/// What the workflows say of themselves, newest version of each.
Result<std::vector<const RuleBook*>> books_of(const WorkflowSet& workflows, const HandbookOptions& options) {
  std::vector<const RuleBook*> books;
  for (std::size_t i = 0; i < options.workflows.size(); ++i) {
    auto found = workflows.find(options.workflows[i]);
    if (found) continue;
    auto refusal = std::move(found).refusal();
    refusal.field = "workflows[" + std::to_string(i) + "]";
    return refusal;
  }
  for (const auto* each : workflows.all()) {
    TENON_TRY(const Definition* const newest, workflows.find(each->book().id));
    const bool wanted = options.workflows.empty() ||
                        std::find(options.workflows.begin(), options.workflows.end(), each->book().id) !=
                            options.workflows.end();
    if (newest == each && wanted) books.push_back(&each->book());
  }
  return books;
}

void banner(Page& page, const Handbook& handbook, const Text& title) {
  const auto& organisation = handbook.options.organisation;
  page.raw("<header>\n<div>");
  if (!organisation.zh.empty() || !organisation.en.empty()) page.element("p", "organisation", organisation);
  page.element("h1", "", title);
  std::int64_t steps = 0, limits = 0;
  for (const auto* book : handbook.books) {
    steps += std::ssize(book->events);
    limits += std::ssize(book->deadlines);
  }
  page.element("p", "about",
               said("handbook.in_numbers",
                    {{"procedures", std::ssize(handbook.books)}, {"steps", steps}, {"limits", limits}}));
  page.raw("</div>\n");
  language_labels(page);
  page.raw("\n</header>\n");
}

void contents(Page& page, const Handbook& handbook) {
  page.raw("<nav class=\"contents\">\n<ol>");
  for (const auto* book : handbook.books) {
    page.raw("<li>");
    link(page, place_of(*book), text_of(book->title));
    page.raw("</li>\n");
  }
  page.raw("</ol>\n<ul>");
  const auto more = [&](std::string_view place, std::string_view key) {
    page.raw("<li>");
    link(page, place, words("handbook.section." + std::string(key)));
    page.raw("</li>\n");
  };
  more("dependencies", "dependencies");
  more("actions", "actions");
  more("roles", "roles");
  more("documents", "documents");
  more("limits", "all_limits");
  more("sources", "sources");
  if (handbook.options.policy) more("policy", "policy");
  page.raw("</ul>\n</nav>\n");
}

}  // namespace

Result<std::string> handbook_html(const WorkflowSet& workflows, const HandbookOptions& options) {
  Handbook handbook{{}, workflows, options};
  TENON_TRY(handbook.books, books_of(workflows, options));
  if (options.policy) {
    handbook.on = options.on.value_or(options.policy->data().reviewed_through);
    TENON_TRY(handbook.limits_of_policy, options.policy->limits_on(*handbook.on, options.region));
  }
  const bool named = !options.title.zh.empty() || !options.title.en.empty();
  const Text title = named ? options.title : words("handbook.title");
  Page page;
  begin_page(page, {title,
                    {},
                    options.language,
                    /*made_up=*/false,
                    {data::tenon_data_handbook_css, data::tenon_data_handbook_css_size}});
  banner(page, handbook, title);
  contents(page, handbook);
  page.raw("<main>\n");
  write_overall(page, handbook);
  for (const auto* book : handbook.books) write_procedure(page, handbook, *book);
  write_actions(page);
  write_index_of_roles(page, handbook);
  write_index_of_documents(page, handbook);
  write_index_of_limits(page, handbook);
  write_index_of_sources(page, handbook);
  write_policy(page, handbook);
  page.raw("</main>\n");
  end_page(page);
  return std::move(page).take();
}

}  // namespace tenon
