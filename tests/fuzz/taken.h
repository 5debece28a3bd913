// tests/fuzz/taken.h — values out of a fuzzer's bytes; zeros when there are no more.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

namespace fuzz {

class Taken {
  public:
    explicit Taken(std::span<const std::uint8_t> bytes) : bytes_{bytes} {}

    bool empty() const { return bytes_.empty(); }

    template <class T>
    T value() {
        T out{};
        const std::size_t size = bytes_.size() < sizeof out ? bytes_.size() : sizeof out;
        std::memcpy(&out, bytes_.data(), size);
        bytes_ = bytes_.subspan(size);
        return out;
    }

    std::uint8_t byte() { return value<std::uint8_t>(); }
    std::uint32_t below(std::uint32_t bound) { return value<std::uint16_t>() % bound; }

    template <class List>
    const auto& pick(const List& list) {
        return list[byte() % list.size()];
    }

    /// Up to the next byte 0, which is taken too.
    std::string_view text() {
        std::size_t length = 0;
        while (length < bytes_.size() && bytes_[length] != 0) length += 1;
        const std::string_view text{reinterpret_cast<const char*>(bytes_.data()), length};
        bytes_ = bytes_.subspan(length < bytes_.size() ? length + 1 : length);
        return text;
    }

  private:
    std::span<const std::uint8_t> bytes_;
};

/// A property that must hold for all bytes.
inline void require(bool holds) {
    if (!holds) __builtin_trap();
}

}  // namespace fuzz
