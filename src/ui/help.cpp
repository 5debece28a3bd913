#include "ui/card.h"
#include "ui/keys.h"
#include "ui/panels.h"

#include <array>

namespace ui {

using base::Word;

namespace {

constexpr float kHelpWidth = 1260;
constexpr float kKeyColumn = 186;
/// Groups from top to bottom; kCount ends a column early.
constexpr std::array<std::array<Word, 3>, 3> kHelpColumns{
    {{Word::KeysMap, Word::KeysLevels, Word::KeysTree},
     {Word::KeysChoice, Word::KeysPlan, Word::KeysPanels},
     {Word::KeysThemes, Word::KeysOther, Word::KeysIssue}}};

constexpr bool all_have_a_column() {
    for (const KeyLine& line : kKeys) {
        bool found = false;
        for (const auto& column : kHelpColumns)
            for (const Word group : column) found = found || group == line.group;
        if (!found) return false;
    }
    return true;
}
static_assert(all_have_a_column(), "a group of keys that the sheet does not show");

/// The keys of a line, each in a frame of its own; two spaces part alternatives.
void key_caps(const View& view, const KeyLine& line) {
    const float r = static_cast<float>(view.session.ratio);
    ImDrawList* paint = ImGui::GetWindowDrawList();
    ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = ImGui::GetTextLineHeight();
    const ImU32 ink = ImGui::GetColorU32(ImGuiCol_Text);
    const auto cap = [&](const std::string& text) {
        const float width = ImGui::CalcTextSize(text.c_str()).x + 14 * r;
        paint->AddRect({at.x, at.y - 2 * r}, {at.x + width, at.y + height + 2 * r},
                       ImGui::GetColorU32(ImGuiCol_Border), 4 * r);
        paint->AddText({at.x + 7 * r, at.y}, ink, text.c_str());
        at.x += width + 5 * r;
    };
    std::string key;
    for (const char c : line.keys) {
        if (c != ' ') {
            key += c;
            continue;
        }
        const bool alternative = key.empty();  // the second space of two
        if (!key.empty()) cap(key);
        key.clear();
        if (!alternative) continue;
        paint->AddText({at.x, at.y}, ImGui::GetColorU32(ImGuiCol_TextDisabled), "/");
        at.x += ImGui::CalcTextSize("/").x + 5 * r;
    }
    if (!key.empty()) cap(key);
    if (line.gesture == Word::kCount) return;
    paint->AddText({at.x, at.y}, ink, view.text(line.gesture));
}

void group_of_keys(const View& view, Word group) {
    const float r = static_cast<float>(view.session.ratio);
    ImGui::TextColored(vec4_from(scene::palette_of(view.session.look).selection), "%s",
                       view.text(group));
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {8 * r, 4 * r});
    ImGui::Dummy({1, 1 * r});
    for (const KeyLine& line : kKeys) {
        const bool struck = !line.keys.empty() || line.gesture != Word::kCount;
        if (line.group != group || !struck) continue;
        const float left = ImGui::GetCursorPosX();
        key_caps(view, line);
        ImGui::SetCursorPosX(left + kKeyColumn * r);
        std::string does = view.say(line.does);
        while (does.ends_with('.')) does.pop_back();  // of a menu's line
        if (does.ends_with("…")) does.resize(does.size() - std::string_view{"…"}.size());
        ImGui::TextUnformatted(does.c_str());
        ImGui::Dummy({1, 1 * r});
    }
    ImGui::Dummy({1, 8 * r});
    ImGui::PopStyleVar();
}

}  // namespace

void draw_help(const View& view, Intents& out) {
    if (!view.session.help) return;
    const float r = static_cast<float>(view.session.ratio);
    begin_card(view, "##help", kHelpWidth);
    card_title(view, view.text(Word::MenuKeys));
    const float top = ImGui::GetCursorPosY();
    const float left = ImGui::GetCursorPosX();
    float bottom = top;
    for (std::size_t column = 0; column < kHelpColumns.size(); ++column) {
        ImGui::SetCursorPos({left + static_cast<float>(column) * (kHelpWidth - 56) / 3 * r, top});
        ImGui::BeginGroup();
        for (const Word group : kHelpColumns.at(column))
            if (group != Word::kCount) group_of_keys(view, group);
        ImGui::EndGroup();
        bottom = std::max(bottom, ImGui::GetCursorPosY());
    }
    ImGui::SetCursorPos({left, bottom});
    align_right(button_width(view.text(Word::KeyClose)));
    if (plain_button(view.text(Word::KeyClose)) || ImGui::IsKeyPressed(ImGuiKey_Escape, false))
        out.push_back(ToggleHelp{});
    end_card("##help");
}

}  // namespace ui
