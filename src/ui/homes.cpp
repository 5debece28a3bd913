// The homes of a building: floors from the top, stairs side by side, each home in the colour of the
// theme, with a sign for what needs somebody.
#include "ui/card.h"
#include "ui/over_map.h"
#include "ui/plan.h"
#include "ui/plan_paint.h"
#include "ui/rows.h"
#include "ui/style.h"

#include "model/codes.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace ui {

using base::Word;
using derive::Theme;
using model::Home;

namespace {

constexpr float kWidest = 140, kNarrowest = 36;
constexpr float kHighest = 64, kLowest = 19;
constexpr float kGap = 4, kStairGap = 20, kNarrowStairGap = 12;
constexpr float kNarrowRoom = 620;
constexpr float kFloorLabel = 44;
constexpr float kStairLabel = 40;

/// Where the cells stand on the page, in pixels.
struct Grid {
    const scene::Elevation& e;
    ImVec2 at;  // the corner of the first cell
    float wide = 0, high = 0;
    float gap = 0, stair_gap = 0;

    /// How many stairs begin at or before a column.
    float stairs_before(std::uint32_t column) const {
        float n = 0;
        for (const scene::ElevationStair& stair : e.stairs)
            if (stair.first_column > 0 && stair.first_column <= column) n += 1;
        return n;
    }
    float x(std::uint32_t column) const {
        return at.x + static_cast<float>(column) * (wide + gap) + stairs_before(column) * stair_gap;
    }
    float y(std::uint32_t row) const { return at.y + static_cast<float>(row) * (high + gap); }
    float width() const {
        const auto n = static_cast<float>(e.columns);
        const auto stairs = static_cast<float>(std::max<std::size_t>(e.stairs.size(), 1));
        return n * (wide + gap) + (stairs - 1) * stair_gap - gap;
    }
    float height() const { return static_cast<float>(e.floors.size()) * (high + gap) - gap; }
    ImVec2 top_left(const scene::ElevationCell& cell) const {
        return {x(cell.column), y(cell.row)};
    }
    ImVec2 bottom_right(const scene::ElevationCell& cell) const {
        return {x(cell.column + cell.columns - 1) + wide, y(cell.row + cell.rows - 1) + high};
    }
};

/// Cells as large as there is room for, within what can be read and what looks like a house.
Grid grid_for(const scene::Elevation& e, float ratio, ImVec2 room) {
    const float stair_gap = room.x < kNarrowRoom * ratio ? kNarrowStairGap : kStairGap;
    Grid grid{.e = e, .at = {}, .gap = kGap * ratio, .stair_gap = stair_gap * ratio};
    const auto columns = static_cast<float>(std::max(e.columns, 1U));
    const auto floors = static_cast<float>(std::max<std::size_t>(e.floors.size(), 1));
    const auto stairs = static_cast<float>(std::max<std::size_t>(e.stairs.size(), 1));
    const float wide =
        (room.x - kFloorLabel * 2 * ratio - (stairs - 1) * grid.stair_gap) / columns - grid.gap;
    const float high = (room.y - (kStairLabel + 20) * ratio) / floors - grid.gap;
    grid.wide = std::floor(std::clamp(wide, kNarrowest * ratio, kWidest * ratio));
    grid.high = std::floor(std::clamp(high, kLowest * ratio, kHighest * ratio));
    return grid;
}

/// The wall behind the cells, the ground it stands on, its floors and its stairs.
void shell(const View& view, const Grid& grid) {
    const float r = static_cast<float>(view.session.ratio);
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const scene::Palette& p = scene::palette_of(view.session.look);
    const ImU32 paper = ImGui::GetColorU32(ImGuiCol_PopupBg);
    const ImU32 line = ImGui::GetColorU32(ImGuiCol_Border);
    const ImU32 quiet_ink = ImGui::GetColorU32(ImGuiCol_TextDisabled);
    const float left = grid.at.x - 10 * r;
    const float right = grid.at.x + grid.width() + 10 * r;
    const float top = grid.at.y - 10 * r;
    const float bottom = grid.at.y + grid.height() + 10 * r;
    paint->AddRectFilled({left, top}, {right, bottom}, paper, 6 * r);
    paint->AddRect({left, top}, {right, bottom}, line, 6 * r);
    const Sized small{kSmall, view.session.ratio};
    const float middle = (grid.high - ImGui::GetTextLineHeight()) / 2;
    for (std::size_t i = 0; i < grid.e.floors.size(); ++i)
        text_to(left - 10 * r, grid.y(static_cast<std::uint32_t>(i)) + middle, quiet_ink,
                floor_text(grid.e.floors[i]).c_str());
    const auto ground = std::ranges::find_if(grid.e.floors, [](int floor) { return floor < 0; });
    const float ground_y =
        ground == grid.e.floors.end()
            ? bottom
            : grid.y(static_cast<std::uint32_t>(ground - grid.e.floors.begin())) - grid.gap / 2;
    paint->AddLine({left - 34 * r, ground_y}, {right + 34 * r, ground_y}, u32_from(p.text), 2 * r);
    for (const scene::ElevationStair& stair : grid.e.stairs) {
        const std::string name = view.say(Word::StairNumber, {std::to_string(stair.stair)});
        const float a = grid.x(stair.first_column);
        const float b = grid.x(stair.first_column + stair.columns - 1) + grid.wide;
        const float x = std::round((a + b - ImGui::CalcTextSize(name.c_str()).x) / 2);
        paint->AddText({x, bottom + 10 * r}, ImGui::GetColorU32(ImGuiCol_Text), name.c_str());
        const float door = std::round((a + b) / 2);
        if (ground == grid.e.floors.end())
            paint->AddRectFilled({door - 8 * r, bottom - 6 * r}, {door + 8 * r, bottom + 5 * r},
                                 u32_from(p.text), 2 * r);
    }
}

model::RowEdit added(model::PlaceId place, int stair, int floor, const std::string& door) {
    return {model::Table::Unit,
            model::RowEdit::Does::Add,
            0,
            {{"place", "", std::to_string(number(place))},
             {"stair", "", std::to_string(stair)},
             {"floor", "", std::to_string(floor)},
             {"door", "", door},
             {"use", "", "00"}}};
}

ImU32 thinned(ImU32 ink, ImU32 alpha) {
    return (ink & ~IM_COL32_A_MASK) | alpha << IM_COL32_A_SHIFT;
}

/// What the colour does not say: work that is open, that it is let, that nobody has been there.
void signs(const View& view, Theme theme, const Home& home, const derive::HomeWork& work, ImU32 ink,
           ImVec2 a, ImVec2 b) {
    const float r = static_cast<float>(view.session.ratio);
    const scene::Palette& p = scene::palette_of(view.session.look);
    ImDrawList* paint = ImGui::GetWindowDrawList();
    if (work.open > 0) {
        const auto state = static_cast<std::size_t>(work.state);
        const ImVec2 at{b.x - 1 * r, a.y + 1 * r};
        paint->AddCircleFilled(at, 8 * r, u32_from(p.halo));
        paint->AddCircleFilled(at, 6.5F * r, u32_from(p.mark.at(state)));
        if (work.open > 1) {
            const Sized tiny{13, view.session.ratio};
            const std::string n = std::to_string(std::min(work.open, 9U));
            const ImVec2 size = ImGui::CalcTextSize(n.c_str());
            paint->AddText({at.x - size.x / 2, at.y - size.y / 2}, u32_from(p.halo), n.c_str());
        }
    }
    if (model::is_let(home.unit.use) && theme != Theme::Use && theme != Theme::Rental &&
        b.y - a.y >= 26 * r) {
        const Sized tiny{14, view.session.ratio};
        paint->AddText({a.x + 4 * r, b.y - 17 * r}, thinned(ink, 190), view.text(Word::SignLet));
    }
    if (theme != Theme::Visits && derive::is_stale(home, view.now))
        paint->AddTriangleFilled({a.x, a.y}, {a.x + 8 * r, a.y}, {a.x, a.y + 8 * r},
                                 thinned(ink, 80));
}

void cell(PlanPanel& panel, const View& view, Theme theme, const Grid& grid, std::size_t i,
          Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const Home& home = view.homes->home[i];
    const derive::HomeWork& work = panel.work[i];
    const ImVec2 a = grid.top_left(panel.elevation.cells[i]);
    const ImVec2 b = grid.bottom_right(panel.elevation.cells[i]);
    const std::uint8_t klass = derive::home_class(theme, home, work, view.now);
    const bool chosen = view.session.desk.plan.unit == home.unit.id;
    ImGui::SetCursorScreenPos(a);
    ImGui::PushID(static_cast<int>(i));
    if (ImGui::InvisibleButton("home", {b.x - a.x, b.y - a.y}))
        out.push_back(SelectHome{chosen ? model::UnitId{} : home.unit.id});
    const bool hovered = ImGui::IsItemHovered();
    ImGui::PopID();
    fill_class(view, theme, klass, a, b, 4 * r);
    const bool shown = derive::has(shown_classes(view, theme), klass);
    const ImU32 ink = shown ? ink_on(scene::block_fill(view.session.look, theme, klass))
                            : ImGui::GetColorU32(ImGuiCol_TextDisabled);
    ImDrawList* paint = ImGui::GetWindowDrawList();
    {
        const bool small = b.x - a.x < 60 * r || b.y - a.y < 26 * r;
        const Sized size{small ? kSmall : kText, view.session.ratio};
        const std::string door = cut_end(home.unit.door, b.x - a.x - 6 * r);
        const ImVec2 text = ImGui::CalcTextSize(door.c_str());
        paint->AddText({std::round((a.x + b.x - text.x) / 2), std::round((a.y + b.y - text.y) / 2)},
                       ink, door.c_str());
    }
    if (shown) signs(view, theme, home, work, ink, a, b);
    const scene::Palette& p = scene::palette_of(view.session.look);
    if (hovered) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        paint->AddRect({a.x - 1, a.y - 1}, {b.x + 1, b.y + 1}, u32_from(p.text), 5 * r, 0,
                       1.6F * r);
        draw_home_tooltip(view, theme, home, work);
    }
    if (!chosen) return;
    paint->AddRect({a.x - 3 * r, a.y - 3 * r}, {b.x + 3 * r, b.y + 3 * r}, u32_from(p.selection),
                   7 * r, 0, 3 * r);
    if (!panel.follow) return;
    ImGui::SetScrollHereY(0.5F);
    ImGui::SetScrollHereX(0.5F);
    panel.follow = false;
}

