// ui/plan.h — what can be opened in place of the map: the homes of a building, a street unrolled.
// Same selection, theme, filter and colours as on the map.
#pragma once

#include "derive/home.h"
#include "scene/elevation.h"
#include "scene/strip.h"
#include "ui/floor_panel.h"
#include "ui/intent.h"
#include "ui/layout.h"
#include "ui/view.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace ui {

enum class PlanKind : std::uint8_t { None, Homes, Strip, Yard };

/// "homes": what scripts and tests call it.
const char* name_of(PlanKind kind);

/// The place whose plan opens for a place: of a front its street. kNoRow where there is none.
model::Row plan_of(const model::Places& places, model::Row row);
PlanKind plan_kind(const model::Places& places, model::PlaceId place);
/// Whether what is shown tells of `row`: the plan stays open when that is selected.
bool plan_shows(const model::Places& places, model::PlaceId plan, model::Row row);
bool plan_is_open(const View& view);
/// Whether it stands where the map was; a courtyard's plan lies over the map.
bool plan_covers(const View& view);

/// What is being typed into a line of a form.
struct FormState {
    std::string typed;
    std::string was;  // when the line was opened: what others write meanwhile is not written over
};

/// A person as it is being written, and the one whose lines are open.
struct PeopleForm {
    model::PersonId open{};
    std::string name, phone, birth_year, id_number;
    std::string sex = "0", residence = "1", relation = "0";
};

/// What the plan is drawn from; made anew when it may have changed.
struct PlanPanel {
    struct Key {
        const model::Homes* homes = nullptr;
        const model::Places* places = nullptr;
        model::PlaceId place{};
        model::Position position;
        base::Instant as_of = base::kNever;

        friend bool operator==(const Key&, const Key&) = default;
    };
    Key key;
    scene::Elevation elevation;
    std::vector<scene::ElevationGap> gaps;
    std::vector<derive::HomeWork> work;  // of each home
    scene::Strip strip;
    std::unordered_map<model::PlaceId, std::vector<model::EntranceRow>> doors;  // of the yard
    std::unordered_map<model::Row, model::Row> shop_of;  // of the street's fronts: row of a shop
    bool follow = false;   // the next picture scrolls to the chosen home
    bool cut_off = false;  // the last one had not room for all of it
    FormState form;
    PeopleForm people;
    FloorPanel floor;
    float site_opacity = -1;  // while its slider is dragged
};

/// What a legend says: of the map the scene's own counts, of a plan those of what it shows.
struct LegendFigures {
    derive::Theme theme = derive::Theme::Work;
    std::span<const std::uint8_t> classes;
    std::array<std::uint32_t, derive::kMostThemeClasses> number{};
    std::uint32_t undrawn = 0;
    bool of_homes = false;
    std::uint32_t stalls = 0;  // of these, fronts that are rooms of the plan
    bool picks = true;         // a click on a line shows only its class
};
LegendFigures legend_figures(const PlanPanel& panel, const View& view);

/// The place whose plan is open, or the building whose floor on the map is looked at.
model::PlaceId building_of_homes(const View& view);
/// Whether the homes of the building that is open are here, and laid out.
bool homes_ready(const PlanPanel& panel, const View& view);

void follow(PlanPanel& panel, const View& view);
void draw_plan(PlanPanel& panel, const View& view, const Layout& layout, Intents& out);
/// Keys of a plan that is open: arrows from home to home, digits what was met there.
void take_plan_keys(PlanPanel& panel, const View& view, Intents& out);

// Parts, each in its file.
void draw_homes(PlanPanel& panel, const View& view, const geo::Box& box, Intents& out);
void draw_yard_plan(PlanPanel& panel, const View& view, const Layout& layout, Intents& out);
/// What is written on the blocks of a courtyard's plan, to be edited.
void draw_label_card(FormState& form, const View& view, Intents& out);
void draw_strip(PlanPanel& panel, const View& view, const geo::Box& box, Intents& out);
/// In the inspector's place while a home is chosen; false when there is none.
bool draw_home_card(PlanPanel& panel, const View& view, const Layout& layout, Intents& out);

/// Who lives in the home, as far as this seat may know; at the cursor.
void draw_residents(PlanPanel& panel, const View& view, const model::Home& home, Intents& out);

/// As the user has set it, else that of the language.
std::string label_template(const Session& session);

/// "2单元 502"
std::string door_text(const View& view, const model::UnitRow& unit);
/// "5" above ground, "B1" below.
std::string floor_text(int floor);

}  // namespace ui
