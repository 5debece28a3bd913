// model/team_rows.h — staff and targets of communities: certificates, training, rosters, surveys,
// the yearly assessment. About places and posts, never about residents.
#pragma once

#include "base/time.h"
#include "geo/shape.h"
#include "model/ids.h"

#include <string>

namespace model {

struct CertificateRow {
    CertificateId id{};
    StaffId staff{};
    std::string level;  // K44: 1 assistant, 2 social worker, 3 senior
    base::Instant issued = base::kNever;
    base::Instant expires = base::kNever;  // kNever: does not

    friend bool operator==(const CertificateRow&, const CertificateRow&) = default;
};

struct TrainingRow {
    TrainingId id{};
    StaffId staff{};
    base::Instant at = base::kNever;
    double hours = 0;
    std::string subject;

    friend bool operator==(const TrainingRow&, const TrainingRow&) = default;
};

/// The roster of one community and month (错时工作制排班表).
struct RosterRow {
    RosterId id{};
    PlaceId community{};
    std::string month;  // 2026-04
    base::Instant published = base::kNever;

    friend bool operator==(const RosterRow&, const RosterRow&) = default;
};

/// One worker on one day of a roster.
struct ShiftRow {
    ShiftId id{};
    RosterId roster{};
    StaffId staff{};
    std::string day;   // 2026-04-01
    std::string kind;  // K45: base early late both off

    friend bool operator==(const ShiftRow&, const ShiftRow&) = default;
};

/// One wave of a survey in one community: counts only.
struct SurveyRow {
    SurveyId id{};
    PlaceId place{};
    std::string kind;  // K46: safety satisfaction
    std::string wave;  // 2026H1
    base::Instant at = base::kNever;
    int sample = 0;
    int positive = 0;

    friend bool operator==(const SurveyRow&, const SurveyRow&) = default;
};

/// What communities are assessed by (综合考评).
struct IndicatorRow {
    IndicatorId id{};
    std::string key;   // on_time, fresh …: counted by the program; else `manual`
    std::string line;  // 条线
    std::string name;
    std::string name_en;
    double weight = 0;
    double worst = 0;   // gives 0 points
    double best = 100;  // gives 100

    friend bool operator==(const IndicatorRow&, const IndicatorRow&) = default;
};

/// What was entered by hand for one community and year.
struct ScoreRow {
    ScoreId id{};
    IndicatorId indicator{};
    PlaceId place{};
    int year = 0;
    double value = 0;
    std::string evidence;

    friend bool operator==(const ScoreRow&, const ScoreRow&) = default;
};

/// Another division into grids, beside the one that holds (再划分).
struct DraftRow {
    DraftId id{};
    std::string name;
    std::string author;
    base::Instant at = base::kNever;          // last saved
    base::Instant apply_from = base::kNever;  // it becomes the division then
    base::Instant applied = base::kNever;

    friend bool operator==(const DraftRow&, const DraftRow&) = default;
};

/// One leaf that changes hands in a draft.
struct DraftMoveRow {
    DraftMoveId id{};
    DraftId draft{};
    PlaceId place{};
    GridId grid{};
    GridId from{};  // in which it was then; somewhere else by now, the draft is out of date

    friend bool operator==(const DraftMoveRow&, const DraftMoveRow&) = default;
};

/// What held before: a leaf was in a grid until then; or, with a code and the community as its
/// place, a grid was called so.
struct GridHistoryRow {
    GridHistoryId id{};
    PlaceId place{};
    GridId grid{};
    base::Instant until = base::kNever;
    std::string code{};

    friend bool operator==(const GridHistoryRow&, const GridHistoryRow&) = default;
};

}  // namespace model
