// ui/any_of.h — a value that is one of many kinds.
#pragma once

#include <any>
#include <type_traits>
#include <utility>

namespace ui {

/// The kinds. A list has a name of its own (`struct Every : Wishes<…> {}`), as this one is long.
template <class... Each>
struct Wishes {
    template <class One>
    static constexpr bool has = (std::is_same_v<One, Each> || ...);
};

/// One of the kinds in `List`. Not a variant: of two hundred kinds it takes minutes to compile.
template <class List>
class AnyOf {
  public:
    /// One is meant without more words.
    template <class One>
    requires(List::template has<One>) AnyOf(One one) : value_{std::move(one)} {}

    /// None where it is another.
    template <class One>
    const One* get_if() const {
        return std::any_cast<One>(&value_);
    }
    template <class One>
    One* get_if() {
        return std::any_cast<One>(&value_);
    }

    /// Calls `deal` with the one that it is; it must take every kind.
    template <class Deal>
    void visit(const Deal& deal) const {
        visit_each(deal, List{});
    }

  private:
    template <class Deal, class... Each>
    void visit_each(const Deal& deal, const Wishes<Each...>& /*all*/) const {
        const auto is = [&](const auto* one) {
            if (one != nullptr) deal(*one);
            return one != nullptr;
        };
        (void)(is(get_if<Each>()) || ...);
    }

    std::any value_;
};

}  // namespace ui
