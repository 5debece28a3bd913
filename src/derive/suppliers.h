// derive/suppliers.h — who offers a service, where, and whether it is open.
#pragma once

#include "derive/services.h"
#include "derive/walk_net.h"

#include <optional>
#include <string>
#include <vector>

namespace derive {

/// A shop or a facility, or a spot where one might be.
struct Supplier {
    enum class Is : std::uint8_t { Shop, Facility, Spot };
    Is is = Is::Spot;
    model::Row row = model::kNoRow;  // in Snapshot::shops, or in Snapshot::facilities
    model::Row place = model::kNoRow;
    std::string name;
    geo::Point at;
    bool placed = false;  // `at` is known
    route::Open open = route::Open::Yes;
    int capacity = 0;  // persons; 0 not known
};

/// Whether a shop (of those that are open for business) or a facility is one.
bool offers(const Service& service, const model::ShopRow& shop);
bool offers(const Service& service, const model::FacilityRow& facility);

/// One row by itself, open at all times.
Supplier supplier_of(const model::Snapshot& is, const model::ShopRow& shop, model::Row row);
Supplier supplier_of(const model::Snapshot& is, const model::FacilityRow& facility, model::Row row);

/// All that offer any of `wanted`, shops first, in the order of their tables. Without a moment all
/// are open; at a moment those whose hours nobody knows — all shops — are Unknown.
std::vector<Supplier> suppliers_of(const model::Snapshot& is, std::span<const Service> wanted,
                                   std::optional<route::Moment> moment);

/// Where it is on the network: the doors of its place when it is a shop or has no point of its own,
/// else the way before the point; a wide ground at each corner of its border. Empty when no way is
/// near.
std::vector<route::Snap> snaps_of(const model::Snapshot& is, const WalkNet& walk,
                                  const Supplier& supplier);

}  // namespace derive
