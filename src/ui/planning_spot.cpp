// What coverage means for the place that is selected: how far it is, the way there, what else is
// near, and what is missing.
#include "ui/card.h"
#include "ui/cover_parts.h"
#include "ui/planning_cover.h"
#include "ui/rows.h"
#include "ui/sentences.h"
#include "ui/style.h"

#include <array>
#include <chrono>

namespace ui {

using base::Word;
using derive::WalkAnswer;
using model::Row;

namespace {

constexpr std::size_t kNearest = 5;

std::string why_no_minutes(const View& view, WalkAnswer why) {
    constexpr std::array<Word, 6> kWhy{Word::MinutesUnknown,  Word::MinutesUnknown,
                                       Word::ReachWhyIsland,  Word::ReachWhyNoWay,
                                       Word::ReachWhyNoShape, Word::ReachWhyNoLeaf};
    return view.say(kWhy.at(static_cast<std::size_t>(why)));
}

void spot_minutes(const CoverSpot& spot, const View& view) {
    const std::string service = service_name(view, spot.of->service);
    if (!derive::minutes_known(spot.why)) {
        ImGui::PushTextWrapPos(0);
        ImGui::TextUnformatted(why_no_minutes(view, spot.why).c_str());
        ImGui::PopTextWrapPos();
        return;
    }
    {
        const Sized large{kLarge, view.session.ratio};
        ImGui::TextUnformatted(walk_text(view, spot.seconds).c_str());
    }
    const std::string to =
        spot.supplier.empty() ? service : view.say(Word::ReachHereTo, {service, spot.supplier});
    cover_note(view, to);
}

void spot_nearest(const CoverSpot& spot, const View& view, Intents& out) {
    if (spot.nearest.empty())
        return cover_note(view,
                          view.say(Word::ReachNoneNear, {service_name(view, spot.of->service)}));
    cover_note(view, view.say(Word::ReachNearest));
    int id = 0;
    for (const derive::NearSupplier& near : spot.nearest) {
        const bool open = near.supplier.open == route::Open::Yes;
        const std::string right = view.say(open ? Word::ReachOpenNow : Word::ReachHoursNone) +
                                  " · " + walk_text(view, static_cast<float>(near.seconds));
        ImGui::PushID(id++);
        supplier_line(view, *spot.of, near.supplier, right, false, out);
        ImGui::PopID();
    }
}

void spot_missing(const CoverSpot& spot, const View& view, Intents& out) {
    if (!spot.missing) return;
    const float r = static_cast<float>(view.session.ratio);
    if (spot.missing->empty()) return cover_note(view, view.say(Word::ReachMissingNone));
    cover_note(view, view.say(Word::ReachMissing));
    const auto listed = derive::services_of(derive::ServiceGroup::Everyday);
    bool first = true;
    for (const std::size_t s : *spot.missing) {
        const derive::Service& service = listed[s];
        const std::string name = service_name(view, service);
        const float wide = ImGui::CalcTextSize(name.c_str()).x;
        if (!first) ImGui::SameLine(0, 14 * r);
        if (ImGui::GetContentRegionAvail().x < wide) ImGui::NewLine();
        first = false;
        if (!link_button(name.c_str())) continue;
        PlanAsk ask = view.session.planning.ask;
        ask.service = service.key;
        ask.minutes = derive::minutes_of(view.snapshot, service);
        out.push_back(AskPlan{std::move(ask)});
    }
}

}  // namespace

void follow(CoverSpot& spot, const View& view) {
    const auto& answer = view.session.planning.answer;
    const std::int64_t minute =
        std::chrono::floor<std::chrono::minutes>(view.now).time_since_epoch().count();
    if (spot.of == answer && spot.place == view.session.selected && spot.minute == minute) return;
    const int made = spot.made;
    spot = {.of = answer, .place = view.session.selected, .minute = minute, .made = made + 1};
    if (!answer || !answer->reach || !answer->walk) return;
    const Row row = model::row_of(*answer->is.places, spot.place);
    if (row == model::kNoRow) return;
    const model::Snapshot& is = answer->is;
    const derive::WalkReach& reach = *answer->reach;
    spot.why = derive::answer_of(is, *answer->walk, reach, row);
    spot.seconds = reach.seconds[row];
    if (reach.supplier[row] != derive::kNoSupplier) {
        const derive::Supplier& nearest = reach.suppliers[reach.supplier[row]];
        spot.supplier = !nearest.name.empty()            ? nearest.name
                        : nearest.place == model::kNoRow ? std::string{}
                                                         : full_name(*is.places, nearest.place);
        if (nearest.is == derive::Supplier::Is::Spot) spot.supplier = view.say(Word::SitingSpot);
        spot.way = derive::way_to_supplier(is, *answer->walk, reach, row);
    }
    // From a community as a whole it is near to everything.
    if (model::is_block(is.places->kind[row]))
        spot.nearest = derive::nearest_suppliers(
            is, *answer->walk, row, std::span{&answer->service, 1}, answer->ask.profile,
            derive::walk_moment(is, view.now), kNearest);
    if (answer->everyday)
        spot.missing = derive::missing_everyday(is, *answer->walk, *answer->everyday, row);
}

void draw_cover_spot(CoverPanel& panel, const View& view, Intents& out) {
    const CoverSpot& spot = panel.spot;
    const auto& answer = view.session.planning.answer;
    const Row row = model::row_of(*answer->is.places, spot.place);
    if (row == model::kNoRow) {
        cover_heading(view, view.say(Word::ReachHere));
        return cover_note(view, view.say(Word::ReachHereHint));
    }
    cover_heading(view, full_name(*answer->is.places, row));
    // Of what is no leaf itself: the share of those in it.
    if (spot.why == WalkAnswer::NoLeaf && answer->coverage && answer->sums)
        draw_cover_share(panel, view, *answer, row);
    else
        spot_minutes(spot, view);
    if (model::is_block(answer->is.places->kind[row])) spot_nearest(spot, view, out);
    spot_missing(spot, view, out);
}

}  // namespace ui
