// Who answers for a place, the people counted there, and what happened to an issue.
#include "derive/duty.h"
#include "ui/card.h"
#include "ui/inspector.h"
#include "ui/rows.h"
#include "ui/sentences.h"
#include "ui/style.h"

#include <algorithm>
#include <map>
#include <utility>

namespace ui {

using base::Word;
using derive::Counter;
using model::kNoRow;
using model::Row;

namespace {

constexpr float kToldLine = 25;

std::string person_of(const View& view, const model::AssignmentRow& duty) {
    for (const model::StaffRow& person : *view.snapshot.staff)
        if (person.id == duty.staff) return person.name;
    return {};
}

/// "罗娟 专职网格员", and how many more.
std::string holders(const View& view, const derive::Duty& duty) {
    if (duty.held.empty()) return {};
    const model::AssignmentRow& first = (*view.snapshot.assignments)[duty.held[0]];
    std::string text = person_of(view, first) + "  " + first.role;
    if (duty.held.size() > 1)
        text += " · " + view.say(Word::DutyMore, {std::to_string(duty.held.size() - 1)});
    return text;
}

void tell_all(const View& view, const derive::Duty& duty) {
    if (duty.held.size() < 2) return;
    std::string all;
    for (const Row held : duty.held) {
        const model::AssignmentRow& one = (*view.snapshot.assignments)[held];
        all += (all.empty() ? "" : "\n") + person_of(view, one) + "  " + one.role;
    }
    ImGui::SetTooltip("%s", all.c_str());
}

/// A quiet name and, beside it, what is told of it. Answers whether it was clicked.
bool told_line(const std::string& name, const std::string& told, ImU32 ink, float label_width,
               float r) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetWindowWidth() - 2 * kPanelEdge * r;
    const bool clicked = ImGui::InvisibleButton("told", {width, kToldLine * r});
    const bool hovered = ImGui::IsItemHovered();
    if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    ImDrawList* paint = ImGui::GetWindowDrawList();
    paint->AddText(at, ImGui::GetColorU32(hovered ? ImGuiCol_Text : ImGuiCol_TextDisabled),
                   cut_end(name, label_width).c_str());
    const float left = at.x + label_width + 12 * r;
    paint->AddText({left, at.y}, ink, cut_end(told, at.x + width - left).c_str());
    return clicked;
}

void duty_line(const View& view, const derive::Duty& duty, float label_width, Intents& out) {
    const bool is_grid = duty.grid != kNoRow;
    const std::string& name = is_grid ? view.snapshot.grids->row[duty.grid].name
                                      : view.snapshot.places->row[duty.place].name;
    std::string told = holders(view, duty);
    ImU32 ink = ImGui::GetColorU32(ImGuiCol_Text);
    if (duty.held.empty()) {
        told = view.text(is_grid ? Word::DutyVacant : Word::DutyNobody);
        ink = is_grid ? alarm_ink(view.session.look) : ImGui::GetColorU32(ImGuiCol_TextDisabled);
    }
    const float r = static_cast<float>(view.session.ratio);
    const bool clicked = told_line(name, told, ink, label_width, r);
    if (ImGui::IsItemHovered()) tell_all(view, duty);
    if (!clicked) return;
    if (is_grid) return out.push_back(ChooseGrid{view.snapshot.grids->row[duty.grid].id});
    const Row row = duty.place;
    if (row == kNoRow) return;
    out.push_back(Select{view.snapshot.places->row[row].id});
    out.push_back(ZoomToPlace{view.snapshot.places->row[row].id});
}

/// One count of the tab of people; with a list behind it, it can be clicked.
void count_line(const View& view, const std::string& label, std::uint32_t n, bool alarming,
                const derive::Behind* behind, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImVec2 corner{ImGui::GetWindowPos().x + 1, at.y};
    ImGui::SetCursorScreenPos(corner);
    const float width = ImGui::GetWindowWidth() - 1;
    ImGui::PushID(label.c_str());
    const bool clicked = ImGui::InvisibleButton("count", {width, 32 * r}) && behind != nullptr;
    ImGui::PopID();
    ImDrawList* paint = ImGui::GetWindowDrawList();
    if (behind != nullptr && ImGui::IsItemHovered()) {
        paint->AddRectFilled(corner, {corner.x + width, at.y + 32 * r},
                             ImGui::GetColorU32(ImGuiCol_FrameBg));
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
    const float y = at.y + 5 * r;
    const float right = corner.x + width - kPanelEdge * r;
    const std::string number = number_text(n);
    paint->AddText({corner.x + (kPanelEdge - 1) * r, y}, ImGui::GetColorU32(ImGuiCol_Text),
                   cut_end(label, width - (2 * kPanelEdge + 70) * r).c_str());
    text_to(right, y, alarming ? alarm_ink(view.session.look) : ImGui::GetColorU32(ImGuiCol_Text),
            number.c_str());
    ImGui::SetCursorScreenPos({at.x, at.y + 32 * r});
    if (clicked) out.push_back(ListBehind{*behind});
}

/// The chain of a place; of a yard, whose own begins above the grids, with those of its grids that
/// nobody works in.
std::vector<derive::Duty> chain_of(const View& view, Row place) {
    std::vector<derive::Duty> chain = derive::duty_chain(view.snapshot, place, view.now);
    const bool has_grid = !chain.empty() && chain[0].grid != kNoRow;
    if (has_grid || !model::is_block(view.snapshot.places->kind[place])) return chain;
    const std::vector<bool> worked = derive::worked_grids(view.snapshot, view.now);
    for (const Row grid : derive::grids_below(*view.snapshot.places, view.trees, place))
        if (!worked[grid]) chain.insert(chain.begin(), derive::Duty{.grid = grid});
    return chain;
}

/// How many are cared for, as all may see it: from the community up, small numbers left out.
void care_counts(const View& view, Row place) {
    const model::PlaceId id = view.snapshot.places->row[place].id;
    const float r = static_cast<float>(view.session.ratio);
    bool first = true;
    for (const model::CodeItem& item : *view.snapshot.codes) {
        if (item.list != "K35") continue;
        const auto at = std::ranges::find_if(*view.snapshot.care, [&](const model::CareCount& c) {
            return c.place == id && c.category == item.code;
        });
        if (at == view.snapshot.care->end()) continue;
        if (std::exchange(first, false)) {
            ImGui::Dummy({1, 10 * r});
            ImGui::TextUnformatted(view.text(Word::CareCounts));
            if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", view.text(Word::CareWhy));
            ImGui::Dummy({1, 4 * r});
        }
        const ImVec2 corner = ImGui::GetCursorScreenPos();
        const float right = ImGui::GetWindowPos().x + ImGui::GetWindowWidth() - kPanelEdge * r;
        ImGui::TextDisabled("%s", (view.chinese() ? item.zh : item.en).c_str());
        text_to(right, corner.y, ImGui::GetColorU32(ImGuiCol_Text), at->shown.c_str());
    }
}

}  // namespace

void draw_duties(const View& view, Row place, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const std::vector<derive::Duty> chain = chain_of(view, place);
    // Of a community and above: how many of its grids are vacant; a click opens which.
    const std::size_t vacant = model::is_block(view.snapshot.places->kind[place])
                                   ? 0
                                   : derive::vacant_grids(view.snapshot, place, view.now).size();
    if (chain.empty() && vacant == 0) return;
    float label = 0;
    for (const derive::Duty& duty : chain) {
        const std::string& name = duty.grid != kNoRow ? view.snapshot.grids->row[duty.grid].name
                                                      : view.snapshot.places->row[duty.place].name;
        label = std::max(label, ImGui::CalcTextSize(name.c_str()).x);
    }
    if (vacant > 0)
        label = std::max(label, ImGui::CalcTextSize(view.text(Word::StatVacantGrids)).x);
    label = std::min(label, ImGui::GetWindowWidth() * 0.34F);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    for (std::size_t i = 0; i < chain.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        duty_line(view, chain[i], label, out);
        ImGui::PopID();
    }
    if (vacant > 0 &&
        told_line(view.text(Word::StatVacantGrids), number_text(static_cast<std::uint32_t>(vacant)),
                  alarm_ink(view.session.look), label, r))
        out.push_back(ListBehind{{Counter::VacantGrids, {}}});
    ImGui::Dummy({1, 8 * r});
    ImGui::PopStyleVar();
}

void draw_people(const View& view, Row place, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    ImGui::Dummy({1, 2 * r});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    const derive::Behind households{Counter::Households, {}};
    count_line(view, view.say(Word::Households), view.derived.total[place].counts.households, false,
               &households, out);
    const derive::People& people = view.derived.total[place].people;
    const auto persons = [&](Counter counter, Word word, derive::PeopleCount which) {
        const derive::Behind behind{counter, {}};
        count_line(view, view.say(word), people.at(which), false, &behind, out);
    };
    if (people.at(derive::PeopleCount::Persons) > 0 && tells_persons(view, place)) {
        persons(Counter::Persons, Word::StatPersons, derive::PeopleCount::Persons);
        persons(Counter::Floating, Word::StatFloating, derive::PeopleCount::Floating);
        persons(Counter::From60, Word::StatFrom60, derive::PeopleCount::From60);
        persons(Counter::From80, Word::StatFrom80, derive::PeopleCount::From80);
    }
    std::map<std::string, std::uint32_t> roles;
    for (const derive::Listed& row : derive::rows_behind(view.snapshot, view.derived, view.trees,
                                                         place, {Counter::Staff, {}}, view.now))
        roles[(*view.snapshot.assignments)[row.row].role] += 1;
    const derive::Behind staff{Counter::Staff, {}};
    for (const auto& [role, n] : roles) count_line(view, role, n, false, &staff, out);
    const auto vacant =
        static_cast<std::uint32_t>(derive::vacant_grids(view.snapshot, place, view.now).size());
    const derive::Behind grids{Counter::VacantGrids, {}};
    count_line(view, view.say(Word::StatVacantGrids), vacant, vacant > 0, &grids, out);
    ImGui::PopStyleVar();
    care_counts(view, place);
    ImGui::Dummy({1, 8 * r});
    const Sized small{kSmall, view.session.ratio};
    ImGui::TextDisabled("%s", view.text(Word::ResidentsCounted));
}

}  // namespace ui
