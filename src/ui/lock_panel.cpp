// A lock courtyard by courtyard, in the inspector's place while nothing is selected: who answers
// for each building, how far it is, and, for who may know, behind which doors.
#include "ui/card.h"
#include "ui/lock_words.h"
#include "ui/panels.h"
#include "ui/rows.h"
#include "ui/sentences.h"
#include "ui/style.h"

#include <cmath>
#include <string>
#include <vector>

namespace ui {

using base::Word;
using derive::LockRound;
using derive::LockStop;
using derive::LockYard;

namespace {

constexpr float kHome = 30;
constexpr float kTall = 50;  // a yard or a building: two lines of text

/// One line of the list: a yard, a building in it, or a home in that.
struct LockLine {
    const LockYard* yard = nullptr;
    const LockStop* stop = nullptr;
    const model::LockedHome* home = nullptr;
};

std::vector<LockLine> lines_of(const LockRound& round) {
    std::vector<LockLine> lines;
    for (const LockYard& yard : round.yard) {
        lines.push_back({&yard, nullptr, nullptr});
        for (const LockStop& stop : yard.stop) {
            lines.push_back({nullptr, &stop, nullptr});
            for (const model::LockedHome& home : stop.at.home)
                lines.push_back({nullptr, &stop, &home});
        }
    }
    return lines;
}

std::string place_name(const View& view, model::PlaceId place) {
    const model::Row row = model::row_of(*view.snapshot.places, place);
    return row == model::kNoRow ? std::string{} : view.snapshot.places->row[row].name;
}

std::string holder_name(const View& view, model::StaffId staff) {
    for (const model::StaffRow& row : *view.snapshot.staff)
        if (row.id == staff) return row.name;
    return view.say(Word::LockNobody);
}

std::string day_of(const View& view, base::Instant at) {
    const std::string text = base::day_and_clock(at, view.chinese());
    return text.substr(0, text.rfind(' '));
}

void share_text(const View& view, ImVec2 at, float right, std::uint32_t met, std::uint32_t homes) {
    const float r = static_cast<float>(view.session.ratio);
    const LockPhase phase = phase_of(met, homes);
    const std::string text = std::to_string(met) + "/" + std::to_string(homes);
    const float wide = ImGui::CalcTextSize(text.c_str()).x;
    text_to(right, at.y, ImGui::GetColorU32(ImGuiCol_Text), text.c_str());
    const float y = at.y + (ImGui::GetTextLineHeight() - 12 * r) / 2;
    ImGui::GetWindowDrawList()->AddRectFilled({right - wide - 20 * r, y},
                                              {right - wide - 8 * r, y + 12 * r},
                                              u32_from(colour_of(view.session.look, phase)), 2 * r);
}

void yard_line(const View& view, const LockYard& yard) {
    const float r = static_cast<float>(view.session.ratio);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    ImDrawList* paint = ImGui::GetWindowDrawList();
    paint->AddLine({at.x, at.y + 2 * r}, {at.x + width, at.y + 2 * r},
                   ImGui::GetColorU32(ImGuiCol_Border));
    std::string text = place_name(view, yard.yard);
    if (yard.stop.size() > 1)
        text += "  " + view.say(Word::LockWay, {number_text(std::lround(yard.way_m))});
    paint->AddText({at.x, at.y + 9 * r}, u32_from(scene::palette_of(view.session.look).selection),
                   cut_end(text, width - 90 * r).c_str());
    share_text(view, {at.x, at.y + 9 * r}, at.x + width - 4 * r, yard.sum.met, yard.sum.homes);
    ImGui::Dummy({width, kTall * r});
}

bool row_button(const char* id, float high) {
    const float r = high;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const bool clicked = ImGui::InvisibleButton(id, {width, r});
    if (ImGui::IsItemHovered()) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        ImGui::GetWindowDrawList()->AddRectFilled(at, {at.x + width, at.y + r},
                                                  ImGui::GetColorU32(ImGuiCol_FrameBg), 4);
    }
    return clicked;
}

bool stop_line(const View& view, const LockStop& stop) {
    const float r = static_cast<float>(view.session.ratio);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const bool clicked = row_button("stop", kTall * r);
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const bool held = model::number(stop.staff) != 0;
    const std::string staff = holder_name(view, stop.staff);
    const float right = width - 84 * r - ImGui::CalcTextSize(staff.c_str()).x;
    paint->AddText({at.x + 10 * r, at.y + 4 * r}, ImGui::GetColorU32(ImGuiCol_Text),
                   cut_end(place_name(view, stop.at.place), right - 20 * r).c_str());
    text_to(at.x + width - 84 * r, at.y + 4 * r,
            held ? ImGui::GetColorU32(ImGuiCol_TextDisabled) : alarm_ink(view.session.look),
            staff.c_str());
    share_text(view, {at.x, at.y + 4 * r}, at.x + width - 4 * r, stop.at.met, stop.at.homes);
    const auto rule = model::rule_from(view.session.locks.shown->lock.rule);
    const bool homes = rule && rule->of_lettings();
    std::string told = stop.at.home.empty()
                           ? view.say(homes ? Word::LockHomes : Word::LockTargets,
                                      {std::to_string(homes ? stop.at.homes : stop.at.targets)})
                       : stop.at.visited == base::kNever
                           ? view.say(Word::NeverVisited)
                           : view.say(Word::LockLast, {day_of(view, stop.at.visited)});
    if (stop.at.planned != base::kNever)
        told += " · " + view.say(Word::LockNext, {day_of(view, stop.at.planned)});
    if (stop.at.sent > 0) told += " · " + view.say(Word::LockTasks, {std::to_string(stop.at.sent)});
    const Sized small{kSmall, view.session.ratio};
    paint->AddText({at.x + 10 * r, at.y + 27 * r}, ImGui::GetColorU32(ImGuiCol_TextDisabled),
                   cut_end(told, width - 14 * r).c_str());
    return clicked;
}

bool home_line(const View& view, const model::LockedHome& home) {
    const float r = static_cast<float>(view.session.ratio);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const bool clicked = row_button("home", kHome * r);
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const LockPhase phase = home.met ? LockPhase::Met : LockPhase::Outstanding;
    const float y = at.y + (kHome * r - ImGui::GetTextLineHeight()) / 2;
    const float box = y + (ImGui::GetTextLineHeight() - 10 * r) / 2;
    paint->AddRectFilled({at.x + 26 * r, box}, {at.x + 36 * r, box + 10 * r},
                         u32_from(colour_of(view.session.look, phase)), 2 * r);
    const std::string door = view.say(Word::DoorOfStair, {std::to_string(home.stair), home.door});
    paint->AddText({at.x + 46 * r, y}, ImGui::GetColorU32(ImGuiCol_Text), door.c_str());
    std::string told = view.text(word_of(phase));
    if (!home.met && home.sent) told = view.text(Word::LockTasked);
    if (home.met || home.visited != base::kNever) told += " · " + day_of(view, home.visited);
    text_to(at.x + width - 6 * r, y, ImGui::GetColorU32(ImGuiCol_TextDisabled), told.c_str());
    return clicked;
}

void list_line(RowList& list, const View& view, const LockLine& line, std::size_t number,
               Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const ImVec2 size{ImGui::GetContentRegionAvail().x, (line.home ? kHome : kTall) * r};
    if (!ImGui::IsRectVisible(size)) return ImGui::Dummy(size);
    if (line.yard != nullptr) return yard_line(view, *line.yard);
    ImGui::PushID(static_cast<int>(number));
    if (line.home != nullptr) {
        if (home_line(view, *line.home))
            out.push_back(OpenDoor{line.stop->at.place, line.home->unit});
    } else if (stop_line(view, *line.stop)) {
        out.push_back(ShowPlace{line.stop->at.place});
    }
    ImGui::PopID();
    if (ImGui::IsItemHovered()) list.hovered = line.stop->at.place;
}

void head(const View& view, const LockRound& round) {
    {
        const Sized large{kLarge, view.session.ratio};
        ImGui::TextUnformatted(cut_end(round.lock.name, ImGui::GetContentRegionAvail().x).c_str());
    }
    ImGui::PushTextWrapPos(0);
    ImGui::TextDisabled("%s", rule_text(view, round.lock.rule).c_str());
    std::string told = lock_figures(view, round);
    told += " · " + view.say(Word::LockWorkers, {std::to_string(round.workers)});
    ImGui::TextDisabled("%s", told.c_str());
    ImGui::PopTextWrapPos();
    if (round.unheld > 0) {
        const std::string unheld = view.say(Word::LockHomes, {std::to_string(round.unheld)}) + " " +
                                   view.say(Word::LockNobody);
        ImGui::PushStyleColor(ImGuiCol_Text, alarm_ink(view.session.look));
        ImGui::TextUnformatted(unheld.c_str());
        ImGui::PopStyleColor();
    }
}

}  // namespace

