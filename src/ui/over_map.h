// ui/over_map.h — lines and text over the map, with a halo, so that they read on every colour.
#pragma once

#include "ui/layout.h"
#include "ui/style.h"
#include "ui/view.h"

#include <string>

namespace ui {

/// A line and the halo it lies on; widths in pixels.
struct Stroke {
    ImU32 ink = 0;
    ImU32 halo = 0;
    float ink_px = 2;
    float halo_px = 5;
};

/// Where a point of the ground stands on the page, in pixels.
ImVec2 on_page(const View& view, const Layout& layout, geo::Point world);

/// One sentence on a blue ground at the top of the map: what the next click does.
void draw_hint(const View& view, const Layout& layout, const std::string& hint);

/// The outline of a place: all its parts and holes, a street as the band it covers.
void outline_place(const View& view, const Layout& layout, model::Row row, const Stroke& stroke);

/// The ground of a place: the first of its rings, since holes of blocks are small.
void fill_place(const View& view, const Layout& layout, model::Row row, ImU32 ink);

/// Rings, or open lines, in metres of the ground.
void outline_rings(const View& view, const Layout& layout, const std::vector<geo::Ring>& rings,
                   bool closed, const Stroke& stroke);

/// Text with a halo of a pixel and a half around each letter.
void haloed_text(ImDrawList* paint, ImVec2 at, ImU32 ink, ImU32 halo, float ratio,
                 const char* text);

}  // namespace ui
