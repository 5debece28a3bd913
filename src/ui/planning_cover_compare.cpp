#include "ui/planning_cover_compare.h"

#include "ui/card.h"
#include "ui/cover_parts.h"
#include "ui/over_map.h"
#include "ui/rows.h"
#include "ui/style.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include <fmt/format.h>

namespace ui {

using base::Word;
using derive::Theme;
using model::Row;

namespace {

constexpr double kLeastSide = 0.06;  // of the map's width, on either side of the line
constexpr float kGrip = 12;

bool tells_cover(const View& view) {
    const PlanTab tab = view.session.planning.tab;
    const Theme theme = view.scene.theme;
    return view.session.workspace == Workspace::Plan &&
           (tab == PlanTab::Cover || tab == PlanTab::Siting) &&
           (theme == Theme::Minutes || theme == Theme::Nine);
}

/// "养老 · 老年人 · 周日 20:00 · 15 分钟 86%".
std::string side_title(const View& view, const CoverSide& side, const derive::Cover& cover) {
    const PlanAsk& ask = side.answer->ask;
    const auto share = derive::covered_share(cover.at(derive::usual_by(side.answer->is)));
    return fmt::format("{} · {} · {} · {} {}", service_name(view, side.answer->service),
                       view.say(word_of(ask.profile)), moment_text(view, ask.moment),
                       view.say(Word::ReachMinutes, {std::to_string(ask.minutes)}),
                       share ? percent_text(*share) : "—");
}

/// On a plate of its own, so that it reads over any map; cut to the room of its side.
void side_plate(const View& view, float left, float right, float top, const std::string& text) {
    const float r = static_cast<float>(view.session.ratio);
    const float room = right - left - 32 * r;
    if (room < 60 * r) return;
    const std::string told = cut_end(text, room - 20 * r);
    const ImVec2 size = ImGui::CalcTextSize(told.c_str());
    const float x = std::round((left + right - size.x) / 2);
    ImDrawList* paint = ImGui::GetBackgroundDrawList();
    const ImVec2 a{x - 10 * r, top}, b{x + size.x + 10 * r, top + size.y + 8 * r};
    paint->AddRectFilled(a, b, ImGui::GetColorU32(ImGuiCol_PopupBg), 6 * r);
    paint->AddRect(a, b, ImGui::GetColorU32(ImGuiCol_Border), 6 * r);
    paint->AddText({x, top + 4 * r}, ImGui::GetColorU32(ImGuiCol_Text), told.c_str());
}

using CaptionTexts = std::map<Row, std::string>;

CaptionTexts captions_of_shares(const PlanAnswer& answer, const View& view, derive::CoverBy by) {
    CaptionTexts told;
    for (Row row = 0; row < answer.is.places->size(); ++row) {
        if (answer.is.places->kind[row] > model::Kind::Community) continue;
        if (const auto share = derive::covered_share(answer.coverage->total[row].at(by)))
            told.emplace(row, view.say(Word::ReachCaption, {percent_text(*share)}));
    }
    return told;
}

std::string caption_of_block(const PlanAnswer& answer, base::Language language, Row row) {
    if (row >= answer.is.places->size() || !model::is_leaf(answer.is.places->kind[row])) return {};
    const auto why = derive::answer_of(answer.is, *answer.walk, *answer.reach, row);
    if (!derive::minutes_known(why)) return {};
    return walk_text(language, answer.reach->seconds[row]);
}

CaptionTexts captions_of_nine(const PlanAnswer& answer, const View& view) {
    const model::Places& places = *answer.is.places;
    struct Mean {
        std::uint32_t yards = 0, items = 0;
    };
    std::map<Row, Mean> mean;
    for (const derive::YardScore& yard : *answer.yards) {
        if (!yard.told) continue;
        for (Row row = yard.yard; row != model::kNoRow; row = places.parent[row]) {
            if (places.kind[row] > model::Kind::Community) continue;
            mean[row].yards += 1;
            mean[row].items += yard.score;
        }
    }
    CaptionTexts told;
    for (const auto& [row, of] : mean)
        told.emplace(row,
                     view.say(Word::NineCaption,
                              {fmt::format("{:.1f}", static_cast<double>(of.items) / of.yards)}));
    return told;
}

}  // namespace

std::optional<CoverSide> right_side(const View& view) {
    const auto& answer = view.session.planning.answer;
    if (!answer || !answer->reach || !answer->walk) return std::nullopt;
    return CoverSide{answer, answer->reach, true};
}

std::optional<CoverSide> left_side(const View& view) {
    const CoverCompare& compare = view.session.planning.compare;
    auto side = right_side(view);
    if (!compare.on || !tells_cover(view) || !side || !side->answer->standing) return std::nullopt;
    if (compare.left) return CoverSide{compare.left, compare.left->reach, true};
    side->reach = side->answer->standing;
    side->supposes = false;
    return side;
}

const derive::Cover* left_cover(const View& view) {
    const auto side = left_side(view);
    if (!side || !side->answer->sums) return nullptr;
    return side->supposes ? &side->answer->sums->whole : &side->answer->sums->before;
}

float split_x(const View& view, const Layout& layout) {
    const double split =
        std::clamp(view.session.planning.compare.split, kLeastSide, 1 - kLeastSide);
    return static_cast<float>(std::round(layout.map.x0 + split * layout.map.width()));
}

std::optional<std::string> told_on_left(const View& view, const Layout& layout,
                                        model::PlaceId place) {
    const auto side = left_side(view);
    if (!side || ImGui::GetIO().MousePos.x >= split_x(view, layout)) return std::nullopt;
    const PlanAnswer& answer = *side->answer;
    const Row row = model::row_of(*answer.is.places, place);
    if (row == model::kNoRow || view.scene.theme != Theme::Minutes) return std::string{};
    const auto why = derive::answer_of(answer.is, *answer.walk, *side->reach, row);
    return derive::minutes_known(why) ? walk_text(view, side->reach->seconds[row]) : std::string{};
}

void draw_compare_split(const View& view, const Layout& layout, Intents& out) {
    const auto left = left_side(view);
    const auto right = right_side(view);
    const derive::Cover* cover = left_cover(view);
    if (!left || !right || cover == nullptr || !right->answer->sums) return;
    const float r = static_cast<float>(view.session.ratio);
    const scene::Palette& p = scene::palette_of(view.session.look);
    const float x = split_x(view, layout);
    const float y0 = static_cast<float>(layout.map.y0), y1 = static_cast<float>(layout.map.y1);
    ImDrawList* paint = ImGui::GetBackgroundDrawList();
    paint->AddLine({x, y0}, {x, y1}, u32_from(p.halo), 6 * r);
    paint->AddLine({x, y0}, {x, y1}, u32_from(p.selection), 2 * r);
    const ImVec2 grip{x, (y0 + y1) / 2};
    paint->AddCircleFilled(grip, (kGrip + 2) * r, u32_from(p.halo));
    paint->AddCircleFilled(grip, kGrip * r, u32_from(p.selection));
    for (const float side : {-1.0F, 1.0F})
        paint->AddTriangleFilled({grip.x + side * 7 * r, grip.y},
                                 {grip.x + side * 2.5F * r, grip.y - 5 * r},
                                 {grip.x + side * 2.5F * r, grip.y + 5 * r}, IM_COL32_WHITE);
    const float top = static_cast<float>(free_top(layout)) + 10 * r;
    std::string title = side_title(view, *left, *cover);
    if (!left->supposes) title = fmt::format("{} · {}", view.say(Word::SitingNow), title);
    side_plate(view, static_cast<float>(layout.map.x0), x, top, title);
    side_plate(view, x, static_cast<float>(layout.map.x1) - 40 * r, top,
               side_title(view, *right, right->answer->sums->whole));
    const float by = drag_edge("##cover_split", x, y0, y1, 3 * r);
    if (by == 0 || layout.map.empty()) return;
    const double split = (static_cast<double>(x + by) - layout.map.x0) / layout.map.width();
    out.push_back(CompareCover{true, std::clamp(split, kLeastSide, 1 - kLeastSide), false});
}

void draw_compare(const View& view, Intents& out) {
    const CoverCompare& compare = view.session.planning.compare;
    const float r = static_cast<float>(view.session.ratio);
    ImGui::Dummy({1, 6 * r});
    if (!compare.on) {
        if (link_button(view.text(Word::ReachCompare))) out.push_back(CompareCover{});
        return;
    }
    if (link_button(view.text(Word::ReachCompareEnd)))
        out.push_back(CompareCover{false, 0.5, false});
    ImGui::SameLine(0, 18 * r);
    if (link_button(view.text(Word::ReachCompareKeep)))
        out.push_back(CompareCover{true, compare.split, true});
    cover_note(view, view.say(compare.left ? Word::ReachCompareHow : Word::ReachCompareStands));
    const derive::Cover* left = left_cover(view);
    const auto right = right_side(view);
    if (left == nullptr || !right || !right->answer->sums) return;
    cover_heading(view, view.say(Word::ReachCompareChange));
    cover_changes(view, *left, right->answer->sums->whole);
}

void follow(CoverCaptions& captions, const View& view, derive::CoverBy by) {
    const auto& answer = view.session.planning.answer;
    // Both maps of a comparison have the same names: what only one of them says is left out.
    const bool tells = tells_cover(view) && answer && answer->is.places == view.snapshot.places;
    if (!tells || left_side(view)) {
        captions = {};
        return;
    }
    const Theme theme = view.scene.theme;
    const base::Language language = view.session.language;
    if (captions.of == answer && captions.by == by && captions.theme == theme &&
        captions.language == language)
        return;
    const bool same_numbers =
        captions.told && captions.of && captions.by == by && captions.theme == theme &&
        captions.language == language && captions.of->coverage == answer->coverage &&
        captions.of->reach == answer->reach && captions.of->yards == answer->yards;
    captions.of = answer;
    if (same_numbers) return;  // the map need not write its names anew
    captions.by = by;
    captions.theme = theme;
    captions.language = language;
    captions.told.reset();
    if (!answer->coverage || !answer->reach || (theme == Theme::Nine && !answer->yards)) return;
    captions.told = std::make_shared<const std::function<std::string(Row)>>(
        [of = answer, language, minutes = theme == Theme::Minutes,
         regions = theme == Theme::Nine ? captions_of_nine(*answer, view)
                                        : captions_of_shares(*answer, view, by)](Row row) {
            if (const auto region = regions.find(row); region != regions.end())
                return region->second;
            return minutes ? caption_of_block(*of, language, row) : std::string{};
        });
}

}  // namespace ui
