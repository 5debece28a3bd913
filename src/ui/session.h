// ui/session.h — what the user of this seat is looking at. Panels only read it; the viewer writes
// it.
#pragma once

#include "base/time.h"
#include "base/words.h"
#include "derive/search.h"
#include "derive/theme.h"
#include "model/ids.h"
#include "model/role.h"
#include "scene/camera.h"
#include "scene/palette.h"
#include "scene/selection.h"
#include "ui/desk.h"
#include "ui/dispatch.h"
#include "ui/files.h"
#include "ui/floor.h"
#include "ui/lock.h"
#include "ui/people.h"
#include "ui/planning.h"
#include "ui/quality.h"
#include "ui/report.h"
#include "ui/site.h"
#include "ui/tables.h"
#include "ui/wall.h"
#include "ui/work.h"

#include <array>
#include <memory>
#include <string>
#include <vector>

namespace ui {

/// Many blocks at once: by something drawn, of the view, of a grid.
struct Chosen {
    /// Null when nothing is chosen, never empty.
    std::shared_ptr<const std::vector<model::PlaceId>> places;
    geo::Shape area;       // what was drawn
    double radius_m = 0;   // of a circle
    model::GridId grid{};  // when they are those of a grid
    scene::Sum sum;        // of the frame that is shown
};

/// A place that has just changed: its outline lights up and dies away.
struct Flash {
    model::PlaceId place{};
    double age = 0;  // 0 begins, 1 ends
};

/// A sentence that stays until it is clicked away.
struct Notice {
    std::string text;
    bool refusal = false;
};

/// What the find box knows.
struct Finding {
    bool ready = false;                     // there is something to search in
    derive::Found found;                    // for what stands in the box
    std::vector<derive::FoundItem> recent;  // gone to since the start, the last first
    std::array<std::string, 3> examples;    // out of this town: a building, initials, a post
};

enum class Workspace { Wall, Grid, Plan };

struct Session {
    Workspace workspace = Workspace::Grid;
    base::Language language = base::Language::Chinese;
    scene::Look look = scene::Look::Light;
    derive::Theme theme = derive::Theme::Work;     // wished for; the scene says which is shown
    derive::ClassSet shown = derive::kAllClasses;  // of its classes
    double ratio = 1;                              // device pixels to design pixels
    double dots_per_inch = 96;
    scene::Camera camera;
    geo::Point steering;         // arrow keys held down
    bool reduce_motion = false;  // the camera jumps
    model::PlaceId here{};       // the place the view is in; 0 above all
    model::PlaceId selected{};
    model::PlaceId hovered{};
    Chosen chosen;
    std::vector<Flash> flashes;
    bool picture = false;  // nobody clicks on it: no way back, no menu
    bool hud = false;
    bool help = false;
    std::string find;  // what stands in the find box
    Finding finding;
    bool focus_find = false;  // the next frame puts the cursor there
    std::vector<Notice> notices;
    bool can_undo = false;  // there is work of this seat to take back, or to do again
    bool can_redo = false;
    Files files;
    Desk desk;
    model::Role role = model::Role::Guest;  // who sits here
    model::StaffId staff{};                 // likewise; 0 where no account says
    std::string account;
    PeopleDesk people;
    AuditDesk audit;
    DoorsDesk doors;
    LacksDesk lacks;
    SiteDesk site;
    ReportDesk report;
    PicturesDesk pictures;
    TableDesk tables;
    LockDesk locks;
    StoryDesk story;
    DispatchDesk dispatch;
    WallDesk wall;
    FloorDesk floors;
    PlanningDesk planning;
    bool exercise = false;  // 演练: what is reported counts nowhere
};

}  // namespace ui
