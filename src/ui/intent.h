// ui/intent.h — everything a user can wish for. Panels append; app::handle does.
#pragma once

#include "base/words.h"
#include "derive/theme.h"
#include "geo/shape.h"
#include "model/edit.h"
#include "model/ids.h"
#include "model/people.h"
#include "scene/palette.h"
#include "ui/any_of.h"
#include "ui/desk.h"
#include "ui/dispatch.h"
#include "ui/files.h"
#include "ui/floor.h"
#include "ui/lock.h"
#include "ui/planning.h"
#include "ui/planning_cover_wishes.h"
#include "ui/report.h"
#include "ui/tables.h"
#include "ui/wall.h"
#include "ui/work.h"

#include <optional>
#include <string>
#include <vector>

namespace ui {

struct Select {
    model::PlaceId place{};  // 0 selects nothing
};
struct Hover {
    model::PlaceId place{};
};
struct ZoomToPlace {
    model::PlaceId place{};
};
struct ZoomToAll {};
struct ZoomAt {
    geo::Point screen_px;
    double factor = 1;
};
/// A hand is laid on the map: what moves stops.
struct TakeHold {};
struct Drag {
    geo::Point by_px;
};
/// The hand is taken away; a map in motion runs out.
struct LetGo {
    int pictures_since = 0;  // it last moved
};
/// One step of panning, as the ground moves.
struct PanBy {
    geo::Point by_px;
};
/// Arrow keys held down: which way the ground goes, each part -1, 0 or 1.
struct Steer {
    geo::Point direction;
};

// Levels of the tree: scene/level.h.
/// To what lies at a point; without one towards the selection, else towards the middle.
struct GoDown {
    std::optional<geo::Point> world;
};
struct GoUp {};
/// Selects what is above the selection, and flies there.
struct GoToParent {};
/// Lets go of what was done last: the chosen set, the selection level by level, the level.
struct StepBack {};

/// All blocks that stand in it, in metres of the ground.
struct SelectBox {
    geo::Box box;
};
struct SelectPolygon {
    geo::Ring outline;
};
struct SelectCircle {
    geo::Point centre;
    double radius_m = 0;
};
/// What is in view; opens its statistics.
struct ChooseView {};
struct ChooseGrid {
    model::GridId grid{};
};
/// Clicks on the map draw an area to choose, or no longer.
struct DrawOutline {
    bool on = true;
};
struct ClearChosen {};

struct ToggleHud {};
struct ToggleHelp {};
struct SetReduceMotion {
    bool on = false;
};
struct LogVisitAt {
    model::PlaceId place{};
    model::UnitId unit{};
    std::string result = "1";  // K18
    std::string door;          // of the unit, as the notice says it
};
// A problem and its pictures: ui/report.h.
/// The picture of the form goes again.
struct DropPicture {};
/// One of the issue whose timeline is open; 0 hides it.
struct ShowPicture {
    model::AttachmentId attachment{};
};
/// Rows of the register, as they were seen and as they shall be; all or none.
struct Edit {
    std::string what;  // as the notice says it when it is taken back
    model::PlaceId place{};
    std::vector<model::RowEdit> edits;
};
/// A person: what stands in clear, and what is sealed of it (name, phone, relation, id_number).
struct EditPerson {
    std::string what;
    model::PlaceId place{};
    model::RowEdit edit;
    std::vector<std::pair<std::string, std::string>> sealed;
    std::string version;  // of the person as it was seen
};
/// Somebody is cared for from now on, or no longer.
struct EditCare {
    std::string what;
    model::PlaceId place{};
    model::RowEdit::Does does = model::RowEdit::Does::Add;
    model::TargetRow target;
};
/// Why persons are looked at (K32); empty closes them again.
struct SetPurpose {
    std::string purpose;
};
struct Reveal {
    model::PersonId person{};
    model::PersonField field{};
    std::string reason;
};
/// What the caller of an issue said.
struct ReadWords {
    model::IssueId issue{};
};
struct ToggleAudit {};
/// Only the lines of one account; of all when empty.
struct ShowAuditOf {
    std::string account;
};
/// The homes due for a visit, of the selection or of where the view is.
struct ToggleDoors {};
struct OpenDoor {
    model::PlaceId place{};
    model::UnitId unit{};
};
/// What the register of the selection lacks.
struct ToggleLacks {};
/// Blocks by their places, as if drawn around.
struct ChoosePlaces {
    std::vector<model::PlaceId> places;
};
/// The last piece of work of this seat is taken back, or done again.
struct Undo {};
struct Redo {};
struct Find {
    std::string text;
};
struct FocusFind {};
/// To one of the list below the find box: of what was found, or of the recent ones when the box
/// is empty.
struct GoToFound {
    std::size_t index = 0;
};
struct SetLanguage {
    base::Language language{};
};
struct SetLook {
    scene::Look look{};
};
struct ShowTheme {
    derive::Theme theme{};
};
/// The next one, or with -1 the one before.
struct StepTheme {
    int by = 1;
};
/// Only this class of the legend, together with those already picked out; back to all when it was
/// the only one.
struct PickClass {
    std::uint8_t klass = 0;
};
struct ShowAllClasses {};
struct DismissNotice {
    std::size_t index = 0;
};

// The desk: ui/desk.h.
/// Selects a place and brings it into view, if it is not there or too small to see.
struct ShowPlace {
    model::PlaceId place{};
};
struct ToggleTree {};
/// Arrows walk the tree, or the map again.
struct FocusTree {
    bool on = true;
};
struct SetPanelWidths {
    float tree = 0;
    float inspector = 0;
};
struct ShowTab {
    Tab tab{};
};
/// The rows behind a number of the place the inspector tells of.
struct ListBehind {
    derive::Behind behind;
    bool of_sheet = false;
};
struct CloseList {};
/// A row of a list on the map: what the inspector tells of stays. 0 for a row without a place.
struct LightRow {
    model::PlaceId place{};
    model::PlaceId subject{};
    model::IssueId issue{};  // opens its timeline
};
/// A row of a list under the mouse; 0 when none is any more.
struct HoverRow {
    model::PlaceId place{};
};
struct ToggleStatistics {};
/// What the sheet is held against; 0 for what lies above.
struct CompareWith {
    model::PlaceId place{};
};
/// As a file of that kind: XLSX, CSV, PDF.
struct ExportSheet {
    std::string format;
};
// The one-click tables: ui/tables.h.
struct ToggleTables {};
/// Of the selection, or of where the view is; with the columns of its template where none is told.
struct MakeTable {
    std::string name, purpose, sort, filter;
    std::vector<std::string> columns;
};
/// A long table of homes asks first, unless the user is sure.
struct ExportTable {
    std::string format;
    bool sure = false;
};
/// The sheet on paper of the selection, or of where the view is: its courtyard, street or
/// community; or the grids of its community.
struct PrintSheet {
    bool grids = false;
    std::string paper{}, format{};  // of planners: "A3", "A1"; "PDF", "PNG"; empty: as usual
};
/// The card makes way for the place of a row; it comes back as it was.
struct ShowTableRow {
    model::PlaceId place{};
};
/// The sheet was put on the clipboard.
struct TellCopied {};
struct TogglePalette {};
struct DismissNotices {};

// Facilities, organisations, components, doors: ui/things.h.
/// Without a thing the card closes.
struct OpenThing {
    ThingRef thing;
};
/// A click on the map shall say where the thing stands, or no longer.
struct PinThing {
    bool on = true;
};
struct PinAt {
    geo::Point world;
};

// The drawing under a courtyard's plan: ui/site.h.
struct ToggleSite {};
/// Its points can be dragged, or no longer; what was not kept is as before.
struct AlignSite {
    bool on = true;
};
struct SetSiteMode {
    bool on_drawing = true;
};
struct MovePair {
    std::size_t index = 0;
    geo::Point ground;
};
struct AddPair {};
struct RemovePair {};
struct KeepSite {};

// The plans: ui/plan.h.
/// Of a building its homes, of a street or a front the street unrolled, of a yard its plan.
struct OpenPlan {
    model::PlaceId place{};
};
/// Back to the plan it was opened from, else to the map.
struct ClosePlan {};
/// What is written on the blocks of a courtyard's plan; empty for the usual.
struct SetLabels {
    std::string text;
};
struct ToggleLabelCard {};
/// A home of the building that is shown; 0 for none.
struct SelectHome {
    model::UnitId unit{};
};

/// Opens the chooser; `adding` keeps what was chosen before.
struct ChooseFiles {
    FilesPurpose purpose{};
    bool adding = false;
};
/// Looks into another folder; a path to a file chooses it.
struct GoToPath {
    std::string path;
};
/// What was chosen, or dropped on the window.
struct TakeFiles {
    std::vector<std::string> paths;
    bool dropped = false;
};
struct EditImport {
    ImportWish wish;
};
struct StartImport {};
struct CancelImport {};
/// Without a batch it asks which one that would be.
struct UndoImport {
    std::int64_t batch = 0;
};
struct OpenStore {
    std::string path;
};
/// Back from a refusal to what was wished for.
struct MendImport {};
struct CloseFiles {};

struct EveryWish
    : Wishes<Select, Hover, ZoomToPlace, ZoomToAll, ZoomAt, TakeHold, Drag, LetGo, PanBy, Steer,
             GoDown, GoUp, GoToParent, StepBack, SelectBox, SelectPolygon, SelectCircle, ChooseView,
             ChooseGrid, DrawOutline, ClearChosen, ToggleHud, ToggleHelp, SetReduceMotion,
             LogVisitAt, Undo, Redo, Find, FocusFind, GoToFound, SetLanguage, SetLook, ShowTheme,
             StepTheme, PickClass, ShowAllClasses, DismissNotice, ShowPlace, ToggleTree, FocusTree,
             SetPanelWidths, ShowTab, ListBehind, CloseList, LightRow, HoverRow, ToggleStatistics,
             CompareWith, TellCopied, ExportSheet, ToggleTables, MakeTable, ExportTable, PrintSheet,
             ShowTableRow, TogglePalette, DismissNotices, ToggleReport, SendReport, CompleteDraft,
             DropPicture, ShowPicture, Edit, EditPerson, EditCare, SetPurpose, Reveal, ReadWords,
             ToggleAudit, ShowAuditOf, ToggleDoors, OpenDoor, ToggleLacks, ChoosePlaces,
             ToggleLocks, MakeLock, ShowLock, EndLock, SendVisits, KeepLockRule, KeepTable,
             ForgetTable, ToggleFeeds, OpenThing, PinThing, PinAt, ToggleSite, AlignSite,
             SetSiteMode, MovePair, AddPair, RemovePair, KeepSite, OpenPlan, ClosePlan, SelectHome,
             SetLabels, ToggleLabelCard, ChooseFiles, GoToPath, TakeFiles, EditImport, StartImport,
             CancelImport, UndoImport, OpenStore, MendImport, CloseFiles, OpenIssue, StepIssue,
             StepIssues, ToggleDispatch, ShowDispatch, ListIssues, FilterIssues, ChooseIssues,
             CountDays, SetDispatchTall, SortIssues, TellHandOver, ExportHandOver, DismissMajor,
             SetExercise, NewReport, FindReportPlace, PlaceReport, PinReport, ShowDuplicate,
             WallFilter, WallSpotlight, WallTour, WallHotSpots, WallTrend, WallTouched,
             ToggleWallRemote, SetWallSetting, TellWall, ShowFloor, StepFloor, ToggleFloorCells,
             AllToFloor, TakeFloorTool, ChooseRoom, LinkTo, DrawRoom, SplitRoom, MergeRooms,
             ChangeRoom, EndRoom, MoveFloors, SetWorkspace, ShowPlanTab, AskPlan, StopPlan,
             ShowPlanTable, ShowBands, ShowTeamPart, ShowTarget, ColourCommunities, ShowRosterMonth,
             ShowEvidence, SetNorm, ExportTeam, UsePlanTool, UndrawWay, FinishWay, ShowWay,
             ExportCover, LookAtCommunity, ShowDutyList, CloseDutyList, ShowLoads, NewDraft,
             OpenDraft, RenameDraft, DropDraft, MoveLeaves, ProposeDivision, TakeProposal,
             DropProposal, ApplyDivision, HoldDivision, ShowBefore, ShowDivisionPast, DrawOpening,
             EndOpening, AddLevel, EndLevel, CompareCover> {};
using Intent = AnyOf<EveryWish>;
using Intents = std::vector<Intent>;  // in the order in which they came

}  // namespace ui
