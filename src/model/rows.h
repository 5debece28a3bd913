// model/rows.h — one row of each table, as the store holds it and as files bring it.
//
// An id of 0 means "none" where a column may be empty. Code columns hold the code's text; what
// it means stands in the store's code lists, never in an enum. Times are kNever when empty.
#pragma once

#include "base/time.h"
#include "geo/shape.h"
#include "model/ids.h"
#include "model/people.h"
#include "model/room_rows.h"
#include "model/team_rows.h"
#include "model/walk_rows.h"
#include "model/wall_rows.h"
#include "model/working_time.h"

#include <cstdint>
#include <string>
#include <vector>

namespace model {

struct PlaceRow {
    PlaceId id{};
    PlaceId parent{};
    std::string kind;  // K01: DIST SUBD COMM YARD STRT SITE BLDG FRNT
    std::string code;
    std::string name;
    GridId grid{};  // the basic grid of a building, front or street segment
    geo::Shape shape;
    int storeys = 0;
    int stairs = 0;          // 单元
    double width_m = 0;      // of a street's band
    int order_in_walk = 0;   // of a front along its street
    std::string address;     // as written on the door plate
    std::string source;      // name of the row in the file it came from: way/1234
    bool proposed = false;   // divided by the program, until somebody confirms it
    bool estimated = false;  // the storeys are a guess
};

/// What lies around the places and is nobody's task: roads, water, green, walls. Kinds and
/// classes are K30 and K31.
struct GroundRow {
    GroundId id{};
    std::string kind;   // road rail wall gate water green wood farm parking square sport campus
    std::string klass;  // column `class`: of a road motorway trunk primary secondary tertiary
                        // residential service foot steps cycle track
    std::string name;
    geo::Shape shape;
    double width_m = 0;  // of a line
    std::string source;
};

struct GridRow {
    GridId id{};
    PlaceId community{};
    std::string kind;  // basic, exclusive, micro
    std::string code;
    std::string name;
    geo::Shape shape;
    bool proposed = false;
};

struct UnitRow {
    UnitId id{};
    PlaceId place{};
    int stair = 1;
    int floor = 1;
    std::string door;
    std::string use;  // K02
    double area_m2 = 0;
    int floors = 1;      // it takes so many, from `floor` up
    std::string tenure;  // K03

    friend bool operator==(const UnitRow&, const UnitRow&) = default;
};

/// That a home is let: to how many, never to whom.
struct RentalRow {
    RentalId id{};
    UnitId unit{};
    std::string lessor;   // K05
    std::string purpose;  // K06
    int rooms = 0;
    double area_m2 = 0;
    int tenants_local = 0, tenants_other = 0, tenants_hmt = 0, tenants_foreign = 0;
    std::string registration;  // K07
    bool letter = false;       // of responsibility, signed
    bool group_let = false;
    std::string heating;  // K08
    int alarms = 0;
    std::string hazard;  // K09
    base::Instant since = base::kNever;
    base::Instant checked = base::kNever;

    int tenants() const { return tenants_local + tenants_other + tenants_hmt + tenants_foreign; }
    friend bool operator==(const RentalRow&, const RentalRow&) = default;
};

/// What somebody wrote on a place, for all to see.
struct NoteRow {
    NoteId id{};
    PlaceId place{};
    std::string text;
    StaffId author{};
    base::Instant at = base::kNever;
    base::Instant until = base::kNever;

