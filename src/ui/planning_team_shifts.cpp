// The roster of one community and month: its staff down, its days across. A click goes from shift
// to shift, the other button clears.
#include "derive/roster_deal.h"
#include "derive/targets.h"
#include "ui/card.h"
#include "ui/issue_words.h"
#include "ui/planning_team.h"
#include "ui/planning_team_edits.h"
#include "ui/planning_team_parts.h"
#include "ui/rows.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ui {

using base::Word;
using derive::RosterLine;
using derive::RosterSheet;
using derive::ShiftKind;

namespace {

constexpr float kShiftLine = 28;
constexpr float kShiftNames = 130;  // of the staff, at the left
constexpr float kShiftSums = 34;    // each of the two, at the right
constexpr float kTinyText = 15;
constexpr double kPatience_s = 2;  // for what the store answers to a click

/// Where days and lines stand, in pixels.
struct ShiftGrid {
    ImVec2 from;
    float cell = 0, line = 0, ratio = 1;

    float x(std::size_t day) const {
        return from.x + kShiftNames * ratio + cell * static_cast<float>(day);
    }
};

/// Those who work there, and whoever else stands in the roster.
bool is_listed(const View& view, const RosterLine& line) {
    const auto at = std::ranges::find(*view.snapshot.staff, line.staff, &model::StaffRow::id);
    const bool works = at != view.snapshot.staff->end() && derive::is_community_staff(at->post);
    return works ||
           std::ranges::any_of(line.kind, [](ShiftKind kind) { return kind != ShiftKind::None; });
}

const char* weekday(const View& view, std::int64_t day) {
    constexpr std::array kDays{Word::ShiftMonday,   Word::ShiftTuesday, Word::ShiftWednesday,
                               Word::ShiftThursday, Word::ShiftFriday,  Word::ShiftSaturday,
                               Word::ShiftSunday};
    return view.text(kDays.at(static_cast<std::size_t>((day % 7 + 10) % 7)));  // 1970-01-01: Thu
}

void centred_small(const ShiftGrid& grid, std::size_t day, float y, ImU32 ink, const char* text) {
    const float wide = ImGui::CalcTextSize(text).x;
    ImGui::GetWindowDrawList()->AddText({std::round(grid.x(day) + (grid.cell - wide) / 2), y}, ink,
                                        text);
}

/// Day and weekday; where an extra half hour has nobody, a red bar on that side.
void day_heads(const View& view, const RosterSheet& sheet, const ShiftGrid& grid) {
    const Sized tiny{kTinyText, view.session.ratio};
    const float r = grid.ratio;
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const ImU32 alarm = alarm_ink(view.session.look);
    for (std::size_t d = 0; d < sheet.worked.size(); ++d) {
        const std::int64_t day = sheet.month.first + static_cast<std::int64_t>(d);
        const auto lacks = std::ranges::find(sheet.uncovered, day, &derive::UncoveredDay::day);
        const bool uncovered = lacks != sheet.uncovered.end();
        const ImU32 ink = uncovered         ? alarm
                          : sheet.worked[d] ? ImGui::GetColorU32(ImGuiCol_Text)
                                            : ImGui::GetColorU32(ImGuiCol_TextDisabled);
        centred_small(grid, d, grid.from.y, ink, std::to_string(d + 1).c_str());
        centred_small(grid, d, grid.from.y + 16 * r, ink, weekday(view, day));
        const float y = grid.from.y + 34 * r;
        if (uncovered && lacks->early)
            paint->AddRectFilled({grid.x(d) + 1 * r, y}, {grid.x(d) + grid.cell / 2, y + 3 * r},
                                 alarm);
        if (uncovered && lacks->late)
            paint->AddRectFilled({grid.x(d) + grid.cell / 2, y},
                                 {grid.x(d) + grid.cell - 1 * r, y + 3 * r}, alarm);
    }
}

/// Early is its left half, late its right one; a letter says it too where there is room.
void shift_mark(const View& view, ShiftKind kind, ImVec2 at, ImVec2 size) {
    if (kind == ShiftKind::None) return;
    const float r = static_cast<float>(view.session.ratio);
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const ImVec2 a{at.x + 1 * r, at.y + 2 * r};
    const ImVec2 b{at.x + size.x - 1 * r, at.y + size.y - 2 * r};
    const float middle = (a.x + b.x) / 2;
    if (kind != ShiftKind::Off) {
        paint->AddRectFilled(a, b, ImGui::GetColorU32(ImGuiCol_FrameBg), 3 * r);
        const ImU32 ink = ImGui::GetColorU32(ImGuiCol_Button);
        if (derive::comes_early(kind)) paint->AddRectFilled(a, {middle, b.y}, ink, 3 * r);
        if (derive::stays_late(kind)) paint->AddRectFilled({middle, a.y}, b, ink, 3 * r);
    }
    constexpr std::array kLetters{Word::kCount,    Word::ShiftBase, Word::ShiftEarly,
                                  Word::ShiftLate, Word::ShiftBoth, Word::ShiftOff};
    const Sized tiny{kTinyText, view.session.ratio};
    const char* letter = view.text(kLetters.at(static_cast<std::size_t>(kind)));
    const ImVec2 text = ImGui::CalcTextSize(letter);
    if (text.x > b.x - a.x) return;
    const bool on_accent = kind == ShiftKind::Both;
    const ImU32 ink = on_accent ? IM_COL32_WHITE
                                : ImGui::GetColorU32(kind == ShiftKind::Off ? ImGuiCol_TextDisabled
                                                                            : ImGuiCol_Text);
    // Beside the half that is filled, else in the middle.
    float x = (a.x + b.x - text.x) / 2;
    if (kind == ShiftKind::Early && text.x < b.x - middle) x = middle + (b.x - middle - text.x) / 2;
    if (kind == ShiftKind::Late && text.x < middle - a.x) x = a.x + (middle - a.x - text.x) / 2;
    paint->AddText({std::round(x), std::round((a.y + b.y - text.y) / 2)}, ink, letter);
}

bool waits_for_click(const TeamPanel& panel, const View& view, model::StaffId staff,
                     std::int64_t day) {
    return panel.clicked.shifts == view.snapshot.shifts.get() && panel.clicked.staff == staff &&
           panel.clicked.day == day && ImGui::GetTime() - panel.clicked.at_s < kPatience_s;
}

void shift_cell(TeamPanel& panel, const View& view, const model::RosterRow& roster,
                const RosterSheet& sheet, const RosterLine& line, std::size_t d, ImVec2 at,
                ImVec2 size, Intents& out) {
    const std::int64_t day = sheet.month.first + static_cast<std::int64_t>(d);
    const ShiftKind kind = line.kind[d];
    ImGui::SetCursorScreenPos(at);
    ImGui::PushID(static_cast<int>(d));
    const bool edits = may_edit_team(view);
    const bool left = ImGui::InvisibleButton("shift", size) && edits;
    const bool hovered = ImGui::IsItemHovered();
    const bool right = edits && hovered && ImGui::IsMouseReleased(ImGuiMouseButton_Right);
    ImGui::PopID();
    if (hovered) {
        if (edits) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        ImGui::GetWindowDrawList()->AddRect(at, {at.x + size.x, at.y + size.y},
                                            ImGui::GetColorU32(ImGuiCol_TextLink));
        const std::string code = derive::code_of(kind);
        const std::string told =
            staff_name(view, line.staff) + "  " + model::text_of_day(day) + "  " +
            (code.empty() ? view.say(Word::ShiftNone)
                          : model::label(view.snapshot, "K45", code, view.chinese()));
        ImGui::SetTooltip("%s", told.c_str());
    }
    shift_mark(view, kind, at, size);
    if ((!left && !right) || waits_for_click(panel, view, line.staff, day)) return;
    Edit wish = set_shift(view, roster, line.staff, day, left ? next_shift(kind) : std::string{});
    if (wish.edits.empty()) return;
    panel.clicked = {view.snapshot.shifts.get(), line.staff, day, ImGui::GetTime()};
    out.push_back(std::move(wish));
}

void shift_lines(TeamPanel& panel, const View& view, const model::RosterRow& roster,
                 const RosterSheet& sheet, ShiftGrid grid, Intents& out) {
    const float r = grid.ratio;
    ImDrawList* paint = ImGui::GetWindowDrawList();
    float y = grid.from.y;
    for (const RosterLine& line : sheet.lines) {
        if (!is_listed(view, line)) continue;
        ImGui::PushID(static_cast<int>(model::number(line.staff)));
        paint->AddText({grid.from.x, y + 3 * r}, ImGui::GetColorU32(ImGuiCol_Text),
                       cut_end(staff_name(view, line.staff), (kShiftNames - 8) * r).c_str());
        for (std::size_t d = 0; d < line.kind.size(); ++d) {
            if (!sheet.worked[d])
                paint->AddRectFilled({grid.x(d), y}, {grid.x(d) + grid.cell, y + grid.line},
                                     ImGui::GetColorU32(ImGuiCol_FrameBg, 0.45F));
            shift_cell(panel, view, roster, sheet, line, d, {grid.x(d), y}, {grid.cell, grid.line},
                       out);
        }
        const float sums = grid.x(line.kind.size());
        text_to(sums + kShiftSums * r, y + 3 * r, ImGui::GetColorU32(ImGuiCol_Text),
                std::to_string(line.early).c_str());
        text_to(sums + 2 * kShiftSums * r, y + 3 * r, ImGui::GetColorU32(ImGuiCol_Text),
                std::to_string(line.late).c_str());
        ImGui::PopID();
        y += grid.line;
    }
    ImGui::SetCursorScreenPos({grid.from.x, y});
    ImGui::Dummy({1, 1});
}

}  // namespace

