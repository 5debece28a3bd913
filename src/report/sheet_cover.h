// report/sheet_cover.h — what the sheets of planners tell beside the snapshot: how far it is on
// foot to a service, and two divisions of a community. Rows are those of the snapshot.
#pragma once

#include "derive/coverage.h"
#include "derive/grid_codes.h"
#include "derive/redivision_shape.h"
#include "derive/siting.h"

#include <span>
#include <string>

namespace report {

/// Coverage as it was found, for SheetKind::Cover. The scene tells minutes or the nine items.
struct CoverOf {
    const derive::WalkReach& reach;
    const derive::Coverage& coverage;
    const derive::Coverage* before = nullptr;  // without spots and sites, where there are any
    derive::CoverBy by = derive::CoverBy::Households;  // what its shares count
    std::span<const derive::CoverGap> gaps;            // the most households first
    std::span<const geo::Shape> outlines;              // of each gap
    std::span<const derive::WalkBand> bands;
    const derive::SitePlan* sites = nullptr;  // proposed
    std::string service;                      // what it is called
    std::string definition;                   // of every number; printed whole
};

/// Two divisions of a community into grids, for SheetKind::Division.
struct DivideOf {
    const derive::Division& was;
    const derive::Division& will;
    const derive::Redivision& change;
    std::span<const derive::GridOutline> outlines;  // of `will`, of the grids that change
    std::span<const derive::GridCode> codes;
    bool holds = false;      // `will` is the division of now, else `was`
    std::string name;        // of the draft
    std::string definition;  // of workload and balance
};

}  // namespace report
