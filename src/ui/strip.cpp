// A street unrolled: the road in the middle, fronts in walking order on both sides, folded into as
// many lines as the page needs.
#include "ui/card.h"
#include "ui/plan.h"
#include "ui/plan_paint.h"
#include "ui/rows.h"
#include "ui/sentences.h"
#include "ui/style.h"
#include "ui/theme_words.h"

#include "model/codes.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace ui {

using base::Word;
using model::Row;
using scene::Side;

namespace {

constexpr float kFront = 92;    // height of a front, design pixels
constexpr float kRoad = 54;     // of the carriageway between the rows
constexpr float kNobody = 10;   // of a row without fronts
constexpr float kFoldGap = 34;  // between two folds
constexpr float kPx_per_m = 9;

/// One fold of the street: this stretch of it, on this line of the page.
struct Fold {
    double from_m = 0, to_m = 0;
    ImVec2 at;  // where the upper row begins
    float px_per_m = 0;
    float upper = 0, lower = 0;  // heights of the rows; little where nobody is

    float x(double m) const { return at.x + static_cast<float>(m - from_m) * px_per_m; }
};

/// Two lines of a name at most, whole characters.
void name_in(const std::string& name, ImVec2 a, ImVec2 b, ImU32 ink) {
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const float width = b.x - a.x;
    const float line = ImGui::GetTextLineHeight();
    if (ImGui::CalcTextSize(name.c_str()).x <= width || width < 2.2F * line) {
        const std::string text = cut_end(name, width);
        paint->AddText({std::round((a.x + b.x - ImGui::CalcTextSize(text.c_str()).x) / 2), a.y},
                       ink, text.c_str());
        return;
    }
    std::size_t end = 0;
    for (std::size_t i = 1; i <= name.size(); ++i) {
        const bool whole =
            i == name.size() || (static_cast<unsigned char>(name[i]) & 0xC0U) != 0x80U;
        if (!whole) continue;
        if (ImGui::CalcTextSize(name.substr(0, i).c_str()).x > width) break;
        end = i;
    }
    const std::string first = name.substr(0, end);
    const std::string second = cut_end(name.substr(end), width);
    paint->AddText({std::round((a.x + b.x - ImGui::CalcTextSize(first.c_str()).x) / 2), a.y}, ink,
                   first.c_str());
    paint->AddText(
        {std::round((a.x + b.x - ImGui::CalcTextSize(second.c_str()).x) / 2), a.y + line}, ink,
        second.c_str());
}

void front_tooltip(const View& view, const scene::StripFront& front, const std::string& name,
                   const model::ShopRow* shop) {
    const float r = static_cast<float>(view.session.ratio);
    std::string trade;
    if (shop != nullptr) trade = model::label(view.snapshot, "K10", shop->trade, view.chinese());
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {12 * r, 8 * r});
    if (ImGui::BeginTooltip()) {
        ImGui::TextUnformatted(name.c_str());
        {
            const Sized small{kSmall, view.session.ratio};
            if (!trade.empty()) ImGui::TextDisabled("%s", trade.c_str());
            const std::string metres = number_text(std::lround(front.to_m - front.from_m));
            ImGui::TextDisabled("%s", view.say(Word::FrontWidth, {metres}).c_str());
            if (front.corner) ImGui::TextDisabled("%s", view.text(Word::FrontCorner));
        }
        ImGui::EndTooltip();
    }
    ImGui::PopStyleVar();
}

/// "16号" of "桃源路16号": the street stands in the middle.
std::string number_in(const View& view, const model::PlaceRow& front) {
    const Row street = model::row_of(*view.snapshot.places, front.parent);
    const std::string name = street == model::kNoRow ? "" : view.snapshot.places->row[street].name;
    return !name.empty() && front.name.starts_with(name) && front.name != name
               ? front.name.substr(name.size())
               : front.name;
}

/// The name, the number in the street, and what is open.
void front_text(const View& view, const scene::StripFront& front, const std::string& name,
                std::uint8_t klass, ImVec2 a, ImVec2 b) {
    const float r = static_cast<float>(view.session.ratio);
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const model::PlaceRow& place = view.snapshot.places->row[front.place];
    const scene::Palette& p = scene::palette_of(view.session.look);
    const bool shown = derive::has(view.session.shown, klass);
    const ImU32 ink = shown ? ink_on(scene::block_fill(view.session.look, view.scene.theme, klass))
                            : ImGui::GetColorU32(ImGuiCol_TextDisabled);
    {
        const Sized small{kSmall, view.session.ratio};
        if (b.x - a.x > 22 * r) name_in(name, {a.x + 3 * r, a.y + 10 * r}, {b.x - 3 * r, b.y}, ink);
        const Sized tiny{15, view.session.ratio};
        const std::string door = cut_end(number_in(view, place), b.x - a.x - 8 * r);
        if (place.name != name && b.x - a.x > 26 * r)
            paint->AddText({a.x + 4 * r, b.y - 20 * r}, ink, door.c_str());
    }
    const derive::Tally& total = view.derived.total[front.place];
    if (total.open == 0 || !shown) return;
    const auto state = static_cast<std::size_t>(derive::worst_open(total));
    const ImVec2 at{b.x - 9 * r, b.y - 10 * r};
    paint->AddCircleFilled(at, 7.5F * r, u32_from(p.halo));
    paint->AddCircleFilled(at, 6 * r, u32_from(p.mark.at(state)));
}

