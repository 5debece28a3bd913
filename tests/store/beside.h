// tests/store/beside.h — the town, and one row or two of each table that lies beside the register.
//
// b1 has a basement and a ground floor with home 1 on it; one draft takes b3 from east to west.
#pragma once

#include "store/stage.h"
#include "support/foreign.h"

#include <string>
#include <vector>

namespace beside {

model::Rows town_and_more();

struct Seat {
    support::Folder folder;
    std::string path = folder.file("town.gpkg");
    store::Store store;
    support::Foreign other{path};

    explicit Seat(const model::Rows& rows = town_and_more());
    /// Must succeed.
    store::Receipt done(const store::Command& command);
    /// Must be refused.
    base::Error refused(const store::Command& command);
    /// Must succeed; what takes back what was done.
    void undo(const store::Command& command, const store::Receipt& receipt);
    model::Batch all() { return stage::all_of(store); }
    /// "invariant: who: expected", one for each difference.
    std::vector<std::string> found_by_check();
};

}  // namespace beside
