// A courtyard as a flat plan: the map fitted to it, what is not of it veiled, stairs marked, and on
// each block what the template says (domain.md C10, C13).
#include "ui/card.h"
#include "ui/over_map.h"
#include "ui/plan.h"
#include "ui/sentences.h"
#include "ui/site_plan.h"
#include "ui/style.h"

#include "base/text.h"
#include "derive/label.h"
#include "geo/triangulate.h"
#include "scene/selection.h"
#include "scene/stairs.h"

#include <algorithm>
#include <cmath>

namespace ui {

using base::Word;
using geo::Point;
using model::Kind;
using model::kNoRow;
using model::Row;

namespace {

constexpr double kStairsUpTo = 0.34;  // metres a design pixel
constexpr double kLabelsUpTo = 0.75;

/// Everything but the yard, in the colour of the paper.
void veil(const View& view, const Layout& layout, const geo::Shape& yard) {
    if (yard.kind != geo::ShapeKind::Area) return;
    const geo::Box seen = scene::view_box(view.session.camera).grown(50);
    geo::Shape around = geo::area_of(
        {{seen.x0, seen.y0}, {seen.x1, seen.y0}, {seen.x1, seen.y1}, {seen.x0, seen.y1}});
    for (std::size_t polygon = 0; polygon < yard.first_ring.size(); ++polygon) {
        const geo::Ring& outline = yard.parts[yard.first_ring[polygon]];
        const bool whole = std::ranges::all_of(outline, [&](Point p) { return seen.contains(p); });
        if (!whole) return;  // one is inside it: there is nothing to veil that earcut could cut
        around.parts.push_back(outline);
    }
    std::vector<Point> corners;
    for (const geo::Ring& ring : around.parts)
        corners.insert(corners.end(), ring.begin(), ring.end());
    scene::Colour paper = scene::palette_of(view.session.look).background;
    paper.a = 178;
    const ImU32 ink = u32_from(paper);
    ImDrawList* paint = ImGui::GetBackgroundDrawList();
    // Neighbouring triangles would show their seams as lines.
    const ImDrawListFlags before = paint->Flags;
    paint->Flags &= ~ImDrawListFlags_AntiAliasedFill;
    const std::vector<std::uint32_t> corner = geo::triangles_of(around);
    for (std::size_t i = 0; i + 2 < corner.size(); i += 3)
        paint->AddTriangleFilled(on_page(view, layout, corners[corner[i]]),
                                 on_page(view, layout, corners[corner[i + 1]]),
                                 on_page(view, layout, corners[corner[i + 2]]), ink);
    paint->Flags = before;
}

void stairs(const PlanPanel& panel, const View& view, const Layout& layout,
            const model::PlaceRow& building) {
    const float r = static_cast<float>(view.session.ratio);
    const scene::Palette& p = scene::palette_of(view.session.look);
    ImDrawList* paint = ImGui::GetBackgroundDrawList();
    const Sized small{15, view.session.ratio};
    const auto found = panel.doors.find(building.id);
    const std::span<const model::EntranceRow> doors =
        found == panel.doors.end() ? std::span<const model::EntranceRow>{} : found->second;
    for (const scene::StairMark& mark : scene::stair_marks(building, doors)) {
        const ImVec2 door = on_page(view, layout, mark.door);
        const ImVec2 inner = on_page(view, layout, mark.inner);
        paint->AddRectFilled({door.x - 4.5F * r, door.y - 3 * r},
                             {door.x + 4.5F * r, door.y + 3 * r}, u32_from(p.text), 1.5F * r);
        if (mark.stair == 0) continue;
        const std::string number = std::to_string(mark.stair);
        const ImVec2 size = ImGui::CalcTextSize(number.c_str());
        haloed_text(paint, {std::round(inner.x - size.x / 2), std::round(inner.y - size.y / 2)},
                    u32_from(p.text), u32_from(p.halo), r * 0.7F, number.c_str());
    }
}

/// Words of a line, broken where the next would hang over the block.
void break_into(const std::string& line, float wide_px, std::vector<std::string>& lines) {
    std::string begun;
    for (const std::string& word : base::fields(line)) {
        const std::string longer = begun.empty() ? word : begun + " " + word;
        if (begun.empty() || ImGui::CalcTextSize(longer.c_str()).x <= wide_px) {
            begun = longer;
            continue;
        }
        lines.push_back(begun);
        begun = word;
    }
    if (!begun.empty()) lines.push_back(begun);
}

/// Lines one below the other in the middle of the block, as many as there is room for.
void label(const View& view, const Layout& layout, Row row, const std::string& text) {
    const float r = static_cast<float>(view.session.ratio);
    const geo::Box& box = view.snapshot.places->box[row];
    const double m_per_px = view.session.camera.metres_per_px;
    const auto wide_px = static_cast<float>(box.width() / m_per_px);
    const auto high_px = static_cast<float>(box.height() / m_per_px);
    const Sized size{kSmall, view.session.ratio};
    const float line = ImGui::GetTextLineHeight() * 0.94F;
    std::vector<std::string> lines;
    for (const std::string& one : base::split(text, '\n')) break_into(one, wide_px * 1.08F, lines);
    const auto room = static_cast<std::size_t>(std::max(high_px / line + 0.3F, 1.0F));
    if (lines.size() > room) lines.resize(room);
    const ImVec2 middle =
        on_page(view, layout, scene::standing_point(view.snapshot.places->row[row]));
    float y = std::round(middle.y - line * static_cast<float>(lines.size()) / 2);
    const scene::Palette& p = scene::palette_of(view.session.look);
    for (const std::string& one : lines) {
        const float width = ImGui::CalcTextSize(one.c_str()).x;
        if (width <= wide_px * 1.4F)
            haloed_text(ImGui::GetBackgroundDrawList(), {std::round(middle.x - width / 2), y},
                        u32_from(p.text), u32_from(p.halo), r * 0.8F, one.c_str());
        y += line;
    }
}

/// The name of the plan, what it counts, and the way back, on a card over the map. Answers where
/// the next one may begin.
float card(const View& view, const Layout& layout, Row yard, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    ImGui::SetNextWindowPos(
        {static_cast<float>(layout.map.x0) + 16 * r, static_cast<float>(layout.map.y0) + 14 * r});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 8 * r);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {16 * r, 10 * r});
    // In a picture nobody moves the map from under it: it keeps to the legend's column.
    const bool still = view.session.picture;
    if (still) ImGui::SetNextWindowSize({kLegendWidth * r, 0});
    ImGui::Begin("##yard", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing |
                     ImGuiWindowFlags_NoNav | (still ? 0 : ImGuiWindowFlags_AlwaysAutoResize));
    ImGui::PushTextWrapPos(still ? 0.0F : -1.0F);
    {
        const Sized large{kLarge, view.session.ratio};
        ImGui::TextUnformatted(full_name(view, yard).c_str());
    }
    if (!still) {
        ImGui::SameLine(0, 24 * r);
        const std::string back = std::string{view.text(Word::PlanBack)} + "  Esc";
        if (link_button(back.c_str())) out.push_back(ClosePlan{});
        ImGui::SameLine(0, 18 * r);
        if (link_button(view.text(Word::SiteTitle))) out.push_back(ToggleSite{});
    }
    const model::Counts& counts = view.derived.total[yard].counts;
    std::int64_t buildings = 0;
    for (const Row row : view.trees.under(yard))
        buildings += view.snapshot.places->kind[row] == Kind::Building ? 1 : 0;
    ImGui::TextDisabled(
        "%s", view.say(Word::YardCounts, {number_text(buildings), number_text(counts.units),
                                          number_text(counts.households)})
                  .c_str());
    ImGui::PopTextWrapPos();
    const float below = ImGui::GetWindowPos().y + ImGui::GetWindowHeight() + 8 * r;
    ImGui::End();
    ImGui::PopStyleVar(2);
    return below;
}

