// tests/derive/counted.h — a town and what is counted of it, at one moment.
#pragma once

#include "derive/behind.h"
#include "derive/statistics.h"
#include "support/town.h"

#include <memory>
#include <vector>

namespace counted {

struct Town {
    model::Snapshot is;
    derive::Derived derived = derive::derive_all(is, support::kNow);
    std::shared_ptr<const derive::Subtrees> trees =
        std::make_shared<const derive::Subtrees>(derive::subtrees_of(*is.places));

    model::Row row(model::PlaceId place) const { return model::row_of(*is.places, place); }
    derive::Statistics at(model::PlaceId place) const {
        return derive::statistics_of(*derive::statistics_index(is, trees, nullptr), is, derived,
                                     row(place), support::kNow);
    }
    std::vector<derive::Listed> behind(model::PlaceId place, const derive::Behind& what) const {
        return derive::rows_behind(is, derived, *trees, row(place), what, support::kNow);
    }
};

}  // namespace counted
