// ui/panels.h — the panels of the page: functions from a view to ImGui calls and wishes.
//
// A panel keeps only what the user typed into it; it does no arithmetic worth testing, holds no
// row number over a frame, and never opens a file, a query or a thread.
#pragma once

#include "derive/duplicates.h"
#include "ui/dispatch_panel.h"
#include "ui/inspector.h"
#include "ui/intent.h"
#include "ui/issue_panel.h"
#include "ui/layout.h"
#include "ui/listing.h"
#include "ui/plan.h"
#include "ui/planning_panel.h"
#include "ui/tree.h"
#include "ui/view.h"
#include "ui/wall_build.h"
#include "ui/wall_panel.h"

#include <array>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace ui {

/// What is typed into the find box, as ImGui edits it.
struct TopBar {
    std::string find;
    std::size_t cursor = 0;     // in the list below
    std::string cursor_of;      // the text for which the cursor was set
    int field = 0;              // grows when somebody else puts a text into the box
    bool active = false;        // the box has the keyboard
    bool open = false;          // the list is shown
    bool list_hovered = false;  // a click on a match takes the keyboard from the box first
};

/// Where the cursor of the file chooser stands, and what is ticked.
struct FileChooser {
    std::int64_t number = -1;  // of the listing all this belongs to
    std::string folder;
    std::vector<std::size_t> shown;  // entries of the listing
    std::size_t cursor = 0;          // of `shown`
    std::size_t anchor = 0;          // where a range began
    std::set<std::string> chosen;    // names
    bool all_files = false;
    bool moved = false;   // the cursor was put somewhere: the first arrow moves it on
    bool follow = false;  // the list is to scroll to the cursor
    std::string path;     // as it is being typed
    std::string jump;     // letters struck one after the other
    double jumped_at_s = 0;
};

struct ReportTable {
    std::set<std::size_t> open;  // lines whose reasons are shown
};

/// What the mouse is doing on the map.
struct MapHand {
    enum class Does : std::uint8_t { Nothing, Presses, Drags, Boxes, Circles, Lassoes };
    Does does = Does::Nothing;
    int button = 0;
    bool selects = false;  // a first click; the second of two only goes down a level
    int rests = 0;         // pictures since it last moved
    geo::Ring world;  // of a box two corners, of a circle its centre and edge, of a lasso its line
    geo::Ring corners;    // of an outline that is drawn by clicks
    bool yields = false;  // Enter and Esc belong to a form beside the map
};

/// What is typed into the commands, and where their cursor stands.
struct Palette {
    std::string text;
    std::size_t cursor = 0;
    bool open = false;  // in the last picture: the first one takes the keyboard
};

/// A problem as it is being reported.
struct ReportForm {
    std::string place;       // as it is typed
    std::string asked;       // … when it was last looked for
    std::size_t cursor = 0;  // of what was found for it
    std::string matter;      // column `class` of an issue
    std::string urgency = "C";
    std::string channel, kind;  // K21, K20
    std::string text, words;
    bool appears = true;     // the next picture puts the cursor where something is missing
    bool to_text = false;    // the next one puts it into the text
    model::IssueId draft{};  // whose fields it was filled with
    bool warned = false;     // Esc was struck with something typed: the next one closes
    FormState pick;
    /// What stands beside it, found anew when one of these has changed.
    struct Beside {
        model::Position position;
        std::string matter;
        model::PlaceId place{};
        std::optional<geo::Point> point;
        std::size_t issues = 0;  // rows: read anew, they are others

        friend bool operator==(const Beside&, const Beside&) = default;
    };
    std::optional<Beside> beside_of;
    std::vector<derive::Duplicate> duplicates;
    derive::Suggestion suggestion;
    model::Row grid = model::kNoRow;  // it lies in, or the nearest
    double grid_m = 0;                // how far off
};

struct SheetPanel {
    std::size_t cursor = 0;  // of its numbers
    FormState pick;          // of what they are compared with
    bool open = false;       // in the last picture: the key that opened it does not close it
};

/// A lock as it is being put together.
struct LockForm {
    bool open = false;  // in the last picture
    model::LockRule rule;
    std::string name;
    std::string named_for;  // the rule that `name` came with
    std::string purpose;    // K32
    int hours = 72;
};

/// Columns, filter and name of a table that is being put together.
struct TablesPanel {
    bool open = false;  // in the last picture
    std::string of;     // the template that `columns` are of
    std::vector<TableField> columns;
    std::string filter;
    std::string name;
};

/// A message to a wall as it is typed, and which wall is told.
struct WallRemoteForm {
    bool open = false;  // in the last picture
    std::string wall;   // empty: that of this machine
    std::string message;
    int minutes = 10;
    bool machine = false;  // the wall of this machine is set up, instead of one being told
    WallBuildForm build;
};

struct Panels {
    TopBar top_bar;
    MapHand hand;
    FileChooser chooser;
    ReportTable report;
    TreePanel tree;
    RowList list;
    Palette palette;
    PlanPanel plan;
    NoteForm note;
    ReportForm problem;
    SheetPanel sheet;
    LockForm lock;
    TablesPanel tables;
    IssuePanel issue;
    DispatchPanel dispatch;
    WallPanel wall;
    WallRemoteForm wall_remote;
    PlanningPanel planning;
};

