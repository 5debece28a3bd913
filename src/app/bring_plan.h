// app/bring_plan.h — the floor plan of a building out of a file into a store, with its rooms linked
// to homes and shop fronts.
#pragma once

#include "app/arguments.h"
#include "app/bring_files.h"
#include "derive/room_link.h"
#include "ingest/floor_plan.h"

#include <string>

namespace app {

struct PlanOrder {
    model::PlaceId building{};
    std::string file;
    ingest::PlanOptions options;
};

/// What came of it. `draft.plan` has its place and its links.
struct BroughtPlan {
    ingest::PlanDraft draft;
    derive::RoomLinks links;
    std::string building;  // its name, else its code
};

/// Reads it, links it, and writes it in place of the plan that the building has, unless it is only
/// looked at. Refuses like ingest::read_plan, with LevelNoBuilding, and as the store does.
base::Result<BroughtPlan> bring_plan(store::Store& store, const store::Grant& grant,
                                     const PlanOrder& order, base::Instant now, Depth depth);

/// `getu import STORE FILE --as-kind plan --place …`
int import_plan(const Arguments& arguments, store::Store& store);

}  // namespace app
