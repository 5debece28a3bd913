#include "scene/level.h"
#include "ui/panels.h"
#include "ui/style.h"

#include <vector>

namespace ui {

using model::Row;

namespace {

constexpr const char* kBetween = " › ";

float width_of(const std::string& text) {
    return ImGui::CalcTextSize(text.c_str()).x;
}

/// A name that can be clicked, quiet until the mouse is over it. Answers whether it was.
bool part(const View& view, const std::string& name, bool last) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImVec2 size = ImGui::CalcTextSize(name.c_str());
    const bool mouse = view.session.workspace != Workspace::Wall;
    const bool clicked = ImGui::InvisibleButton("##part", size) && mouse;
    const bool hovered = ImGui::IsItemHovered() && mouse;
    const ImU32 ink = hovered ? u32_from(scene::palette_of(view.session.look).selection)
                              : ImGui::GetColorU32(last ? ImGuiCol_Text : ImGuiCol_TextDisabled);
    ImGui::GetWindowDrawList()->AddText(at, ink, name.c_str());
    return clicked;
}

}  // namespace

void draw_breadcrumb(const View& view, float left, float right, Intents& out) {
    const model::Places& places = *view.snapshot.places;
    const bool selected = model::number(view.session.selected) != 0;
    const Row row = model::row_of(places, selected ? view.session.selected : view.session.here);
    const std::vector<Row> chain = scene::chain_of(places, row);
    // What does not fit is left out from the top: where one is matters more.
    std::size_t first = chain.size();
    float wide = 0;
    while (first > 0) {
        const float more = width_of(places.row[chain[first - 1]].name) + width_of(kBetween);
        if (wide + more > right - left && first < chain.size()) break;
        wide += more;
        --first;
    }
    const float y = ImGui::GetCursorPosY();
    for (std::size_t i = first; i < chain.size(); ++i) {
        const model::PlaceRow& place = places.row[chain[i]];
        if (i > first || first > 0) {
            ImGui::SetCursorPos({left, y});
            ImGui::TextDisabled("%s", kBetween);
            left += width_of(kBetween);
        }
        ImGui::SetCursorPos({left, y});
        ImGui::PushID(static_cast<int>(i));
        if (part(view, place.name, i + 1 == chain.size())) {
            out.push_back(Select{place.id});
            out.push_back(ZoomToPlace{place.id});
        }
        ImGui::PopID();
        left += width_of(place.name);
    }
}

}  // namespace ui