void front_box(const View& view, const Fold& fold, const scene::StripFront& front,
               const model::ShopRow* shop, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const bool upper = front.side == Side::Left;
    const float x0 = fold.x(std::max(front.from_m, fold.from_m)) + r;
    const float x1 = std::max(fold.x(std::min(front.to_m, fold.to_m)) - r, x0 + 3 * r);
    const float y0 = fold.at.y + (upper ? 0 : fold.upper + kRoad * r);
    const ImVec2 a{x0, y0};
    const ImVec2 b{x1, y0 + kFront * r};
    const model::PlaceRow& place = view.snapshot.places->row[front.place];
    const auto klass = class_shown(view, front.place).value_or(derive::kNotKnown);
    ImGui::SetCursorScreenPos(a);
    ImGui::PushID(static_cast<int>(front.place));
    if (ImGui::InvisibleButton("front", {b.x - a.x, b.y - a.y})) out.push_back(Select{place.id});
    const bool hovered = ImGui::IsItemHovered();
    ImGui::PopID();
    fill_class(view, view.scene.theme, klass, a, b, 3 * r);
    const bool vacant = shop != nullptr && model::is_vacant(*shop);
    std::string name = place.name;
    if (shop != nullptr && !shop->name.empty()) name = shop->name;
    if (vacant) name = view.say(Word::UseVacant);
    front_text(view, front, name, klass, a, b);
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const scene::Palette& p = scene::palette_of(view.session.look);
    if (hovered) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        paint->AddRect({a.x - 1, a.y - 1}, {b.x + 1, b.y + 1}, u32_from(p.text), 4 * r, 0,
                       1.6F * r);
        front_tooltip(view, front, name, shop);
    }
    if (view.session.selected == place.id)
        paint->AddRect({a.x - 2 * r, a.y - 2 * r}, {b.x + 2 * r, b.y + 2 * r},
                       u32_from(p.selection), 5 * r, 0, 3 * r);
}

/// The carriageway of a fold with the segments' own state, their names and the crossings between.
void road(const View& view, const scene::Strip& strip, const Fold& fold, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const float y0 = fold.at.y + fold.upper + 4 * r;
    const float y1 = fold.at.y + fold.upper + kRoad * r - 4 * r;
    const scene::Palette& p = scene::palette_of(view.session.look);
    for (const scene::StripSegment& segment : strip.segments) {
        const double from = std::max(segment.from_m, fold.from_m);
        const double to = std::min(segment.to_m, fold.to_m);
        if (to <= from) continue;
        const ImVec2 a{fold.x(from), y0};
        const ImVec2 b{fold.x(to), y1};
        const model::PlaceRow& place = view.snapshot.places->row[segment.place];
        const bool work = view.scene.theme == derive::Theme::Work;
        const auto state = static_cast<std::uint8_t>(view.derived.block[segment.place].state);
        const std::uint8_t klass = work ? state : derive::kNotMeant;
        ImGui::SetCursorScreenPos(a);
        ImGui::PushID(static_cast<int>(segment.place));
        if (ImGui::InvisibleButton("segment", {std::max(b.x - a.x, 1.0F), b.y - a.y}))
            out.push_back(Select{place.id});
        if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        ImGui::PopID();
        scene::Colour fill = scene::block_fill(view.session.look, view.scene.theme, klass);
        fill = scene::mixed(fill, p.background, 0.6);
        paint->AddRectFilled(a, b, u32_from(fill));
        for (float x = a.x + 6 * r; x + 16 * r < b.x; x += 34 * r)
            paint->AddLine({x, (a.y + b.y) / 2}, {x + 16 * r, (a.y + b.y) / 2},
                           u32_from(scene::mixed(fill, p.text, 0.25)), 1.5F * r);
        const Sized small{kSmall, view.session.ratio};
        const std::string name = place.address.empty() ? place.name : place.address;
        const std::string text = cut_end(name, b.x - a.x - 12 * r);
        const ImVec2 size = ImGui::CalcTextSize(text.c_str());
        const ImVec2 middle{std::round((a.x + b.x - size.x) / 2),
                            std::round((a.y + b.y - size.y) / 2)};
        paint->AddRectFilled({middle.x - 8 * r, middle.y},
                             {middle.x + size.x + 8 * r, middle.y + size.y}, u32_from(fill));
        paint->AddText(middle, u32_from(p.text), text.c_str());
        if (view.session.selected == place.id && strip.segments.size() > 1)
            paint->AddRect(a, b, u32_from(p.selection), 2 * r, 0, 3 * r);
    }
}

