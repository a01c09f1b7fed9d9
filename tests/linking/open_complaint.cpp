// The C++ program of the consumers: opens a complaint, grades it and prints its state.
#include <cstdio>
#include <cstdlib>

#include "tenon/engine/acting.hpp"
#include "tenon/workflows/desk/complaint.hpp"

int main() {
  using namespace tenon;
  auto engine = Engine::open(Settings{});  // a store in memory
  if (!engine) return EXIT_FAILURE;

  Complaint::Opening opening;
  opening.channel = Complaint::Channel::phone;
  opening.target = Complaint::Target::quality;
  opening.about = "a crack in the wall";
  opening.asked = "repair";
  auto clerk = engine->as({"E017", {Role::complaint_clerk}});
  const auto complaint = clerk.open<Complaint>({.customer = "C1"}, opening);
  if (!complaint) {
    std::fprintf(stderr, "%s\n", complaint.refusal().text().en.c_str());
    return EXIT_FAILURE;
  }
  const auto graded = clerk.apply(*complaint, Complaint::SetGrade{Complaint::Grade::ordinary});
  if (!graded) return EXIT_FAILURE;
  std::printf("%s\n", graded->state.c_str());
  return EXIT_SUCCESS;
}
