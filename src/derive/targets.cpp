#include "derive/targets.h"

#include "derive/communities.h"
#include "derive/services.h"
#include "derive/theme.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>
#include <set>
#include <string_view>

namespace derive {

using base::Instant;
using base::kNever;
using model::kNoRow;
using model::Row;
using model::StaffId;

namespace {

/// K16: halls and stations, culture and sport, care for the old, the community's own houses and
/// the rooms of a standard community.
constexpr std::array<std::string_view, 13> kPremisesKinds{"01", "03", "11", "25", "26", "33", "40",
                                                          "41", "42", "43", "44", "45", "46"};
/// Posts of those who work in a community and not for it.
constexpr std::array<std::string_view, 5> kOthersPosts{"民警", "楼院长", "楼栋长", "police",
                                                       "Police"};
constexpr double kSlightly = 0.9;  // of what is asked for
constexpr double kClearly = 0.7;

std::uint32_t whole_above(double number) {
    return static_cast<std::uint32_t>(std::max(0.0, std::ceil(number - 1e-9)));
}

/// Of Beijing's year that is gone: 0 at its beginning, 1 at its end.
double share_of_year(Instant now) {
    const int year = base::year_of(now);
    const auto begins = base::year_begins(year);
    const auto length = base::year_begins(year + 1) - begins;
    return static_cast<double>((now - begins).count()) / static_cast<double>(length.count());
}

/// Hours by staff in the year until now.
std::map<StaffId, double> hours_this_year(const model::Snapshot& is, Instant now) {
    const Instant begins = base::year_begins(base::year_of(now));
    std::map<StaffId, double> hours;
    for (const model::TrainingRow& training : *is.trainings)
        if (training.at >= begins && training.at <= now) hours[training.staff] += training.hours;
    return hours;
}

Training training_by(const std::map<StaffId, double>& hours, const std::vector<StaffId>& staff,
                     double norm_hours, Instant now) {
    Training training{.due_hours = norm_hours * share_of_year(now)};
    for (const StaffId one : staff) {
        const auto at = hours.find(one);
        const double have = at == hours.end() ? 0 : at->second;
        training.trained += have >= norm_hours - 1e-9 ? 1U : 0U;
        if (have >= training.due_hours - 1e-9)
            training.on_plan += 1;
        else
            training.behind.push_back(one);
    }
    return training;
}

std::set<StaffId> certified_staff(const model::Snapshot& is, Instant now) {
    std::set<StaffId> certified;
    for (const model::CertificateRow& certificate : *is.certificates)
        if (is_valid(certificate, now)) certified.insert(certificate.staff);
    return certified;
}

/// How many more of `of` make the share; nobody where there is no staff to have it.
std::uint32_t lacking_of(const Ratio& ratio, double share) {
    const std::uint32_t needed = whole_above(share * ratio.denominator);
    return needed > ratio.numerator ? needed - ratio.numerator : 0;
}

/// By row of Places, of communities.
std::map<Row, Premises> premises_by_community(const model::Snapshot& is) {
    const std::vector<Row> community_of = community_by_row(*is.places);
    std::map<Row, Premises> premises;
    std::map<Row, std::map<std::string, double>> kinds;
    for (const model::FacilityRow& facility : *is.facilities) {
        if (!is_premises(facility.kind)) continue;
        Row at = model::row_of(*is.places, facility.place);
        if (at == kNoRow && is.locator && facility.shape.kind != geo::ShapeKind::None)
            at = is.locator->place_at(*is.places, geo::label_point(facility.shape));
        if (at == kNoRow || community_of[at] == kNoRow) continue;
        Premises& sum = premises[community_of[at]];
        const double area = geo::area_m2(facility.shape);
        (area > 0 ? sum.measured : sum.unmeasured) += 1;
        sum.area_m2 += area;
        if (area > 0) kinds[community_of[at]][facility.kind] += area;
    }
    for (auto& [community, areas] : kinds) {
        auto& by_kind = premises[community].by_kind;
        by_kind.assign(areas.begin(), areas.end());
        std::ranges::stable_sort(by_kind, std::greater{}, &std::pair<std::string, double>::second);
    }
    return premises;
}

DemonstrationShare share_with(const std::vector<CommunityTargets>& communities, Demonstration least,
                              std::optional<double> target) {
    DemonstrationShare share{.of = static_cast<std::uint32_t>(communities.size()),
                             .target = target};
    for (const CommunityTargets& one : communities)
        share.have += one.demonstration >= least ? 1U : 0U;
    if (target) share.lacking = lacking_of({share.have, share.of}, *target);
    return share;
}

}  // namespace

TargetNorms target_norms(const model::Snapshot& is) {
    TargetNorms norms;
    const auto share = [&](const char* key) -> std::optional<double> {
        const auto set = parameter(is, key);
        return set && *set > 0 && *set <= 100 ? std::optional{*set / 100} : std::nullopt;
    };
    const auto positive = [&](const char* key) -> std::optional<double> {
        const auto set = parameter(is, key);
        return set && *set > 0 ? set : std::nullopt;
    };
    norms.households_per_worker = positive("households_per_worker");
    norms.certified = share("certified_share").value_or(norms.certified);
    norms.training_hours = positive("training_hours").value_or(norms.training_hours);
    norms.safety = share("safety_share").value_or(norms.safety);
    norms.satisfaction = share("satisfaction_share").value_or(norms.satisfaction);
    norms.premises_m2 = positive("premises_m2").value_or(norms.premises_m2);
    norms.provincial = share("provincial_share").value_or(norms.provincial);
    norms.national = share("national_share");
    return norms;
}

bool is_community_staff(const std::string& post) {
    return std::ranges::none_of(kOthersPosts, [&](std::string_view other) {
        return post.find(other) != std::string::npos;
    });
}

std::vector<StaffId> community_staff(const model::Snapshot& is, model::PlaceId community) {
    std::vector<StaffId> staff;
    for (const model::StaffRow& row : *is.staff) {
        const bool here = model::number(community) == 0 ? model::number(row.community) != 0
                                                        : row.community == community;
        if (here && is_community_staff(row.post)) staff.push_back(row.id);
    }
    std::ranges::sort(staff);
    return staff;
}

Training training_of(const model::Snapshot& is, const std::vector<StaffId>& staff,
                     double norm_hours, Instant now) {
    return training_by(hours_this_year(is, now), staff, norm_hours, now);
}

double training_hours(const model::Snapshot& is, StaffId staff, Instant now) {
    const auto hours = hours_this_year(is, now);
    const auto at = hours.find(staff);
    return at == hours.end() ? 0 : at->second;
}

bool is_valid(const model::CertificateRow& certificate, Instant now) {
    return (certificate.issued == kNever || certificate.issued <= now) && now < certificate.expires;
}

bool is_premises(const std::string& kind) {
    return std::ranges::find(kPremisesKinds, kind) != kPremisesKinds.end();
}

std::string demonstration_key(model::PlaceId community) {
    return "demonstration." + std::to_string(model::number(community));
}

Demonstration demonstration_of(const model::Snapshot& is, model::PlaceId community) {
    const double level = parameter(is, demonstration_key(community)).value_or(0);
    if (level >= 2) return Demonstration::National;
    return level >= 1 ? Demonstration::Provincial : Demonstration::None;
}

std::optional<std::int64_t> CommunityTargets::shortage() const {
    if (!needed) return std::nullopt;
    return std::int64_t{*needed} - std::int64_t{staff};
}

Targets targets_of(const model::Snapshot& is, const Derived& derived, const Period& callbacks,
                   Instant now) {
    return targets_of(is, derived, measures_by(is, derived, communities_of(*is.places), callbacks),
                      now);
}

Targets targets_of(const model::Snapshot& is, const Derived& derived,
                   std::span<const Measures> measures, Instant now) {
    Targets targets{.as_of = now, .norms = target_norms(is)};
    const TargetNorms& norms = targets.norms;
    const std::vector<Row> rows = communities_of(*is.places);
    const std::map<StaffId, double> hours = hours_this_year(is, now);
    const std::set<StaffId> certified = certified_staff(is, now);
    std::map<Row, Premises> premises = premises_by_community(is);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const model::PlaceId id = is.places->row[rows[i]].id;
        const std::vector<StaffId> staff = community_staff(is, id);
        CommunityTargets one{.community = rows[i],
                             .households = derived.total[rows[i]].counts.households,
                             .staff = static_cast<std::uint32_t>(staff.size())};
        if (one.staff > 0) one.per_worker = static_cast<double>(one.households) / one.staff;
        if (norms.households_per_worker)
            one.needed = whole_above(one.households / *norms.households_per_worker);
        for (const StaffId person : staff)
            one.certified += {certified.contains(person) ? 1U : 0U, 1};
        one.certificates_lacking = lacking_of(one.certified, norms.certified);
        one.training = training_by(hours, staff, norms.training_hours, now);
        one.safety = survey_figure(is, id, "safety", norms.safety, now);
        one.satisfaction = survey_figure(is, id, "satisfaction", norms.satisfaction, now);
        one.callbacks = measures[i].at(Measure::Satisfied);
        one.premises = std::move(premises[rows[i]]);
        if (one.households > 0) one.premises.per_100 = one.premises.area_m2 / one.households * 100;
        one.demonstration = demonstration_of(is, id);
        targets.communities.push_back(std::move(one));
    }
    targets.provincial =
        share_with(targets.communities, Demonstration::Provincial, norms.provincial);
    targets.national = share_with(targets.communities, Demonstration::National, norms.national);
    return targets;
}

