// The drawing under a courtyard's plan: read, shown, placed by points, kept.
#include "app/viewer.h"

#include "app/site_shown.h"
#include "base/log.h"
#include "store/seal.h"
#include "ui/sentences.h"
#include "ui/site_plan.h"

#include <cmath>
#include <filesystem>
#include <span>

#include <fmt/format.h>

namespace app {

using base::Word;
using geo::Point;
using model::FieldEdit;
using model::RowEdit;
using model::Table;

namespace {

constexpr double kRasterOpacity = 0.6;
constexpr double kLinesOpacity = 0.9;

/// The yard that a place lies in or is; kNoRow where there is none.
model::Row yard_around(const model::Places& places, model::PlaceId place) {
    model::Row row = model::row_of(places, place);
    while (row != model::kNoRow && ui::plan_kind(places, places.row[row].id) != ui::PlanKind::Yard)
        row = places.parent[row];
    return row;
}

}  // namespace

/// The yard whose plan is open; kNoRow without one.
model::Row Viewer::open_yard() const {
    const model::Places& places = *frame_.snapshot.places;
    const model::PlaceId place = session_.desk.plan.place;
    if (ui::plan_kind(places, place) != ui::PlanKind::Yard) return model::kNoRow;
    return model::row_of(places, place);
}

/// Reads the drawing of the yard whose plan, or a building of which, is open, once; forgets it when
/// that is another one. It is placed in the yard's plan; floors are drawn over it.
void Viewer::follow_site() {
    ui::SiteDesk& site = session_.site;
    const model::Row yard = yard_around(*frame_.snapshot.places, session_.desk.plan.place);
    const model::PlaceId place =
        yard == model::kNoRow ? model::PlaceId{} : frame_.snapshot.places->row[yard].id;
    if (open_yard() == model::kNoRow) site.aligning = false;
    if (place != site_yard_) {
        const bool open = site.open && yard != model::kNoRow;
        site = {.open = open, .reading = site_file_ != nullptr};
        site_yard_ = place;
        site_wanted_ = {};
        site_texture_.reset();
        site_job_.reset();
        panels_.plan.site_opacity = -1;
    }
    if (yard == model::kNoRow) return;
    const model::SitePlanRow* plan = ui::site_plan_of(frame_.snapshot, place);
    if (plan != nullptr && site.aligning && plan->placement == site.kept) site.aligning = false;
    const model::SitePlanId id = plan == nullptr ? model::SitePlanId{} : plan->id;
    if (id == site_wanted_) return;
    site_wanted_ = id;
    site.picture.reset();
    site.aligning = false;
    site_texture_.reset();
    site_job_.reset();
    if (plan != nullptr) read_site({.plan = id, .place = place, .file = plan->name});
}

void Viewer::read_site(SiteOrder order) {
    const model::Row yard = model::row_of(*frame_.snapshot.places, order.place);
    if (yard != model::kNoRow) order.yard = frame_.snapshot.places->box[yard];
    order.store_path = session_.files.store_path;
    order.epsg = session_.files.store_epsg;
    session_.site.reading = true;
    session_.site.trouble.reset();
    auto& job = model::number(order.plan) == 0 ? site_file_ : site_job_;
    job.reset();
    job = std::make_unique<SiteJob>(std::move(order), [this] { surface_.wake(); });
}

void Viewer::take_site() {
    for (auto* job : {&site_job_, &site_file_}) {
        if (*job == nullptr) continue;
        const auto outcome = (*job)->outcome().take();
        if (!outcome) continue;
        job->reset();
        frames_due_ = kSettle;
        session_.site.reading = site_job_ != nullptr || site_file_ != nullptr;
        show_site(*outcome);
    }
}

void Viewer::show_site(const SiteOutcome& outcome) {
    ui::SiteDesk& site = session_.site;
    const bool of_file = model::number(outcome.order.plan) == 0;
    if (!outcome.read) {
        base::log_about(outcome.read.error());
        if (outcome.order.place != site_yard_)
            return tell(base::sentence(outcome.read.error(), session_.language), true);
        site.open = true;
        site.trouble = outcome.read.error();
    } else if (of_file) {
        put_site(outcome);
    } else if (outcome.order.plan == site_wanted_) {  // else another plan was opened meanwhile
        site.picture = std::make_shared<const ui::SitePicture>(
            shown_from(outcome.order.plan, outcome.read->drawing, site_texture_));
    }
}

/// Into the store, in place of the one before; it comes back from there to be shown.
void Viewer::put_site(const SiteOutcome& outcome) {
    const SiteRead& read = *outcome.read;
    const model::PlaceId place = outcome.order.place;
    const std::string name = std::filesystem::path{outcome.order.file}.filename().string();
    const bool raster = std::holds_alternative<ingest::SiteRaster>(read.drawing.content);
    ui::Edit edit{base::say(session_.language, Word::DeedEdit,
                            {name, base::say(session_.language, Word::SiteTitle)}),
                  place,
                  {}};
    if (const model::SitePlanRow* before = ui::site_plan_of(frame_.snapshot, place))
        edit.edits.push_back(
            {Table::SitePlan,
             RowEdit::Does::Change,
             number(before->id),
             {{"valid_to", "", std::to_string(base::seconds_from_instant(clock_.now()))}}});
    edit.edits.push_back(
        {Table::SitePlan,
         RowEdit::Does::Add,
         0,
         {{"place", "", std::to_string(number(place))},
          {"name", "", name},
          {"media", "", std::string{ingest::media_type_of(read.bytes)}},
          {"drawing", "", store::hex(std::as_bytes(std::span{read.bytes}))},
          {"placement", "", geo::text_from(read.placement)},
          {"opacity", "", fmt::format("{}", raster ? kRasterOpacity : kLinesOpacity)},
          {"above", "", raster ? "0" : "1"}}});
    perform(edit);
    tell(read.by_file_rms_m ? base::say(session_.language, Word::SiteByFile,
                                        {fmt::format("{:.2f}", *read.by_file_rms_m)})
                            : base::say(session_.language, Word::SiteByGuess),
         false);
}

void Viewer::perform(const ui::ToggleSite& /*wish*/) {
    const bool opens = !session_.site.open;
    if (open_yard() == model::kNoRow && opens) {
        const model::Places& places = *frame_.snapshot.places;
        const model::Row row = yard_around(places, session_.selected);
        if (row == model::kNoRow) return;
        perform(ui::OpenPlan{places.row[row].id});
    }
    session_.site.open = opens;
    session_.site.aligning = false;
}

void Viewer::perform(const ui::AlignSite& wish) {
    ui::SiteDesk& site = session_.site;
    site.aligning = false;
    const model::Row yard = open_yard();
    if (!wish.on || yard == model::kNoRow || !site.picture) return;
    const auto* plan = ui::site_plan_of(frame_.snapshot, frame_.snapshot.places->row[yard].id);
    if (plan == nullptr) return;
    const auto placement = geo::affine_from(plan->placement);
    if (!placement) return;
    site.aligning = true;
    site.on_drawing = true;
    site.seen_placement = plan->placement;
    site.seen_pairs = plan->pairs;
    site.kept.clear();
    site.placement = *placement;
    site.pairs = geo::pairs_from(plan->pairs);
    if (site.pairs.size() < 2) {
        const auto guess = geo::guess_pairs(*placement, site.picture->box);
        site.pairs.assign(guess.begin(), guess.end());
    }
    refit_site();
}

void Viewer::refit_site() {
    ui::SiteDesk& site = session_.site;
    const auto fit = geo::fitted(site.pairs, site.picture->y);
    site.refusal.reset();
    if (!fit) {
        site.refusal = fit.error();
        return;
    }
    site.placement = fit->ground_from_drawing;
    site.rms_m = fit->rms_m;
    site.checked = site.pairs.size() > (fit->similarity ? 2U : 3U);
}

void Viewer::perform(const ui::SetSiteMode& wish) {
    session_.site.on_drawing = wish.on_drawing;
}

void Viewer::perform(const ui::MovePair& wish) {
    ui::SiteDesk& site = session_.site;
    if (!site.aligning || wish.index >= site.pairs.size()) return;
    geo::ControlPair& pair = site.pairs[wish.index];
    pair.ground = wish.ground;
    if (!site.on_drawing) return refit_site();
    // Another spot of the drawing, where it lies now: nothing moves.
    if (const auto back = geo::inverse(site.placement))
        pair.drawing = geo::mapped(*back, wish.ground);
}

void Viewer::perform(const ui::AddPair& /*wish*/) {
    ui::SiteDesk& site = session_.site;
    constexpr std::size_t kMostPairs = 24;  // more do not make it better
    const auto back = geo::inverse(site.placement);
    if (!site.aligning || !back || site.pairs.size() >= kMostPairs) return;
    const geo::Box seen = scene::view_box(session_.camera);
    const Point middle{(seen.x0 + seen.x1) / 2, (seen.y0 + seen.y1) / 2};
    site.pairs.push_back({geo::mapped(*back, middle), middle});
    site.on_drawing = true;
    refit_site();
}

void Viewer::perform(const ui::RemovePair& /*wish*/) {
    ui::SiteDesk& site = session_.site;
    if (!site.aligning || site.pairs.size() <= 2) return;
    site.pairs.pop_back();
    refit_site();
}

/// What was placed meanwhile by somebody else is not written over: it was seen otherwise. The
/// points stay until the row has come back.
void Viewer::perform(const ui::KeepSite& /*wish*/) {
    ui::SiteDesk& site = session_.site;
    const model::Row yard = open_yard();
    if (!site.aligning || yard == model::kNoRow || site.refusal) return;
    const model::PlaceId place = frame_.snapshot.places->row[yard].id;
    const auto* plan = ui::site_plan_of(frame_.snapshot, place);
    if (plan == nullptr) return;
    const auto rounded = [](Point p) {
        return Point{std::round(p.x * 1000) / 1000, std::round(p.y * 1000) / 1000};
    };
    for (geo::ControlPair& pair : site.pairs) pair = {rounded(pair.drawing), rounded(pair.ground)};
    refit_site();
    site.kept = geo::text_from(site.placement);
    perform(ui::Edit{base::say(session_.language, Word::DeedEdit,
                               {plan->name, base::say(session_.language, Word::SiteAlign)}),
                     place,
                     {{Table::SitePlan,
                       RowEdit::Does::Change,
                       number(plan->id),
                       {{"placement", site.seen_placement, site.kept},
                        {"pairs", site.seen_pairs,
                         geo::text_from(std::span<const geo::ControlPair>{site.pairs})}}}}});
}

}  // namespace app
