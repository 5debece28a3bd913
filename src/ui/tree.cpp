#include "ui/tree.h"

#include "ui/card.h"
#include "ui/rows.h"
#include "ui/style.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace ui {

using base::Word;
using derive::TreeLine;
using model::Kind;
using model::kNoRow;
using model::Row;

namespace {

constexpr float kTreeRow = 30;
constexpr float kTreeHead = 38;
constexpr float kIndent = 11;
constexpr float kTreeEdge = 10;  // left and right
constexpr float kBar = 30;       // wide
constexpr float kOpenEnd = 34;   // of the open issues, from the right edge of the overdue ones
constexpr float kCounts = 66;    // both columns

std::optional<std::size_t> line_of(const TreePanel& tree, const View& view) {
    const Row row = model::row_of(*view.snapshot.places, view.session.selected);
    const auto at = std::ranges::find(tree.lines, row, &TreeLine::place);
    if (row == kNoRow || at == tree.lines.end()) return std::nullopt;
    return static_cast<std::size_t>(at - tree.lines.begin());
}

model::PlaceId id_of_line(const TreePanel& tree, std::size_t line) {
    return tree.of->row[tree.lines[line].place].id;
}

void set_open(TreePanel& tree, model::PlaceId id, bool open) {
    if (open)
        tree.open.insert(id);
    else
        tree.open.erase(id);
    tree.stale = true;
}

void counts(const View& view, Row row, float right, float y) {
    const derive::Tally& total = view.derived.total[row];
    const ImU32 grey = ImGui::GetColorU32(ImGuiCol_TextDisabled, 0.7F);
    const float r = static_cast<float>(view.session.ratio);
    if (total.overdue > 0)
        text_to(right, y, alarm_ink(view.session.look), std::to_string(total.overdue).c_str());
    text_to(right - kOpenEnd * r, y, total.open > 0 ? ImGui::GetColorU32(ImGuiCol_Text) : grey,
            std::to_string(total.open).c_str());
}

/// One line. A click on the arrow opens, elsewhere it selects and flies there.
void row(TreePanel& tree, const View& view, std::size_t index, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const TreeLine line = tree.lines[index];
    const model::PlaceRow& place = tree.of->row[line.place];
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const ImVec2 end{at.x + width, at.y + kTreeRow * r};
    const bool clicked = ImGui::InvisibleButton("row", {width, kTreeRow * r});
    const bool hovered = ImGui::IsItemHovered();
    const bool selected = place.id == view.session.selected;
    ImDrawList* paint = ImGui::GetWindowDrawList();
    if (selected || hovered)
        paint->AddRectFilled(at, end,
                             selected ? ImGui::GetColorU32(ImGuiCol_HeaderActive)
                                      : ImGui::GetColorU32(ImGuiCol_FrameBg));
    if (selected && view.session.desk.keys_in_tree)
        paint->AddRectFilled(at, {at.x + 3 * r, end.y}, ImGui::GetColorU32(ImGuiCol_Button));
    const float left = at.x + (kTreeEdge + kIndent * static_cast<float>(line.depth)) * r;
    const float middle = (at.y + end.y) / 2;
    const ImU32 grey = ImGui::GetColorU32(ImGuiCol_TextDisabled);
    if (line.parted) open_arrow({left + 5 * r, middle}, 8 * r, line.open, grey);
    const float right = end.x - kTreeEdge * r;
    const float text_y = std::round(middle - ImGui::GetTextLineHeight() / 2);
    const float bar = right - (kCounts + kBar) * r;
    const std::string name = cut_end(place.name, bar - left - 22 * r);
    paint->AddText({left + 16 * r, text_y}, ImGui::GetColorU32(ImGuiCol_Text), name.c_str());
    if (line.parted)
        micro_bar(view, view.derived.total[line.place], {bar, middle - 3.5F * r},
                  {kBar * r, 7 * r});
    else if (model::is_block(tree.of->kind[line.place]))
        state_square(view, view.derived.block[line.place].state,
                     {bar + (kBar - 11) * r, middle - 5.5F * r}, 11 * r);
    counts(view, line.place, right, text_y);
    if (!clicked) return;
    out.push_back(FocusTree{true});
    if (line.parted && ImGui::GetIO().MousePos.x < left + 16 * r)
        return set_open(tree, place.id, !line.open);
    out.push_back(Select{place.id});
    out.push_back(ZoomToPlace{place.id});
    tree.followed = place.id;  // it is in sight already
    if (line.parted && selected) set_open(tree, place.id, !line.open);
}

void head(const View& view, const Layout& layout, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const float width = static_cast<float>(layout.tree.width());
    const ImVec2 corner = ImGui::GetWindowPos();
    const Sized small{kSmall, view.session.ratio};
    const float y = corner.y + (kTreeHead * r - ImGui::GetTextLineHeight()) / 2;
    const ImU32 grey = ImGui::GetColorU32(ImGuiCol_TextDisabled);
    ImGui::SetCursorScreenPos({corner.x, corner.y});
    if (ImGui::InvisibleButton("##fold", {kTreeHead * r, kTreeHead * r}))
        out.push_back(ToggleTree{});
    const bool hovered = ImGui::IsItemHovered();
    if (hovered) ImGui::SetTooltip("%s  B", view.text(Word::KeyTreeFold));
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const ImU32 ink = hovered ? ImGui::GetColorU32(ImGuiCol_Text) : grey;
    // A page with its left column: what the fold takes away.
    const ImVec2 a{corner.x + kTreeEdge * r, corner.y + (kTreeHead / 2 - 6) * r};
    paint->AddRect(a, {a.x + 15 * r, a.y + 12 * r}, ink, 2 * r, 0, 1.3F * r);
    paint->AddLine({a.x + 5.5F * r, a.y}, {a.x + 5.5F * r, a.y + 12 * r}, ink, 1.3F * r);
    paint->AddText({corner.x + (kTreeEdge + 24) * r, y}, grey, view.text(Word::TreeTitle));
    const float right = corner.x + width - kTreeEdge * r - ImGui::GetStyle().ScrollbarSize;
    text_to(right, y, grey, view.text(Word::StateOverdue));
    const float gap = ImGui::CalcTextSize(view.text(Word::StateOverdue)).x;
    text_to(right - std::max(gap + 8 * r, kOpenEnd * r), y, grey, view.text(Word::StatOpen));
    const float low = corner.y + kTreeHead * r;
    paint->AddLine({corner.x, low}, {corner.x + width, low}, ImGui::GetColorU32(ImGuiCol_Border));
}

/// The tab at the edge of the map that brings the tree back.
void unfold_tab(const View& view, const Layout& layout, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    ImGui::SetNextWindowPos({0, static_cast<float>(layout.map.y0) + 12 * r});
    ImGui::SetNextWindowSize({26 * r, 44 * r});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 6 * r);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1, 1});
    ImGui::Begin(
        "##unfold", nullptr,
        ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings);
    ImGui::PopStyleVar(3);
    const ImVec2 at = ImGui::GetWindowPos();
    if (ImGui::InvisibleButton("##open", {26 * r, 44 * r})) out.push_back(ToggleTree{});
    if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s  B", view.text(Word::KeyTreeFold));
    open_arrow({at.x + 13 * r, at.y + 22 * r}, 10 * r, false, ImGui::GetColorU32(ImGuiCol_Text));
    ImGui::End();
}

}  // namespace

