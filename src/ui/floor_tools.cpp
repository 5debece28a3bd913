// Beside the plan, for who may change it: what a click does, the form of a room, and what has no
// room yet.
#include "ui/card.h"
#include "ui/chips.h"
#include "ui/floor_panel.h"
#include "ui/plan.h"
#include "ui/sentences.h"
#include "ui/style.h"

#include "derive/door_text.h"
#include "derive/room_link.h"
#include "model/codes.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <utility>

#include <fmt/format.h>

namespace ui {

using base::Word;
using model::RoomRow;

namespace {

struct ToolWord {
    FloorTool tool;
    Word name;
    Word hint;
};
constexpr std::array<ToolWord, 9> kFloorTools{{
    {FloorTool::Edit, Word::LevelToolEdit, Word::LevelHintEdit},
    {FloorTool::Draw, Word::LevelToolDraw, Word::LevelHintDraw},
    {FloorTool::Split, Word::LevelToolSplit, Word::LevelHintSplit},
    {FloorTool::Merge, Word::LevelToolMerge, Word::LevelHintMerge},
    {FloorTool::Door, Word::LevelToolDoor, Word::LevelHintOpening},
    {FloorTool::Window, Word::LevelToolWindow, Word::LevelHintOpening},
    {FloorTool::Erase, Word::LevelToolErase, Word::LevelHintErase},
    {FloorTool::Level, Word::LevelToolLevel, Word::LevelHintLevel},
    {FloorTool::Move, Word::LevelToolMove, Word::LevelHintMove},
}};

/// What is waited for, of what the next click gives a room.
std::string hint_of(const View& view) {
    const FloorDesk& desk = view.session.floors;
    for (const ToolWord& one : kFloorTools)
        if (one.tool == desk.tool) return view.say(one.hint);
    std::string whose = full_name(view, desk.front);
    if (view.homes != nullptr)
        for (const model::Home& home : view.homes->home)
            if (home.unit.id == desk.unit) whose = door_text(view, home.unit);
    return view.say(Word::LevelHintLink, {whose});
}

/// "2-302", "302": a home of this building.
const model::Home* home_typed(const View& view, const std::string& text) {
    if (view.homes == nullptr) return nullptr;
    const std::size_t dash = text.find('-');
    derive::DoorText door;
    if (dash != std::string::npos) door.stair = std::atoi(text.c_str());
    door.number = derive::door_key(dash == std::string::npos ? text : text.substr(dash + 1));
    return door.number.empty() ? nullptr : derive::home_at(*view.homes, door);
}

/// Whose the room is, and how it becomes somebody else's.
void owner_of_room(FloorPanel& panel, const View& view, const RoomRow& room, Intents& out) {
    const auto home = panel.home.find(room.unit);
    std::string whose = full_name(view, room.front);
    if (home != panel.home.end()) whose = door_text(view, view.homes->home[home->second].unit);
    ImGui::PushTextWrapPos(0);
    ImGui::TextUnformatted((whose.empty() ? view.say(Word::LevelNobodys) : whose).c_str());
    ImGui::PopTextWrapPos();
    if (!whose.empty()) {
        if (!link_button(view.text(Word::LevelUnlink))) return;
        RoomRow is = room;
        is.unit = {};
        is.front = {};
        out.push_back(ChangeRoom{is});
        return;
    }
    ImGui::SetNextItemWidth(-1);
    const bool entered = text_field("##door", view.say(Word::LevelLinkHint), panel.form.door);
    const model::Home* typed = home_typed(view, panel.form.door);
    if (!entered || typed == nullptr) return;
    RoomRow is = room;
    is.unit = typed->unit.id;
    out.push_back(ChangeRoom{is});
    panel.form.door.clear();
}

void kind_of_room(const View& view, const RoomRow& room, Intents& out) {
    ImGui::SetNextItemWidth(-1);
    const std::string now = model::label(view.snapshot, "K43", room.kind, view.chinese());
    if (!begin_choice(view, "##kind", now)) return;
    for (const model::CodeItem& item : *view.snapshot.codes) {
        if (item.list != "K43") continue;
        const std::string name = model::label(view.snapshot, "K43", item.code, view.chinese());
        if (!ImGui::Selectable(name.c_str(), item.code == room.kind) || item.code == room.kind)
            continue;
        RoomRow is = room;
        is.kind = item.code;
        out.push_back(ChangeRoom{is});
    }
    ImGui::EndCombo();
}

void form_of_room(FloorPanel& panel, const View& view, Intents& out) {
    const model::RoomId id = view.session.floors.room;
    const auto at = std::ranges::find(view.plan->rooms, id, &RoomRow::id);
    if (model::number(id) == 0 || at == view.plan->rooms.end()) return;
    if (panel.form.of != id) panel.form = {id, at->name, {}};
    ImGui::Separator();
    ImGui::SetNextItemWidth(-1);
    if (text_field("##name", view.say(Word::LevelRoomName), panel.form.name) &&
        panel.form.name != at->name) {
        RoomRow is = *at;
        is.name = panel.form.name;
        out.push_back(ChangeRoom{is});
    }
    kind_of_room(view, *at, out);
    owner_of_room(panel, view, *at, out);
    if (link_button(view.text(Word::LevelEndRoom))) out.push_back(EndRoom{id});
}

/// 0 for what is no floor of any building.
int floor_typed(const std::string& text) {
    constexpr int kHighest = 200;
    int floor = 0;
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, floor);
    return read.ec == std::errc{} && read.ptr == end && std::abs(floor) <= kHighest ? floor : 0;
}

/// The next floor above the plan, and the next below it, then any; as a copy or bare.
void form_of_level(FloorPanel& panel, const View& view, Intents& out) {
    LevelForm& form = panel.level_form;
    const int above = view.plan->levels.back().ordinal + 1;
    const int below = view.plan->levels.front().ordinal - 1;
    const auto number = [](int ordinal) {
        return std::to_string(derive::floor_of_ordinal(ordinal));
    };
    for (const int ordinal : {above, below})
        if (chip(view, fmt::format("+ {}", scene::usual_sign(ordinal)),
                 form.number == number(ordinal)))
            form = {number(ordinal), scene::usual_sign(ordinal)};
    end_chips();
    ImGui::SetNextItemWidth(-1);
    text_field("##number", view.say(Word::LevelNumberHint), form.number);
    ImGui::SetNextItemWidth(-1);
    text_field("##sign", view.say(Word::LevelSignHint), form.sign);
    const int floor = floor_typed(form.number);
    for (const bool copy : {true, false}) {
        const Word word = copy ? Word::LevelCopy : Word::LevelBlank;
        if (!plain_button(view.text(word), floor != 0)) continue;
        out.push_back(AddLevel{scene::ordinal_of_floor(floor), form.sign, copy});
    }
}

/// The level that is shown goes with all that is on it; that is asked first.
void end_of_level(FloorPanel& panel, const View& view, Intents& out) {
    const model::LevelRow* level = level_shown(*view.plan, view.session.floors);
    if (level == nullptr) return;
    if (panel.ends != level->id) {
        if (link_button(view.text(Word::LevelEnd))) panel.ends = level->id;
        return;
    }
    std::int64_t rooms = 0, linked = 0;
    for (const RoomRow& room : view.plan->rooms) {
        if (room.level != level->id) continue;
        rooms += 1;
        if (model::number(room.unit) != 0 || model::number(room.front) != 0) linked += 1;
    }
    card_sentence(
        view, view.say(Word::LevelEndAsk, {level->name, number_text(rooms), number_text(linked)}),
        scene::palette_of(view.session.look).selection);
    if (primary_button(view.text(Word::LevelEnd))) {
        out.push_back(EndLevel{level->id});
        panel.ends = {};
    }
    ImGui::SameLine();
    if (plain_button(view.text(Word::ActionCancel))) panel.ends = {};
}

/// A heading, before the first line below it.
class HeadingOnce {
  public:
    HeadingOnce(const View& view, Word word) : text_{view.text(word)} {}
    void show() {
        if (!std::exchange(shown_, true)) ImGui::TextDisabled("%s", text_);
    }