namespace {

std::uint8_t class_short(std::optional<double> have, double of) {
    if (!have || of <= 0) return kNotKnown;
    const double share = *have / of;
    if (share >= 1 - 1e-9) return 0;
    if (share >= kSlightly) return 2;
    return share >= kClearly ? 3 : 4;
}

std::uint8_t class_of_survey(const std::optional<SurveyFigure>& figure, double target) {
    if (!figure) return kNotKnown;
    if (figure->verdict == TargetVerdict::Met) return 0;
    if (figure->verdict == TargetVerdict::Unsure) return 1;
    return class_short(figure->share, target);
}

}  // namespace

std::uint8_t class_of(TargetTheme theme, const CommunityTargets& community,
                      const TargetNorms& norms) {
    switch (theme) {
        case TargetTheme::Staffing:
            if (!community.needed) return kNotKnown;
            return *community.needed == 0 ? 0 : class_short(community.staff, *community.needed);
        case TargetTheme::Certified:
            return class_short(community.certified.share(), norms.certified);
        case TargetTheme::Training:
            return class_short(Ratio{community.training.on_plan, community.staff}.share(), 1);
        case TargetTheme::Safety:
            return class_of_survey(community.safety, norms.safety);
        case TargetTheme::Satisfaction:
            return class_of_survey(community.satisfaction, norms.satisfaction);
        case TargetTheme::Premises:
            // Where some are points, how much there is cannot be told.
            if (community.premises.measured == 0 && community.premises.unmeasured > 0)
                return kNotKnown;
            return class_short(community.premises.per_100, norms.premises_m2);
        case TargetTheme::Demonstration:
            if (community.demonstration == Demonstration::None) return kNotMeant;
            return community.demonstration == Demonstration::National ? 0 : 1;
    }
    return kNotKnown;
}

}  // namespace derive
