// What each target says of one community, in numbers.
#include "ui/card.h"
#include "ui/dispatch_panel.h"
#include "ui/planning_team_parts.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace ui {

using base::Word;
using derive::CommunityTargets;
using derive::TargetNorms;
using derive::TargetTheme;

namespace {

constexpr double kSurveyFrom = 0.7;     // where the axis of surveys begins
constexpr double kCertifiedAxis = 0.4;  // where that of certificates ends, at least

void tell_staffing(const View& view, const CommunityTargets& one, TargetFigure& figure) {
    const std::string staff = number_text(one.staff);
    const std::string ratio =
        one.per_worker ? view.say(Word::TeamPerWorker, {norm_text(std::round(*one.per_worker))})
                       : view.say(Word::TeamNobody);
    if (!one.needed) {
        figure.value = view.say(Word::TeamPeople, {staff});
        figure.note = ratio;
        return;
    }
    figure.value = view.say(Word::TeamPeople, {fmt::format("{}/{}", staff, *one.needed)});
    const std::int64_t shortage = one.shortage().value_or(0);
    figure.note =
        shortage > 0 ? view.say(Word::TeamLacks, {number_text(shortage)}) + " · " + ratio : ratio;
    const double axis =
        std::max<double>({1.0, static_cast<double>(*one.needed), static_cast<double>(one.staff)});
    figure.share = one.staff / axis;
    figure.target = *one.needed / axis;
}

void tell_certified(const View& view, const CommunityTargets& one, const TargetNorms& norms,
                    TargetFigure& figure) {
    figure.value = ratio_text(one.certified);
    const auto share = one.certified.share();
    if (!share) return;
    const double axis = std::max({kCertifiedAxis, *share, norms.certified});
    figure.share = *share / axis;
    figure.target = norms.certified / axis;
    figure.note = one.certificates_lacking > 0
                      ? view.say(Word::TeamLacks, {number_text(one.certificates_lacking)})
                      : view.say(Word::TeamLine, {norm_text(norms.certified * 100)});
}

void tell_training(const View& view, const CommunityTargets& one, TargetFigure& figure) {
    const derive::Ratio on_plan{one.training.on_plan, one.staff};
    figure.value = ratio_text(on_plan);
    const auto share = on_plan.share();
    if (!share) return;
    figure.share = *share;
    figure.target = 1;
    figure.note = view.say(Word::TeamTrained, {fmt::format("{:.0f}", one.training.due_hours),
                                               number_text(one.training.trained)});
}

void tell_survey(const View& view, const std::optional<derive::SurveyFigure>& survey, double target,
                 TargetFigure& figure) {
    const auto along = [](double share) { return (share - kSurveyFrom) / (1 - kSurveyFrom); };
    if (!survey) {
        figure.value = view.say(Word::TeamNoData);
        figure.note = view.say(Word::TeamNoSurvey);
        return;
    }
    figure.value = tenth_text(survey->share);
    figure.share = along(survey->share);
    figure.target = along(target);
    figure.range = {along(survey->interval.low), along(survey->interval.high)};
    figure.note = view.say(Word::TeamSample, {number_text(survey->sample),
                                              fmt::format("{:.1f}", survey->interval.low * 100),
                                              fmt::format("{:.1f}", survey->interval.high * 100)});
    if (survey->small()) figure.note += " · " + view.say(Word::TeamSampleSmall);
}

void tell_premises(const View& view, const CommunityTargets& one, const TargetNorms& norms,
                   TargetFigure& figure) {
    const derive::Premises& premises = one.premises;
    const bool known = premises.measured > 0 || premises.unmeasured == 0;
    figure.value = premises.per_100 && known
                       ? view.say(Word::TeamPer100, {fmt::format("{:.1f}", *premises.per_100)})
                       : view.say(Word::TeamNoData);
    if (premises.per_100 && known && norms.premises_m2 > 0) {
        figure.share = *premises.per_100 / (2 * norms.premises_m2);
        figure.target = 0.5;
    }
    figure.note = view.say(Word::TeamArea, {number_text(std::llround(premises.area_m2))});
    if (premises.unmeasured > 0)
        figure.note += " · " + view.say(Word::TeamUnmeasured, {number_text(premises.unmeasured)});
}

}  // namespace

TargetFigure figure_of(const View& view, TargetTheme target, const CommunityTargets& community,
                       const TargetNorms& norms) {
    TargetFigure figure{.klass = derive::class_of(target, community, norms)};
    switch (target) {
        case TargetTheme::Staffing:
            tell_staffing(view, community, figure);
            break;
        case TargetTheme::Certified:
            tell_certified(view, community, norms, figure);
            break;
        case TargetTheme::Training:
            tell_training(view, community, figure);
            break;
        case TargetTheme::Safety:
            tell_survey(view, community.safety, norms.safety, figure);
            break;
        case TargetTheme::Satisfaction:
            tell_survey(view, community.satisfaction, norms.satisfaction, figure);
            break;
        case TargetTheme::Premises:
            tell_premises(view, community, norms, figure);
            break;
        case TargetTheme::Demonstration:
            figure.value = class_text(view, target, figure.klass);
            break;
    }
    return figure;
}

}  // namespace ui
