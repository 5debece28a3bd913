// ui/hud.h — what drawing cost, as the panel over the map tells it.
#pragma once

#include "base/time.h"

#include <cstdint>
#include <optional>

namespace ui {

/// Gathered by the viewer, without anything being drawn for it.
struct DrawFigures {
    /// Of the last page that drew anything of the map; then all that was ever drawn.
    struct Cost {
        std::uint64_t draw_calls = 0;
        std::uint64_t triangles = 0;
        std::uint64_t bytes = 0;  // uploaded
        std::uint64_t full_redraws = 0;
        std::uint64_t damage_redraws = 0;
    };
    Cost last;
    Cost all;
    std::uint64_t labels = 0;
    std::uint64_t blocks_in_view = 0;
    std::optional<int> level_of_detail;
    double labels_ms = 0;  // on the processor, like the next two
    double map_ms = 0;
    double panels_ms = 0;
    std::uint64_t pages = 0;
    std::optional<base::Millis> feed_lag;  // from the last commit to its arrival here
};

}  // namespace ui
