#include "app/commands.h"
#include "app/render_plan.h"
#include "app/script.h"
#include "app/sheet_floor.h"
#include "app/surface.h"
#include "app/world.h"
#include "base/text.h"
#include "report/png.h"
#include "ui/plan.h"
#include "ui/site_plan.h"

#include <chrono>
#include <cstdio>
#include <iostream>
#include <utility>

#include <nlohmann/json.hpp>

namespace app {

using base::fail;
using base::Fault;
using base::refusal;
using base::Result;
using base::Word;

namespace {

constexpr double kMargin_px = 24;
constexpr int kLargest_px = 16'384;
constexpr double kDesignWidth_px = 1920;

Result<Extent> extent_in(const Arguments& arguments) {
    const std::string text = arguments.text("--size", "1920x1080");
    Extent e;
    int used = 0;
    const bool read = std::sscanf(text.c_str(), "%dx%d%n", &e.width_px, &e.height_px, &used) == 2 &&
                      static_cast<std::size_t>(used) == text.size();
    const bool fits = e.width_px > 0 && e.height_px > 0 && e.width_px <= kLargest_px &&
                      e.height_px <= kLargest_px;
    if (!read || !fits)
        return fail(Fault::Unsupported, Word::UsageBadValue, {"--size", text, "1920x1080"});
    return e;
}

Result<model::Row> place_in(const Arguments& arguments, const Frame& frame) {
    const model::Places& places = *frame.snapshot.places;
    const std::string name = arguments.text("--place");
    const model::Row row = model::row_of(places, place_named(places, name));
    if (row == model::kNoRow || places.box[row].empty())
        return fail(Fault::NotFound, Word::NoSuchPlace, {name});
    return row;
}

Result<geo::Box> ground_in(const Arguments& arguments, const Frame& frame) {
    if (arguments.has("--place")) {
        const auto row = place_in(arguments, frame);
        if (!row) return refusal(row);
        return frame.snapshot.places->box[*row];
    }
    if (!arguments.has("--bbox")) return frame.scene.geometry->extent;
    const std::string text = arguments.text("--bbox");
    geo::Box box;
    int used = 0;
    const bool read = std::sscanf(text.c_str(), "%lf,%lf,%lf,%lf%n", &box.x0, &box.y0, &box.x1,
                                  &box.y1, &used) == 4 &&
                      static_cast<std::size_t>(used) == text.size();
    if (!read || box.empty())
        return fail(Fault::Unsupported, Word::UsageBadValue, {"--bbox", text, "x0,y0,x1,y1"});
    return box;
}

void tell(const render::Counters& c, double ms) {
    const nlohmann::ordered_json line{
        {"level_of_detail", c.level_of_detail},
        {"blocks_in_view", c.blocks_in_view},
        {"triangles", c.triangles},
        {"draw_calls", c.draw_calls},
        {"bytes_uploaded", c.geometry_bytes + c.state_bytes + c.label_bytes + c.cell_bytes},
        {"labels", c.labels},
        {"ms", ms}};
    std::cout << line.dump() << '\n';
}

double ratio_of(Extent extent) {
    return std::max(1.0, extent.width_px / kDesignWidth_px);
}

scene::Look look_in(const Arguments& arguments) {
    return arguments.text("--look", "light") == "dark" ? scene::Look::Dark : scene::Look::Light;
}

int draw(const Arguments& arguments, const Frame& frame, Extent extent, const geo::Box& ground) {
    const base::Language language = arguments.language;
    const double ratio = ratio_of(extent);
    auto surface = open_offscreen(extent, ratio);
    if (!surface) return refuse(surface.error(), language);
    const auto font = scene::cjk_font();
    if (!font) return refuse(font.error(), language);
    auto lettering = scene::Lettering::with(*font);
    if (!lettering) return refuse(lettering.error(), language);
    auto map = render::Map::made();
    if (!map) return refuse(map.error(), language);
    const scene::Camera camera = scene::fitted(
        {.width_px = extent.width_px, .height_px = extent.height_px}, ground, kMargin_px * ratio);
    const render::Style style{.look = look_in(arguments), .ratio = ratio};
    const auto start = std::chrono::steady_clock::now();
    map->show(frame.scene);
    scene::NameCache names;
    const scene::LabelOptions options{style.look, language};
    map->draw(camera, style,
              scene::labels_for({*frame.scene.geometry, frame.snapshot, frame.derived}, camera,
                                ratio, options, names, *lettering));
    (*surface)->present();
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    const auto written =
        report::write_png(arguments.text("-o"), extent.width_px, extent.height_px, map->pixels());
    if (!written) return refuse(written.error(), language);
    if (arguments.json) tell(map->counters(), took.count());
    return kDone;
}

/// The plan that a view is; None of the map.
ui::PlanKind plan_in(const Arguments& arguments) {
    const std::string view = arguments.text("--view", "map");
    if (view == "plan") return ui::PlanKind::Yard;
    if (view == "strip") return ui::PlanKind::Strip;
    return view == "cells" ? ui::PlanKind::Homes : ui::PlanKind::None;
}

/// Of a building with a real plan, asked for as a plan: the level told, else the one at the ground.
/// Nothing for whatever else is drawn.
Result<std::optional<int>> level_in(const Arguments& arguments, store::Store& store,
                                    ui::PlanKind kind, Frame& frame, model::PlaceId place) {
    if (kind != ui::PlanKind::Homes || arguments.text("--view") != "plan")
        return std::optional<int>{};
    auto plan = store.floor_plan(place);
    if (!plan) return refusal(plan);
    if (plan->levels.empty()) return std::optional<int>{};
    frame.plan = std::make_shared<const model::FloorPlan>(std::move(*plan));
    const auto told = ordinal_told(*frame.plan, arguments.text("--level"));
    if (!told) return refusal(told);
    return std::optional{*told};
}

int draw_plan(const Arguments& arguments, store::Store& store, Frame frame, Extent extent,
              base::Instant now) {
    const base::Language language = arguments.language;
    const model::Places& places = *frame.snapshot.places;
    const auto named = place_in(arguments, frame);
    if (!named) return refuse(named.error(), language);
    const model::Row row = ui::plan_of(places, *named);
    const model::PlaceId place = row == model::kNoRow ? model::PlaceId{} : places.row[row].id;
    const ui::PlanKind kind = ui::plan_kind(places, place);
    const auto level = level_in(arguments, store, kind, frame, place);
    if (!level) return refuse(level.error(), language);
    if (kind != plan_in(arguments) && !*level)
        return refuse({Fault::Unsupported,
                       Word::NoSuchView,
                       {places.row[*named].name, arguments.text("--view")},
                       {}},
                      language);
    if (kind == ui::PlanKind::Homes) {
        auto homes = store.homes_of(place);
        if (!homes) return refuse(homes.error(), language);
        frame.homes = std::make_shared<const model::Homes>(std::move(*homes));
    }
    std::shared_ptr<const ingest::SiteDrawing> drawing;
    if (const auto* site = ui::site_plan_of(frame.snapshot, place); site != nullptr) {
        const auto bytes = store.drawing_of(site->id);
        auto read = bytes ? ingest::decode(*bytes) : std::nullopt;
        if (read)
            drawing = std::make_shared<const ingest::SiteDrawing>(std::move(*read));
        else  // the plan is drawn without it
            refuse({Fault::Corrupt, Word::SiteBroken, {site->name}, {}}, language);
    }
    const auto start = std::chrono::steady_clock::now();
    const auto picture = plan_picture(frame, {.place = place,
                                              .extent = extent,
                                              .ratio = ratio_of(extent),
                                              .look = look_in(arguments),
                                              .language = language,
                                              .now = now,
                                              .drawing = drawing,
                                              .level = *level});
    if (!picture) return refuse(picture.error(), language);
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    const auto written =
        report::write_png(arguments.text("-o"), extent.width_px, extent.height_px, picture->pixels);
    if (!written) return refuse(written.error(), language);
    if (arguments.json) tell(picture->cost, took.count());
    return kDone;
}

}  // namespace

int render_picture(const Arguments& arguments) {
    const base::Language language = arguments.language;
    const auto wrong = [&](const base::Error& error) {
        refuse(error, language);
        return kWrongWords;
    };
    if (!arguments.has("-o"))
        return wrong({Fault::Unsupported, Word::UsageMissingArgument, {"render", "-o out.png"}});
    const bool plan = plan_in(arguments) != ui::PlanKind::None;
    if (plan && !arguments.has("--place"))
        return wrong({Fault::Unsupported,
                      Word::UsageMissingArgument,
                      {"render --view " + arguments.text("--view"), "--place"}});
    const auto extent = extent_in(arguments);
    if (!extent) return wrong(extent.error());
    auto store = store::Store::open(arguments.words[0]);
    if (!store) return refuse(store.error(), language);
    const base::Instant now = Clock{arguments.at}.now();
    auto frame = first_frame(*store, now);
    if (!frame) return refuse(frame.error(), language);
    if (const auto theme = derive::theme_named(arguments.text("--theme", "work")))
        frame->scene = scene::scene_told(frame->scene, frame->snapshot, frame->derived, *theme);
    if (plan) return draw_plan(arguments, *store, std::move(*frame), *extent, now);
    const auto ground = ground_in(arguments, *frame);
    if (!ground && ground.error().word == Word::UsageBadValue) return wrong(ground.error());
    if (!ground) return refuse(ground.error(), language);
    return draw(arguments, *frame, *extent, *ground);
}

}  // namespace app
