#include "app/commands.h"
#include "app/script.h"
#include "app/surface.h"
#include "app/world.h"
#include "base/text.h"
#include "report/png.h"

#include <chrono>
#include <cstdio>
#include <iostream>

#include <nlohmann/json.hpp>

namespace app {

using base::fail;
using base::Fault;
using base::Result;
using base::Word;

namespace {

constexpr double kMargin_px = 24;
constexpr int kLargest_px = 16'384;
constexpr double kDesignWidth_px = 1920;

struct Wanted {
    scene::Camera camera;
    render::Style style;
};

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

Result<geo::Box> ground_in(const Arguments& arguments, const Frame& frame) {
    const model::Places& places = *frame.snapshot.places;
    if (arguments.has("--place")) {
        const std::string name = arguments.text("--place");
        const model::Row row = model::row_of(places, place_named(places, name));
        if (row == model::kNoRow || places.box[row].empty())
            return fail(Fault::NotFound, Word::NoSuchPlace, {name});
        return places.box[row];
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

int draw(const Arguments& arguments, const Frame& frame, Extent extent, const geo::Box& ground) {
    const base::Language language = arguments.language;
    const double ratio = std::max(1.0, extent.width_px / kDesignWidth_px);
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
    const bool dark = arguments.text("--look", "light") == "dark";
    const render::Style style{.look = dark ? scene::Look::Dark : scene::Look::Light,
                              .ratio = ratio};
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

}  // namespace

int render_picture(const Arguments& arguments) {
    const base::Language language = arguments.language;
    const auto wrong = [&](const base::Error& error) {
        refuse(error, language);
        return kWrongWords;
    };
    if (!arguments.has("-o"))
        return wrong({Fault::Unsupported, Word::UsageMissingArgument, {"render", "-o out.png"}});
    const auto extent = extent_in(arguments);
    if (!extent) return wrong(extent.error());
    auto store = store::Store::open(arguments.words[0]);
    if (!store) return refuse(store.error(), language);
    auto frame = first_frame(*store, Clock{arguments.at}.now());
    if (!frame) return refuse(frame.error(), language);
    if (const auto theme = derive::theme_named(arguments.text("--theme", "work")))
        frame->scene = scene::scene_told(frame->scene, frame->snapshot, frame->derived, *theme);
    const auto ground = ground_in(arguments, *frame);
    if (!ground && ground.error().word == Word::UsageBadValue) return wrong(ground.error());
    if (!ground) return refuse(ground.error(), language);
    return draw(arguments, *frame, *extent, *ground);
}

}  // namespace app
