// The homes that are due for a visit, in the order in which one walks to them. A click opens the
// home, where a digit logs what was met.
#include "ui/card.h"
#include "ui/panels.h"
#include "ui/rows.h"
#include "ui/sentences.h"
#include "ui/style.h"

#include <cmath>
#include <string>
#include <vector>

namespace ui {

using base::Word;
using derive::Round;
using derive::Stop;
using model::DoorDue;

namespace {

constexpr const char* kDoorsCard = "##doors";
constexpr float kDoorsWidth = 720;

/// One line of the list: a building, or a door in it.
struct RoundLine {
    const Stop* stop = nullptr;
    const DoorDue* door = nullptr;
};

std::vector<RoundLine> lines_of(const Round& round) {
    std::vector<RoundLine> lines;
    for (const Stop& stop : round.stops) {
        lines.push_back({&stop, nullptr});
        for (const DoorDue& door : round.at(stop)) lines.push_back({nullptr, &door});
    }
    return lines;
}

/// "逾期 12 天", or that nobody was ever there.
std::string late_text(const View& view, const DoorDue& door) {
    if (door.due == base::kNever) return view.say(Word::NeverVisited);
    const auto days = std::chrono::duration_cast<std::chrono::days>(view.now - door.due).count();
    return view.say(Word::DoorLate, {number_text(std::max<std::int64_t>(days, 0))});
}

void stop_line(const View& view, const Stop& stop) {
    const float r = static_cast<float>(view.session.ratio);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const std::string text =
        view.say(Word::DoorsStop, {full_name(view, stop.place), std::to_string(stop.doors),
                                   number_text(std::lround(stop.from_before_m))});
    ImDrawList* paint = ImGui::GetWindowDrawList();
    paint->AddLine({at.x, at.y + 2 * r}, {at.x + width, at.y + 2 * r},
                   ImGui::GetColorU32(ImGuiCol_Border));
    paint->AddText({at.x, at.y + 7 * r}, u32_from(scene::palette_of(view.session.look).selection),
                   cut_end(text, width).c_str());
    ImGui::Dummy({width, kCardLine * r});
}

bool door_line(const View& view, const DoorDue& door) {
    const float r = static_cast<float>(view.session.ratio);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const bool clicked = ImGui::InvisibleButton("door", {width, kCardLine * r});
    ImDrawList* paint = ImGui::GetWindowDrawList();
    if (ImGui::IsItemHovered()) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        paint->AddRectFilled(at, {at.x + width, at.y + kCardLine * r},
                             ImGui::GetColorU32(ImGuiCol_FrameBg), 4 * r);
    }
    const float y = at.y + (kCardLine * r - ImGui::GetTextLineHeight()) / 2;
    const ImU32 grey = ImGui::GetColorU32(ImGuiCol_TextDisabled);
    const std::string where = view.say(Word::DoorOfStair, {std::to_string(door.stair), door.door});
    paint->AddText({at.x + 22 * r, y}, ImGui::GetColorU32(ImGuiCol_Text), where.c_str());
    std::string told = model::label(view.snapshot, "K02", door.use, view.chinese());
    const std::string met = model::label(view.snapshot, "K18", door.last_result, view.chinese());
    if (!met.empty()) told += " · " + met;
    paint->AddText({at.x + 190 * r, y}, grey, cut_end(told, width - 350 * r).c_str());
    text_to(at.x + width - 6 * r, y, grey, late_text(view, door).c_str());
    return clicked;
}

}  // namespace

void draw_doors(const View& view, Intents& out) {
    const DoorsDesk& doors = view.session.doors;
    if (!doors.open) return;
    const float r = static_cast<float>(view.session.ratio);
    begin_card(view, kDoorsCard, kDoorsWidth);
    card_title(view, view.say(Word::DoorsTitle, {full_name(view, doors.place)}));
    const char* close = view.text(Word::KeyClose);
    ImGui::SameLine();
    align_right(button_width(close));
    if (plain_button(close)) out.push_back(ToggleDoors{});
    if (!doors.round) {
        ImGui::TextDisabled("%s", view.text(Word::PeopleReading));
    } else if (doors.round->doors.empty()) {
        ImGui::TextDisabled("%s", view.text(Word::DoorsNone));
    } else {
        const Round& round = *doors.round;
        ImGui::TextDisabled(
            "%s · %s", view.say(Word::DoorsDue, {std::to_string(round.doors.size())}).c_str(),
            view.say(Word::DoorsWay, {number_text(std::lround(round.length_m))}).c_str());
        ImGui::Dummy({1, 6 * r});
        const std::vector<RoundLine> lines = lines_of(round);
        ImGui::BeginChild("lines", {0, page_share(0.62F)}, 0, ImGuiWindowFlags_NoBackground);
        rows_in_sight(lines.size(), kCardLine * r, [&](std::size_t i) {
            if (lines[i].stop != nullptr) return stop_line(view, *lines[i].stop);
            const DoorDue& door = *lines[i].door;
            if (door_line(view, door)) out.push_back(OpenDoor{door.place, door.unit});
        });
        ImGui::EndChild();
    }
    end_card(kDoorsCard);
    if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) out.push_back(ToggleDoors{});
}

}  // namespace ui
