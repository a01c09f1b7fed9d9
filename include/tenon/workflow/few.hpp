#pragma once
/// @file workflow/few.hpp
/// A vector of at most N, usable in constant expressions: what rules tables are made of.
/// @since 0.1
#include <array>
#include <cstddef>
#include <stdexcept>

namespace tenon {

template <class T, std::size_t N>
class Few {
 public:
  constexpr void push_back(const T& item) {
    if (size_ == N)
      throw std::length_error("a rules table is full: raise its capacity in workflow/rule_book.hpp");
    items_[size_++] = item;
  }
  [[nodiscard]] constexpr std::size_t size() const { return size_; }
  [[nodiscard]] constexpr bool empty() const { return size_ == 0; }
  [[nodiscard]] constexpr const T& operator[](std::size_t i) const { return items_[i]; }
  [[nodiscard]] constexpr T& operator[](std::size_t i) { return items_[i]; }
  [[nodiscard]] constexpr const T* begin() const { return items_.data(); }
  [[nodiscard]] constexpr const T* end() const { return items_.data() + size_; }
  [[nodiscard]] constexpr T* begin() { return items_.data(); }
  [[nodiscard]] constexpr T* end() { return items_.data() + size_; }

 private:
  std::array<T, N> items_{};
  std::size_t size_ = 0;
};

}  // namespace tenon
