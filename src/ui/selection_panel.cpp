#include "ui/card.h"
#include "ui/inspector.h"
#include "ui/panels.h"
#include "ui/rows.h"
#include "ui/sheet_lines.h"
#include "ui/style.h"

#include <array>
#include <cmath>
#include <optional>

namespace ui {

using base::Word;
using derive::Behind;
using derive::Counter;
using model::Kind;

namespace {

std::string kinds_text(const View& view) {
    struct Name {
        Kind kind;
        Word word;
    };
    constexpr std::array<Name, 6> kNames{{{Kind::Building, Word::CountBuildings},
                                          {Kind::Front, Word::CountFronts},
                                          {Kind::Street, Word::CountStreets},
                                          {Kind::Yard, Word::CountYards},
                                          {Kind::Site, Word::CountSites},
                                          {Kind::Other, Word::CountOthers}}};
    std::string text;
    for (const Name& name : kNames) {
        const std::uint32_t n =
            view.session.chosen.sum.of_kind.at(static_cast<std::size_t>(name.kind));
        if (n == 0) continue;
        text += (text.empty() ? "" : " · ") + view.say(name.word, {number_text(n)});
    }
    return text;
}

/// What, and how many, the number on the right edge; a square of colour before it if it has one.
/// A click lists what is behind it.
void line(const View& view, Word what, Counter counter, std::uint32_t n,
          std::optional<scene::Colour> colour, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const Behind behind{counter, {}};
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = ImGui::GetTextLineHeight();
    const float right = ImGui::GetWindowPos().x + ImGui::GetWindowWidth() - 20 * r;
    ImGui::PushID(static_cast<int>(counter));
    const bool clicked = ImGui::InvisibleButton("line", {right - at.x, height + 6 * r}) && n > 0;
    ImGui::PopID();
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const bool listed = view.session.desk.list == behind;
    if ((ImGui::IsItemHovered() && n > 0) || listed)
        paint->AddRectFilled({at.x - 8 * r, at.y - 1 * r}, {right + 8 * r, at.y + height + 6 * r},
                             ImGui::GetColorU32(listed ? ImGuiCol_Header : ImGuiCol_FrameBg),
                             5 * r);
    const ImU32 ink = ImGui::GetColorU32(n > 0 ? ImGuiCol_Text : ImGuiCol_TextDisabled);
    float left = at.x;
    if (colour) {
        paint->AddRectFilled({at.x, at.y + height * 0.22F + 2 * r},
                             {at.x + 14 * r, at.y + height * 0.82F + 2 * r}, u32_from(*colour),
                             3 * r);
        left += 24 * r;
    }
    paint->AddText({left, at.y + 2 * r}, ink, view.text(what));
    text_to(right, at.y + 2 * r, ink, number_text(n).c_str());
    if (!clicked) return;
    if (listed)
        out.push_back(CloseList{});
    else
        out.push_back(ListBehind{behind});
}

void figures(const View& view, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const scene::Sum& sum = view.session.chosen.sum;
    const auto rule = [&] {
        ImGui::Dummy({1, 4 * r});
        ImGui::Separator();
        ImGui::Dummy({1, 4 * r});
    };
    rule();
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 1 * r});
    for (std::size_t s = 0; s < derive::kStateCount; ++s) {
        const auto state = static_cast<derive::State>(s);
        line(view, word_of(state), derive::counter_of(state), sum.tally.blocks.at(s),
             scene::palette_of(view.session.look).mark.at(s), out);
    }
    rule();
    line(view, Word::OpenIssues, Counter::Open, sum.tally.open, {}, out);
    line(view, Word::OverdueIssues, Counter::Overdue, sum.tally.overdue, {}, out);
    line(view, Word::Units, Counter::Units, sum.tally.counts.units, {}, out);
    line(view, Word::Rented, Counter::Rented, sum.tally.counts.units_rented, {}, out);
    line(view, Word::Shops, Counter::Shops, sum.tally.counts.shops, {}, out);
    ImGui::PopStyleVar();
    ImGui::Dummy({1, 6 * r});
    const Sized small{kSmall, view.session.ratio};
    ImGui::TextDisabled("%s", view.text(Word::ChosenHint));
}

}  // namespace

std::string chosen_title(const View& view) {
    const Chosen& chosen = view.session.chosen;
    const std::string blocks = view.say(Word::ChosenTitle, {number_text(chosen.sum.blocks)});
    const model::Row grid = model::row_of(*view.snapshot.grids, chosen.grid);
    if (grid != model::kNoRow) return view.snapshot.grids->row[grid].name + " · " + blocks;
    if (chosen.radius_m <= 0) return blocks;
    return view.say(Word::ChosenRadius, {number_text(std::lround(chosen.radius_m))}) + " · " +
           blocks;
}

void draw_selection_panel(RowList& list, const View& view, const Layout& layout, Intents& out) {
    list.hovered = {};
    if (layout.inspector.empty()) return;
    const float r = static_cast<float>(view.session.ratio);
    begin_panel("##chosen", layout.inspector, {20 * r, 18 * r});
    const float clear = button_width(view.text(Word::ChosenClear));
    {
        const Sized large{kLarge, view.session.ratio};
        const float room = ImGui::GetWindowWidth() - 50 * r - clear;
        ImGui::TextUnformatted(cut_end(chosen_title(view), room).c_str());
    }
    ImGui::SameLine(ImGui::GetWindowWidth() - 20 * r - clear);
    if (plain_button(view.text(Word::ChosenClear))) out.push_back(ClearChosen{});
    ImGui::PushTextWrapPos(0);
    ImGui::TextDisabled("%s", kinds_text(view).c_str());
    ImGui::PopTextWrapPos();
    figures(view, out);
    const float bottom = static_cast<float>(layout.inspector.y1) - 57 * r;
    if (view.session.desk.list) {
        draw_list_head(list, view, out);
        draw_listing(list, view, bottom, out);
    }
    const ImVec2 top{static_cast<float>(layout.inspector.x0),
                     static_cast<float>(layout.inspector.y0)};
    ImDrawList* paint = ImGui::GetWindowDrawList();
    paint->AddLine(top, {top.x, static_cast<float>(layout.inspector.y1)},
                   ImGui::GetColorU32(ImGuiCol_Border));
    paint->AddLine({top.x, bottom}, {static_cast<float>(layout.inspector.x1), bottom},
                   ImGui::GetColorU32(ImGuiCol_Border));
    ImGui::SetCursorScreenPos({top.x + 20 * r, bottom + 11 * r});
    const std::string stats = view.say(Word::MenuStats) + "  F2";
    if (primary_button(stats.c_str())) out.push_back(ToggleStatistics{});
    end_panel();
}

}  // namespace ui
