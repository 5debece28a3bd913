#include "ui/listing.h"

#include "ui/card.h"
#include "ui/rows.h"
#include "ui/sentences.h"
#include "ui/style.h"
#include "ui/thing_rows.h"
#include "ui/things.h"

#include "model/codes.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ui {

using base::Word;
using derive::Behind;
using derive::Counter;
using derive::Listed;
using derive::ListedKind;
using model::Kind;
using model::kNoRow;
using model::Row;

namespace {

constexpr float kListRow = kText + kSmall + 11;

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts)
        if (!part.empty()) text += (text.empty() ? "" : " · ") + part;
    return text;
}

/// What of a place tells it from its neighbours in a list: the place above it.
std::string name_above(const View& view, Row row) {
    const model::Places& places = *view.snapshot.places;
    Row up = places.parent[row];
    if (up != kNoRow && places.kind[row] == Kind::Building) up = places.parent[up];
    return up == kNoRow ? std::string{} : places.row[up].name;
}

RowText of_place(const View& view, const Listed& listed) {
    const derive::Tally& total = view.derived.total[listed.row];
    const Kind kind = view.snapshot.places->kind[listed.row];
    RowText text{.title = full_name(view, listed.row)};
    const std::string open = std::to_string(total.open);
    std::string counts;
    if (total.overdue > 0)
        counts = view.say(Word::HoverCounts, {open, std::to_string(total.overdue)});
    else if (total.open > 0)
        counts = view.say(Word::OpenIssues) + " " + open;
    if (model::is_block(kind)) text.state = view.derived.block[listed.row].state;
    text.below = joined({name_above(view, listed.row), counts});
    if (listed.value != 1 || view.session.desk.list) text.right = number_text(listed.value);
    return text;
}

RowText of_issue(const View& view, const model::Issue& issue) {
    const model::IssueRow& row = issue.row;
    const bool open = derive::is_open(row);
    RowText text{.title = issue_title(view, row)};
    text.state = derive::state_at(view.now, row, *view.snapshot.rules);
    text.below = joined({issue.at == kNoRow ? std::string{} : full_name(view, issue.at),
                         model::label(view.snapshot, "K21", row.channel, view.chinese()),
                         model::label(view.snapshot, "K23", row.state, view.chinese())});
    text.right = open ? standing_of(view, row) : base::day_and_clock(row.closed, view.chinese());
    text.alarming = open && *text.state == derive::State::Overdue;
    return text;
}

RowText of_shop(const View& view, const model::ShopRow& shop) {
    const std::string trade = model::label(view.snapshot, "K10", shop.trade, view.chinese());
    return {.title = shop.name.empty() ? full_name(view, shop.place) : shop.name,
            .below = joined({full_name(view, shop.place), trade}),
            .right = model::label(view.snapshot, "K14", shop.state, view.chinese())};
}

RowText of_grid(const View& view, Row grid) {
    const Row community = view.snapshot.grids->community[grid];
    return {.title = view.snapshot.grids->row[grid].name,
            .below = community == kNoRow ? "" : view.snapshot.places->row[community].name,
            .right = view.text(Word::DutyVacant),
            .alarming = true};
}

RowText of_duty(const View& view, const model::AssignmentRow& duty) {
    const Row grid = model::row_of(*view.snapshot.grids, duty.grid);
    RowText text{.below = duty.role};
    for (const model::StaffRow& person : *view.snapshot.staff)
        if (person.id == duty.staff) text.title = person.name;
    text.right = grid == kNoRow ? full_name(view, duty.place) : view.snapshot.grids->row[grid].name;
    return text;
}

ThingRef thing_of(const View& view, const Listed& listed) {
    const model::Snapshot& is = view.snapshot;
    if (listed.kind == ListedKind::Facility)
        return {ThingKind::Facility, number((*is.facilities)[listed.row].id)};
    if (listed.kind == ListedKind::Component)
        return {ThingKind::Component, number((*is.components)[listed.row].id)};
    if (listed.kind == ListedKind::Organisation)
        return {ThingKind::Organisation, number((*is.organisations)[listed.row].id)};
    if (listed.kind == ListedKind::Entrance)
        return {ThingKind::Entrance, number((*is.entrances)[listed.row].id)};
    return {};
}

