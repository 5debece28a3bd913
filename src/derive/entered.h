// derive/entered.h — whether something is on record already, while it is being entered (C23). Only
// a hint: nothing is refused because of it.
#pragma once

#include "derive/subtree.h"
#include "model/snapshot.h"

namespace derive {

/// Shops of one name farther apart than this are two.
inline constexpr double kOneShop_m = 50;

/// Where it stands a second time; 0 when nowhere. Names are compared as `doubles_of` does.
/// A shop that does not stand empty, of the same name in the same street or yard nearby.
/// Requires the trees of `is.places`.
model::PlaceId entered_before(const model::Snapshot& is, const Subtrees& trees,
                              const model::ShopRow& shop);
/// The same kind and name in the same street or yard.
model::PlaceId entered_before(const model::Snapshot& is, const model::FacilityRow& facility);
/// The same credit code anywhere; without one, the same kind and name in the same street or yard.
model::PlaceId entered_before(const model::Snapshot& is, const model::OrganisationRow& one);
/// The same code of 17 digits anywhere.
model::PlaceId entered_before(const model::Snapshot& is, const model::ComponentRow& component);

}  // namespace derive