/// Room for a home that is not in the register; a click enters it.
void gap(const View& view, const Grid& grid, const scene::ElevationGap& gap, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const ImVec2 a{grid.x(gap.column), grid.y(gap.row)};
    const ImVec2 b{a.x + grid.wide, a.y + grid.high};
    ImGui::SetCursorScreenPos(a);
    ImGui::PushID(static_cast<int>(gap.column));
    ImGui::PushID(static_cast<int>(gap.row));
    const bool clicked = ImGui::InvisibleButton("gap", {b.x - a.x, b.y - a.y});
    const bool hovered = ImGui::IsItemHovered();
    ImGui::PopID();
    ImGui::PopID();
    ImDrawList* paint = ImGui::GetWindowDrawList();
    paint->AddRect(a, b, ImGui::GetColorU32(ImGuiCol_Border), 4 * r);
    if (!hovered || view.feed.still) return;
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    const std::string text = cut_end(view.say(Word::HomeAdd, {gap.door}), b.x - a.x - 6 * r);
    const Sized small{kSmall, view.session.ratio};
    const ImVec2 size = ImGui::CalcTextSize(text.c_str());
    paint->AddText({std::round((a.x + b.x - size.x) / 2), std::round((a.y + b.y - size.y) / 2)},
                   ImGui::GetColorU32(ImGuiCol_TextLink), text.c_str());
    if (clicked)
        out.push_back(Edit{view.say(Word::HomeAdd, {gap.door}),
                           view.homes->place,
                           {added(view.homes->place, gap.stair, gap.floor, gap.door)}});
}