/// Where the street heads, in words: "西" at its beginning, "东" at its end.
std::pair<Word, Word> ends_of(const scene::Strip& strip) {
    const bool north_south = std::abs(strip.heading.y) > std::abs(strip.heading.x);
    if (north_south)
        return strip.heading.y > 0 ? std::pair{Word::South, Word::North}
                                   : std::pair{Word::North, Word::South};
    return strip.heading.x < 0 ? std::pair{Word::East, Word::West}
                               : std::pair{Word::West, Word::East};
}

void ends(const View& view, const scene::Strip& strip, const Fold& fold, bool first, bool last) {
    const float r = static_cast<float>(view.session.ratio);
    const auto [begin, end] = ends_of(strip);
    const float y = fold.at.y + fold.upper + kRoad / 2 * r - ImGui::GetTextLineHeight() / 2;
    const ImU32 ink = ImGui::GetColorU32(ImGuiCol_TextDisabled);
    text_to(fold.at.x - 12 * r, y, ink, first ? view.text(begin) : "…");
    ImGui::GetWindowDrawList()->AddText({fold.x(fold.to_m) + 12 * r, y}, ink,
                                        last ? view.text(end) : "…");
}

/// From where to where something stands on the street, corners included.
std::pair<double, double> reach_of(const scene::Strip& strip) {
    double from = 0;
    double to = strip.length_m;
    for (const scene::StripFront& front : strip.fronts) {
        from = std::min(from, front.from_m);
        to = std::max(to, front.to_m);
    }
    return {from, to};
}

/// In the fold in which its middle lies, or it would stand on the page twice.
bool stands_in(const Fold& fold, const scene::StripFront& front) {
    const double middle = (front.from_m + front.to_m) / 2;
    return middle >= fold.from_m && middle < fold.to_m;
}

std::vector<Fold> folds_of(const scene::Strip& strip, float room_px, float ratio) {
    const auto [from, to] = reach_of(strip);
    const auto length = static_cast<float>(to - from);
    const float count = std::max(std::ceil(length * kPx_per_m * ratio / room_px), 1.0F);
    const double each_m = static_cast<double>(length / count);
    std::vector<Fold> folds;
    for (float f = 0; f < count; f += 1) {
        Fold fold{.from_m = from + static_cast<double>(f) * each_m,
                  .to_m = from + static_cast<double>(f + 1) * each_m + (f + 1 >= count ? 1 : 0),
                  .at = {},
                  .px_per_m = std::min(room_px * count / length, 2.4F * kPx_per_m * ratio),
                  .upper = kNobody * ratio,
                  .lower = kNobody * ratio};
        for (const scene::StripFront& front : strip.fronts)
            if (stands_in(fold, front))
                (front.side == Side::Left ? fold.upper : fold.lower) = kFront * ratio;
        folds.push_back(fold);
    }
    return folds;
}

}  // namespace

void draw_strip(PlanPanel& panel, const View& view, const geo::Box& box, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const scene::Strip& strip = panel.strip;
    ImGui::SetCursorScreenPos({static_cast<float>(box.x0), static_cast<float>(box.y0)});
    ImGui::BeginChild("strip", {static_cast<float>(box.width()), static_cast<float>(box.height())});
    if (strip.length_m < 1) {
        ImGui::SetCursorPos({20 * r, 40 * r});
        ImGui::TextDisabled("%s", view.text(Word::StripNoLine));
        ImGui::EndChild();
        return;
    }
    const float margin = 46 * r;
    std::vector<Fold> folds =
        folds_of(strip, static_cast<float>(box.width()) - 2 * margin - 10 * r, r);
    float high = 0;
    for (const Fold& fold : folds) high += fold.upper + fold.lower + (kRoad + kFoldGap) * r;
    const ImVec2 begin = ImGui::GetCursorScreenPos();
    float y = begin.y + std::max((static_cast<float>(box.height()) - high) * 0.35F, 6 * r);
    ImGui::Dummy({1, y - begin.y + high});
    for (std::size_t f = 0; f < folds.size(); ++f) {
        Fold& fold = folds[f];
        fold.at = {begin.x + margin, y};
        y += fold.upper + fold.lower + (kRoad + kFoldGap) * r;
        ImGui::PushID(static_cast<int>(f));
        road(view, strip, fold, out);
        ends(view, strip, fold, f == 0, f + 1 == folds.size());
        for (const scene::StripFront& front : strip.fronts) {
            if (!stands_in(fold, front)) continue;
            const auto at = panel.shop_of.find(front.place);
            const bool none = at == panel.shop_of.end() || at->second == model::kNoRow;
            front_box(view, fold, front, none ? nullptr : &view.snapshot.shops[at->second], out);
        }
        ImGui::PopID();
    }
    panel.cut_off = ImGui::GetScrollMaxY() > 0;
    ImGui::EndChild();
}

}  // namespace ui
