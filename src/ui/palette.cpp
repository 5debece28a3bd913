// The list of commands: everything of the table of keys that can be wished for, found by a few
// letters in Chinese, pinyin or English.
#include "derive/typed.h"
#include "ui/card.h"
#include "ui/keys.h"
#include "ui/panels.h"

#include <algorithm>

namespace ui {

using base::Language;
using base::Word;

namespace {

constexpr float kPaletteWidth = 560;
constexpr float kCommandRow = 36;
constexpr int kMostRows = 10;
constexpr const char* kPaletteCard = "##palette";

std::string name_in(Language language, const KeyLine& line) {
    std::string name = base::say(language, line.does);
    while (name.ends_with('.')) name.pop_back();  // of a menu's line
    if (name.ends_with("…")) name.resize(name.size() - std::string_view{"…"}.size());
    return name;
}

/// The best of both languages; -1 when neither fits.
int match_rank(const KeyLine& line, const std::string& query) {
    int best = -1;
    for (const Language language : {Language::Chinese, Language::English}) {
        const int rank = derive::typed_rank(name_in(language, line), query);
        if (rank >= 0 && (best < 0 || rank < best)) best = rank;
    }
    return best;
}

std::vector<const KeyLine*> lines_for(const std::string& query) {
    std::vector<std::pair<int, const KeyLine*>> fitting;
    for (const KeyLine& line : kKeys)
        if (line.wish != nullptr)
            if (const int rank = match_rank(line, query); rank >= 0)
                fitting.emplace_back(rank, &line);
    std::ranges::stable_sort(fitting, {}, &std::pair<int, const KeyLine*>::first);
    std::vector<const KeyLine*> lines;
    for (const auto& [rank, line] : fitting) lines.push_back(line);
    return lines;
}

bool row(const View& view, const KeyLine& line, bool at_cursor, bool follow) {
    const float r = static_cast<float>(view.session.ratio);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const bool clicked = ImGui::InvisibleButton("row", {width, kCommandRow * r});
    const ImVec2 end{at.x + width, at.y + kCommandRow * r};
    ImDrawList* paint = ImGui::GetWindowDrawList();
    if (at_cursor || ImGui::IsItemHovered())
        paint->AddRectFilled(
            at, end, ImGui::GetColorU32(at_cursor ? ImGuiCol_HeaderActive : ImGuiCol_FrameBg),
            6 * r);
    if (follow) ImGui::SetScrollHereY();
    const float y = (at.y + end.y - ImGui::GetTextLineHeight()) / 2;
    paint->AddText({at.x + 10 * r, y}, ImGui::GetColorU32(ImGuiCol_Text),
                   name_in(view.session.language, line).c_str());
    const std::string keys{line.keys};
    const Sized small{kSmall, view.session.ratio};
    const float wide = ImGui::CalcTextSize(keys.c_str()).x;
    paint->AddText({end.x - wide - 10 * r, y + 1.5F * r}, ImGui::GetColorU32(ImGuiCol_TextDisabled),
                   keys.c_str());
    return clicked;
}

/// Answers which command is wished for.
const KeyLine* choice(Palette& palette, const View& view, bool entered) {
    const float r = static_cast<float>(view.session.ratio);
    const std::vector<const KeyLine*> lines = lines_for(palette.text);
    const std::size_t before = palette.cursor;
    if (ImGui::IsKeyPressed(ImGuiKey_DownArrow)) palette.cursor += 1;
    if (ImGui::IsKeyPressed(ImGuiKey_UpArrow) && palette.cursor > 0) palette.cursor -= 1;
    palette.cursor = std::min(palette.cursor, lines.empty() ? 0 : lines.size() - 1);
    const KeyLine* wished = entered && !lines.empty() ? lines[palette.cursor] : nullptr;
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    ImGui::BeginChild("##commands", {0, kMostRows * kCommandRow * r});
    for (std::size_t i = 0; i < lines.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        const bool at_cursor = i == palette.cursor;
        if (row(view, *lines[i], at_cursor, at_cursor && before != palette.cursor))
            wished = lines[i];
        ImGui::PopID();
    }
    if (lines.empty())
        ImGui::TextDisabled("%s", view.say(Word::PaletteNothing, {palette.text}).c_str());
    ImGui::EndChild();
    ImGui::PopStyleVar();
    return wished;
}

}  // namespace

void draw_palette(Palette& palette, const View& view, Intents& out) {
    if (!view.session.desk.palette) {
        palette = {};
        return;
    }
    begin_card(view, kPaletteCard, kPaletteWidth);
    const bool first = !std::exchange(palette.open, true);
    if (first) ImGui::SetKeyboardFocusHere();
    ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
    const std::string before = palette.text;
    const bool entered = text_field("##command", view.say(Word::PaletteHint), palette.text);
    const bool escaped = ImGui::IsKeyPressed(ImGuiKey_Escape, false);
    if (before != palette.text) palette.cursor = 0;
    ImGui::Dummy({1, 4 * static_cast<float>(view.session.ratio)});
    const KeyLine* wished = choice(palette, view, entered);
    {
        const Sized small{kSmall, view.session.ratio};
        ImGui::TextDisabled("%s", view.text(Word::PaletteKeys));
    }
    end_card(kPaletteCard);
    if (wished == nullptr && !escaped) return;
    out.push_back(TogglePalette{});
    if (wished != nullptr) wished->wish(view, out);
}

}  // namespace ui
