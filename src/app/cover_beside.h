// app/cover_beside.h — what coverage on the map needs beside the session: the left map of a
// comparison, what stands under the names, and a file that waits for its numbers.
#pragma once

#include "derive/coverage.h"
#include "render/map.h"
#include "scene/scene.h"
#include "ui/planning_cover_compare.h"
#include "ui/planning_cover_wishes.h"

#include <memory>
#include <optional>
#include <vector>

namespace app {

struct CoverBeside {
    std::optional<render::Map> map;  // only while two are compared
    scene::Scene scene;
    /// What `scene` is coloured by.
    std::shared_ptr<const derive::WalkReach> reach;
    std::shared_ptr<const std::vector<derive::YardScore>> yards;

    ui::CoverCaptions captions;
    std::optional<ui::ExportCover> waits;  // for the planner's thread
};

/// Whether what a file waits for is the matrix, which no question but its own asks for.
inline bool waits_for_matrix(const CoverBeside& beside) {
    return beside.waits && beside.waits->matrix;
}

}  // namespace app
