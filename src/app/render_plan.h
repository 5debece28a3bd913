// app/render_plan.h — a plan drawn into a picture: without a window, and without the panels that
// stand beside it there.
#pragma once

#include "app/surface.h"
#include "app/world.h"
#include "ingest/site_drawing.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace app {

struct PlanWish {
    model::PlaceId place{};  // that has a plan: `ui::plan_kind`
    Extent extent;
    double ratio = 1;  // device pixels to design pixels; fewer where there is no room otherwise
    scene::Look look = scene::Look::Light;
    base::Language language = base::Language::Chinese;
    base::Instant now;
    std::shared_ptr<const ingest::SiteDrawing> drawing;  // of a courtyard; null for none
    std::optional<int> level;  // of a building's real plan; without one it is drawn as its homes
};

struct PlanPicture {
    std::vector<std::uint8_t> pixels;  // rows of RGBA from the top
    render::Counters cost;             // of the map that a courtyard's plan lies on
};

/// The plan of a place as somebody who has not said who he is sees it, in the theme of the scene.
/// Of a building the frame has the homes, and the plan of which a level is wished. The same
/// arguments give the same picture.
base::Result<PlanPicture> plan_picture(const Frame& frame, const PlanWish& wish);

}  // namespace app
