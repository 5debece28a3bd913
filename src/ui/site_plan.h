// ui/site_plan.h — parts of a courtyard's plan that show its site drawing and place it.
#pragma once

#include "ui/intent.h"
#include "ui/layout.h"
#include "ui/view.h"

#include "scene/floor.h"

#include <imgui.h>

namespace ui {

/// The drawing of the yard's plan; null while there is none.
const model::SitePlanRow* site_plan_of(const model::Snapshot& is, model::PlaceId yard);

/// Under the blocks, or over them as the plan says; nothing until it is here. `opacity` is what the
/// slider says while it is dragged, negative otherwise.
void draw_site(const View& view, const Layout& layout, model::Row yard, float opacity);
/// The drawing of the yard around a building, on the page of one of its floors: what rooms are
/// drawn after by hand. `above` is whether those drawings are meant that lie over what they show.
void draw_site_of_floor(const View& view, ImDrawList* paint, const scene::FloorPage& page,
                        const geo::Box& seen_px, model::PlaceId building, bool above);
/// The points by which it is placed, to be dragged.
void draw_site_pairs(const View& view, const Layout& layout, Intents& out);
/// The card of the drawing; `top` is where it begins on the page.
void draw_site_card(const View& view, const Layout& layout, model::Row yard, float top,
                    float& opacity, Intents& out);

}  // namespace ui
