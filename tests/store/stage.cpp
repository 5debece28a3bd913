#include "store/stage.h"

#include <catch_amalgamated.hpp>

namespace stage {

std::string spoken(const base::Error& error) {
    return base::sentence(error, base::Language::English) + " [" + error.about + "]";
}

store::Store town_at(const std::string& path) {
    auto made = store::Store::create(path, support::kEpsg, "town", support::town());
    if (!made) FAIL(spoken(made.error()));
    return std::move(*made);
}

store::Store opened(const std::string& path) {
    auto store = store::Store::open(path);
    if (!store) FAIL(spoken(store.error()));
    return std::move(*store);
}

store::LogVisit visit() {
    return {{.place = support::place::kB2, .at = support::kNow}};
}

model::Batch all_of(store::Store& store) {
    auto batch = store.read_all(support::kNow);
    if (!batch) FAIL(spoken(batch.error()));
    return std::move(*batch);
}

model::Batch changes_of(store::Store& store, model::Position after) {
    auto batch = store.read_changes(after, support::kNow);
    if (!batch) FAIL(spoken(batch.error()));
    return std::move(*batch);
}

}  // namespace stage