void draw_roster_table(TeamPanel& panel, const View& view, Intents& out) {
    follow(panel.rosters, view);
    const RostersFound& found = panel.rosters;
    const model::Row told = told_community(view, *view.snapshot.places);
    const auto at = std::ranges::find(found.sheets, told, &RosterSheet::community);
    if (at == found.sheets.end()) return small_note(view, view.say(Word::TeamChoose));
    const model::PlaceRow& place = found.places->row[told];
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted((view.say(Word::RosterTitle) + "  " + community_name(view, place) +
                            "  " + month_text(view, found.month))
                               .c_str());
    const model::RosterRow* roster = roster_of(view, place.id, found.month);
    if (roster == nullptr || at->lines.empty())
        return small_note(view,
                          view.say(roster == nullptr ? Word::RosterNotBegun : Word::TeamNobody));
    draw_team_exports(view, ExportTeam::Which::Roster, out);
    if (at->guessed) guessed_days(view, found.month);
    const float r = static_cast<float>(view.session.ratio);
    const float days = static_cast<float>(at->worked.size());
    ShiftGrid grid{.from = ImGui::GetCursorScreenPos(), .line = kShiftLine * r, .ratio = r};
    grid.cell = std::floor(
        (ImGui::GetContentRegionAvail().x - (kShiftNames + 2 * kShiftSums + 12) * r) / days);
    if (grid.cell < 4 * r) return;
    day_heads(view, *at, grid);
    {
        const Sized tiny{kTinyText, view.session.ratio};
        const float sums = grid.x(at->worked.size());
        const ImU32 ink = ImGui::GetColorU32(ImGuiCol_TextDisabled);
        text_to(sums + kShiftSums * r, grid.from.y + 8 * r, ink, view.text(Word::ShiftEarly));
        text_to(sums + 2 * kShiftSums * r, grid.from.y + 8 * r, ink, view.text(Word::ShiftLate));
    }
    ImGui::Dummy({1, 40 * r});
    ImGui::BeginChild("##shifts", {0, 0}, 0, ImGuiWindowFlags_NoBackground);
    grid.from = ImGui::GetCursorScreenPos();
    shift_lines(panel, view, *roster, *at, grid, out);
    small_note(view, view.say(may_edit_team(view) ? Word::ShiftHow : Word::ShiftRead));
    ImGui::EndChild();
}

}  // namespace ui