std::string usual_template(const Session& session) {
    return std::string{session.language == base::Language::Chinese ? derive::kLabelTemplate
                                                                   : derive::kEnglishLabelTemplate};
}

}  // namespace

std::string label_template(const Session& session) {
    if (!session.desk.label_template.empty()) return session.desk.label_template;
    return usual_template(session);
}

void draw_yard_plan(PlanPanel& panel, const View& view, const Layout& layout, Intents& out) {
    const model::Places& places = *view.snapshot.places;
    const model::PlaceId place = view.session.desk.plan.place;
    if (plan_kind(places, place) != PlanKind::Yard) return;
    const Row yard = model::row_of(places, place);
    ImDrawList* paint = ImGui::GetBackgroundDrawList();
    paint->PushClipRect({static_cast<float>(layout.map.x0), static_cast<float>(layout.map.y0)},
                        {static_cast<float>(layout.map.x1), static_cast<float>(layout.map.y1)});
    veil(view, layout, places.row[yard].shape);
    draw_site(view, layout, yard, panel.site_opacity);
    const scene::Palette& p = scene::palette_of(view.session.look);
    const float r = static_cast<float>(view.session.ratio);
    outline_place(view, layout, yard, {u32_from(p.text), u32_from(p.halo), 1.6F * r, 4 * r});
    const double scale = view.session.camera.metres_per_px * view.session.ratio;
    const geo::Box seen = scene::view_box(view.session.camera);
    const std::string text = label_template(view.session);
    for (const Row row : view.trees.under(yard)) {
        if (view.session.site.aligning) break;  // what is being placed must be seen
        const Kind kind = places.kind[row];
        if (!model::is_leaf(kind) || !places.box[row].intersects(seen)) continue;
        if (kind == Kind::Building && scale < kStairsUpTo)
            stairs(panel, view, layout, places.row[row]);
        if (scale >= kLabelsUpTo || kind == Kind::Street) continue;
        const std::string said = derive::label_of(text, view.snapshot, view.derived, row);
        if (!said.empty()) label(view, layout, row, said);
    }
    paint->PopClipRect();
    const float below = card(view, layout, yard, out);
    draw_site_card(view, layout, yard, below, panel.site_opacity, out);
    draw_site_pairs(view, layout, out);
}

