#include "ui/style.h"

#include "scene/theme_words.h"

namespace ui {

namespace {

ImVec4 hex(std::uint32_t rgb, float alpha = 1) {
    return {static_cast<float>(rgb >> 16U & 0xFFU) / 255,
            static_cast<float>(rgb >> 8U & 0xFFU) / 255, static_cast<float>(rgb & 0xFFU) / 255,
            alpha};
}

void paint(ImGuiStyle& style, bool light) {
    const ImVec4 paper = light ? hex(0xFFFFFF) : hex(0x101A27);
    const ImVec4 text = light ? hex(0x1C2733) : hex(0xE6EDF5);
    const ImVec4 hairline = light ? hex(0xDFE4EA) : hex(0x26354A);
    const ImVec4 field = light ? hex(0xF0F3F6) : hex(0x1B2838);
    const ImVec4 accent = hex(0x0A5CFF);
    style.Colors[ImGuiCol_WindowBg] = paper;
    style.Colors[ImGuiCol_PopupBg] = paper;
    style.Colors[ImGuiCol_Text] = text;
    style.Colors[ImGuiCol_TextDisabled] = quiet(light ? scene::Look::Light : scene::Look::Dark);
    style.Colors[ImGuiCol_Border] = hairline;
    style.Colors[ImGuiCol_Separator] = hairline;
    style.Colors[ImGuiCol_TableBorderLight] = hairline;
    style.Colors[ImGuiCol_TableBorderStrong] = hairline;
    style.Colors[ImGuiCol_FrameBg] = field;
    style.Colors[ImGuiCol_FrameBgHovered] = field;
    style.Colors[ImGuiCol_FrameBgActive] = field;
    style.Colors[ImGuiCol_Button] = accent;
    style.Colors[ImGuiCol_ButtonHovered] = hex(0x2B72FF);
    style.Colors[ImGuiCol_ButtonActive] = hex(0x004BE0);
    style.Colors[ImGuiCol_Header] = hex(0x0A5CFF, 0.10F);
    style.Colors[ImGuiCol_HeaderHovered] = hex(0x0A5CFF, 0.10F);
    style.Colors[ImGuiCol_HeaderActive] = hex(0x0A5CFF, 0.18F);
    style.Colors[ImGuiCol_NavCursor] = accent;
    style.Colors[ImGuiCol_CheckMark] = light ? accent : hex(0x6FA3FF);
    style.Colors[ImGuiCol_TextLink] = style.Colors[ImGuiCol_CheckMark];
    style.Colors[ImGuiCol_PlotHistogram] = accent;
    style.Colors[ImGuiCol_ScrollbarBg] = {0, 0, 0, 0};
    style.Colors[ImGuiCol_ScrollbarGrab] = light ? hex(0xCBD3DC) : hex(0x3A4C63);
    style.Colors[ImGuiCol_ScrollbarGrabHovered] = style.Colors[ImGuiCol_ScrollbarGrab];
    style.Colors[ImGuiCol_ScrollbarGrabActive] = style.Colors[ImGuiCol_ScrollbarGrab];
    style.Colors[ImGuiCol_TextSelectedBg] = hex(0x0A5CFF, 0.25F);
}

}  // namespace

void apply_style(scene::Look look, double ratio) {
    ImGuiStyle style;
    style.WindowRounding = 0;
    style.WindowBorderSize = 0;
    style.FrameRounding = 6;
    style.FramePadding = {12, 7};
    style.ItemSpacing = {8, 6};
    style.PopupRounding = 8;
    style.ScrollbarSize = 10;
    style.ScrollbarRounding = 5;
    paint(style, look == scene::Look::Light);
    style.ScaleAllSizes(static_cast<float>(ratio));
    style.FontSizeBase = kText * static_cast<float>(ratio);
    ImGui::GetStyle() = style;
}

ImVec4 vec4_from(scene::Colour c) {
    return {static_cast<float>(c.r) / 255, static_cast<float>(c.g) / 255,
            static_cast<float>(c.b) / 255, static_cast<float>(c.a) / 255};
}

ImU32 u32_from(scene::Colour c) {
    return IM_COL32(c.r, c.g, c.b, c.a);
}

ImU32 with_alpha(scene::Colour colour, int alpha) {
    colour.a = static_cast<std::uint8_t>(alpha);
    return u32_from(colour);
}

bool begin_panel(const char* id, const geo::Box& box, ImVec2 padding) {
    ImGui::SetNextWindowPos({static_cast<float>(box.x0), static_cast<float>(box.y0)});
    ImGui::SetNextWindowSize({static_cast<float>(box.width()), static_cast<float>(box.height())});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, padding);
    const bool visible =
        ImGui::Begin(id, nullptr,
                     ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                         ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus);
    ImGui::PopStyleVar();
    return visible;
}

void end_panel() {
    ImGui::End();
}

float right_edge(double ratio) {
    return ImGui::GetWindowPos().x + ImGui::GetWindowWidth() -
           kPanelEdge * static_cast<float>(ratio);
}

ImVec4 quiet(scene::Look look) {
    return look == scene::Look::Light ? hex(0x5B6875) : hex(0x93A3B5);
}

ImU32 alarm_ink(scene::Look look) {
    const scene::Colour red =
        scene::palette_of(look).mark.at(static_cast<std::size_t>(derive::State::Overdue));
    return u32_from(look == scene::Look::Light ? red : scene::mixed(red, {255, 255, 255}, 0.45));
}

base::Word word_of(derive::State state) {
    return scene::word_of(state);
}

}  // namespace ui
