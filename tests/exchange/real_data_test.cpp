// The public files themselves, where TENON_DATA names a folder with cfpb/, nyc311/ and helpdesk/.
#include "exchange/help.hpp"

using namespace tenon;
using namespace tenon::test;

namespace {

void imported(const char* name, const char* path, std::int64_t records, std::int64_t steps,
              std::int64_t records_refused, const Counts& refused) {
  const auto bytes = real_data(path);
  if (!bytes) return;
  auto engine = engine_on();
  const auto report = import(engine, mapping(mapping_text(name)), *bytes, 500);
  CHECK(report.records == records);
  CHECK(report.opened == records);
  CHECK(report.steps == steps);
  CHECK(report.records_refused == records_refused);
  CHECK(counts(report) == refused);
}

}  // namespace

TEST_CASE(
    "CFPB complaints: money without an amount, closed with nothing proposed, sent on before they came") {
  imported("cfpb", "cfpb/consumer_complaints_2013.csv.gz", 3186, 27885, 288,
           {{"propose complaint.no_amount", 214},
            {"tell_result step.not_from_here", 68},
            {"set_grade command.before_last_step", 6}});
}

TEST_CASE("NYC 311 requests: closed without a word, closed before they were made") {
  imported("nyc311", "nyc311/nyc311_2018_1000.csv.gz", 1000, 5739, 73,
           {{"solve desk.text_missing", 63}, {"solve command.before_last_step", 10}});
}

TEST_CASE("help desk: worked on without being submitted, touched after it was closed") {
  imported("helpdesk", "helpdesk/helpdesk.xes.gz", 4580, 44832, 104,
           {{"solve step.not_from_here", 93},
            {"take_charge step.not_from_here", 91},
            {"close_silent step.not_from_here", 81},
            {"wait step.not_from_here", 51},
            {"close_silent case.ended", 15},
            {"take_charge case.ended", 2},
            {"solve case.ended", 1}});
}
