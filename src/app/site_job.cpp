#include "app/site_job.h"

#include "base/log.h"
#include "store/store.h"

#include <exception>

#include <fmt/format.h>

namespace app {

using base::fail;
using base::Fault;
using base::refusal;
using base::Result;
using base::Word;

namespace {

constexpr double kNearYard_m = 500;

Result<SiteRead> from_store(const SiteOrder& order) {
    auto store = store::Store::open(order.store_path);
    if (!store) return refusal(store);
    const auto bytes = store->drawing_of(order.plan);
    if (!bytes) return refusal(bytes);
    auto drawing = ingest::decode(*bytes);
    if (!drawing) return fail(Fault::Corrupt, Word::SiteBroken, {order.file});
    return SiteRead{
        .drawing = std::move(*drawing), .bytes = {}, .placement = {}, .by_file_rms_m = {}};
}

/// Where the file says it lies, if that is at the yard; else in its middle.
void place(SiteRead& read, const SiteOrder& order) {
    const geo::Box drawing = ingest::box_of(read.drawing);
    const auto told = ingest::placed_by_file(read.drawing, fmt::format("EPSG:{}", order.epsg));
    if (told) {
        geo::Box there;
        for (const geo::Point corner : {geo::Point{drawing.x0, drawing.y0},
                                        {drawing.x1, drawing.y0},
                                        {drawing.x1, drawing.y1},
                                        {drawing.x0, drawing.y1}})
            there.add(geo::mapped(told->ground_from_drawing, corner));
        if (there.intersects(order.yard.grown(kNearYard_m))) {
            read.placement = told->ground_from_drawing;
            read.by_file_rms_m = told->rms_m;
            return;
        }
    }
    const auto guess = geo::fit_box(drawing, order.yard, ingest::y_axis_of(read.drawing));
    read.placement = guess.value_or(geo::Affine{order.yard.x0, 1, 0, order.yard.y0, 0, 1});
}

Result<SiteRead> from_file(const SiteOrder& order, const std::atomic<bool>& cancelled) {
    auto drawing = ingest::read_site_drawing(order.file, &cancelled);
    if (!drawing) return refusal(drawing);
    auto bytes = ingest::encode(*drawing);
    if (!bytes) return refusal(bytes);
    SiteRead read{.drawing = std::move(*drawing),
                  .bytes = std::move(*bytes),
                  .placement = {},
                  .by_file_rms_m = {}};
    place(read, order);
    return read;
}

}  // namespace

SiteJob::SiteJob(SiteOrder order, std::function<void()> news)
    : order_{std::move(order)}, news_{std::move(news)}, thread_{[this] { run(); }} {}

SiteJob::~SiteJob() {
    cancelled_ = true;
}

void SiteJob::run() {
    SiteOutcome outcome{order_, fail(Fault::Corrupt, Word::Unexpected)};
    try {
        outcome.read =
            model::number(order_.plan) != 0 ? from_store(order_) : from_file(order_, cancelled_);
    } catch (const std::exception& thrown) {
        base::log(fmt::format("a site drawing: {}", thrown.what()));
    }
    outcome_.put(std::move(outcome));
    news_();
}

}  // namespace app
