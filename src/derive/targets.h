// derive/targets.h — the staff and the targets of communities (domain.md C47, C68, C70, C71, C74 to
// C76): how far each is from what it was told to reach.
//
// Each community has to pass by itself: nothing here is an average over several. Staff are told by
// number only; nobody is ranked.
#pragma once

#include "derive/derived.h"
#include "derive/measures.h"
#include "derive/surveys.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace derive {

/// What is asked for. Parameters: "households_per_worker", "national_share" (neither has a usual
/// value: 未设定), "certified_share", "training_hours", "safety_share", "satisfaction_share",
/// "premises_m2", "provincial_share"; shares in per cent.
struct TargetNorms {
    std::optional<double> households_per_worker;
    double certified = 0.15;
    double training_hours = 40;  // to one of the staff and year
    double safety = 0.95;
    double satisfaction = 0.90;
    double premises_m2 = 30;         // to 100 households
    double provincial = 0.40;        // of the communities: demonstration communities
    std::optional<double> national;  // likewise

    friend bool operator==(const TargetNorms&, const TargetNorms&) = default;
};
TargetNorms target_norms(const model::Snapshot& is);

/// Whether somebody of that post counts among the staff of a community: not the police, nor
/// residents who answer for their yard or building.
bool is_community_staff(const std::string& post);
/// By id; of all communities together where `community` is 0.
std::vector<model::StaffId> community_staff(const model::Snapshot& is, model::PlaceId community);

struct Training {
    double due_hours = 0;                // to one by now: the norm × the share of the year gone
    std::uint32_t trained = 0;           // have the whole norm
    std::uint32_t on_plan = 0;           // have as much as is due by now
    std::vector<model::StaffId> behind;  // have less, by id

    friend bool operator==(const Training&, const Training&) = default;
};
/// Of the year that `now` falls into, in Beijing.
Training training_of(const model::Snapshot& is, const std::vector<model::StaffId>& staff,
                     double norm_hours, base::Instant now);
/// Hours of one of the staff in that year until now.
double training_hours(const model::Snapshot& is, model::StaffId staff, base::Instant now);

/// Whether a certificate is valid at a moment; one without a day of issue was issued before.
bool is_valid(const model::CertificateRow& certificate, base::Instant now);

struct Premises {
    double area_m2 = 0;  // of those whose shape is an area
    std::uint32_t measured = 0;
    std::uint32_t unmeasured = 0;                         // points: how large is not known
    std::vector<std::pair<std::string, double>> by_kind;  // K16 → m², the largest first
    std::optional<double> per_100;  // m² to 100 households; nothing without any

    friend bool operator==(const Premises&, const Premises&) = default;
};
/// Whether facilities of the kind (K16) are rooms of a community: halls, stations, the three
/// centres.
bool is_premises(const std::string& kind);

enum class Demonstration : std::uint8_t { None, Provincial, National };
/// As set by the parameter "demonstration.ID" of the community: 1 provincial, 2 national.
Demonstration demonstration_of(const model::Snapshot& is, model::PlaceId community);
std::string demonstration_key(model::PlaceId community);

struct CommunityTargets {
    model::Row community = model::kNoRow;
    std::uint32_t households = 0;
    std::uint32_t staff = 0;
    std::optional<double> per_worker;        // households to one of the staff
    std::optional<std::uint32_t> needed;     // staff by the standard; nothing: 未设定
    Ratio certified;                         // of the staff
    std::uint32_t certificates_lacking = 0;  // how many more would make the share
    Training training;
    std::optional<SurveyFigure> safety, satisfaction;
    Ratio callbacks;  // satisfied, of what was settled and answered for
    Premises premises;
    Demonstration demonstration = Demonstration::None;

    /// How many lack; below 0 more than needed.
    std::optional<std::int64_t> shortage() const;
};

struct DemonstrationShare {
    std::uint32_t have = 0;
    std::uint32_t of = 0;
    std::optional<double> target;          // share
    std::optional<std::uint32_t> lacking;  // communities
};

struct Targets {
    base::Instant as_of = base::kNever;
    TargetNorms norms;
    std::vector<CommunityTargets> communities;  // in the order of communities_of
    DemonstrationShare provincial;              // national ones among them
    DemonstrationShare national;
};
/// Callbacks are those of a period. Requires that `derived` is of `is`.
Targets targets_of(const model::Snapshot& is, const Derived& derived, const Period& callbacks,
                   base::Instant now);
/// Where the measures of all communities are at hand, in the order of communities_of (measures_by).
Targets targets_of(const model::Snapshot& is, const Derived& derived,
                   std::span<const Measures> measures, base::Instant now);

/// What a map of communities tells by.
enum class TargetTheme : std::uint8_t {
    Staffing,
    Certified,
    Training,
    Safety,
    Satisfaction,
    Premises,
    Demonstration,
};
inline constexpr std::size_t kTargetThemes = 7;
/// 0 reached; 1 not sure: the sample cannot tell, or provincial where national is 0; 2 short by at
/// most a tenth; 3 by at most three tenths; 4 by more; 5 (kNotKnown) no data, or 未设定; 6
/// (kNotMeant) no demonstration community.
std::uint8_t class_of(TargetTheme theme, const CommunityTargets& community,
                      const TargetNorms& norms);

}  // namespace derive
