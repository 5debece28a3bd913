#include "app/sheet_floor.h"

#include "app/clock.h"
#include "app/sheet_export.h"
#include "ingest/floor_levels.h"
#include "scene/floor.h"

namespace app {

using base::fail;
using base::Fault;
using base::refusal;
using base::Result;
using base::Word;

Result<int> ordinal_told(const model::FloorPlan& plan, const std::string& sign) {
    if (sign.empty()) return scene::nearest_ordinal(plan, 0);
    for (const model::LevelRow& level : plan.levels)
        if (level.name == sign) return level.ordinal;
    for (const model::LevelRow& level : plan.levels)
        if (ingest::usual_floor_name(level.ordinal) == sign) return level.ordinal;
    return fail(Fault::NotFound, Word::NoSuchPlace, {sign});
}

Result<model::Export> export_floor(store::Store& store, const store::Grant& grant,
                                   const Frame& frame, const report::SheetWish& wish,
                                   const std::string& level, const std::string& path) {
    const model::Places& places = *frame.snapshot.places;
    const model::Row row = report::sheet_place(places, wish.kind, wish.place);
    const model::PlaceId building = row == model::kNoRow ? model::PlaceId{} : places.row[row].id;
    const auto plan = store.floor_plan(building);
    if (!plan) return refusal(plan);
    const base::Instant now = Clock{}.now();  // what the audit says does not hang on --at
    const report::SheetSource source{frame.snapshot, frame.derived, frame.scene};
    // Without a plan it is refused as any place is that has no such sheet.
    if (plan->levels.empty()) return export_sheet(store, grant, source, wish, path, now);
    const auto ordinal = ordinal_told(*plan, level);
    if (!ordinal) return refusal(ordinal);
    const auto homes = store.homes_of(building);
    if (!homes) return refusal(homes);
    const auto work = derive::work_of(frame.snapshot, *homes, wish.now);
    const report::FloorOf floor{*plan, *homes, work, *ordinal};
    return export_sheet(store, grant, {frame.snapshot, frame.derived, frame.scene, &floor}, wish,
                        path, now);
}

}  // namespace app