/// What mouse and keys wish on the map. To be asked before anything is drawn, so that map and
/// panels show the same camera.
void take_map_input(MapHand& hand, const View& view, const Layout& layout, Intents& out);

/// Keys of the desk, after those of the map.
void take_desk_keys(Panels& panels, const View& view, Intents& out);
/// Whether a stroke is a command: nothing is typed, and no card or menu is open.
bool keys_are_free(const View& view);
/// The same of the map, which can be moved while a click on it is waited for.
bool map_keys_are_free(const View& view);

/// All panels of the workspace.
void draw(Panels& panels, const View& view, const Layout& layout, Intents& out);

/// The plan that is open and its legend, with nothing beside them: for a picture, of which nobody
/// can wish anything.
void draw_plan_alone(PlanPanel& plan, const View& view, const Layout& layout);

void draw_top_bar(TopBar& bar, const View& view, const Layout& layout, Intents& out);
/// The find box at the cursor of the page, and its list over `list`.
void draw_find(TopBar& bar, const View& view, const geo::Box& list, float width, Intents& out);
void draw_legend(const PlanPanel& plan, const View& view, const Layout& layout, Intents& out);
void draw_ticker(const View& view, const Layout& layout, Intents& out);
void draw_notices(const View& view, const Layout& layout, Intents& out);
void draw_map_overlay(const MapHand& hand, const View& view, const Layout& layout);
/// Where it draws the scale and north, in pixels of the map's picture: names keep off them.
std::array<geo::Box, 2> scale_and_north(const View& view, const Layout& layout);
/// The places above the selection, or the view; between `left` and `right`.
void draw_breadcrumb(const View& view, float left, float right, Intents& out);
/// In the inspector's place while many blocks are chosen.
void draw_selection_panel(RowList& list, const View& view, const Layout& layout, Intents& out);
/// The menu of the view, where the cursor stands.
void draw_view_menu(const View& view, Intents& out);
void draw_hud(const View& view, const Layout& layout);
/// All keys on one sheet.
void draw_help(const View& view, Intents& out);

/// Who read or changed persons.
void draw_audit(const View& view, Intents& out);
/// Homes due for a visit, and what the register lacks.
void draw_doors(const View& view, Intents& out);
void draw_lacks(const View& view, Intents& out);

/// Major issues that are open, above everything; and over all of it that this is an exercise.
void draw_banner(const View& view, const Layout& layout, Intents& out);
void draw_exercise_mark(const View& view, const Layout& layout);

/// The one-click tables.
void draw_tables(TablesPanel& panel, const View& view, Intents& out);
/// The button of columns and filter with what it opens; below a table of which there is one.
void draw_table_columns(TablesPanel& panel, const View& view, Intents& out);
/// The one that is shown; null for none.
const TableName* chosen_table(const TableDesk& desk);
/// Which tables each item feeds, in the rest of the card.
void draw_table_feeds(const View& view);

/// Locks on service targets: their card; the veil over the map and what stands above it; the list
/// in the inspector's place, and whether it stands there.
void draw_locks(LockForm& form, const View& view, Intents& out);
void draw_lock_veil(const View& view, const Layout& layout);
void draw_lock_chip(const View& view, const Layout& layout, Intents& out);
bool lock_is_listed(const View& view);
void draw_lock_panel(RowList& list, const View& view, const Layout& layout, Intents& out);

/// The card of a desk seat by which walls are told what to show.
void draw_wall_remote(WallRemoteForm& form, const View& view, Intents& out);

/// The form of a problem that is reported.
void draw_report(ReportForm& form, const View& view, Intents& out);
/// Where it is: typed, or a click on the map; at the cursor.
void draw_report_place(ReportForm& form, const View& view, Intents& out);
/// Grid, worker, department, and what was reported before; at the cursor.
void draw_report_beside(ReportForm& form, const View& view, Intents& out);
/// As the form stands.
SendReport report_of(const ReportForm& form, const View& view);
/// No larger than told, nor than it is.
void draw_picture(const ShownPicture& picture, float most_wide_px, float most_high_px);

/// The sheet of F2.
void draw_sheet(SheetPanel& panel, const View& view, Intents& out);
/// Everything that can be done, found by a few letters.
void draw_palette(Palette& palette, const View& view, Intents& out);

/// The menu of files, where the cursor stands, and its keys.
void draw_file_menu(const View& view, Intents& out);
/// Whichever card of `Files` is open.
void draw_files(Panels& panels, const View& view, const Layout& layout, Intents& out);
void draw_file_chooser(FileChooser& chooser, const View& view, Intents& out);
void draw_import_options(const View& view, Intents& out);
void draw_import_progress(const View& view, const Layout& layout, Intents& out);
void draw_import_report(ReportTable& table, const View& view, Intents& out);
void draw_undo_question(const View& view, Intents& out);

}  // namespace ui
