#include "ui/intent.h"

#include <array>
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
    using Function = void (*)();

    template <class... Each>
    static auto of(std::type_identity<std::variant<Each...>> /*all*/) {
        return std::array{reinterpret_cast<Function>(&Intent::any_of<Each>)...};
    }
};
using EveryAnyOf = std::array<EveryIntent::Function, std::variant_size_v<Intent::Any>>;
extern const EveryAnyOf kEveryAnyOf;
const EveryAnyOf kEveryAnyOf = EveryIntent::of(std::type_identity<Intent::Any>{});

}  // namespace ui
