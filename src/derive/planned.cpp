#include "derive/planned.h"

#include "derive/theme.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace derive {

using model::kNoRow;
using model::Row;

std::vector<std::uint8_t> minute_classes(const model::Snapshot& is, const WalkNet& walk,
                                         const WalkReach& reach) {
    std::vector<std::uint8_t> classes(is.places->size(), kNotMeant);
    for (Row row = 0; row < classes.size(); ++row) {
        if (!model::is_leaf(is.places->kind[row])) continue;
        if (!minutes_known(answer_of(is, walk, reach, row))) {
            classes[row] = kNotKnown;
            continue;
        }
        const auto* const band = std::ranges::find_if(
            kWalkBands, [&](int minutes) { return reach.within(row, minutes); });
        classes[row] = static_cast<std::uint8_t>(band - std::begin(kWalkBands));
    }
    return classes;
}

std::vector<std::uint8_t> nine_classes(const model::Snapshot& is,
                                       const std::vector<YardScore>& yards) {
    constexpr std::array<int, 4> kAtLeast{9, 7, 5, 3};
    std::vector<std::uint8_t> classes(is.places->size(), kNotMeant);
    for (const YardScore& yard : yards) {
        const auto* const step =
            std::ranges::find_if(kAtLeast, [&](int least) { return yard.score >= least; });
        classes[yard.yard] =
            yard.told ? static_cast<std::uint8_t>(step - kAtLeast.begin()) : kNotKnown;
    }
    for (Row row = 0; row < classes.size(); ++row) {
        const Row above = is.places->parent[row];
        if (is.places->kind[row] != model::Kind::Building || above == kNoRow) continue;
        if (is.places->kind[above] == model::Kind::Yard) classes[row] = classes[above];
    }
    return classes;
}

}  // namespace derive
