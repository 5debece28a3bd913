// ui/intent.h — everything a user can wish for. Panels append; app::handle does.
#pragma once

#include "base/words.h"
#include "geo/point.h"
#include "model/ids.h"

#include <string>
#include <variant>
#include <vector>

namespace ui {

struct Select {
    model::PlaceId place{};  // 0 selects nothing
};
struct Hover {
    model::PlaceId place{};
};
struct ZoomToPlace {
    model::PlaceId place{};
};
struct ZoomToAll {};
struct ZoomAt {
    geo::Point screen_px;
    double factor = 1;
};
struct Drag {
    geo::Point by_px;
};
struct LogVisitAt {
    model::PlaceId place{};
};
struct Find {
    std::string text;
};
struct FocusFind {};
struct SetLanguage {
    base::Language language{};
};
struct DismissNotice {
    std::size_t index = 0;
};

using Intent = std::variant<Select, Hover, ZoomToPlace, ZoomToAll, ZoomAt, Drag, LogVisitAt, Find,
                            FocusFind, SetLanguage, DismissNotice>;
using Intents = std::vector<Intent>;

}  // namespace ui
