// ui/thing_rows.h — the row a `ThingRef` names. Only for things*.cpp and the lists.
#pragma once

#include "model/edit.h"
#include "ui/desk.h"

#include "base/words.h"
#include "model/snapshot.h"

#include <algorithm>

namespace ui {

/// Null when the reference is to something else, or what it names is gone.
template <class Row, class Id>
const Row* thing_in(const std::vector<Row>& rows, ThingKind kind, const ThingRef& thing, Id id) {
    if (thing.kind != kind) return nullptr;
    const auto at = std::ranges::lower_bound(rows, id, {}, &Row::id);
    return at != rows.end() && at->id == id ? &*at : nullptr;
}

inline const model::FacilityRow* facility_of(const model::Snapshot& is, const ThingRef& thing) {
    return thing_in(*is.facilities, ThingKind::Facility, thing, model::FacilityId{thing.row});
}
inline const model::OrganisationRow* organisation_of(const model::Snapshot& is,
                                                     const ThingRef& thing) {
    return thing_in(*is.organisations, ThingKind::Organisation, thing,
                    model::OrganisationId{thing.row});
}
inline const model::ComponentRow* component_of(const model::Snapshot& is, const ThingRef& thing) {
    return thing_in(*is.components, ThingKind::Component, thing, model::ComponentId{thing.row});
}
inline const model::EntranceRow* entrance_of(const model::Snapshot& is, const ThingRef& thing) {
    return thing_in(*is.entrances, ThingKind::Entrance, thing, model::EntranceId{thing.row});
}

/// The list its kind is chosen from; empty for doors.
const char* code_list_of(ThingKind kind);
model::Table table_of(ThingKind kind);
base::Word word_of(ThingKind kind);

}  // namespace ui