RowText of_thing(const View& view, const Listed& listed) {
    const ThingRef thing = thing_of(view, listed);
    const bool broken = listed.kind == ListedKind::Component &&
                        model::is_broken((*view.snapshot.components)[listed.row]);
    std::string staff;
    if (listed.kind == ListedKind::Organisation)
        if (const int n = (*view.snapshot.organisations)[listed.row].staff; n > 0)
            staff = view.say(Word::PersonsAtWork, {number_text(n)});
    return {.title = thing_title(view, thing),
            .below = joined({full_name(view, place_of_thing(view.snapshot, thing)), staff}),
            .right = thing_kind(view, thing),
            .alarming = broken};
}

void light(RowList& list, const View& view, std::size_t index, Intents& out) {
    const Listed& row = list.rows[index];
    const model::PlaceId place = derive::place_of(view.snapshot, row);
    list.cursor = index;
    const auto issue =
        row.kind == ListedKind::Issue ? view.snapshot.issues[row.row].row.id : model::IssueId{};
    out.push_back(LightRow{place, list.key.place, issue});
}

/// Answers where the row stands while the mouse is over it.
void row(RowList& list, const View& view, std::size_t index, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const Listed& listed = list.rows[index];
    const RowText text = text_of_row(view, listed);
    const model::PlaceId place = derive::place_of(view.snapshot, listed);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const ImVec2 end{at.x + width, at.y + kListRow * r};
    const bool clicked = ImGui::InvisibleButton("row", {width, kListRow * r});
    const bool hovered = ImGui::IsItemHovered();
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const bool lit = index == list.cursor && (model::number(view.session.desk.subject) != 0 ||
                                              view.session.chosen.places != nullptr);
    if (lit || hovered)
        paint->AddRectFilled(at, end,
                             ImGui::GetColorU32(lit ? ImGuiCol_HeaderActive : ImGuiCol_FrameBg));
    float left = at.x + 20 * r;
    if (text.state) {
        state_square(view, *text.state, {left, at.y + 10 * r}, 11 * r);
        left += 21 * r;
    }
    const float right = end.x - 20 * r;
    const ImU32 grey = ImGui::GetColorU32(ImGuiCol_TextDisabled);
    const float taken = ImGui::CalcTextSize(text.right.c_str()).x;
    const bool listed_number = listed.kind == ListedKind::Place;
    text_to(right, at.y + 5 * r,
            text.alarming   ? alarm_ink(view.session.look)
            : listed_number ? ImGui::GetColorU32(ImGuiCol_Text)
                            : grey,
            text.right.c_str());
    paint->AddText({left, at.y + 5 * r}, ImGui::GetColorU32(ImGuiCol_Text),
                   cut_end(text.title, right - taken - left - 10 * r).c_str());
    const Sized small{kSmall, view.session.ratio};
    paint->AddText({left, at.y + (5 + kText) * r}, grey, cut_end(text.below, right - left).c_str());
    if (hovered) list.hovered = place;
    if (!clicked) return;
    // A second click goes there for good: the inspector tells of it then.
    if (lit && model::number(place) != 0 && listed.kind != ListedKind::Issue) {
        out.push_back(Select{place});
        out.push_back(ZoomToPlace{place});
        return;
    }
    light(list, view, index, out);
    if (const ThingRef thing = thing_of(view, listed); thing.kind != ThingKind::None)
        out.push_back(OpenThing{thing});
}

Word none_word(const View& view) {
    if (view.session.desk.list) return Word::NoRows;
    constexpr std::array<Word, kTabs> kNone{Word::NoRows, Word::NothingBelow, Word::NoFacility,
                                            Word::NoOpenIssue, Word::NoShop};
    return kNone.at(static_cast<std::size_t>(view.session.desk.tab));
}

}  // namespace