void draw_label_card(FormState& form, const View& view, Intents& out) {
    if (!view.session.desk.label_card) return;
    const float r = static_cast<float>(view.session.ratio);
    begin_card(view, "labels", 620);
    card_title(view, view.text(Word::LabelTitle));
    if (ImGui::IsWindowAppearing()) {
        form.typed = label_template(view.session);
        ImGui::SetKeyboardFocusHere();
    }
    ImGui::SetNextItemWidth(-1);
    const bool entered = text_field("##template", "", form.typed);
    ImGui::TextDisabled("%s", view.text(Word::LabelHint));
    ImGui::PushStyleColor(ImGuiCol_Text, ImGui::GetStyleColorVec4(ImGuiCol_TextLink));
    float left = ImGui::GetContentRegionAvail().x;
    for (const derive::LabelField& field : derive::kLabelFields) {
        const std::string name =
            "{" + std::string{view.chinese() ? field.chinese : field.name} + "}";
        const float wide = ImGui::CalcTextSize(name.c_str()).x + 14 * r;
        if (left < wide) left = ImGui::GetContentRegionAvail().x;
        ImGui::TextUnformatted(name.c_str());
        if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        if (ImGui::IsItemClicked()) form.typed += " " + name;
        left -= wide;
        if (left > 90 * r) ImGui::SameLine(0, 14 * r);
    }
    ImGui::PopStyleColor();
    ImGui::NewLine();
    const auto unknown = derive::unknown_field(form.typed);
    if (unknown)
        card_sentence(view, view.say(Word::LabelUnknown, {*unknown}),
                      scene::palette_of(view.session.look).mark[4]);
    align_right(button_width(view.text(Word::LabelReset)) +
                button_width(view.text(Word::ActionCancel)) +
                button_width(view.text(Word::ActionSave)) + 16 * r);
    if (plain_button(view.text(Word::LabelReset))) out.push_back(SetLabels{{}});
    ImGui::SameLine();
    const bool leaves =
        plain_button(view.text(Word::ActionCancel)) || ImGui::IsKeyPressed(ImGuiKey_Escape, false);
    if (leaves) out.push_back(ToggleLabelCard{});
    ImGui::SameLine();
    if ((primary_button(view.text(Word::ActionSave), !unknown) || entered) && !unknown)
        out.push_back(SetLabels{form.typed == usual_template(view.session) ? "" : form.typed});
    end_card("labels");
}

}  // namespace ui
