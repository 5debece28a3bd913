#include "app/cover_answer.h"

#include <vector>

namespace app {

void find_reach(ui::PlanAnswer& answer, derive::WalkAsk wanted) {
    const model::Snapshot& is = answer.is;
    const derive::WalkNet& walk = *answer.walk;
    const auto coverage = [&](const derive::WalkReach& reach) {
        return shared(derive::coverage_of(is, walk, reach, answer.ask.minutes, answer.at));
    };
    const bool more = !wanted.also.empty() || !wanted.sites.empty();
    if (more) {
        derive::WalkAsk stands = wanted;
        stands.also.clear();
        stands.sites.clear();
        answer.standing = shared(derive::reach_of(is, walk, std::move(stands)));
        answer.before = coverage(*answer.standing);
    }
    answer.reach = shared(derive::reach_of(is, walk, std::move(wanted)));
    answer.coverage = coverage(*answer.reach);
    if (!more) {
        answer.standing = answer.reach;
        answer.before = answer.coverage;
    }
    derive::PlannedClasses classes{.of = is.places, .minutes = {}, .nine = {}};
    classes.minutes = derive::minute_classes(is, walk, *answer.reach);
    if (answer.yards) classes.nine = derive::nine_classes(is, *answer.yards);
    answer.classes = shared(std::move(classes));
}

void find_gaps(ui::CoverAreas& areas, const ui::PlanAnswer& answer,
               const derive::WalkReach& reach) {
    auto gaps = derive::gaps_of(answer.is, *answer.walk, reach, answer.ask.minutes, answer.at);
    std::vector<geo::Shape> outlines;
    for (const derive::CoverGap& gap : gaps) outlines.push_back(derive::outline_of(answer.is, gap));
    areas.gaps = shared(std::move(gaps));
    areas.outlines = shared(std::move(outlines));
}

}  // namespace app
