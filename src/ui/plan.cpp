#include "ui/plan.h"
#include "ui/plan_paint.h"

#include "model/codes.h"
#include "ui/card.h"
#include "ui/sentences.h"
#include "ui/style.h"
#include "ui/theme_words.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ui {

using base::Word;
using model::Kind;
using model::kNoRow;
using model::Places;
using model::Row;

namespace {

constexpr float kPlanEdge = 24;
constexpr float kPlanHead = 84;

/// The title of the plan, what it is, and the way back.
void head(const View& view, const geo::Box& box, Row place, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const float left = static_cast<float>(box.x0) + kPlanEdge * r;
    const float right = static_cast<float>(box.x1) - kPlanEdge * r;
    const bool still = view.session.picture;
    const std::string back = still ? "" : std::string{view.text(Word::PlanBack)} + "  Esc";
    const float wide = ImGui::CalcTextSize(back.c_str()).x;
    ImGui::SetCursorScreenPos({left, static_cast<float>(box.y0) + 14 * r});
    {
        const Sized large{kLarge, view.session.ratio};
        ImGui::TextUnformatted(
            cut_end(full_name(view, place), right - left - wide - 24 * r).c_str());
    }
    ImGui::SetCursorScreenPos({left, static_cast<float>(box.y0) + 48 * r});
    std::string below = describe(view, place);
    const model::Counts& counts = view.derived.total[place].counts;
    if (view.snapshot.places->kind[place] == Kind::Street)
        below +=
            (below.empty() ? "" : " · ") +
            view.say(
                Word::StripCounts,
                {number_text(counts.shops), number_text(counts.shops_vacant),
                 number_text(std::lround(geo::length_m(view.snapshot.places->row[place].shape)))});
    ImGui::TextDisabled("%s", cut_end(below, right - left).c_str());
    if (still) return;
    ImGui::SetCursorScreenPos({right - wide, static_cast<float>(box.y0) + 20 * r});
    if (link_button(back.c_str())) out.push_back(ClosePlan{});
}

/// From the homes as cells to the plan that there is, or to a first floor of it.
void floor_link(const View& view, const geo::Box& box, Intents& out) {
    if (view.session.picture) return;
    const float r = static_cast<float>(view.session.ratio);
    const bool begins = !has_floors(view);
    const std::string text =
        begins ? view.say(Word::LevelBegin) : view.say(Word::LevelAsPlan) + "  L";
    const float right = static_cast<float>(box.x1) - kPlanEdge * r;
    ImGui::SetCursorScreenPos(
        {right - ImGui::CalcTextSize(text.c_str()).x, static_cast<float>(box.y0) + 48 * r});
    if (!link_button(text.c_str())) return;
    if (begins)
        out.push_back(AddLevel{0, {}, false});
    else
        out.push_back(ToggleFloorCells{});
}

void count_homes(const PlanPanel& panel, const View& view, LegendFigures& figures) {
    for (std::size_t i = 0; i < panel.work.size() && i < view.homes->home.size(); ++i)
        figures.number.at(
            derive::home_class(figures.theme, view.homes->home[i], panel.work[i], view.now)) += 1;
}

/// Fronts that are rooms of the plan, where they are told by the same theme as its homes.
void count_stalls(const View& view, LegendFigures& figures) {
    if (figures.theme != view.scene.theme) return;
    std::vector<model::PlaceId> counted;  // one may have several rooms
    for (const model::RoomRow& room : view.plan->rooms) {
        const Row front = model::row_of(*view.snapshot.places, room.front);
        if (front == kNoRow || std::ranges::find(counted, room.front) != counted.end()) continue;
        counted.push_back(room.front);
        const auto klass = scene::front_class(view.scene, view.derived, front);
        if (!klass) continue;
        figures.number.at(*klass) += 1;
        figures.stalls += 1;
    }
}

void count_fronts(const PlanPanel& panel, const View& view, LegendFigures& figures) {
    for (const scene::StripFront& front : panel.strip.fronts)
        if (const auto klass = class_shown(view, front.place)) figures.number.at(*klass) += 1;
    for (const scene::StripSegment& segment : panel.strip.segments)
        if (const auto klass = class_shown(view, segment.place)) figures.number.at(*klass) += 1;
}

/// The shop of each front of a street: the first that is not vacant.
void find_shops(PlanPanel& panel, const View& view) {
    panel.shop_of.clear();
    for (const scene::StripFront& front : panel.strip.fronts) panel.shop_of[front.place] = kNoRow;
    for (std::size_t i = 0; i < view.snapshot.shops.size(); ++i) {
        const model::ShopRow& shop = view.snapshot.shops[i];
        if (number(shop.id) == 0) continue;
        const auto at = panel.shop_of.find(model::row_of(*view.snapshot.places, shop.place));
        if (at == panel.shop_of.end()) continue;
        if (at->second == kNoRow || model::is_vacant(view.snapshot.shops[at->second]))
            at->second = static_cast<Row>(i);
    }
}

}  // namespace

