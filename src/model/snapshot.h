// model/snapshot.h — the neighbourhood at one moment. Copying it copies pointers.
#pragma once

#include "base/pages.h"
#include "model/locate.h"
#include "model/places.h"
#include "model/rows.h"
#include "model/rules.h"

#include <compare>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace model {

/// How far a reader has followed the ledger. A pair, so that a server whose commit order is not
/// its number order fits too; in one file `xid` is always 0.
struct Position {
    std::int64_t xid = 0;
    std::int64_t seq = 0;

    friend auto operator<=>(const Position&, const Position&) = default;
};

/// One line of the ledger.
struct Change {
    std::int64_t seq = 0;
    base::Instant at = base::kNever;
    std::string table;
    char op = 'U';  // I, U or D
    std::int64_t row_id = 0;
    PlaceId place{};  // where the row stands now; 0 when it is gone or has no place
};

/// The store's codes, to be looked up by list and code.
struct CodeItem {
    std::string list;
    std::string code;
    std::string zh;
    std::string en;
};

/// What a reader brings: everything (`whole`), or what changed since a position. Rows are as
/// they stand now; an id among the deleted has no row any more.
struct Batch {
    bool whole = false;
    Position position;
    std::vector<Change> changes;  // in order; empty when whole

    std::vector<PlaceRow> places;
    std::vector<GridRow> grids;
    std::vector<IssueRow> issues;
    std::vector<ShopRow> shops;
    std::vector<FacilityRow> facilities;
    std::vector<OrganisationRow> organisations;
    std::vector<ComponentRow> components;
    std::vector<EntranceRow> entrances;
    std::vector<SitePlanRow> site_plans;
    std::vector<GroundRow> ground;
    std::vector<StaffRow> staff;
    std::vector<AssignmentRow> assignments;
    std::vector<NoteRow> notes;
    std::vector<TaskRow> tasks;  // neither done nor withdrawn
    std::vector<WalkEdgeRow> walk_edges;
    std::vector<ParameterRow> parameters;
    std::vector<LevelRow> levels;
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
    std::vector<CodeItem> codes;             // all of them when any changed, else none
    std::shared_ptr<const WorkRules> rules;  // all of them when any changed, else null
    std::vector<std::pair<PlaceId, Counts>> counts;
    std::vector<std::pair<PlaceId, PeopleGroups>> people;  // of the places in `counts`
    std::vector<CareCount> care;                           // all of them, when `care_read`
    bool care_read = false;

    std::vector<PlaceId> places_gone;
    std::vector<GridId> grids_gone;
    std::vector<IssueId> issues_gone;
    std::vector<ShopId> shops_gone;
    std::vector<FacilityId> facilities_gone;
    std::vector<OrganisationId> organisations_gone;
    std::vector<ComponentId> components_gone;
    std::vector<EntranceId> entrances_gone;
    std::vector<SitePlanId> site_plans_gone;
    std::vector<GroundId> ground_gone;
    std::vector<StaffId> staff_gone;
    std::vector<AssignmentId> assignments_gone;
    std::vector<NoteId> notes_gone;
    std::vector<TaskId> tasks_gone;
    std::vector<WalkEdgeId> walk_edges_gone;
    std::vector<ParameterId> parameters_gone;
    std::vector<LevelId> levels_gone;
    std::vector<CertificateId> certificates_gone;
    std::vector<TrainingId> trainings_gone;
    std::vector<RosterId> rosters_gone;
    std::vector<ShiftId> shifts_gone;
    std::vector<SurveyId> surveys_gone;
    std::vector<IndicatorId> indicators_gone;
    std::vector<ScoreId> scores_gone;
    std::vector<DraftId> drafts_gone;
    std::vector<DraftMoveId> draft_moves_gone;
    std::vector<GridHistoryId> grid_history_gone;
    std::vector<WallId> walls_gone;
};

/// A closed issue stays in memory for so long: the work of a month, and of the month before it to
/// hold it against.
inline constexpr base::Seconds kClosedKept = std::chrono::hours{24 * 60};

/// One issue in memory: those that are open or closed less than kClosedKept ago.
struct Issue {
    IssueRow row;
    Row at = kNoRow;        // row in Places; kNoRow when unlocated or 界外
    bool by_point = false;  // `at` was found from the point, not told

    bool gone() const { return number(row.id) == 0; }
    friend bool operator==(const Issue&, const Issue&) = default;
};

