// due() is asked on every step: it must not allocate. Counted by the program's own operator new, which is
// left alone where a sanitizer has its own.
#include <cstdlib>
#include <new>

#include "time/examples.hpp"

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define TENON_SANITIZED
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define TENON_SANITIZED
#endif

#ifndef TENON_SANITIZED
namespace {
thread_local std::size_t allocations = 0;
}
void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size ? size : 1)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

using namespace tenon;
using namespace tenon::test;

TEST_CASE("asking when a limit is due allocates nothing, whatever its kind") {
  const auto china = Calendar::china();
  const auto berlin = china->with_zone(Zone::named("Europe/Berlin").value()).value();
  const Ledger ledger{{local("2026-02-10 10:00"), local("2026-02-12 17:00")},
                      {local("2026-02-13 16:00"), {}}};
  const Limit limits[] = {
      minutes(30),      hours(500), working_minutes(30), working_hours(400), working_days(3),
      working_days(60), days(7)};
  const auto before = allocations;
  bool all = true;
  for (const auto& calendar : {china.get(), berlin.get()})
    for (const auto& limit : limits)
      for (const auto end : {DayEnd::midnight, DayEnd::close_of_business})
        for (const auto roll : {Roll::none, Roll::following, Roll::modified_following})
          all = all && due(limit, view(ledger), *calendar, {end, roll, UnknownYear::refuse}).has_value() &&
                used(limit, view(ledger), *calendar, {end, roll, UnknownYear::refuse},
                     local("2026-04-01 09:00"))
                    .has_value() &&
                calendar->next_service_moment(ledger[1].from).has_value();
  const auto after = allocations;
  CHECK(all);
  CHECK(after == before);
}
#endif
