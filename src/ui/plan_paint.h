// ui/plan_paint.h — how a class looks in a plan: as on the map.
#pragma once

#include "ui/plan.h"

#include <imgui.h>

namespace ui {

/// A box in the colour of a class, hatched where nothing is known, faded where the legend leaves it
/// out.
void fill_class(const View& view, derive::Theme theme, std::uint8_t klass, ImVec2 a, ImVec2 b,
                float rounding);

/// The classes that the legend shows; all where a plan is told by another theme than the map.
derive::ClassSet shown_classes(const View& view, derive::Theme theme);

/// What is told of a home under the mouse: nothing of who lives there.
void draw_home_tooltip(const View& view, derive::Theme theme, const model::Home& home,
                       const derive::HomeWork& work);

/// Ink that can be read on a fill.
ImU32 ink_on(scene::Colour fill);

}  // namespace ui
