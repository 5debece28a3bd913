// derive/home.h — what the colour of one home tells, in the themes of the map.
#pragma once

#include "derive/theme.h"
#include "model/edit.h"
#include "model/homes.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace derive {

/// What is open at a home.
struct HomeWork {
    State state = State::Ok;  // the worst
    std::uint32_t open = 0;
    std::vector<model::Row> issues;  // of the snapshot, the worst first
};

/// Of each home, in the order of `homes`.
std::vector<HomeWork> work_of(const model::Snapshot& is, const model::Homes& homes,
                              base::Instant now);

/// The theme by which homes are told: themes that say nothing of one home give way to its use.
Theme home_theme(Theme theme);

/// Classes that homes can have, in the order of the legend; of a theme that `home_theme` answers.
std::span<const std::uint8_t> home_classes(Theme theme);

/// The class of a home, of those of `classes_of(theme)`. A home is let or not: of Rental it has
/// the highest share or none.
std::uint8_t home_class(Theme theme, const model::Home& home, const HomeWork& work,
                        base::Instant now);

/// The rows that change with the use of a home: one that is let from now on gets a letting, one
/// that is not any more ends it.
std::vector<model::RowEdit> with_use(const model::Home& home, const std::string& use,
                                     base::Instant now);

/// Nobody has asked there for so long that it is to be asked again: the bound of the second class
/// of Theme::Visits.
bool is_stale(const model::Home& home, base::Instant now);

}  // namespace derive