    friend bool operator==(const NoteRow&, const NoteRow&) = default;
};

struct HouseholdRow {
    HouseholdId id{};
    UnitId unit{};
};

struct ShopRow {
    ShopId id{};
    PlaceId place{};
    std::string name;
    std::string trade;  // K10
    std::string state;  // K14
    std::string source;
    std::string licence;       // K11
    std::string nine_small;    // K12
    bool door_duties = false;  // 门前三包 is signed
    base::Instant checked = base::kNever;
};

struct IssueRow {
    IssueId id{};
    std::string no;
    std::string external_id;
    std::string title;
    PlaceId place{};
    UnitId unit{};       // at which of its homes, if at one
    std::string matter;  // column `class`: Annex B or local
    std::string channel;
    std::string urgency;  // K22: A B C D
    std::string state;    // K23
    bool major = false;
    int urges = 0;
    int reworks = 0;
    StaffId assignee{};
    base::Instant reported = base::kNever;
    base::Instant due = base::kNever;
    base::Instant closed = base::kNever;
    std::string words;  // of the caller, on their way to be sealed; never read back with the row
    bool has_point = false;
    geo::Point point;
    std::string kind;           // K20
    StaffId first_receiver{};   // answers for it until the end (首问负责); never changes
    DepartmentId department{};  // leads
    Pace pace = Pace::Hours;    // what its clock counts by
    std::string due_rule;       // "06010/2": by which version of which rule `due` was found
    base::Instant first_due = base::kNever;  // as it was first; what is on time is held against it
    base::Instant stage_due = base::kNever;  // of acceptance, dispatch, receipt, check
    base::Instant accepted = base::kNever;
    base::Instant suspended = base::kNever;  // since then the clock stands
    base::Instant resumes = base::kNever;
    std::int64_t suspended_s = 0;            // stood still before, by its own clock
    base::Instant asked_due = base::kNever;  // an extension that is waited for
    int urges_answered = 0;
    base::Instant urge_due = base::kNever;  // of the last reply
    int extensions = 0;
    int returns = 0;
    int reopens = 0;
    int escalations = 0;
    int trips = 0;             // of the resident, for this matter
    int level = 0;             // at which it was settled: 5 house, 4 yard … 1 district
    std::string result;        // K24
    std::string satisfaction;  // K25
    IssueId merged_into{};
    bool exercise = false;  // counted nowhere

    friend bool operator==(const IssueRow&, const IssueRow&) = default;
};

/// What happened to an issue. Only added to; replaying `effect` from the first line gives the row.
struct IssueLogRow {
    std::int64_t id = 0;
    IssueId issue{};
    base::Instant at = base::kNever;
    StaffId actor{};
    std::string action;  // model/lifecycle.h
    std::string from_state;
    std::string to_state;
    std::string reason;
    std::string text;
    std::string effect;  // JSON: column → [was, is]; none of a program that knows of none

    friend bool operator==(const IssueLogRow&, const IssueLogRow&) = default;
};

/// What one department has to do for an issue.
struct TaskRow {
    TaskId id{};
    IssueId issue{};
    DepartmentId department{};
    bool lead = true;  // 主办, else 协办
    base::Instant assigned = base::kNever;
    base::Instant received = base::kNever;
    base::Instant due = base::kNever;
    base::Instant done = base::kNever;
    base::Instant withdrawn = base::kNever;

    friend bool operator==(const TaskRow&, const TaskRow&) = default;
};

struct DepartmentRow {
    DepartmentId id{};
    std::string name;
    std::string name_en;
    std::string phone;

    friend bool operator==(const DepartmentRow&, const DepartmentRow&) = default;
};

struct VisitRow {
    VisitId id{};
    StaffId staff{};
    PlaceId place{};
    UnitId unit{};
    base::Instant at = base::kNever;
    std::string kind;
    std::string result;  // K18
};

struct FacilityRow {
    FacilityId id{};
    PlaceId place{};
    std::string kind;  // K16
    std::string name;
    geo::Shape shape;
    std::string source;
    std::string phone;
    std::string hours;  // as written on the door
    int capacity = 0;   // persons

    friend bool operator==(const FacilityRow&, const FacilityRow&) = default;
};

struct OrganisationRow {
    OrganisationId id{};
    PlaceId place{};
    std::string kind;  // K15
    std::string name;
    std::string code;  // GB 32100
    int staff = 0;     // how many work there
    bool party = false;
    std::string source;

