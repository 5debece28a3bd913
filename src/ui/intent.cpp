#include "ui/intent.h"

#include <tuple>
#include <type_traits>

namespace ui {

Intents::Intents() = default;
Intents::Intents(const Intents&) = default;
Intents::Intents(Intents&&) noexcept = default;
Intents& Intents::operator=(const Intents&) = default;
Intents& Intents::operator=(Intents&&) noexcept = default;
Intents::~Intents() = default;

template <class One>
void Intents::push_back(One one) {
    // An emplace_back would have the growing of the list compiled anew for every kind of wish.
    wishes_.push_back(Intent{std::in_place_type<One>, std::move(one)});
}

std::size_t Intents::size() const {
    return wishes_.size();
}

const Intent* Intents::begin() const {
    return wishes_.data();
}

const Intent* Intents::end() const {
    return wishes_.data() + wishes_.size();
}

namespace {

template <class... Each>
auto each_of(std::type_identity<std::variant<Each...>> /*all*/) {
    return std::tuple{&Intents::push_back<Each>...};
}

}  // namespace

/// Names every push_back, so that each is compiled here for those that only see it declared.
extern const decltype(each_of(std::type_identity<Intent>{})) kEveryPushBack;
const decltype(each_of(std::type_identity<Intent>{})) kEveryPushBack =
    each_of(std::type_identity<Intent>{});

}  // namespace ui