bool lock_is_listed(const View& view) {
    const Session& session = view.session;
    const Desk& desk = session.desk;
    return session.locks.shown && model::number(session.selected) == 0 && !session.chosen.places &&
           !plan_covers(view) && !desk.list && desk.thing.kind == ThingKind::None &&
           model::number(desk.issue) == 0;
}

void draw_lock_panel(RowList& list, const View& view, const Layout& layout, Intents& out) {
    list.hovered = {};
    if (layout.inspector.empty()) return;
    const LockRound& round = *view.session.locks.shown;
    const float r = static_cast<float>(view.session.ratio);
    begin_panel("##lock", layout.inspector, {kPanelEdge * r, 16 * r});
    head(view, round);
    const float bottom = static_cast<float>(layout.inspector.y1) - 57 * r;
    const std::vector<LockLine> lines = lines_of(round);
    ImGui::BeginChild("lines", {0, bottom - ImGui::GetCursorScreenPos().y - 4 * r}, 0,
                      ImGuiWindowFlags_NoBackground);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    for (std::size_t i = 0; i < lines.size(); ++i) list_line(list, view, lines[i], i, out);
    ImGui::PopStyleVar();
    ImGui::EndChild();
    const ImVec2 top{static_cast<float>(layout.inspector.x0),
                     static_cast<float>(layout.inspector.y0)};
    ImDrawList* paint = ImGui::GetWindowDrawList();
    paint->AddLine(top, {top.x, static_cast<float>(layout.inspector.y1)},
                   ImGui::GetColorU32(ImGuiCol_Border));
    paint->AddLine({top.x, bottom}, {static_cast<float>(layout.inspector.x1), bottom},
                   ImGui::GetColorU32(ImGuiCol_Border));
    ImGui::SetCursorScreenPos({top.x + kPanelEdge * r, bottom + 11 * r});
    const bool sends = round.sum.left > 0 && !view.session.locks.waits;
    if (primary_button(view.text(Word::LockSend), sends)) out.push_back(SendVisits{});
    ImGui::SameLine();
    if (plain_button(view.text(Word::LockEnd))) out.push_back(EndLock{round.lock.id});
    end_panel();
}

}  // namespace ui