    friend bool operator==(const OrganisationRow&, const OrganisationRow&) = default;
};

/// A thing of the city that somebody keeps in order (部件): a lamp, a manhole, a hydrant.
struct ComponentRow {
    ComponentId id{};
    PlaceId place{};
    std::string klass;  // column `class`: K36
    std::string name;
    std::string code;   // of 17 digits
    std::string state;  // K37
    std::string keeper;
    std::string source;
    base::Instant checked = base::kNever;
    bool has_point = false;
    bool has_extent = false;  // another program gave it one; `point` is its middle
    geo::Point point;

    friend bool operator==(const ComponentRow&, const ComponentRow&) = default;
};

/// A door of a building.
struct EntranceRow {
    EntranceId id{};
    PlaceId place{};
    int stair = 0;  // 0 of a door to the whole building
    bool step_free = false;
    std::string source;
    bool has_point = false;
    bool has_extent = false;
    geo::Point point;

    friend bool operator==(const EntranceRow&, const EntranceRow&) = default;
};

/// A drawing under or over a courtyard's plan, without the drawing.
struct SitePlanRow {
    SitePlanId id{};
    PlaceId place{};
    std::string name;
    std::string media;
    std::string placement;  // geo::affine_from: metres from the drawing's own plane
    std::string pairs;      // geo::pairs_from
    double opacity = 0.6;
    bool above = false;  // over the blocks, not under them

    friend bool operator==(const SitePlanRow&, const SitePlanRow&) = default;
};

struct StaffRow {
    StaffId id{};
    std::string name;
    std::string post;
    PlaceId community{};
};

/// Who answers for what: a place, or a grid.
struct AssignmentRow {
    AssignmentId id{};
    StaffId staff{};
    std::string role;
    PlaceId place{};
    GridId grid{};
    base::Instant from = base::kNever;
    base::Instant to = base::kNever;
};

/// What is attached to one place itself; the numbers of `place_tally`.
struct Counts {
    std::uint32_t units = 0;
    std::uint32_t units_self_used = 0;
    std::uint32_t units_rented = 0;
    std::uint32_t units_vacant = 0;
    std::uint32_t units_uncollected = 0;
    std::uint32_t units_group_let = 0;
    std::uint32_t units_unregistered = 0;  // let without being registered
    std::uint32_t households = 0;
    std::uint32_t shops = 0;
    std::uint32_t shops_vacant = 0;
    std::uint32_t facilities = 0;
    std::uint32_t issues = 0;
    std::uint32_t visits = 0;
    base::Instant last_visit = base::kNever;

    friend bool operator==(const Counts&, const Counts&) = default;
};

/// A whole neighbourhood, as a generator or a reader of files makes it.
struct Rows {
    std::vector<PlaceRow> places;
    std::vector<GridRow> grids;
    std::vector<UnitRow> units;
    std::vector<HouseholdRow> households;
    std::vector<RentalRow> rentals;
    std::vector<NoteRow> notes;
    std::vector<ShopRow> shops;
    std::vector<IssueRow> issues;
    std::vector<IssueLogRow> issue_log;
    std::vector<TaskRow> tasks;
    std::vector<VisitRow> visits;
    std::vector<FacilityRow> facilities;
    std::vector<OrganisationRow> organisations;
    std::vector<ComponentRow> components;
    std::vector<EntranceRow> entrances;
    std::vector<GroundRow> ground;
    std::vector<StaffRow> staff;
    std::vector<AssignmentRow> assignments;
    std::vector<PersonRow> people;
    std::vector<TargetRow> targets;
    std::vector<WalkEdgeRow> walk_edges;
    std::vector<ParameterRow> parameters;
    std::vector<LevelRow> levels;
    std::vector<RoomRow> rooms;
    std::vector<OpeningRow> openings;
    std::vector<CertificateRow> certificates;
    std::vector<TrainingRow> trainings;
    std::vector<RosterRow> rosters;
    std::vector<ShiftRow> shifts;
    std::vector<SurveyRow> surveys;
    std::vector<IndicatorRow> indicators;
    std::vector<ScoreRow> scores;
    std::vector<DraftRow> drafts;
    std::vector<DraftMoveRow> draft_moves;
    std::vector<GridHistoryRow> grid_history;
    std::vector<WallRow> walls;
};

}  // namespace model
