// A lock over the map: all but the blocks it means lie under a veil; these are filled by how far
// their visits are, and tell it in numbers. Above the map, what is locked, by whom and until when.
#include "ui/card.h"
#include "ui/lock_words.h"
#include "ui/over_map.h"
#include "ui/panels.h"
#include "ui/rows.h"
#include "ui/sentences.h"
#include "ui/style.h"

#include <algorithm>
#include <cmath>

namespace ui {

using base::Word;
using model::Row;

namespace {

constexpr int kVeil = 196;           // of 255
constexpr double kSmallest_px = 9;   // a block below this is a dot
constexpr double kNumbered_px = 26;  // one below this has no numbers
constexpr double kNamed_px = 44;     // one below this has no name
constexpr double kLargeFrom_px = 120;

/// How far it is; above or beside that its name, where there is room. `px` is the block's shorter
/// side in design pixels, `length_px` its longer one on the page.
void numbers(const View& view, const model::LockedPlace& told, ImVec2 middle,
             const std::string& name, double px, float length_px) {
    const Sized size{px > kLargeFrom_px ? kLarge : kSmall, view.session.ratio};
    const LockPhase phase = phase_of(told.met, told.homes);
    const std::string far = phase == LockPhase::Met
                                ? "✓ " + std::to_string(told.homes)
                                : std::to_string(told.met) + "/" + std::to_string(told.homes);
    const ImU32 ink = u32_from(
        scene::palette_of(view.session.look).ink.at(static_cast<std::size_t>(state_of(phase))));
    const float high = ImGui::GetTextLineHeight();
    const bool above = px > kNamed_px;
    const bool beside = !above && ImGui::CalcTextSize((name + "  " + far).c_str()).x < length_px;
    float y = std::round(middle.y - (above ? high : high / 2));
    const auto line = [&](const std::string& text) {
        const float wide = ImGui::CalcTextSize(text.c_str()).x;
        ImGui::GetBackgroundDrawList()->AddText({std::round(middle.x - wide / 2), y}, ink,
                                                text.c_str());
        y += high;
    };
    if (above) line(name);
    line(beside ? name + "  " + far : far);
}

void block(const View& view, const Layout& layout, const model::LockedPlace& told) {
    const model::Places& places = *view.snapshot.places;
    const Row row = model::row_of(places, told.place);
    if (row == model::kNoRow || places.box[row].empty()) return;
    const geo::Box& box = places.box[row];
    if (!box.intersects(scene::view_box(view.session.camera))) return;
    const float r = static_cast<float>(view.session.ratio);
    const scene::Palette& p = scene::palette_of(view.session.look);
    const LockPhase phase = phase_of(told.met, told.homes);
    const scene::Colour colour = colour_of(view.session.look, phase);
    const double px = std::min(box.width(), box.height()) / view.session.camera.metres_per_px;
    const ImVec2 middle = on_page(view, layout, scene::standing_point(places.row[row]));
    ImDrawList* paint = ImGui::GetBackgroundDrawList();
    const geo::Shape& shape = places.row[row].shape;
    if (px < kSmallest_px * view.session.ratio || shape.kind != geo::ShapeKind::Area) {
        paint->AddCircleFilled(middle, 5.5F * r, u32_from(p.halo));
        paint->AddCircleFilled(middle, 4.5F * r, u32_from(colour));
        return;
    }
    fill_place(view, layout, row, u32_from(colour));
    outline_place(view, layout, row,
                  {u32_from(p.selection), with_alpha(p.halo, 220), 1.6F * r, 4 * r});
    if (px < kNumbered_px * view.session.ratio) return;
    const double length = std::max(box.width(), box.height()) / view.session.camera.metres_per_px;
    numbers(view, told, middle, places.row[row].name, px / view.session.ratio,
            static_cast<float>(length) * 0.9F);
}

/// A swatch with its word.
void key(const View& view, LockPhase phase) {
    const float r = static_cast<float>(view.session.ratio);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float high = ImGui::GetTextLineHeight();
    const float y = at.y + (high - 12 * r) / 2;
    ImGui::GetWindowDrawList()->AddRectFilled({at.x, y}, {at.x + 12 * r, y + 12 * r},
                                              u32_from(colour_of(view.session.look, phase)), 2 * r);
    ImGui::Dummy({13 * r, high});
    ImGui::SameLine(0, 5 * r);
    ImGui::TextDisabled("%s", view.text(word_of(phase)));
}

/// How much of it was visited, as a bar with its numbers.
void coverage(const View& view, const derive::LockSum& sum) {
    const float r = static_cast<float>(view.session.ratio);
    const std::string text =
        view.say(Word::LockCoverage, {number_text(sum.met), number_text(sum.homes)});
    const double share =
        sum.homes == 0 ? 0 : static_cast<double>(sum.met) / static_cast<double>(sum.homes);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float high = ImGui::GetTextLineHeight();
    const float wide = 150 * r;
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const float y = at.y + (high - 10 * r) / 2;
    paint->AddRectFilled({at.x, y}, {at.x + wide, y + 10 * r},
                         u32_from(colour_of(view.session.look, LockPhase::Outstanding)), 3 * r);
    if (share > 0)
        paint->AddRectFilled({at.x, y}, {at.x + wide * static_cast<float>(share), y + 10 * r},
                             u32_from(colour_of(view.session.look, LockPhase::Met)), 3 * r);
    ImGui::Dummy({wide, high});
    ImGui::SameLine(0, 10 * r);
    ImGui::TextUnformatted((text + "  " + percent_text(share)).c_str());
}

/// A small window in the middle of the top of the map.
bool begin_chip(const char* id, const View& view, const Layout& layout) {
    const float r = static_cast<float>(view.session.ratio);
    const auto middle = static_cast<float>(layout.map.centre().x);
    ImGui::SetNextWindowPos({middle, static_cast<float>(layout.map.y0) + 14 * r}, ImGuiCond_Always,
                            {0.5F, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 8 * r);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {16 * r, 10 * r});
    const bool open = ImGui::Begin(
        id, nullptr,
        ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
            ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoFocusOnAppearing);
    ImGui::PopStyleVar(3);
    return open;
}

void shown_chip(const View& view, const derive::LockRound& round, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    ImGui::TextUnformatted((round.lock.name + "  ·  " + lock_figures(view, round)).c_str());
    ImGui::SameLine(0, 18 * r);
    if (link_button(view.text(Word::LockHide))) out.push_back(ShowLock{});
    coverage(view, round.sum);
    ImGui::SameLine(0, 18 * r);
    for (const LockPhase phase : {LockPhase::Outstanding, LockPhase::Part, LockPhase::Met}) {
        key(view, phase);
        ImGui::SameLine(0, 12 * r);
    }
    ImGui::NewLine();
    const Sized small{kSmall, view.session.ratio};
    const std::string by =
        locked_by(view, round.lock) + " · " +
        model::label(view.snapshot, "K32", round.lock.purpose, view.chinese()) + " · " +
        view.say(Word::LockUntil, {base::day_and_clock(round.lock.until, view.chinese())});
    ImGui::TextDisabled("%s", by.c_str());
}

}  // namespace

void draw_lock_chip(const View& view, const Layout& layout, Intents& out) {
    const LockDesk& locks = view.session.locks;
    const bool draws = view.session.workspace == Workspace::Grid && !plan_covers(view) &&
                       !view.session.picture && !view.session.desk.outlines;
    if (!draws) return;
    if (locks.shown) {
        if (begin_chip("##lock_chip", view, layout)) shown_chip(view, *locks.shown, out);
        ImGui::End();
    } else if (!locks.holding.empty()) {
        if (begin_chip("##locks", view, layout)) {
            const bool one = locks.holding.size() == 1;
            const std::string text =
                one ? view.say(Word::TableTargetLock) + " · " + locks.holding.front().name
                    : view.say(Word::LockHolding, {std::to_string(locks.holding.size())});
            if (link_button(text.c_str())) {
                if (one)
                    out.push_back(ShowLock{locks.holding.front().id});
                else
                    out.push_back(ToggleLocks{});
            }
        }
        ImGui::End();
    }
}

void draw_lock_veil(const View& view, const Layout& layout) {
    const LockDesk& locks = view.session.locks;
    if (!locks.shown) return;
    const scene::Palette& p = scene::palette_of(view.session.look);
    ImGui::GetBackgroundDrawList()->AddRectFilled(
        {static_cast<float>(layout.map.x0), static_cast<float>(layout.map.y0)},
        {static_cast<float>(layout.map.x1), static_cast<float>(layout.map.y1)},
        with_alpha(p.background, kVeil));
    for (const derive::LockYard& yard : locks.shown->yard)
        for (const derive::LockStop& stop : yard.stop) block(view, layout, stop.at);
}

}  // namespace ui
