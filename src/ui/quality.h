// ui/quality.h — what this seat looks at of the register itself: homes that are due for a visit,
// and what is not known, or may stand there twice.
#pragma once

#include "derive/lacks.h"
#include "derive/round.h"

#include <memory>

namespace ui {

struct DoorsDesk {
    bool open = false;
    model::PlaceId place{};
    std::shared_ptr<const derive::Round> round;  // null while it is read
};

struct LacksDesk {
    bool open = false;
    std::shared_ptr<const derive::Completeness> known;
    std::shared_ptr<const derive::Doubles> doubles;
};

}  // namespace ui
