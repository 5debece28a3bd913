// ui/planning.h — the planner's workspace (规划): what is asked, what has been found, and what can
// be wished. Filled by app; panels read it.
//
// No person is in any of it: places, posts, counts.
#pragma once

#include "derive/assessment.h"
#include "derive/cover_sums.h"
#include "derive/ground_cover.h"
#include "derive/planned.h"
#include "derive/redivision.h"
#include "derive/responsibility.h"
#include "derive/roster.h"
#include "derive/siting.h"
#include "derive/targets.h"
#include "model/ids.h"
#include "ui/planning_division_wishes.h"
#include "ui/planning_team_wishes.h"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ui {

enum class PlanTab : std::uint8_t { Cover, Siting, Duty, Division, Team, Assess };
inline constexpr std::size_t kPlanTabs = 6;

/// What is asked of the walking network.
struct PlanAsk {
    std::string service = "K10.07";  // derive::Service::key
    derive::WalkProfile profile = derive::WalkProfile::Adult;
    std::optional<route::Moment> moment;  // nothing: at some time
    int minutes = 15;
    bool matrix = false;  // the table of all services × communities as well
    bool sites = false;   // where one more would help
    std::size_t site_count = 5;
    std::uint32_t capacity = 0;       // households that one site serves; 0 any number
    int year = 0;                     // of the assessment; 0 this one
    bool live = false;                // the moment is the present one, and follows it
    bool with_sites = false;          // as if the service was at the sites that are proposed
    std::vector<geo::Point> spots{};  // as if it was there too

    /// Whether who has an answer to this has one to `wanted`: the table is more than was wanted.
    bool serves(PlanAsk wanted) const {
        wanted.matrix = wanted.matrix || matrix;
        return wanted == *this;
    }

    friend bool operator==(const PlanAsk&, const PlanAsk&) = default;
};

/// What lies within reach and what is left out, each part null until it is there.
struct CoverAreas {
    std::shared_ptr<const std::vector<derive::CoverGap>> gaps;
    std::shared_ptr<const std::vector<geo::Shape>> outlines;  // of each gap
    std::shared_ptr<const std::vector<derive::WalkBand>> bands;
};

/// What has been found so far; each part null until it is there. Rows are those of `is`.
struct PlanAnswer {
    PlanAsk ask;
    model::Snapshot is;
    base::Instant at = base::kNever;
    derive::Service service;
    std::shared_ptr<const derive::WalkNet> walk;
    std::shared_ptr<const derive::WalkReach> reach;
    /// Without the spots and the sites; the same as `reach` where none are asked for.
    std::shared_ptr<const derive::WalkReach> standing;
    std::shared_ptr<const derive::Coverage> coverage;
    /// Without the spots and the sites; the same as `coverage` where none are asked for.
    std::shared_ptr<const derive::Coverage> before;
    std::shared_ptr<const derive::CoverSums> sums;
    CoverAreas areas;           // of `reach`
    CoverAreas standing_areas;  // of `standing`, where that is another
    std::shared_ptr<const std::vector<derive::SupplierLoad>> loads;  // by supplier of `reach`
    std::shared_ptr<const std::vector<derive::YardScore>> yards;
    std::shared_ptr<const std::vector<derive::WalkReach>> everyday;  // one a service of the nine
    std::shared_ptr<const std::vector<derive::NeedSupply>> needs;
    std::vector<derive::Service> matrix_services;  // in the order of SupplyCell::service
    std::shared_ptr<const std::vector<derive::SupplyCell>> matrix;
    std::shared_ptr<const derive::SitePlan> sites;
    std::shared_ptr<const derive::PlannedClasses> classes;

    std::shared_ptr<const derive::Responsibility> duty;
    std::shared_ptr<const derive::WorkBook> book;
    std::shared_ptr<const std::vector<derive::GridWork>> work;  // by row of Grids
    std::shared_ptr<const std::vector<derive::CommunityLoad>> loads_of_communities;
    std::shared_ptr<const std::vector<derive::GroundCover>> ground;  // in the order of `duty`
    std::shared_ptr<const derive::Targets> targets;
    std::shared_ptr<const derive::Assessment> assessment;
    bool whole = false;  // nothing more will come
};

/// What clicks on the map mean to the planner.
enum class PlanTool : std::uint8_t {
    None,
    Spot,  // one more of the service would be here
    Way,   // the way that lies there is chosen
    Draw,  // a new way goes on to there
};

/// A way on foot that is looked at, or drawn.
struct PlanWay {
    model::WalkEdgeId edge{};  // 0: none
    bool street = false;       // what was pointed at is the middle of a street that nobody drew
    geo::Ring drawn;           // so far, of a new one
    geo::Ring made;            // of the one that was just finished, until its row is here
};

/// Two maps under one camera, with a line between them that the hand moves.
struct CoverCompare {
    bool on = false;
    double split = 0.5;                        // of the map's width: left of it the other map
    std::shared_ptr<const PlanAnswer> left{};  // null: as it stands, without spots and sites
};

/// Filled by app/handle_planning.cpp.
struct PlanningDesk {
    PlanTab tab{};
    PlanAsk ask;
    std::shared_ptr<const PlanAnswer> answer;   // null until the first part is there
    std::shared_ptr<const PlanAnswer> counted;  // the newest that has targets and assessment
    bool waits = false;                         // of what is asked something is still to come
    double share = 0;                           // of what is asked, done
    bool lasts = false;                         // it takes so long that it can be stopped
    bool table = false;                         // the wide table below the map
    bool bands = true;                          // drawn over the map, an illustration
    CoverCompare compare;
    PlanTool tool{};  // holds as long as Desk::pins
    PlanWay way;
    TeamDesk team;
    DivisionDesk division;
};

struct SetWorkspace {
    bool plan = true;  // else back to the grids
};
struct ShowPlanTab {
    PlanTab tab{};
};
struct AskPlan {
    PlanAsk ask;
};
/// What is being found is of no use any more.
struct StopPlan {};
struct ShowPlanTable {
    bool on = true;
};
struct ShowBands {
    bool on = true;
};

}  // namespace ui
