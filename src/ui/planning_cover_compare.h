// ui/planning_cover_compare.h — two maps of coverage under one camera, and what the planner's map
// says under the names of communities.
#pragma once

#include "ui/planning_cover.h"

#include <functional>
#include <memory>
#include <string>

namespace ui {

/// One of two maps, or the only one: whose numbers are drawn over it.
struct CoverSide {
    std::shared_ptr<const PlanAnswer> answer;
    std::shared_ptr<const derive::WalkReach> reach;
    bool supposes = true;  // spots and sites are in it

    /// What that map leaves out, and its bands.
    const CoverAreas& areas() const {
        const bool own = supposes || answer->standing == answer->reach;
        return own ? answer->areas : answer->standing_areas;
    }
};
/// The left one while two are compared; nothing otherwise.
std::optional<CoverSide> left_side(const View& view);
/// The only one, or the right one; nothing until it is found.
std::optional<CoverSide> right_side(const View& view);
/// Shares of the left map, while two are compared.
const derive::Cover* left_cover(const View& view);

/// Where the line between the maps stands, in pixels of the page.
float split_x(const View& view, const Layout& layout);
/// While the mouse is over the left map: how long the way from a place is there; empty where that
/// map says nothing of it.
std::optional<std::string> told_on_left(const View& view, const Layout& layout,
                                        model::PlaceId place);
/// That line with its handle, and what each map shows.
void draw_compare_split(const View& view, const Layout& layout, Intents& out);
/// The part of the tabs that begins, explains and ends it.
void draw_compare(const View& view, Intents& out);

/// What the planner's map says of places: of communities and above their covered share, or how
/// many of the nine items their courtyards have; of a block how long the way is.
struct CoverCaptions {
    std::shared_ptr<const PlanAnswer> of;
    derive::CoverBy by{};
    derive::Theme theme{};
    base::Language language{};
    /// By row of Places, empty for nothing; null where the theme counts neither.
    std::shared_ptr<const std::function<std::string(model::Row)>> told;
};
/// Made anew when what was found is, or what is counted.
void follow(CoverCaptions& captions, const View& view, derive::CoverBy by);

}  // namespace ui
