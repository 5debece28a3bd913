#include "ui/chips.h"

#include "ui/card.h"
#include "ui/style.h"

namespace ui {

bool chip(const View& view, const std::string& label, bool on) {
    const float r = static_cast<float>(view.session.ratio);
    const Sized small{kSmall, view.session.ratio};
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {8 * r, 3 * r});
    const float wide = button_width(label.c_str());
    if (ImGui::GetContentRegionAvail().x < wide) ImGui::NewLine();
    if (on) {
        ImGui::PushStyleColor(ImGuiCol_Button, ImGui::GetStyleColorVec4(ImGuiCol_Header));
        ImGui::PushStyleColor(ImGuiCol_ButtonHovered, ImGui::GetStyleColorVec4(ImGuiCol_Header));
        ImGui::PushStyleColor(ImGuiCol_Text, ImGui::GetStyleColorVec4(ImGuiCol_TextLink));
    }
    const bool clicked = on ? ImGui::Button(label.c_str(), {wide, 0}) : plain_button(label.c_str());
    if (on) ImGui::PopStyleColor(3);
    ImGui::PopStyleVar();
    ImGui::SameLine(0, 6 * r);
    return clicked;
}

void end_chips() {
    ImGui::NewLine();
}

}  // namespace ui
