#pragma once
/// @file store/commit_queue.hpp
/// Commits that meet share one write. A caller that finds the queue idle writes at once, in its own thread;
/// callers that come meanwhile wait, and the first of them then writes for all that wait. There is no thread
/// of the library's own, nothing is handed over while one caller is alone, and nobody writes for others twice
/// in a row.
#include <mutex>
#include <semaphore>

namespace tenon::store {

/// Work is what one caller wants written; it has a member `Work* next`, which belongs to the queue until run
/// returns. Thread-safe; allocates nothing, so that nothing can fail while others wait.
template <class Work>
class CommitQueue {
 public:
  /// Returns when `work` was written, by this caller or by another. `write_all(Work* first)` writes a chain
  /// of work and must not throw; only one call of it runs at a time.
  template <class WriteAll>
  void run(Work& work, WriteAll&& write_all) {
    static_cast<void>(run(work, true, write_all));
  }
  /// The same, but where `waits` is false and another caller is writing, nothing is done: false.
  template <class WriteAll>
  [[nodiscard]] bool run(Work& work, bool waits, WriteAll&& write_all) {
    Place place{&work};
    {
      std::unique_lock lock(mutex_);
      if (writing_) {
        if (!waits) return false;
        *tail_ = &place;
        tail_ = &place.next;
        lock.unlock();
        place.woken.acquire();
        if (!place.leads) return true;
        lock.lock();
      }
      writing_ = true;
      place.next = head_;
      head_ = nullptr;
      tail_ = &head_;
    }
    for (Place* each = &place; each; each = each->next)
      each->work->next = each->next ? each->next->work : nullptr;
    write_all(place.work);
    hand_on(place.next);
    return true;
  }

 private:
  struct Place {
    Work* work;
    Place* next = nullptr;
    bool leads = false;
    std::binary_semaphore woken{0};
  };

  /// The next leader is woken before those who are done, so that the medium is never idle.
  void hand_on(Place* done) {
    Place* leader = nullptr;
    {
      const std::lock_guard lock(mutex_);
      leader = head_;
      if (leader) {
        leader->leads = true;
        head_ = leader->next;
        if (!head_) tail_ = &head_;
      } else {
        writing_ = false;
      }
    }
    if (leader) leader->woken.release();
    while (done) {
      Place* const next = done->next;  // read first: once woken, its owner takes the place away
      done->woken.release();
      done = next;
    }
  }

  std::mutex mutex_;
  Place* head_ = nullptr;
  Place** tail_ = &head_;
  bool writing_ = false;
};

}  // namespace tenon::store
