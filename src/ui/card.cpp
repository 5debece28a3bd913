#include "ui/card.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <vector>

#include <fmt/format.h>

namespace ui {

namespace {

constexpr float kCardPadding = 28;
constexpr float kLabelWidth = 104;
constexpr float kTickBox = 16;

int grow(ImGuiInputTextCallbackData* data) {
    if (data->EventFlag == ImGuiInputTextFlags_CallbackResize) {
        auto& text = *static_cast<std::string*>(data->UserData);
        text.resize(static_cast<std::size_t>(data->BufTextLen));
        data->Buf = text.data();
    }
    return 0;
}

bool coloured_button(const char* label, bool enabled, std::array<ImVec4, 4> colour) {
    ImGui::BeginDisabled(!enabled);
    ImGui::PushStyleColor(ImGuiCol_Button, colour[0]);
    ImGui::PushStyleColor(ImGuiCol_ButtonHovered, colour[1]);
    ImGui::PushStyleColor(ImGuiCol_ButtonActive, colour[2]);
    ImGui::PushStyleColor(ImGuiCol_Text, colour[3]);
    const bool clicked = ImGui::Button(label, {button_width(label), 0});
    ImGui::PopStyleColor(4);
    ImGui::EndDisabled();
    return clicked;
}

/// Where characters of a UTF-8 text begin, and its end.
std::vector<std::size_t> cuts_of(const std::string& text) {
    std::vector<std::size_t> cuts;
    for (std::size_t i = 0; i < text.size(); ++i)
        if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) cuts.push_back(i);
    cuts.push_back(text.size());
    return cuts;
}

bool fits(const std::string& text, float width) {
    return ImGui::CalcTextSize(text.c_str()).x <= width;
}

}  // namespace

void begin_card(const View& view, const char* id, float width) {
    const float r = static_cast<float>(view.session.ratio);
    const ImVec2 page = ImGui::GetIO().DisplaySize;
    const bool light = view.session.look == scene::Look::Light;
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(page);
    ImGui::PushStyleColor(ImGuiCol_WindowBg,
                          light ? ImVec4{0.11F, 0.15F, 0.20F, 0.38F} : ImVec4{0, 0, 0, 0.45F});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::Begin("##card", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoScrollWithMouse);
    ImGui::PopStyleVar();
    ImGui::PopStyleColor();
    // What it grew to last time says where it stands now: the middle, a little above.
    const float height = ImGui::GetStateStorage()->GetFloat(ImGui::GetID(id), 0);
    const float wide = std::min(width * r, page.x - 32 * r);
    ImGui::SetCursorPos(
        {std::round((page.x - wide) / 2), std::round(std::max((page.y - height) * 0.46F, 12 * r))});
    ImGui::PushStyleColor(ImGuiCol_ChildBg, ImGui::GetStyleColorVec4(ImGuiCol_WindowBg));
    ImGui::PushStyleVar(ImGuiStyleVar_ChildRounding, 10 * r);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {kCardPadding * r, 22 * r});
    ImGui::BeginChild(id, {wide, 0},
                      ImGuiChildFlags_Borders | ImGuiChildFlags_AutoResizeY |
                          ImGuiChildFlags_AlwaysUseWindowPadding,
                      ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
    ImGui::PopStyleVar(2);
    ImGui::PopStyleColor();
}

void end_card(const char* id) {
    const float height = ImGui::GetWindowHeight();
    ImGui::EndChild();
    ImGui::GetStateStorage()->SetFloat(ImGui::GetID(id), height);
    ImGui::End();
}

float page_share(float share) {
    return ImGui::GetIO().DisplaySize.y * share;
}

void card_title(const View& view, const std::string& text) {
    // On the line of the buttons that may stand beside it.
    const float line = ImGui::GetFrameHeight();
    const float left = ImGui::GetCursorPosX();
    const float top = ImGui::GetCursorPosY();
    {
        const Sized large{kLarge, view.session.ratio};
        ImGui::SetCursorPosY(top + (line - ImGui::GetTextLineHeight()) / 2);
        ImGui::TextUnformatted(text.c_str());
    }
    const float width = ImGui::GetItemRectSize().x;
    ImGui::SetCursorPos({left, top});
    ImGui::Dummy({width, line});
}