/// A building of which nothing is known gets its doors by its plan, in one go.
void offer_homes(const View& view, Intents& out) {
    const model::Row row = model::row_of(*view.snapshot.places, view.homes->place);
    const model::PlaceRow& place = view.snapshot.places->row[row];
    const float r = static_cast<float>(view.session.ratio);
    const int stairs = std::max(place.stairs, 1);
    const int floors = std::max(place.storeys, 1);
    if (view.feed.still) return;
    ImGui::TextUnformatted(
        view.say(Word::HomesByPlan, {std::to_string(stairs), std::to_string(floors)}).c_str());
    ImGui::SetCursorPosX(20 * r);
    for (const int doors : {1, 2, 3, 4, 6}) {
        const std::string label = view.say(Word::HomesMake, {std::to_string(doors)});
        if (plain_button(label.c_str())) {
            Edit edit{
                view.say(Word::HomesMake, {std::to_string(stairs * floors * doors)}), place.id, {}};
            for (int stair = 1; stair <= stairs; ++stair)
                for (int floor = 1; floor <= floors; ++floor)
                    for (int door = 1; door <= doors; ++door)
                        edit.edits.push_back(
                            added(place.id, stair, floor, fmt::format("{}{:02}", floor, door)));
            out.push_back(std::move(edit));
        }
        ImGui::SameLine();
    }
}

}  // namespace

