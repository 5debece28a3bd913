// tests/scene/lettered.h — the names of a town, laid out in the letters of the program.
#pragma once

#include "scene/labels.h"

#include <catch_amalgamated.hpp>

#include <utility>
#include <vector>

namespace lettered {

inline constexpr base::Instant kNow = base::instant_from_seconds(1'772'323'200);

/// Made once.
inline scene::Lettering& letters() {
    static scene::Lettering made = [] {
        const auto font = scene::cjk_font();
        REQUIRE(font);
        auto with = scene::Lettering::with(*font);
        REQUIRE(with);
        return std::move(*with);
    }();
    return made;
}

inline scene::Labels labels(const model::Snapshot& town, const scene::Camera& camera,
                            const scene::LabelOptions& options, scene::NameCache& cache) {
    const auto geometry = scene::geometry_from(town);
    const auto derived = derive::derive_all(town, kNow);
    return scene::labels_for({*geometry, town, derived}, camera, 1, options, cache, letters());
}

/// The middles of the letters, as they follow each other.
inline std::vector<geo::Point> middles(const scene::Labels& all) {
    std::vector<geo::Point> at;
    for (std::size_t i = 0; i + 3 < all.corner->size(); i += 4) {
        const auto& first = (*all.corner)[i];
        const auto& last = (*all.corner)[i + 3];
        at.push_back({(first.x + last.x) / 2.0, (first.y + last.y) / 2.0});
    }
    return at;
}

}  // namespace lettered
