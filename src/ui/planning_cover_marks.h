// ui/planning_cover_marks.h — the signs of coverage over the map, as the map and its legend draw
// them.
#pragma once

#include "ui/style.h"
#include "ui/view.h"

#include <imgui.h>
#include <optional>
#include <string>
#include <vector>

namespace ui {

/// Radii, in design pixels.
inline constexpr float kSupplierMark = 4.5F;
inline constexpr float kSiteMark = 13;
inline constexpr float kGapMark = 12;

/// Of the line of a band.
scene::Colour band_colour(const View& view, std::size_t band);
/// Whether gaps, and whether sites, stand on the map.
bool shows_gaps(const View& view);
bool shows_sites(const View& view);

/// A dot with a ring; hollow where nobody knows whether it is open. `size` 1, or smaller.
void supplier_dot(const View& view, ImDrawList* paint, ImVec2 at, bool known, float size);
/// A filled disc with a number, or "+".
void site_mark(const View& view, ImDrawList* paint, ImVec2 at, const std::string& text,
               scene::Colour colour);
/// The number of a gap, as dark as text and ringed in the colour of its outline.
void gap_mark(const View& view, ImDrawList* paint, ImVec2 at, std::size_t number);

/// Where discs stand that must not touch each other nor what is taken, those told first first: at
/// the point that is wanted, else beside it; nothing where there is no room.
std::vector<std::optional<ImVec2>> discs_apart(const std::vector<ImVec2>& wanted,
                                               std::vector<ImVec2> taken, float apart);

}  // namespace ui
