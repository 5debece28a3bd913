#include "ui/card.h"
#include "ui/panels.h"
#include "ui/sentences.h"
#include "ui/style.h"

namespace ui {

using base::Word;

namespace {

constexpr std::size_t kMostMatches = 8;

void feed_state(const View& view) {
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const float r = static_cast<float>(view.session.ratio);
    const scene::Palette& p = scene::palette_of(view.session.look);
    const bool trouble = view.feed.trouble.has_value();
    const scene::Colour dot = view.feed.still ? p.mark[5] : trouble ? p.mark[4] : p.mark[0];
    std::string text = view.say(Word::Live);
    if (view.feed.still) text = view.say(Word::StillPicture);
    if (trouble) text = view.say(Word::FeedStopped);
    const bool changed = !trouble && !view.feed.still && view.feed.last_change != base::kNever;
    if (changed) text += "  " + base::clock_from_instant(view.feed.last_change);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float middle = at.y + ImGui::GetTextLineHeight() / 2;
    paint->AddCircleFilled({at.x + 5 * r, middle}, 4.5F * r, u32_from(dot));
    ImGui::SetCursorScreenPos({at.x + 16 * r, at.y});
    ImGui::TextUnformatted(text.c_str());
}

void matches(TopBar& bar, const View& view, ImVec2 below, float width, Intents& out) {
    const std::string& text = bar.find;
    const std::vector<model::Row> rows = found_places(view, text, kMostMatches);
    ImGui::SetNextWindowPos(below);
    ImGui::SetNextWindowSize({width, 0});
    ImGui::Begin("##matches", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing |
                     ImGuiWindowFlags_AlwaysAutoResize);
    if (rows.empty()) ImGui::TextDisabled("%s", view.say(Word::FindNothing, {text}).c_str());
    bar.list_hovered = ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
    for (const model::Row row : rows) {
        const model::PlaceId id = view.snapshot.places->row[row].id;
        ImGui::PushID(static_cast<int>(row));
        if (ImGui::Selectable(full_name(view, row).c_str())) {
            out.push_back(Select{id});
            out.push_back(ZoomToPlace{id});
            out.push_back(Find{});
        }
        ImGui::PopID();
    }
    ImGui::End();
}

void find_box(TopBar& bar, const View& view, float width, Intents& out) {
    if (view.session.focus_find) ImGui::SetKeyboardFocusHere();
    if (bar.find != view.session.find) bar.find = view.session.find;
    ImGui::SetNextItemWidth(width);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const std::string hint = view.say(Word::Find) + "  F";
    const bool entered = text_field("##find", hint, bar.find, ImGuiInputTextFlags_EscapeClearsAll);
    const bool active = ImGui::IsItemActive();
    if (bar.find != view.session.find) out.push_back(Find{bar.find});
    if (entered) {
        const std::vector<model::Row> rows = found_places(view, bar.find, 1);
        if (!rows.empty()) {
            const model::PlaceId id = view.snapshot.places->row[rows[0]].id;
            out.push_back(Select{id});
            out.push_back(ZoomToPlace{id});
            out.push_back(Find{});
        }
    }
    const bool wanted = !bar.find.empty() && (active || entered || bar.list_hovered);
    if (!wanted) bar.list_hovered = false;
    if (wanted) matches(bar, view, {at.x, at.y + ImGui::GetFrameHeight() + 4}, width, out);
}

}  // namespace

void draw_top_bar(TopBar& bar, const View& view, const Layout& layout, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    begin_panel("##top", layout.top_bar, {20 * r, 8 * r});
    const float width = static_cast<float>(layout.top_bar.width());
    const float top = ImGui::GetCursorPosY();
    // Everything stands on the line of the find box: each text is moved to its middle.
    const auto at = [&](float x, float height) {
        ImGui::SetCursorPos({x, top + (ImGui::GetFrameHeight() - height) / 2});
    };
    {
        const Sized large{kLarge, view.session.ratio};
        at(20 * r, ImGui::GetTextLineHeight() + 6 * r);
        ImGui::TextColored(vec4_from(scene::palette_of(view.session.look).selection), "%s",
                           view.text(Word::AppName));
    }
    const float state_width = 190 * r;
    float left = 92 * r;
    float right = width - 74 * r - state_width - 24 * r;
    if (view.session.workspace == Workspace::Grid) {
        at(left - 12 * r, ImGui::GetFrameHeight());
        draw_file_menu(view, out);
        at(ImGui::GetItemRectMax().x, ImGui::GetFrameHeight());
        draw_view_menu(view, out);
        left = ImGui::GetItemRectMax().x + 12 * r;
        right -= 340 * r + 24 * r;
    }
    at(left, ImGui::GetTextLineHeight());
    draw_breadcrumb(view, left, right, out);
    if (view.session.workspace == Workspace::Grid) {
        const float box = 340 * r;
        at(width - 74 * r - state_width - box - 24 * r, ImGui::GetFrameHeight());
        find_box(bar, view, box, out);
    }
    at(width - 74 * r - state_width, ImGui::GetTextLineHeight());
    feed_state(view);
    at(width - 70 * r, ImGui::GetFrameHeight());
    ImGui::PushStyleColor(ImGuiCol_Button, {0, 0, 0, 0});
    ImGui::PushStyleColor(ImGuiCol_ButtonHovered, {0.5F, 0.5F, 0.5F, 0.15F});
    ImGui::PushStyleColor(ImGuiCol_ButtonActive, {0.5F, 0.5F, 0.5F, 0.25F});
    if (ImGui::Button(view.text(Word::SwitchLanguage)))
        out.push_back(
            SetLanguage{view.chinese() ? base::Language::English : base::Language::Chinese});
    ImGui::PopStyleColor(3);
    const ImVec2 corner{0, static_cast<float>(layout.top_bar.y1) - 1};
    ImGui::GetWindowDrawList()->AddLine(corner, {width, corner.y},
                                        ImGui::GetColorU32(ImGuiCol_Border));
    end_panel();
}

}  // namespace ui
