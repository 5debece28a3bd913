#include "ui/inspector.h"

#include "ui/card.h"
#include "ui/panels.h"
#include "ui/rows.h"
#include "ui/sentences.h"
#include "ui/style.h"
#include "ui/theme_words.h"
#include "ui/things.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ui {

using base::Word;
using derive::Behind;
using derive::Counter;
using model::Kind;
using model::kNoRow;
using model::Row;

namespace {

/// A sentence on a tint of the colour it explains. With rows behind it, a click opens their list.
void told_box(const View& view, const std::string& text, scene::Colour colour, const Behind* behind,
              Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetWindowWidth() - 2 * kPanelEdge * r;
    const float inner = width - 28 * r;
    const ImVec2 size = ImGui::CalcTextSize(text.c_str(), nullptr, false, inner);
    const ImVec2 end{at.x + width, at.y + size.y + 16 * r};
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const bool clicked =
        behind != nullptr && ImGui::InvisibleButton("told", {end.x - at.x, end.y - at.y});
    const bool hovered = behind != nullptr && ImGui::IsItemHovered();
    if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    const std::uint8_t tint = hovered ? 48 : 26;
    paint->AddRectFilled(at, end, u32_from({colour.r, colour.g, colour.b, tint}));
    paint->AddRectFilled(at, {at.x + 4 * r, end.y}, u32_from(colour));
    ImGui::SetCursorScreenPos({at.x + 16 * r, at.y + 8 * r});
    ImGui::PushTextWrapPos(ImGui::GetCursorPosX() + inner);
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopTextWrapPos();
    ImGui::SetCursorScreenPos({at.x, end.y + 10 * r});
    if (clicked) out.push_back(ListBehind{*behind});
}

void reason_box(const View& view, Row place, const std::vector<derive::Listed>& open,
                Intents& out) {
    // A yard keeps its own colour on the map; here the sentence is about all that is below it.
    std::vector<Row> rows;
    for (const derive::Listed& issue : open) rows.push_back(issue.row);
    const derive::State state =
        rows.empty()
            ? view.derived.block[place].state
            : derive::state_at(view.now, view.snapshot.issues[rows[0]].row, *view.snapshot.rules);
    const scene::Colour colour =
        scene::palette_of(view.session.look).mark.at(static_cast<std::size_t>(state));
    constexpr std::array<Counter, derive::kStateCount> kBehind{Counter::Open,    Counter::Open,
                                                               Counter::Soon,    Counter::Urgent,
                                                               Counter::Overdue, Counter::Open};
    const Behind behind{kBehind.at(static_cast<std::size_t>(state)), {}};
    told_box(view, reason_of(view, place, rows), colour, rows.empty() ? nullptr : &behind, out);
    // Another theme explains itself too.
    const auto klass = class_shown(view, place);
    if (view.scene.theme == derive::Theme::Work || !klass) return;
    told_box(view, std::string{view.text(word_of(view.scene.theme))} + " · " + why_of(view, place),
             scene::block_fill(view.session.look, view.scene.theme, *klass), nullptr, out);
}

/// One number that opens its list.
void figure(const View& view, Counter counter, Word label, std::uint32_t value, ImVec2 at,
            float width, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const Behind behind{counter, {}};
    ImGui::PushID(static_cast<int>(counter));
    ImGui::SetCursorScreenPos(at);
    const bool clicked = ImGui::InvisibleButton("figure", {width - 4 * r, 58 * r});
    const bool hovered = ImGui::IsItemHovered();
    ImGui::PopID();
    const bool listed = view.session.desk.list == behind;
    ImDrawList* paint = ImGui::GetWindowDrawList();
    if (hovered || listed)
        paint->AddRectFilled({at.x - 6 * r, at.y - 2 * r}, {at.x + width - 10 * r, at.y + 60 * r},
                             ImGui::GetColorU32(listed ? ImGuiCol_Header : ImGuiCol_FrameBg),
                             6 * r);
    if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    const bool alarming = counter == Counter::Overdue && value > 0;
    const ImU32 ink = alarming     ? alarm_ink(view.session.look)
                      : value == 0 ? ImGui::GetColorU32(ImGuiCol_TextDisabled)
                                   : ImGui::GetColorU32(ImGuiCol_Text);
    {
        const Sized large{kNumber * 0.86F, view.session.ratio};
        paint->AddText(at, ink, number_text(value).c_str());
    }
    const Sized small{kSmall, view.session.ratio};
    paint->AddText({at.x, at.y + 34 * r}, ImGui::GetColorU32(ImGuiCol_TextDisabled),
                   cut_end(view.text(label), width - 8 * r).c_str());
    if (!clicked) return;
    if (listed)
        out.push_back(CloseList{});
    else
        out.push_back(ListBehind{behind});
}

void figures(const View& view, Row place, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const derive::Tally& total = view.derived.total[place];
    struct Cell {
        Counter counter;
        Word label;
        std::uint32_t value;
    };
    std::vector<Cell> cells;
    if (total.counts.units > 0) {
        cells.push_back({Counter::Units, Word::Units, total.counts.units});
        cells.push_back({Counter::Rented, Word::Rented, total.counts.units_rented});
    } else {
        cells.push_back({Counter::Shops, Word::Shops, total.counts.shops});
        cells.push_back({Counter::ShopsVacant, Word::StatShopsVacant, total.counts.shops_vacant});
    }
    cells.push_back({Counter::Open, Word::OpenIssues, total.open});
    cells.push_back({Counter::Overdue, Word::OverdueIssues, total.overdue});
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float cell =
        (ImGui::GetWindowWidth() - 2 * kPanelEdge * r) / static_cast<float>(cells.size());
    for (std::size_t i = 0; i < cells.size(); ++i)
        figure(view, cells[i].counter, cells[i].label, cells[i].value,
               {at.x + cell * static_cast<float>(i), at.y}, cell, out);
    ImGui::SetCursorScreenPos({at.x, at.y + 66 * r});
}

std::array<std::uint32_t, kTabs> counts_of(const RowList& list, const View& view, Row place) {
    const derive::Tally& total = view.derived.total[place];
    std::uint32_t below = 0;
    const derive::Subtrees& trees = view.trees;
    for (std::uint32_t at = trees.from[place] + 1; at < trees.end[place];
         at = trees.end[trees.place[at]])
        below += 1;
    return {total.counts.households, below,
            total.counts.facilities + static_cast<std::uint32_t>(list.things), total.open,
            total.counts.shops + static_cast<std::uint32_t>(list.organisations)};
}

void tabs(const RowList& list, const View& view, Row place, Intents& out) {
    constexpr std::array<Word, kTabs> kNames{Word::TabPeople, Word::TabLand, Word::TabThings,
                                             Word::TabMatters, Word::TabOrganisations};
    const float r = static_cast<float>(view.session.ratio);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float cell = (ImGui::GetWindowWidth() - 2 * (kPanelEdge - 6) * r) / kTabs;
    const auto counts = counts_of(list, view, place);
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const float low = at.y + 46 * r;
    paint->AddLine({ImGui::GetWindowPos().x, low},
                   {ImGui::GetWindowPos().x + ImGui::GetWindowWidth(), low},
                   ImGui::GetColorU32(ImGuiCol_Border));
    for (std::size_t i = 0; i < kNames.size(); ++i) {
        const float left = at.x - 6 * r + cell * static_cast<float>(i);
        ImGui::SetCursorScreenPos({left, at.y});
        ImGui::PushID(static_cast<int>(i));
        if (ImGui::InvisibleButton("tab", {cell, 46 * r}))
            out.push_back(ShowTab{static_cast<Tab>(i)});
        ImGui::PopID();
        const bool hovered = ImGui::IsItemHovered();
        const bool on = !view.session.desk.list && view.session.desk.tab == static_cast<Tab>(i);
        const ImU32 ink = on || hovered ? ImGui::GetColorU32(on ? ImGuiCol_TextLink : ImGuiCol_Text)
                                        : ImGui::GetColorU32(ImGuiCol_TextDisabled);
        const auto centred = [&](const std::string& text, float y, ImU32 colour) {
            const float wide = ImGui::CalcTextSize(text.c_str()).x;
            paint->AddText({std::round(left + (cell - wide) / 2), y}, colour, text.c_str());
        };
        {
            const bool small = !view.chinese();
            const Sized size{small ? kSmall : kText, view.session.ratio};
            centred(view.text(kNames.at(i)), at.y + (small ? 3 : 1) * r, ink);
        }
        const Sized small{kSmall, view.session.ratio};
        centred(number_text(counts.at(i)), at.y + 22 * r,
                on ? ink : ImGui::GetColorU32(ImGuiCol_TextDisabled));
        if (on)
            paint->AddRectFilled({left + 8 * r, low - 2.5F * r},
                                 {left + cell - 8 * r, low + 0.5F * r}, ink);
    }
    ImGui::SetCursorScreenPos({at.x, low + 1});
}

/// What can be done about the place, along the bottom.
void actions(const View& view, const Layout& layout, Row place, float top, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const model::PlaceRow& row = view.snapshot.places->row[place];
    const float left = static_cast<float>(layout.inspector.x0) + kPanelEdge * r;
    const float right = static_cast<float>(layout.inspector.x1) - kPanelEdge * r;
    ImGui::GetWindowDrawList()->AddLine({static_cast<float>(layout.inspector.x0), top},
                                        {static_cast<float>(layout.inspector.x1), top},
                                        ImGui::GetColorU32(ImGuiCol_Border));
    ImGui::SetCursorScreenPos({left, top + 11 * r});
    const bool visits = model::is_block(view.snapshot.places->kind[place]) && !view.feed.still;
    if (visits) {
        if (primary_button(view.text(Word::LogVisit))) out.push_back(LogVisitAt{row.id});
        ImGui::SameLine();
    }
    if (visits) {
        const std::string report = view.say(Word::ActReport) + "  N";
        if (plain_button(report.c_str())) out.push_back(ToggleReport{row.id});
        ImGui::SameLine();
    }
    const Row opens = plan_of(*view.snapshot.places, place);
    if (opens != kNoRow && !plan_is_open(view)) {
        constexpr std::array<Word, 4> kNames{Word::kCount, Word::PlanHomes, Word::PlanStrip,
                                             Word::PlanYard};
        const PlanKind kind = plan_kind(*view.snapshot.places, view.snapshot.places->row[opens].id);
        const std::string plan = view.say(kNames.at(static_cast<std::size_t>(kind))) + "  P";
        if (plain_button(plan.c_str())) out.push_back(OpenPlan{row.id});
        ImGui::SameLine();
    }
    const std::string stats = view.say(Word::MenuStats) + "  F2";
    if (ImGui::GetCursorScreenPos().x + button_width(stats.c_str()) <= right &&
        plain_button(stats.c_str()))
        out.push_back(ToggleStatistics{});
    const base::Instant visited = view.derived.total[place].counts.last_visit;
    if (!model::is_block(view.snapshot.places->kind[place])) return;
    const std::string last =
        visited == base::kNever
            ? view.say(Word::NeverVisited)
            : view.say(Word::TableVisit) + " " + base::day_and_clock(visited, view.chinese());
    const Sized small{kSmall, view.session.ratio};
    const float buttons = ImGui::GetItemRectMax().x;
    if (ImGui::CalcTextSize(last.c_str()).x > right - buttons - 12 * r) return;
    text_to(right, top + 20 * r, ImGui::GetColorU32(ImGuiCol_TextDisabled), last.c_str());
}

void head(const RowList& list, const View& view, Row place, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const float width = ImGui::GetWindowWidth() - 2 * kPanelEdge * r;
    {
        const Sized large{kLarge, view.session.ratio};
        ImGui::TextUnformatted(cut_end(full_name(view, place), width).c_str());
    }
    std::string below = describe(view, place);
    if (below.empty()) below = path_above(view, place);
    if (!below.empty()) ImGui::TextDisabled("%s", cut_end(below, width).c_str());
    ImGui::Dummy({1, 2 * r});
    reason_box(view, place, list.open, out);
    figures(view, place, out);
}

/// The tab of people, as far as there is room; the rest by scrolling.
void people(const View& view, Row place, float bottom, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImVec2 corner{ImGui::GetWindowPos().x, at.y};
    ImGui::SetCursorScreenPos(corner);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {kPanelEdge * r, 0});
    ImGui::BeginChild("people", {ImGui::GetWindowWidth(), std::max(bottom - at.y, 1.0F)},
                      ImGuiChildFlags_AlwaysUseWindowPadding, ImGuiWindowFlags_NoBackground);
    ImGui::PopStyleVar();
    draw_people(view, place, out);
    ImGui::EndChild();
}

}  // namespace