void card_sentence(const View& view, const std::string& text, scene::Colour colour) {
    const float r = static_cast<float>(view.session.ratio);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float inner = width - 32 * r;
    const ImVec2 size = ImGui::CalcTextSize(text.c_str(), nullptr, false, inner);
    const ImVec2 end{at.x + width, at.y + size.y + 20 * r};
    ImDrawList* paint = ImGui::GetWindowDrawList();
    paint->AddRectFilled(at, end, u32_from({colour.r, colour.g, colour.b, 30}));
    paint->AddRectFilled(at, {at.x + 4 * r, end.y}, u32_from(colour));
    ImGui::SetCursorScreenPos({at.x + 16 * r, at.y + 10 * r});
    ImGui::PushTextWrapPos(ImGui::GetCursorPosX() + inner);
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopTextWrapPos();
    ImGui::SetCursorScreenPos({at.x, end.y + 8 * r});
    ImGui::Dummy({1, 1});
}

void form_label(const View& view, base::Word label) {
    const float r = static_cast<float>(view.session.ratio);
    const float left = ImGui::GetCursorPosX();
    ImGui::AlignTextToFramePadding();
    ImGui::TextDisabled("%s", view.text(label));
    ImGui::SameLine(left + kLabelWidth * r);
}

void form_indent(const View& view) {
    const float r = static_cast<float>(view.session.ratio);
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + kLabelWidth * r);
}

float button_width(const char* label) {
    const float font = ImGui::GetFontSize();
    const float text = ImGui::CalcTextSize(label, nullptr, true).x;
    return std::max(text + 2 * ImGui::GetStyle().FramePadding.x, font * 4.4F);
}

bool primary_button(const char* label, bool enabled) {
    return coloured_button(label, enabled,
                           {ImGui::GetStyleColorVec4(ImGuiCol_Button),
                            ImGui::GetStyleColorVec4(ImGuiCol_ButtonHovered),
                            ImGui::GetStyleColorVec4(ImGuiCol_ButtonActive), ImVec4{1, 1, 1, 1}});
}

bool plain_button(const char* label, bool enabled) {
    const ImVec4 field = ImGui::GetStyleColorVec4(ImGuiCol_FrameBg);
    const ImVec4 pressed{0.5F, 0.5F, 0.5F, 0.25F};
    return coloured_button(label, enabled,
                           {field, ImGui::GetStyleColorVec4(ImGuiCol_Border), pressed,
                            ImGui::GetStyleColorVec4(ImGuiCol_Text)});
}

bool popup_is_open() {
    return ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
}

bool struck(ImGuiKey key) {
    return ImGui::IsKeyPressed(key, false);
}

bool enter_struck() {
    if (ImGui::GetIO().WantTextInput || popup_is_open()) return false;
    return struck(ImGuiKey_Enter) || struck(ImGuiKey_KeypadEnter);
}

bool link_button(const char* label) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImVec2 size = ImGui::CalcTextSize(label, nullptr, true);
    const bool clicked = ImGui::InvisibleButton(label, size);
    const ImU32 ink = ImGui::GetColorU32(ImGuiCol_TextLink);
    ImDrawList* paint = ImGui::GetWindowDrawList();
    paint->AddText(at, ink, label);
    if (ImGui::IsItemHovered()) {
        const float low = at.y + size.y * 0.92F;
        paint->AddLine({at.x, low}, {at.x + size.x, low}, ink);
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
    return clicked;
}

void align_right(float width) {
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x - width);
}

void tick_box(const View& view, bool ticked, ImVec2 at) {
    const float r = static_cast<float>(view.session.ratio);
    const ImVec2 end{at.x + kTickBox * r, at.y + kTickBox * r};
    ImDrawList* paint = ImGui::GetWindowDrawList();
    if (!ticked) {
        const ImVec4 ink = quiet(view.session.look);
        paint->AddRect(at, end, ImGui::GetColorU32({ink.x, ink.y, ink.z, 0.7F}), 4 * r, 0,
                       1.2F * r);
        return;
    }
    paint->AddRectFilled(at, end, ImGui::GetColorU32(ImGuiCol_Button), 4 * r);
    const std::array<ImVec2, 3> tick{ImVec2{at.x + 3.5F * r, at.y + 8.5F * r},
                                     ImVec2{at.x + 6.8F * r, at.y + 11.8F * r},
                                     ImVec2{at.x + 12.5F * r, at.y + 4.8F * r}};
    paint->AddPolyline(tick.data(), 3, IM_COL32_WHITE, 0, 1.8F * r);
}

