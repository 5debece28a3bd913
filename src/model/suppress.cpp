#include "model/suppress.h"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

namespace model {

namespace {

using As = Told::As;

struct Range {
    std::int64_t low = 0;
    std::int64_t high = 0;
};

/// What somebody who knows the rule must think possible of a number that is left out: of the ones
/// that went with the small ones, at least the threshold and not more than any that is told.
Range possible(const Told& told, std::int64_t threshold, std::int64_t least_told) {
    if (told.as == As::Small) return {1, threshold - 1};
    return {threshold, least_told};
}

/// Whether each number left out could be another one, with the same sum.
bool is_safe(const std::vector<Told>& told, std::int64_t threshold) {
    std::int64_t sum = 0;
    std::int64_t least_told = std::numeric_limits<std::int32_t>::max();
    for (const Told& one : told) {
        if (one.as != As::Number) sum += one.number;
        if (one.as == As::Number && one.number > 0)
            least_told = std::min<std::int64_t>(least_told, one.number);
    }
    Range all;
    for (const Told& one : told) {
        if (one.as == As::Number) continue;
        const Range range = possible(one, threshold, least_told);
        all.low += range.low;
        all.high += range.high;
    }
    return std::ranges::all_of(told, [&](const Told& one) {
        if (one.as == As::Number) return true;
        const Range range = possible(one, threshold, least_told);
        const std::int64_t low = std::max(range.low, sum - (all.high - range.high));
        const std::int64_t high = std::min(range.high, sum - (all.low - range.low));
        return high > low;
    });
}

/// The smallest that is told and not 0; null when there is none.
Told* next_smallest(std::vector<Told>& told) {
    Told* least = nullptr;
    for (Told& one : told)
        if (one.as == As::Number && one.number > 0 &&
            (least == nullptr || one.number < least->number))
            least = &one;
    return least;
}

}  // namespace

std::vector<Told> suppressed(const std::vector<std::uint32_t>& children, As parent,
                             std::uint32_t threshold) {
    std::vector<Told> told;
    for (const std::uint32_t number : children)
        told.push_back({number, number > 0 && number < threshold ? As::Small : As::Number});
    const auto tell_nothing = [&] {
        for (Told& one : told) one.as = As::Nothing;
        return told;
    };
    if (parent != As::Number) return tell_nothing();
    while (!is_safe(told, threshold)) {
        Told* next = next_smallest(told);
        if (next == nullptr) return tell_nothing();
        next->as = As::LeftOut;
    }
    return told;
}

Told suppressed_alone(std::uint32_t number, std::uint32_t threshold) {
    return {number, number > 0 && number < threshold ? As::Small : As::Number};
}

std::string text_of(const Told& told, std::uint32_t threshold) {
    switch (told.as) {
        case As::Number:
            return std::to_string(told.number);
        case As::Small:
            return fmt::format("<{}", threshold);
        case As::LeftOut:
            return "*";
        case As::Nothing:
            return "-";
    }
    return "-";
}

}  // namespace model
