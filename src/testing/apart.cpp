#include "testing/apart.hpp"

#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <new>

namespace tenon::testing {
namespace {

using Steady = std::chrono::steady_clock;

/// One process and what it is at.
struct Child {
  pid_t pid = -1;
  std::size_t thing = 0;
  Steady::time_point since;
};

/// What parent and children see alike.
class Board {
 public:
  Board(std::size_t things, unsigned workers)
      : things_(things),
        bytes_(sizeof(Shared) + workers * sizeof(std::atomic<std::size_t>) + things * sizeof(Attempt)) {
    void* const memory = mmap(nullptr, bytes_, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) throw std::bad_alloc();
    shared_ = new (memory) Shared;
    at_ = new (shared_ + 1) std::atomic<std::size_t>[workers];
    attempts_ = new (at_ + workers) Attempt[things];
  }
  ~Board() { munmap(shared_, bytes_); }
  Board(const Board&) = delete;
  Board& operator=(const Board&) = delete;

  std::size_t take() { return shared_->stop ? things_ : std::min(shared_->next++, things_); }
  void finish() { ++shared_->done; }
  void stop() { shared_->stop = true; }
  [[nodiscard]] std::size_t done() const { return shared_->done; }
  std::atomic<std::size_t>& at(unsigned worker) { return at_[worker]; }
  Attempt& attempt(std::size_t thing) { return attempts_[thing]; }
  [[nodiscard]] std::vector<Attempt> attempts() const { return {attempts_, attempts_ + things_}; }

 private:
  struct Shared {
    std::atomic<std::size_t> next{0}, done{0};
    std::atomic<bool> stop{false};
  };
  static_assert(std::atomic<std::size_t>::is_always_lock_free, "shared between processes");
  std::size_t things_, bytes_;
  Shared* shared_;
  std::atomic<std::size_t>* at_;
  Attempt* attempts_;
};

using Work = std::function<void(std::size_t, Attempt&)>;

/// In the child: never returns, and leaves without what the parent has still to do.
[[noreturn]] void labour(Board& board, unsigned worker, std::size_t things, const Work& work) {
  for (std::size_t thing = board.take(); thing < things; thing = board.take()) {
    board.at(worker) = thing;
    Attempt& attempt = board.attempt(thing);
    attempt.state = Attempt::State::begun;
    try {
      work(thing, attempt);
      attempt.state = Attempt::State::done;
    } catch (...) { attempt.state = Attempt::State::died; }
    board.finish();
  }
  _exit(0);
}

}  // namespace

std::vector<Attempt> share_out_apart(std::size_t things, unsigned workers, int most_seconds, const Work& work,
                                     const HowFar& how_far) {
  Board board(things, workers);
  std::vector<Child> children(workers);
  const auto start = [&](unsigned worker) {
    board.at(worker) = things;
    const pid_t pid = fork();
    if (pid == 0) labour(board, worker, things, work);
    children[worker] = {pid, things, Steady::now()};
    return pid > 0;
  };
  unsigned running = 0;
  for (unsigned worker = 0; worker < workers; ++worker) running += start(worker) ? 1 : 0;
  // No process to be had: then here, as carefully as that goes.
  if (running == 0)
    for (std::size_t thing = board.take(); thing < things; thing = board.take()) {
      work(thing, board.attempt(thing));
      board.attempt(thing).state = Attempt::State::done;
      board.finish();
      if (how_far && !how_far(static_cast<std::int64_t>(board.done()), static_cast<std::int64_t>(things)))
        board.stop();
    }
  std::size_t told = 0;
  while (running > 0) {
    for (unsigned worker = 0; worker < workers; ++worker) {
      Child& child = children[worker];
      if (child.pid <= 0) continue;
      int status = 0;
      if (waitpid(child.pid, &status, WNOHANG) == child.pid) {
        child.pid = -1;
        --running;
        if (WIFEXITED(status) && WEXITSTATUS(status) == 0) continue;
        if (const std::size_t thing = board.at(worker); thing < things) {
          board.attempt(thing).state = Attempt::State::died;
          board.finish();
        }
        running += start(worker) ? 1 : 0;
      } else if (const std::size_t thing = board.at(worker); thing != child.thing) {
        child.thing = thing;
        child.since = Steady::now();
      } else if (thing < things && Steady::now() - child.since > std::chrono::seconds(most_seconds)) {
        kill(child.pid, SIGKILL);
      }
    }
    if (const auto done = board.done(); done != told && how_far) {
      told = done;
      if (!how_far(static_cast<std::int64_t>(done), static_cast<std::int64_t>(things))) board.stop();
    }
    if (running > 0) usleep(2'000);
  }
  return board.attempts();
}

}  // namespace tenon::testing