void draw_inspector(Panels& panels, const View& view, const Layout& layout, Intents& out) {
    RowList& list = panels.list;
    list.hovered = {};
    if (layout.inspector.empty()) return;
    const float r = static_cast<float>(view.session.ratio);
    const Row place = told_of(view.session, *view.snapshot.places);
    begin_panel("##inspector", layout.inspector, {kPanelEdge * r, 14 * r});
    const ImVec2 top{static_cast<float>(layout.inspector.x0),
                     static_cast<float>(layout.inspector.y0)};
    ImGui::GetWindowDrawList()->AddLine(top, {top.x, static_cast<float>(layout.inspector.y1)},
                                        ImGui::GetColorU32(ImGuiCol_Border));
    if (place == kNoRow) {
        ImGui::TextDisabled("%s", view.text(Word::NothingSelected));
        end_panel();
        return;
    }
    const float bottom = static_cast<float>(layout.inspector.y1) - 57 * r;
    const Desk& desk = view.session.desk;
    head(list, view, place, out);
    draw_duties(view, place, out);
    draw_notes(panels.note, view, place, out);
    draw_shops(panels.plan.form, view, place, out);
    if (desk.list)
        draw_list_head(list, view, out);
    else
        tabs(list, view, place, out);
    if (!desk.list && (desk.tab == Tab::Things || desk.tab == Tab::Organisations))
        draw_thing_adding(panels.plan.form, view, desk.tab, place, out);
    if (!desk.list && desk.tab == Tab::People)
        people(view, place, bottom, out);
    else
        draw_listing(list, view, bottom, out);
    actions(view, layout, place, bottom, out);
    end_panel();
    const float by =
        drag_edge("##inspector_edge", top.x, top.y, static_cast<float>(layout.inspector.y1), r);
    if (by == 0) return;
    const PanelWidths widths = widths_of(view.session, layout.top_bar.width());
    out.push_back(SetPanelWidths{desk.tree_width, widths.inspector - by / r});
}

}  // namespace ui