bool check_box(const View& view, const char* label, bool& on) {
    const float r = static_cast<float>(view.session.ratio);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = ImGui::GetFrameHeight();
    const float text = ImGui::CalcTextSize(label).x;
    const bool clicked = ImGui::InvisibleButton(label, {(kTickBox + 10) * r + text, height});
    if (clicked) on = !on;
    tick_box(view, on, {at.x, at.y + (height - kTickBox * r) / 2});
    ImGui::GetWindowDrawList()->AddText(
        {at.x + (kTickBox + 10) * r, at.y + ImGui::GetStyle().FramePadding.y},
        ImGui::GetColorU32(ImGuiCol_Text), label);
    return clicked;
}

bool begin_choice(const View& view, const char* id, const std::string& shown) {
    const float r = static_cast<float>(view.session.ratio);
    ImGui::SetNextWindowSizeConstraints({0, 0}, {1e6F, page_share(0.45F)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {14 * r, 10 * r});
    const bool open = ImGui::BeginCombo(id, shown.c_str(), ImGuiComboFlags_NoArrowButton);
    ImGui::PopStyleVar();
    if (open) return true;
    const ImVec2 end = ImGui::GetItemRectMax();
    const ImVec2 at{end.x - 18 * r, (ImGui::GetItemRectMin().y + end.y) / 2};
    const std::array<ImVec2, 3> arrow{ImVec2{at.x - 4.5F * r, at.y - 2.5F * r},
                                      ImVec2{at.x, at.y + 2.5F * r},
                                      ImVec2{at.x + 4.5F * r, at.y - 2.5F * r}};
    ImGui::GetWindowDrawList()->AddPolyline(arrow.data(), 3,
                                            ImGui::GetColorU32(ImGuiCol_TextDisabled), 0, 1.6F * r);
    return false;
}

bool text_field(const char* id, const std::string& hint, std::string& text,
                ImGuiInputTextFlags flags) {
    const bool entered = ImGui::InputTextWithHint(
        id, hint.c_str(), text.data(), text.capacity() + 1,
        flags | ImGuiInputTextFlags_CallbackResize | ImGuiInputTextFlags_EnterReturnsTrue, &grow,
        &text);
    text.resize(std::strlen(text.c_str()));
    return entered;
}

std::string cut_end(const std::string& text, float width) {
    if (fits(text, width)) return text;
    const std::vector<std::size_t> cuts = cuts_of(text);
    const auto cut = std::ranges::partition_point(
        cuts, [&](std::size_t at) { return fits(text.substr(0, at) + "…", width); });
    return cut == cuts.begin() ? "…" : text.substr(0, *(cut - 1)) + "…";
}

std::string cut_begin(const std::string& text, float width) {
    if (fits(text, width)) return text;
    const std::vector<std::size_t> cuts = cuts_of(text);
    const auto cut = std::ranges::partition_point(
        cuts, [&](std::size_t at) { return !fits("…" + text.substr(at), width); });
    return cut == cuts.end() ? "…" : "…" + text.substr(*cut);
}

std::string bytes_text(std::int64_t bytes) {
    constexpr std::array<const char*, 4> kUnits{"B", "KB", "MB", "GB"};
    double size = static_cast<double>(bytes);
    std::size_t unit = 0;
    for (; size >= 1000 && unit + 1 < kUnits.size(); ++unit) size /= 1000;
    return unit == 0 || size >= 10 ? fmt::format("{:.0f} {}", size, kUnits.at(unit))
                                   : fmt::format("{:.1f} {}", size, kUnits.at(unit));
}

std::string percent_text(double share) {
    const double value = share * 100;
    return value > 0 && value < 10 ? fmt::format("{:.1f} %", value)
                                   : fmt::format("{:.0f} %", value);
}

std::string number_text(std::int64_t number) {
    std::string text = std::to_string(number);
    for (std::size_t at = text.size(); at > 3 && number >= 10'000;) {
        at -= 3;
        text.insert(at, 1, ' ');
    }
    return text;
}

}  // namespace ui
