#include "report/sheet_street.h"

#include <algorithm>
#include <cmath>

namespace report {

using scene::StripFront;

namespace {

double middle_of(const StripFront& front) {
    return (front.from_m + front.to_m) / 2;
}

/// How many fronts a fold at `at` would cut, small cuts at their edge not counted.
int cut_at(const scene::Strip& strip, double at) {
    constexpr double kEdge_m = 0.05;
    return static_cast<int>(std::ranges::count_if(strip.fronts, [&](const StripFront& front) {
        return front.from_m + kEdge_m < at && at < front.to_m - kEdge_m;
    }));
}

/// Edges of fronts and ends of segments within the last part of a fold.
double best_break(const scene::Strip& strip, double from, double latest) {
    constexpr double kLatePart = 0.75;
    const double earliest = from + (latest - from) * kLatePart;
    double best = latest;
    int fewest = cut_at(strip, latest);
    const auto consider = [&](double at) {
        if (at < earliest || at > latest) return;
        const int cut = cut_at(strip, at);
        if (cut > fewest || (cut == fewest && at <= best)) return;
        fewest = cut;
        best = at;
    };
    if (fewest == 0) return best;
    for (const StripFront& front : strip.fronts) {
        consider(front.from_m);
        consider(front.to_m);
    }
    for (const scene::StripSegment& segment : strip.segments) consider(segment.to_m);
    return best;
}

}  // namespace

std::vector<Fold> folds_of(const scene::Strip& strip, double most_m) {
    double from = 0, end = strip.length_m;
    for (const StripFront& front : strip.fronts) {
        from = std::min(from, front.from_m);
        end = std::max(end, front.to_m);
    }
    std::vector<Fold> folds;
    while (end - from > most_m) {
        const double to = best_break(strip, from, from + most_m);
        folds.push_back({from, to});
        from = to;
    }
    folds.push_back({from, end});
    return folds;
}

std::size_t fold_of(const std::vector<Fold>& folds, const StripFront& front) {
    const double middle = middle_of(front);
    const auto after = std::ranges::upper_bound(folds, middle, {}, &Fold::from_m);
    return after == folds.begin() ? 0 : static_cast<std::size_t>(after - folds.begin()) - 1;
}

}  // namespace report