  private:
    const char* text_;
    bool shown_ = false;
};

/// Rooms that are nobody's, then homes and fronts that have none; a click begins to link.
void what_is_left(const FloorPanel& panel, const View& view, Intents& out) {
    ImGui::Separator();
    const Sized small{kSmall, view.session.ratio};
    const float wide = ImGui::GetContentRegionAvail().x;
    HeadingOnce rooms_left{view, Word::LevelRoomsLeft};
    for (const scene::FloorRoom& room : panel.floor.rooms) {
        const RoomRow& row = room_row(view, room);
        const bool free = model::number(row.unit) == 0 && model::number(row.front) == 0;
        if (!free || !derive::may_be_linked(row)) continue;
        rooms_left.show();
        const std::string name =
            row.name.empty()
                ? model::label(view.snapshot, "K43", row.kind, view.chinese()) + " · " +
                      view.say(Word::SquareMetres, {number_text(std::lround(room.area_m2))})
                : row.name;
        ImGui::PushID(static_cast<int>(room.room));
        if (link_button(cut_end(name, wide).c_str())) out.push_back(ChooseRoom{row.id});
        ImGui::PopID();
    }
    HeadingOnce homes_left{view, Word::LevelHomesLeft};
    for (const std::uint32_t i : panel.undrawn) {
        homes_left.show();
        const model::UnitRow& unit = view.homes->home[i].unit;
        ImGui::PushID(static_cast<int>(i) + 1'000'000);
        if (link_button(cut_end(door_text(view, unit), wide).c_str()))
            out.push_back(LinkTo{unit.id, {}});
        ImGui::PopID();
    }
    for (const model::PlaceId front : panel.fronts_left) {
        const std::string name = full_name(view, front);
        if (name.empty()) continue;
        homes_left.show();
        if (link_button(cut_end(name, wide).c_str())) out.push_back(LinkTo{{}, front});
    }
}

}  // namespace