void draw_home_tooltip(const View& view, Theme theme, const Home& home,
                       const derive::HomeWork& work) {
    const float r = static_cast<float>(view.session.ratio);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {12 * r, 8 * r});
    if (ImGui::BeginTooltip()) {
        ImGui::TextUnformatted(door_text(view, home.unit).c_str());
        {
            const Sized small{kSmall, view.session.ratio};
            std::string told = model::label(view.snapshot, "K02", home.unit.use, view.chinese());
            if (home.unit.area_m2 > 0)
                told += " · " +
                        view.say(Word::SquareMetres, {number_text(std::lround(home.unit.area_m2))});
            ImGui::TextDisabled("%s", told.c_str());
            const std::string visited =
                home.last_visit == base::kNever
                    ? view.say(Word::NeverVisited)
                    : view.say(Word::TableVisit) + " " +
                          base::day_and_clock(home.last_visit, view.chinese());
            ImGui::TextDisabled("%s", visited.c_str());
            if (work.open > 0)
                ImGui::TextUnformatted(
                    (view.say(Word::OpenIssues) + " " + std::to_string(work.open)).c_str());
            if (theme == Theme::Work && work.open == 0 && !model::is_collected(home.unit.use))
                ImGui::TextDisabled("%s", view.text(Word::StatUncollected));
        }
        ImGui::EndTooltip();
    }
    ImGui::PopStyleVar();
}

void draw_homes(PlanPanel& panel, const View& view, const geo::Box& box, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const bool read = homes_ready(panel, view);
    const ImVec2 room{static_cast<float>(box.width()), static_cast<float>(box.height())};
    ImGui::SetCursorScreenPos({static_cast<float>(box.x0), static_cast<float>(box.y0)});
    ImGui::BeginChild("homes", room, 0, ImGuiWindowFlags_HorizontalScrollbar);
    if (!read || view.homes->home.empty()) {
        const bool other =
            view.homes == nullptr || view.homes->place != view.session.desk.plan.place;
        ImGui::SetCursorPos({20 * r, 40 * r});
        ImGui::TextDisabled("%s", view.text(other ? Word::BusyReading : Word::NoHomesThere));
        if (!other) {
            ImGui::SetCursorPos({20 * r, 80 * r});
            offer_homes(view, out);
        }
        ImGui::EndChild();
        return;
    }
    Grid grid = grid_for(panel.elevation, r, room);
    const float whole = grid.width() + 2 * kFloorLabel * r;
    const float high = grid.height() + (kStairLabel + 20) * r;
    // In the middle of the room, but standing on its ground.
    const ImVec2 begin = ImGui::GetCursorScreenPos();
    grid.at.x = std::round(begin.x + std::max((room.x - whole) / 2, 0.0F) + kFloorLabel * r);
    grid.at.y = std::round(begin.y + 12 * r + std::max((room.y - high) * 0.42F, 0.0F));
    ImGui::Dummy({whole, high + 10 * r});
    shell(view, grid);
    const Theme theme = derive::home_theme(view.scene.theme);
    for (const scene::ElevationGap& empty : panel.gaps) gap(view, grid, empty, out);
    for (std::size_t i = 0; i < view.homes->home.size(); ++i)
        cell(panel, view, theme, grid, i, out);
    panel.cut_off = ImGui::GetScrollMaxX() > 0 || ImGui::GetScrollMaxY() > 0;
    ImGui::EndChild();
}

}  // namespace ui
