#include "ui/panels.h"
#include "ui/style.h"

#include <numeric>

namespace ui {

namespace {

/// The same sign as on the map: hatch for no data, else plain colour.
void swatch(const View& view, std::size_t state, float r) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float h = ImGui::GetTextLineHeight();
    const ImVec2 a{at.x, at.y + h * 0.18F};
    const ImVec2 b{at.x + 18 * r, at.y + h * 0.86F};
    ImDrawList* paint = ImGui::GetWindowDrawList();
    paint->AddRectFilled(a, b, u32_from(scene::block_fill(view.session.look, state)), 3 * r);
    if (state == static_cast<std::size_t>(derive::State::NoData)) {
        paint->PushClipRect(a, b, true);
        for (float x = a.x - h; x < b.x; x += 5 * r)
            paint->AddLine({x, b.y}, {x + (b.y - a.y), a.y}, IM_COL32(60, 70, 82, 160), 1.2F * r);
        paint->PopClipRect();
    }
    ImGui::Dummy({18 * r, h});
    ImGui::SameLine(0, 10 * r);
}

}  // namespace

void draw_legend(const View& view, const Layout& layout) {
    const float r = static_cast<float>(view.session.ratio);
    derive::Tally all;
    for (model::Row row = 0; row < view.snapshot.places->size(); ++row)
        if (view.snapshot.places->parent[row] == model::kNoRow) all += view.derived.total[row];
    const std::uint32_t total = std::accumulate(all.blocks.begin(), all.blocks.end(), 0U);

    ImGui::SetNextWindowPos(
        {static_cast<float>(layout.map.x0) + 16 * r, static_cast<float>(layout.map.y1) - 16 * r},
        ImGuiCond_Always, {0, 1});
    ImGui::SetNextWindowSize({kLegendWidth * r, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 8 * r);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {16 * r, 12 * r});
    ImGui::Begin("##legend", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoInputs);
    ImGui::PopStyleVar(2);
    {
        const Sized small{kSmall, view.session.ratio};
        ImGui::TextDisabled("%s · %s", view.text(base::Word::ThemeWork),
                            view.say(base::Word::BlocksInAll, {std::to_string(total)}).c_str());
    }
    for (std::size_t state = 0; state < all.blocks.size(); ++state) {
        swatch(view, state, r);
        ImGui::TextUnformatted(view.text(word_of(static_cast<derive::State>(state))));
        const std::string count = std::to_string(all.blocks.at(state));
        ImGui::SameLine((kLegendWidth - 16) * r - ImGui::CalcTextSize(count.c_str()).x);
        ImGui::TextUnformatted(count.c_str());
    }
    if (view.derived.unplaced.open > 0) {
        ImGui::Separator();
        ImGui::TextDisabled(
            "%s",
            view.say(base::Word::Unplaced, {std::to_string(view.derived.unplaced.open)}).c_str());
    }
    ImGui::End();
}

}  // namespace ui