struct Snapshot {
    Position position;
    // Grows when rows of places or grids are renumbered, and when the surroundings change.
    std::uint64_t generation = 0;
    std::shared_ptr<const Places> places = std::make_shared<const Places>();
    std::shared_ptr<const Grids> grids = std::make_shared<const Grids>();
    std::shared_ptr<const Locator> locator;
    base::Pages<Counts> counts;        // by row of Places: what is attached to the place itself
    base::Pages<PeopleGroups> people;  // by row of Places, likewise
    std::shared_ptr<const std::vector<CareCount>> care =
        std::make_shared<const std::vector<CareCount>>();
    base::Pages<Issue> issues;  // by arrival; rows of the deleted stay, marked gone()
    std::shared_ptr<const std::vector<std::pair<IssueId, Row>>> issue_by_id =
        std::make_shared<const std::vector<std::pair<IssueId, Row>>>();
    base::Pages<ShopRow> shops;  // by arrival; rows of the deleted stay, with the id 0
    std::shared_ptr<const std::vector<std::pair<ShopId, Row>>> shop_by_id =
        std::make_shared<const std::vector<std::pair<ShopId, Row>>>();
    std::shared_ptr<const std::vector<FacilityRow>> facilities =
        std::make_shared<const std::vector<FacilityRow>>();
    std::shared_ptr<const std::vector<OrganisationRow>> organisations =
        std::make_shared<const std::vector<OrganisationRow>>();
    std::shared_ptr<const std::vector<ComponentRow>> components =
        std::make_shared<const std::vector<ComponentRow>>();
    std::shared_ptr<const std::vector<EntranceRow>> entrances =
        std::make_shared<const std::vector<EntranceRow>>();
    std::shared_ptr<const std::vector<SitePlanRow>> site_plans =
        std::make_shared<const std::vector<SitePlanRow>>();
    std::shared_ptr<const std::vector<GroundRow>> ground =
        std::make_shared<const std::vector<GroundRow>>();
    std::shared_ptr<const std::vector<StaffRow>> staff =
        std::make_shared<const std::vector<StaffRow>>();
    std::shared_ptr<const std::vector<AssignmentRow>> assignments =
        std::make_shared<const std::vector<AssignmentRow>>();
    std::shared_ptr<const std::vector<NoteRow>> notes =
        std::make_shared<const std::vector<NoteRow>>();
    std::shared_ptr<const std::vector<TaskRow>> tasks =  // neither done nor withdrawn
        std::make_shared<const std::vector<TaskRow>>();
    std::shared_ptr<const std::vector<WalkEdgeRow>> walk_edges =
        std::make_shared<const std::vector<WalkEdgeRow>>();
    std::shared_ptr<const std::vector<ParameterRow>> parameters =
        std::make_shared<const std::vector<ParameterRow>>();
    std::shared_ptr<const std::vector<LevelRow>> levels =
        std::make_shared<const std::vector<LevelRow>>();
    std::shared_ptr<const std::vector<CertificateRow>> certificates =
        std::make_shared<const std::vector<CertificateRow>>();
    std::shared_ptr<const std::vector<TrainingRow>> trainings =
        std::make_shared<const std::vector<TrainingRow>>();
    std::shared_ptr<const std::vector<RosterRow>> rosters =
        std::make_shared<const std::vector<RosterRow>>();
    std::shared_ptr<const std::vector<ShiftRow>> shifts =
        std::make_shared<const std::vector<ShiftRow>>();
    std::shared_ptr<const std::vector<SurveyRow>> surveys =
        std::make_shared<const std::vector<SurveyRow>>();
    std::shared_ptr<const std::vector<IndicatorRow>> indicators =
        std::make_shared<const std::vector<IndicatorRow>>();
    std::shared_ptr<const std::vector<ScoreRow>> scores =
        std::make_shared<const std::vector<ScoreRow>>();
    std::shared_ptr<const std::vector<DraftRow>> drafts =
        std::make_shared<const std::vector<DraftRow>>();
    std::shared_ptr<const std::vector<DraftMoveRow>> draft_moves =
        std::make_shared<const std::vector<DraftMoveRow>>();
    std::shared_ptr<const std::vector<GridHistoryRow>> grid_history =
        std::make_shared<const std::vector<GridHistoryRow>>();
    std::shared_ptr<const std::vector<WallRow>> walls =
        std::make_shared<const std::vector<WallRow>>();
    std::shared_ptr<const WorkRules> rules = std::make_shared<const WorkRules>(usual_rules());
    std::shared_ptr<const std::vector<CodeItem>> codes =
        std::make_shared<const std::vector<CodeItem>>();
};

/// The next snapshot. Tables that `batch` does not touch keep their pointers. A batch that
/// moves, adds, reshapes or removes a place renumbers the rows and makes a new generation.
Snapshot apply(const Snapshot& before, const Batch& batch);

/// The row of an issue in `Snapshot::issues`, or kNoRow.
Row issue_row(const Snapshot& snapshot, IssueId id);

/// The code's label, or the code itself where the list does not know it.
std::string label(const Snapshot& snapshot, const std::string& list, const std::string& code,
                  bool chinese);

}  // namespace model