RowText text_of_row(const View& view, const Listed& listed) {
    switch (listed.kind) {
        case ListedKind::Place:
            return of_place(view, listed);
        case ListedKind::Issue:
            return of_issue(view, view.snapshot.issues[listed.row]);
        case ListedKind::Shop:
            return of_shop(view, view.snapshot.shops[listed.row]);
        case ListedKind::Facility:
        case ListedKind::Component:
        case ListedKind::Organisation:
        case ListedKind::Entrance:
            return of_thing(view, listed);
        case ListedKind::Grid:
            return of_grid(view, listed.row);
        case ListedKind::Duty:
            return of_duty(view, (*view.snapshot.assignments)[listed.row]);
    }
    return {};
}

void draw_list_head(const RowList& list, const View& view, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    std::uint32_t sum = 0;
    for (const derive::Listed& row : list.rows) sum += row.value;
    const bool plain = sum == list.rows.size();
    const std::string rows = number_text(static_cast<std::int64_t>(list.rows.size()));
    const std::string counted = plain ? view.say(Word::ListCount, {rows})
                                      : view.say(Word::ListSum, {rows, number_text(sum)});
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetWindowWidth() - 2 * 20 * r;
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const float y = at.y + 8 * r;
    const std::string name = name_of(view, *view.session.desk.list);
    paint->AddText({at.x, y}, ImGui::GetColorU32(ImGuiCol_Text), name.c_str());
    const float wide = ImGui::CalcTextSize(name.c_str()).x;
    {
        const Sized small{kSmall, view.session.ratio};
        paint->AddText({at.x + wide + 10 * r, y + 2 * r}, ImGui::GetColorU32(ImGuiCol_TextDisabled),
                       counted.c_str());
    }
    const char* back = view.text(Word::ListBack);
    const std::string label = std::string{back} + "  Esc";
    ImGui::SetCursorScreenPos({at.x + width - ImGui::CalcTextSize(label.c_str()).x, y});
    if (link_button(label.c_str())) out.push_back(CloseList{});
    const float low = at.y + 38 * r;
    paint->AddLine({ImGui::GetWindowPos().x, low},
                   {ImGui::GetWindowPos().x + ImGui::GetWindowWidth(), low},
                   ImGui::GetColorU32(ImGuiCol_Border));
    ImGui::SetCursorScreenPos({at.x, low + 1});
}

void draw_listing(RowList& list, const View& view, float bottom_px, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float left = ImGui::GetWindowPos().x + 1;
    ImGui::SetCursorScreenPos({left, at.y});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::BeginChild("##rows",
                      {ImGui::GetWindowWidth() - 1, std::max(bottom_px - at.y, kListRow * r)},
                      ImGuiChildFlags_None, ImGuiWindowFlags_NoBackground);
    ImGui::PopStyleVar();
    if (list.rows.empty()) {
        ImGui::SetCursorPos({20 * r, 8 * r});
        ImGui::TextDisabled("%s", view.text(none_word(view)));
    }
    if (std::exchange(list.scrolls, false)) {
        if (list.cursor < list.rows.size())
            scroll_to_row(list.cursor, kListRow * r, false);
        else
            ImGui::SetScrollY(0);
    }
    list.laid_out = rows_in_sight(list.rows.size(), kListRow * r,
                                  [&](std::size_t i) { row(list, view, i, out); });
    ImGui::EndChild();
}

void take_list_keys(RowList& list, const View& view, Intents& out) {
    if (list.rows.empty()) return;
    const std::size_t last = list.rows.size() - 1;
    const bool none = list.cursor > last;
    if (ImGui::IsKeyPressed(ImGuiKey_J))
        light(list, view, none ? 0 : std::min(list.cursor + 1, last), out);
    else if (ImGui::IsKeyPressed(ImGuiKey_K))
        light(list, view, none || list.cursor == 0 ? 0 : list.cursor - 1, out);
    else
        return;
    list.scrolls = true;
}

}  // namespace ui
