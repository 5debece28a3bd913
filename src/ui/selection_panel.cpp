#include "ui/card.h"
#include "ui/panels.h"
#include "ui/style.h"

#include <array>

namespace ui {

using base::Word;
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
void line(const View& view, Word what, std::uint32_t n, std::optional<scene::Colour> colour) {
    const float r = static_cast<float>(view.session.ratio);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = ImGui::GetTextLineHeight();
    if (colour) {
        ImGui::GetWindowDrawList()->AddRectFilled({at.x, at.y + height * 0.22F},
                                                  {at.x + 14 * r, at.y + height * 0.82F},
                                                  u32_from(*colour), 3 * r);
        ImGui::SetCursorScreenPos({at.x + 24 * r, at.y});
    }
    ImGui::TextUnformatted(view.text(what));
    const std::string number = number_text(n);
    ImGui::SameLine(ImGui::GetWindowWidth() - 20 * r - ImGui::CalcTextSize(number.c_str()).x);
    ImGui::TextUnformatted(number.c_str());
}

}  // namespace

void draw_selection_panel(const View& view, const Layout& layout, Intents& out) {
    if (layout.inspector.empty()) return;
    const float r = static_cast<float>(view.session.ratio);
    const scene::Sum& sum = view.session.chosen.sum;
    begin_panel("##chosen", layout.inspector, {20 * r, 18 * r});
    {
        const Sized large{kLarge, view.session.ratio};
        ImGui::TextUnformatted(view.say(Word::ChosenTitle, {number_text(sum.blocks)}).c_str());
    }
    const float clear = button_width(view.text(Word::ChosenClear));
    ImGui::SameLine(ImGui::GetWindowWidth() - 20 * r - clear);
    if (plain_button(view.text(Word::ChosenClear))) out.push_back(ClearChosen{});
    ImGui::PushTextWrapPos(0);
    ImGui::TextDisabled("%s", kinds_text(view).c_str());
    ImGui::PopTextWrapPos();
    ImGui::Dummy({1, 4 * r});
    ImGui::Separator();
    ImGui::Dummy({1, 4 * r});
    for (std::size_t state = 0; state < derive::kStateCount; ++state)
        line(view, word_of(static_cast<derive::State>(state)), sum.tally.blocks.at(state),
             scene::palette_of(view.session.look).mark.at(state));
    ImGui::Dummy({1, 4 * r});
    ImGui::Separator();
    ImGui::Dummy({1, 4 * r});
    line(view, Word::OpenIssues, sum.tally.open, {});
    line(view, Word::OverdueIssues, sum.tally.overdue, {});
    line(view, Word::Issues, sum.tally.counts.issues, {});
    line(view, Word::Units, sum.tally.counts.units, {});
    line(view, Word::Rented, sum.tally.counts.units_rented, {});
    line(view, Word::Shops, sum.tally.counts.shops, {});
    ImGui::Dummy({1, 6 * r});
    {
        const Sized small{kSmall, view.session.ratio};
        ImGui::TextDisabled("%s", view.text(Word::ChosenHint));
    }
    const ImVec2 top{static_cast<float>(layout.inspector.x0),
                     static_cast<float>(layout.inspector.y0)};
    ImGui::GetWindowDrawList()->AddLine(top, {top.x, static_cast<float>(layout.inspector.y1)},
                                        ImGui::GetColorU32(ImGuiCol_Border));
    end_panel();
}

}  // namespace ui