void draw_floor_tools(FloorPanel& panel, const View& view, const geo::Box& box, Intents& out) {
    if (!may_edit_floors(view)) return;
    const float r = static_cast<float>(view.session.ratio);
    const FloorDesk& desk = view.session.floors;
    const auto top = static_cast<float>(box.centre().y);
    ImGui::SetCursorScreenPos({static_cast<float>(box.x0), top});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {12 * r, 10 * r});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {6 * r, 6 * r});
    ImGui::PushStyleVar(ImGuiStyleVar_ChildRounding, 6 * r);
    ImGui::PushStyleColor(ImGuiCol_ChildBg, ImGui::GetStyleColorVec4(ImGuiCol_PopupBg));
    const ImVec2 size{static_cast<float>(box.width()),
                      desk.tool == FloorTool::None ? 70 * r : static_cast<float>(box.y1) - top};
    ImGui::BeginChild("tools", size, ImGuiChildFlags_AlwaysUseWindowPadding);
    if (desk.tool == FloorTool::None) {
        if (link_button(view.text(Word::LevelEdit))) out.push_back(TakeFloorTool{FloorTool::Edit});
        const Sized small{kSmall, view.session.ratio};
        if (!panel.undrawn.empty())
            ImGui::TextDisabled(
                "%s", view.say(Word::LevelLeft, {std::to_string(panel.undrawn.size())}).c_str());
    } else {
        for (const ToolWord& one : kFloorTools)
            if (chip(view, view.say(one.name), one.tool == desk.tool))
                out.push_back(TakeFloorTool{one.tool});
        end_chips();
        {
            const Sized small{kSmall, view.session.ratio};
            ImGui::PushTextWrapPos(0);
            ImGui::TextDisabled("%s", hint_of(view).c_str());
            ImGui::PopTextWrapPos();
        }
        if (link_button(view.text(Word::LevelDone))) out.push_back(TakeFloorTool{});
        if (desk.tool == FloorTool::Level) form_of_level(panel, view, out);
        form_of_room(panel, view, out);
        end_of_level(panel, view, out);
        what_is_left(panel, view, out);
    }
    ImGui::EndChild();
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(3);
}

}  // namespace ui