const char* name_of(PlanKind kind) {
    constexpr std::array<const char*, 4> kNames{"none", "homes", "strip", "yard"};
    return kNames.at(static_cast<std::size_t>(kind));
}

Row plan_of(const Places& places, Row row) {
    if (row == kNoRow) return kNoRow;
    if (places.kind[row] == Kind::Front) row = places.parent[row];
    if (row == kNoRow) return kNoRow;
    return plan_kind(places, places.row[row].id) == PlanKind::None ? kNoRow : row;
}

PlanKind plan_kind(const Places& places, model::PlaceId place) {
    const Row row = model::row_of(places, place);
    if (row == kNoRow) return PlanKind::None;
    const Kind kind = places.kind[row];
    if (kind == Kind::Building) return PlanKind::Homes;
    if (kind == Kind::Yard || kind == Kind::Site) return PlanKind::Yard;
    return kind == Kind::Street ? PlanKind::Strip : PlanKind::None;
}

bool plan_shows(const Places& places, model::PlaceId plan, Row row) {
    const Row shown = model::row_of(places, plan);
    if (shown == kNoRow || row == kNoRow) return false;
    if (places.kind[shown] == Kind::Building) return row == shown;
    if (plan_kind(places, plan) == PlanKind::Yard) {
        while (row != kNoRow && row != shown) row = places.parent[row];
        return row == shown;
    }
    const Row street = plan_of(places, row);
    if (street == kNoRow || places.kind[street] != Kind::Street) return false;
    if (street == shown) return true;
    const std::vector<Row> whole = scene::street_of(places, shown);
    return std::ranges::find(whole, street) != whole.end();
}

bool plan_is_open(const View& view) {
    return plan_kind(*view.snapshot.places, view.session.desk.plan.place) != PlanKind::None;
}

bool plan_covers(const View& view) {
    const PlanKind kind = plan_kind(*view.snapshot.places, view.session.desk.plan.place);
    return kind == PlanKind::Homes || kind == PlanKind::Strip;
}

model::PlaceId building_of_homes(const View& view) {
    const model::PlaceId open = view.session.desk.plan.place;
    return number(open) == 0 && view.plan != nullptr ? view.plan->place : open;
}

bool homes_ready(const PlanPanel& panel, const View& view) {
    return view.homes != nullptr && panel.key.homes == view.homes &&
           view.homes->place == building_of_homes(view) &&
           panel.work.size() == view.homes->home.size() &&
           panel.elevation.cells.size() == view.homes->home.size();
}

LegendFigures legend_figures(const PlanPanel& panel, const View& view) {
    const PlanKind kind = plan_kind(*view.snapshot.places, view.session.desk.plan.place);
    LegendFigures figures{.theme = view.scene.theme,
                          .classes = derive::classes_of(view.scene.theme),
                          .number = {},
                          .undrawn = 0,
                          .of_homes = kind == PlanKind::Homes};
    if (kind == PlanKind::None) {
        figures.number = view.scene.drawn;
        figures.undrawn = view.scene.undrawn;
    } else if (kind == PlanKind::Yard) {
        const Row yard = model::row_of(*view.snapshot.places, view.session.desk.plan.place);
        for (const Row row : view.trees.under(yard))
            if (const auto klass = class_shown(view, row)) figures.number.at(*klass) += 1;
    } else if (kind == PlanKind::Strip) {
        count_fronts(panel, view, figures);
    } else {
        figures.theme = derive::home_theme(view.scene.theme);
        figures.classes = derive::home_classes(figures.theme);
        // Of another theme than the map's: what its legend leaves out says nothing of homes.
        figures.picks = figures.theme == view.scene.theme;
        if (homes_ready(panel, view)) count_homes(panel, view, figures);
        if (shows_floor(view)) count_stalls(view, figures);
    }
    return figures;
}

void follow(PlanPanel& panel, const View& view) {
    const model::PlaceId place = building_of_homes(view);
    const PlanPanel::Key key{view.homes, view.snapshot.places.get(), place, view.snapshot.position,
                             view.derived.as_of};
    if (key == panel.key) return;
    const bool same_places = panel.key.places == key.places && panel.key.place == key.place;
    panel.key = key;
    const Places& places = *view.snapshot.places;
    const Row row = model::row_of(places, place);
    const PlanKind kind = plan_kind(places, place);
    panel.elevation = {};
    panel.gaps.clear();
    panel.work.clear();
    if (kind == PlanKind::Strip && !same_places)
        panel.strip = scene::strip_of(places, scene::street_of(places, row));
    panel.doors.clear();
    if (kind == PlanKind::Yard)
        for (const model::EntranceRow& door : *view.snapshot.entrances)
            if (const Row at = model::row_of(places, door.place);
                at != kNoRow && view.trees.contains(row, at))
                panel.doors[door.place].push_back(door);
    if (kind == PlanKind::Strip) find_shops(panel, view);
    if (kind != PlanKind::Homes || view.homes == nullptr || view.homes->place != place) return;
    std::vector<model::UnitRow> units;
    for (const model::Home& home : view.homes->home) units.push_back(home.unit);
    panel.elevation = scene::elevation_of(units, places.row[row].storeys);
    panel.gaps = scene::gaps_of(panel.elevation);
    panel.work = derive::work_of(view.snapshot, *view.homes, view.now);
}

