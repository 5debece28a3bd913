// scene/labels_parts.h — the kinds of names, one function each; only for scene/labels*.cpp.
#pragma once

#include "scene/labels_sheet.h"

#include <array>
#include <string>
#include <vector>

namespace scene {

/// Metres a pixel (of design) from which on something is shown, or no more.
inline constexpr double kSubdistrictsFrom = 16;
inline constexpr double kCommunitiesFrom = 4;  // with their numbers; without from kGridsFrom
inline constexpr double kGridsFrom = 1.3;
inline constexpr double kBlocksUpTo = 1.3;  // closer: the numbers of blocks
inline constexpr double kSignsUpTo = 4;     // twin of shaders/mark.vert

// labels_figures.cpp: numbers as they are written on the map.

/// Pixels of each state in a bar; what is there has at least one, and all together `width_px`.
std::array<int, derive::kStateCount> bar_parts(const derive::Tally& tally, int width_px);
std::string open_text(base::Language language, const derive::Tally& tally);
std::string rate_text(base::Language language, const derive::Tally& tally);
/// "6层 36户"
std::string homes_text(base::Language language, const model::PlaceRow& place,
                       const derive::Tally& tally);
/// "在办 2 · 超期 1 · 出租 5"; empty when there is nothing to tell.
std::string matters_text(base::Language language, const derive::Tally& tally);
/// What the figures say, as one number.
std::uint64_t told_by(const std::vector<Figure>& figures, const derive::Derived& derived);

/// What stands with a name in place of the numbers of work; empty where nothing does.
std::string told_of(const LabelOptions& options, model::Row row);

// labels_regions.cpp, labels_lines.cpp, labels_areas.cpp, labels_blocks.cpp, labels_badges.cpp
void name_regions(Sheet& sheet, NameCache& cache, const derive::Derived& derived,
                  const LabelOptions& options);
void name_grids(Sheet& sheet, NameCache& cache, const derive::Derived& derived, bool bars);
/// Of the lines from `first` to `last` class; waters count as Tertiary.
void name_lines(Sheet& sheet, const NameCache& cache, WayClass first, WayClass last);
void name_yards(Sheet& sheet, NameCache& cache);
void name_green(Sheet& sheet, NameCache& cache);
/// Nothing is written where the sign of a state stands.
void keep_signs(Sheet& sheet, NameCache& cache, const LabelSource& source);
/// Slots of buildings and fronts in view.
void cover_blocks(Sheet& sheet, const LabelSource& source, const std::vector<std::uint32_t>& slots);
void name_blocks(Sheet& sheet, NameCache& cache, const LabelSource& source,
                 const std::vector<std::uint32_t>& slots, const LabelOptions& options);
/// In the rooms of floors that are shown.
void name_rooms(Sheet& sheet, const FloorLabels& floors);
void show_badges(Sheet& sheet, const NameCache& cache);
/// Components and the doors of buildings, as points, from close by.
void show_things(Sheet& sheet, const NameCache& cache);

/// Size of the sign of a state at this scale; twin of shaders/mark.vert.
double sign_px(const Sheet& sheet);
/// It reaches off its corner, so as to leave the number free.
geo::Box sign_box(const Sheet& sheet, const Spot& spot);

/// The part of a building's or front's name that tells it from its neighbours: "7" of 7号楼,
/// "101" of 人民路101号; the name itself when it has no number.
std::string short_name(const std::string& name);

/// A name without what stands in brackets; the name itself when nothing else is left.
std::string without_brackets(const std::string& name);

}  // namespace scene