void follow(TreePanel& tree, const View& view) {
    const bool other = tree.of != view.snapshot.places;
    if (tree.of == nullptr || tree.of->size() == 0)
        tree.open = derive::open_at_first(*view.snapshot.places);
    if (other) tree.of = view.snapshot.places;
    if (tree.followed != view.session.selected) {
        tree.followed = view.session.selected;
        const Row selected = model::row_of(*tree.of, tree.followed);
        tree.scrolls = selected != kNoRow;
        if (selected != kNoRow && derive::open_above(*tree.of, selected, tree.open))
            tree.stale = true;
    }
    if (!other && !tree.stale) return;
    tree.lines = derive::tree_lines(*tree.of, view.trees, tree.open);
    tree.stale = false;
    tree.lines_made += 1;
}

void take_tree_keys(TreePanel& tree, const View& view, Intents& out) {
    if (tree.lines.empty()) return;
    const std::optional<std::size_t> line = line_of(tree, view);
    const auto go = [&](std::size_t to) { out.push_back(ShowPlace{id_of_line(tree, to)}); };
    const std::size_t last = tree.lines.size() - 1;
    if (ImGui::IsKeyPressed(ImGuiKey_DownArrow)) go(line ? std::min(*line + 1, last) : 0);
    if (ImGui::IsKeyPressed(ImGuiKey_UpArrow)) go(line && *line > 0 ? *line - 1 : 0);
    if (ImGui::IsKeyPressed(ImGuiKey_Home, false)) go(0);
    if (ImGui::IsKeyPressed(ImGuiKey_End, false)) go(last);
    if (!line) return;
    const TreeLine& at = tree.lines[*line];
    const model::PlaceId id = id_of_line(tree, *line);
    if (ImGui::IsKeyPressed(ImGuiKey_RightArrow)) {
        if (at.parted && !at.open)
            set_open(tree, id, true);
        else if (at.open)
            go(*line + 1);
    }
    if (ImGui::IsKeyPressed(ImGuiKey_LeftArrow)) {
        const Row parent = tree.of->parent[at.place];
        if (at.open)
            set_open(tree, id, false);
        else if (parent != kNoRow)
            out.push_back(ShowPlace{tree.of->row[parent].id});
    }
    if (ImGui::IsKeyPressed(ImGuiKey_Enter, false) ||
        ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false))
        out.push_back(ZoomToPlace{id});
}

void draw_tree(TreePanel& tree, const View& view, const Layout& layout, Intents& out) {
    tree.laid_out = 0;
    if (view.session.workspace == Workspace::Wall) return;
    if (layout.tree.empty()) return unfold_tab(view, layout, out);
    const float r = static_cast<float>(view.session.ratio);
    begin_panel("##tree", layout.tree, {0, 0});
    head(view, layout, out);
    ImGui::SetCursorPos({0, kTreeHead * r + 1});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::BeginChild("##lines", {0, 0}, ImGuiChildFlags_None,
                      ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_AlwaysVerticalScrollbar);
    ImGui::PopStyleVar();
    if (std::exchange(tree.scrolls, false))
        if (const auto line = line_of(tree, view)) scroll_to_row(*line, kTreeRow * r, true);
    tree.laid_out = rows_in_sight(tree.lines.size(), kTreeRow * r,
                                  [&](std::size_t i) { row(tree, view, i, out); });
    ImGui::EndChild();
    const float x = static_cast<float>(layout.tree.x1) - 1;
    ImGui::GetWindowDrawList()->AddLine({x, static_cast<float>(layout.tree.y0)},
                                        {x, static_cast<float>(layout.tree.y1)},
                                        ImGui::GetColorU32(ImGuiCol_Border));
    end_panel();
    const float by = drag_edge("##tree_edge", x, static_cast<float>(layout.tree.y0),
                               static_cast<float>(layout.tree.y1), r);
    if (by == 0) return;
    const PanelWidths widths = widths_of(view.session, layout.top_bar.width());
    out.push_back(SetPanelWidths{widths.tree + by / r, view.session.desk.inspector_width});
}

}  // namespace ui
