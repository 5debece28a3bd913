#include "ui/panels.h"
#include "ui/sentences.h"
#include "ui/style.h"

#include <utility>

namespace ui {

using base::Word;

namespace {

/// The newest first, as many as there is room for. What one change did to many rows of a place is
/// told once.
void lines(const View& view, const Layout& layout, float r, Intents& out) {
    const Sized small{kSmall, view.session.ratio};
    float used = 0;
    int index = 0;
    std::string last;
    for (const model::Change& change : view.feed.recent) {
        const model::Row place = model::row_of(*view.snapshot.places, change.place);
        if (place == model::kNoRow || change.table == "issue_log") continue;
        const std::string what = change_text(view.session.language, change);
        const std::string clock = base::clock_from_instant(change.at);
        const std::string text = full_name(view, place) + " · " + what;
        if (std::exchange(last, clock + text) == clock + text) continue;
        const float width = ImGui::CalcTextSize((clock + text).c_str()).x + 34 * r;
        if (used + width > static_cast<float>(layout.ticker.width()) - 32 * r) break;
        if (used > 0) ImGui::SameLine(0, 26 * r);
        used += width;
        ImGui::TextDisabled("%s", clock.c_str());
        ImGui::SameLine(0, 6 * r);
        ImGui::PushID(index++);
        ImGui::TextUnformatted(text.c_str());
        if (ImGui::IsItemClicked()) out.push_back(Select{change.place});
        ImGui::PopID();
    }
    if (index == 0) ImGui::TextDisabled("%s", view.text(Word::NoChangeYet));
}

}  // namespace

void draw_ticker(const View& view, const Layout& layout, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    begin_panel("##ticker", layout.ticker, {16 * r, 7 * r});
    lines(view, layout, r, out);
    const ImVec2 corner{static_cast<float>(layout.ticker.x0), static_cast<float>(layout.ticker.y0)};
    ImGui::GetWindowDrawList()->AddLine(corner, {static_cast<float>(layout.ticker.x1), corner.y},
                                        ImGui::GetColorU32(ImGuiCol_Border));
    end_panel();
}

}  // namespace ui
