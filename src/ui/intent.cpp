#include "ui/intent.h"

#include <tuple>
#include <type_traits>

namespace ui {

Intent::Intent(const Intent&) = default;
Intent::Intent(Intent&&) noexcept = default;
Intent& Intent::operator=(const Intent&) = default;
Intent& Intent::operator=(Intent&&) noexcept = default;
Intent::~Intent() = default;

template <class One>
Intent::Any Intent::any_of(One one) {
    return Any{std::in_place_type<One>, std::move(one)};
}

/// Names every any_of, so that each is compiled here for those that only see it declared.
struct EveryIntent {
    template <class... Each>
    static auto of(std::type_identity<std::variant<Each...>> /*all*/) {
        return std::tuple{&Intent::any_of<Each>...};
    }
};
extern const decltype(EveryIntent::of(std::type_identity<Intent::Any>{})) kEveryIntent;
const decltype(EveryIntent::of(std::type_identity<Intent::Any>{})) kEveryIntent =
    EveryIntent::of(std::type_identity<Intent::Any>{});

}  // namespace ui