void draw_plan(PlanPanel& panel, const View& view, const Layout& layout, Intents& out) {
    const Places& places = *view.snapshot.places;
    const Row row = model::row_of(places, view.session.desk.plan.place);
    const PlanKind kind = plan_kind(places, view.session.desk.plan.place);
    if (!plan_covers(view)) return;
    const float r = static_cast<float>(view.session.ratio);
    const scene::Palette& p = scene::palette_of(view.session.look);
    ImGui::PushStyleColor(ImGuiCol_WindowBg, vec4_from(p.background));
    begin_panel("##plan", layout.map, {0, 0});
    ImGui::PopStyleColor();
    head(view, layout.map, row, out);
    geo::Box box = layout.map;
    box.y0 += static_cast<double>(kPlanHead * r);
    box.x0 += static_cast<double>((kLegendWidth + 2 * 16) * r);
    box.x1 -= static_cast<double>(kPlanEdge * r);
    box.y1 -= static_cast<double>(16 * r);
    if (has_floors(view) ? view.session.floors.cells : may_begin_floors(view))
        floor_link(view, layout.map, out);
    if (shows_floor(view))
        draw_floor(panel.floor, view, box, out);
    else if (kind == PlanKind::Homes)
        draw_homes(panel, view, box, out);
    else
        draw_strip(panel, view, box, out);
    end_panel();
}

void take_plan_keys(PlanPanel& panel, const View& view, Intents& out) {
    const PlanKind kind = plan_kind(*view.snapshot.places, view.session.desk.plan.place);
    take_floor_keys(panel.floor, view, out);
    if (kind != PlanKind::Homes || !homes_ready(panel, view)) return;
    const auto& homes = view.homes->home;
    const auto chosen = std::ranges::find(homes, view.session.desk.plan.unit,
                                          [](const model::Home& home) { return home.unit.id; });
    const bool none = chosen == homes.end();
    const auto at = static_cast<std::size_t>(chosen - homes.begin());
    struct Step {
        ImGuiKey key;
        int right, down;
    };
    constexpr std::array<Step, 4> kSteps{{{ImGuiKey_LeftArrow, -1, 0},
                                          {ImGuiKey_RightArrow, 1, 0},
                                          {ImGuiKey_UpArrow, 0, -1},
                                          {ImGuiKey_DownArrow, 0, 1}}};
    for (const Step& step : kSteps) {
        if (!ImGui::IsKeyPressed(step.key) || homes.empty()) continue;
        const std::size_t next =
            none ? 0 : scene::next_cell(panel.elevation, at, step.right, step.down);
        panel.follow = true;
        out.push_back(SelectHome{homes[next].unit.id});
    }
    // Digits speak of the home whose card is shown.
    if (none || view.feed.still || view.session.desk.list) return;
    constexpr std::array<ImGuiKey, 5> kDigits{ImGuiKey_1, ImGuiKey_2, ImGuiKey_3, ImGuiKey_4,
                                              ImGuiKey_5};
    for (std::size_t i = 0; i < kDigits.size(); ++i)
        if (ImGui::IsKeyPressed(kDigits.at(i), false))
            out.push_back(LogVisitAt{view.homes->place, chosen->unit.id, std::to_string(i + 1),
                                     door_text(view, chosen->unit)});
}

std::string floor_text(int floor) {
    return floor < 0 ? "B" + std::to_string(-floor) : std::to_string(floor);
}

std::string door_text(const View& view, const model::UnitRow& unit) {
    return view.say(Word::DoorOfStair, {std::to_string(unit.stair), unit.door});
}

derive::ClassSet shown_classes(const View& view, derive::Theme theme) {
    return theme == view.scene.theme ? view.session.shown : derive::kAllClasses;
}

ImU32 ink_on(scene::Colour fill) {
    return u32_from(scene::letters_on(fill));
}

void fill_class(const View& view, derive::Theme theme, std::uint8_t klass, ImVec2 a, ImVec2 b,
                float rounding) {
    const float r = static_cast<float>(view.session.ratio);
    const scene::Palette& p = scene::palette_of(view.session.look);
    scene::Colour fill = scene::block_fill(view.session.look, theme, klass);
    const bool shown = derive::has(shown_classes(view, theme), klass);
    if (!shown) fill = scene::mixed(fill, p.background, 0.82);
    ImDrawList* paint = ImGui::GetWindowDrawList();
    paint->AddRectFilled(a, b, u32_from(fill), rounding);
    if (klass != derive::kNotKnown || !shown) return;
    paint->PushClipRect(a, b, true);
    const float high = b.y - a.y;
    for (float x = a.x - high; x < b.x; x += 7 * r)
        paint->AddLine({x, b.y}, {x + high, a.y}, IM_COL32(60, 70, 82, 110), 1.1F * r);
    paint->PopClipRect();
}

}  // namespace ui
