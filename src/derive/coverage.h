// derive/coverage.h — what the minutes of derive/reach.h sum to: who is covered, what is missing
// where, who has too much to do (domain.md C42 to C46, 9).
//
// Figures are sums; rates are made where they are shown, and each is told with its definition:
// CoverBy says what is counted, WalkMeasure by which ways, the minutes and the profile stand beside
// it.
#pragma once

#include "derive/reach.h"
#include "derive/scope.h"

#include <array>
#include <cstdint>
#include <vector>

namespace derive {

/// What a share of coverage is a share of. The literature has it both ways, by buildings and by
/// people.
enum class CoverBy : std::uint8_t { Buildings, Households, Persons, From60 };
inline constexpr std::size_t kCoverBys = 4;
/// Households; buildings where the store knows of none, as one does that was just made of a map.
CoverBy usual_by(const model::Snapshot& is);

struct CoverShare {
    std::uint32_t covered = 0;
    std::uint32_t whole = 0;    // all that belong to the place, those below among them
    std::uint32_t unknown = 0;  // of these: at no leaf, or where nobody can tell the minutes

    friend bool operator==(const CoverShare&, const CoverShare&) = default;
};

struct Cover {
    std::array<CoverShare, kCoverBys> by{};

    const CoverShare& at(CoverBy which) const { return by.at(static_cast<std::size_t>(which)); }
    Cover& operator+=(const Cover& other);
    friend bool operator==(const Cover&, const Cover&) = default;
};

struct Coverage {
    int minutes = 0;
    WalkMeasure measure = WalkMeasure::Straight;
    WalkProfile profile = WalkProfile::Adult;
    std::vector<Cover> own;    // by row of Places: what is attached to the place itself
    std::vector<Cover> total;  // by row: itself and all below
};

/// Ages are those of the year of `now`.
Coverage coverage_of(const model::Snapshot& is, const WalkNet& walk, const WalkReach& reach,
                     int minutes, base::Instant now);
/// Of a place, or of an area somebody drew.
Cover cover_in(const Coverage& coverage, const Scope& scope);

/// How many of the nine everyday items a courtyard has (0 to 9). One counts when at least half of
/// the buildings of which minutes are known reach it in its own minutes; 养老托幼 when both halves
/// do.
struct YardScore {
    model::Row yard = model::kNoRow;
    bool told = false;  // minutes of any building are known
    std::uint8_t score = 0;
    std::uint16_t items = 0;     // bit 0 the first item
    std::uint16_t services = 0;  // bit 0 the first of services_of(Everyday)
};
/// Of all yards. Requires one reach for each service of services_of(Everyday), in that order.
std::vector<YardScore> yard_scores(const model::Snapshot& is, const WalkNet& walk,
                                   std::span<const WalkReach> everyday);
/// What is asked of one of them.
WalkReach everyday_reach(const model::Snapshot& is, const WalkNet& walk, const Service& service,
                         WalkProfile profile, std::optional<route::Moment> moment);
std::vector<WalkReach> everyday_reaches(const model::Snapshot& is, const WalkNet& walk,
                                        WalkProfile profile, std::optional<route::Moment> moment);

/// By row of Places: how many of the suppliers stand there and below; those of a known point but no
/// place in the place that they lie in.
std::vector<std::uint32_t> supplier_counts(const model::Snapshot& is,
                                           std::span<const Supplier> suppliers);

enum class SupplyVerdict : std::uint8_t { Have, Lack, Over, NotTold };
enum class SupplyRule : std::uint8_t {
    Reach,     // everyday services: kServedShare of the households reach one in its minutes
    Presence,  // utilities and the standard set: one stands in the community
};
inline constexpr double kServedShare = 0.8;
/// Over: twice as many as needed by what was set (persons_per); where nothing is set, at least
/// three and to a person twice as many as in all communities together.
inline constexpr double kOverFactor = 2;
inline constexpr std::uint32_t kOverLeast = 3;

struct SupplyCell {
    model::Row community = model::kNoRow;
    std::uint32_t service = 0;  // number of the reach
    std::uint32_t suppliers = 0;
    std::uint32_t persons = 0;
    CoverShare households;  // in the service's minutes; of usual_by()
    SupplyRule rule = SupplyRule::Reach;
    SupplyVerdict verdict = SupplyVerdict::NotTold;
};
/// Trade × community: for each reach (of one service each) all communities (communities_of).
std::vector<SupplyCell> supply_matrix(const model::Snapshot& is, const WalkNet& walk,
                                      std::span<const WalkReach> reaches, base::Instant now);

/// Buildings with people that lie close together and are not covered; where the store knows of
/// nobody, any buildings.
struct CoverGap {
    std::vector<model::Row> rows;
    model::Row community = model::kNoRow;  // of the first building
    std::uint32_t households = 0;
    std::uint32_t persons = 0;
    std::uint32_t from60 = 0;
    geo::Point at;  // a building in the middle
};
inline constexpr double kGapJoin_m = 80;  // label points closer than this are one gap

/// The most households first, then persons, then buildings. What nobody can tell the minutes of is
/// no gap (answer_of).
std::vector<CoverGap> gaps_of(const model::Snapshot& is, const WalkNet& walk,
                              const WalkReach& reach, int minutes, base::Instant now);
/// Around its buildings.
geo::Shape outline_of(const model::Snapshot& is, const CoverGap& gap);

struct NearSupplier {
    Supplier supplier;
    std::uint32_t service = 0;  // in `wanted`
    double seconds = 0;
};
/// The nearest `count` that are open at the moment, or perhaps open, from a leaf or from whatever
/// lies below a place; each once.
std::vector<NearSupplier> nearest_suppliers(const model::Snapshot& is, const WalkNet& walk,
                                            model::Row place, std::span<const Service> wanted,
                                            WalkProfile profile,
                                            std::optional<route::Moment> moment, std::size_t count);

/// Who walks to a supplier, as it is the nearest within the minutes.
struct SupplierLoad {
    std::uint32_t buildings = 0;
    std::uint32_t households = 0;
    std::uint32_t persons = 0;
    std::uint32_t from60 = 0;
    int capacity = 0;  // persons; 0 not known

    bool over() const { return capacity > 0 && persons > static_cast<std::uint32_t>(capacity); }
};
/// By supplier of the reach.
std::vector<SupplierLoad> loads_of(const model::Snapshot& is, const WalkReach& reach, int minutes,
                                   base::Instant now);

/// Needs told by residents against what there is (C46): issues of kinds 4 民生诉求, 6 关爱求助 and
/// 8 微心愿 (K20) reported in the last kNeedDays, exercises and what was refused or merged left
/// out.
struct NeedSupply {
    model::Row community = model::kNoRow;
    std::uint32_t persons = 0;
    std::uint32_t needs = 0;
    std::uint32_t suppliers = 0;  // of any everyday service
};
inline constexpr int kNeedDays = 30;
std::vector<NeedSupply> demand_supply(const model::Snapshot& is, base::Instant now);

}  // namespace derive
