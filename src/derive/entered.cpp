#include "derive/entered.h"

#include "derive/lacks.h"
#include "model/codes.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace derive {

using model::kNoRow;
using model::PlaceId;
using model::Row;

namespace {

/// The street or yard that a place stands in, or is.
PlaceId around(const model::Places& places, PlaceId id) {
    const Row row = model::row_of(places, id);
    if (row == kNoRow) return {};
    const bool in_it =
        places.kind[row] == model::Kind::Building || places.kind[row] == model::Kind::Front;
    if (!in_it || places.parent[row] == kNoRow) return id;
    return places.row[places.parent[row]].id;
}

/// The places in the street or yard of `id` that stand near it, itself too.
std::vector<PlaceId> near(const model::Places& places, const Subtrees& trees, PlaceId id) {
    std::vector<PlaceId> close{id};
    const Row at = model::row_of(places, id);
    if (at == kNoRow || places.parent[at] == kNoRow || places.box[at].empty()) return close;
    for (const Row row : trees.under(places.parent[at])) {
        if (row == at || places.box[row].empty()) continue;
        const geo::Point way = places.box[at].centre() - places.box[row].centre();
        if (std::hypot(way.x, way.y) <= kOneShop_m) close.push_back(places.row[row].id);
    }
    return close;
}

/// Of kind and name, in one street or yard.
template <class One>
bool same_kind(const model::Places& places, const One& a, const One& b,
               const std::u32string& name) {
    return a.kind == b.kind && !b.name.empty() && plain_name(b.name) == name &&
           around(places, a.place) == around(places, b.place);
}

}  // namespace

PlaceId entered_before(const model::Snapshot& is, const Subtrees& trees,
                       const model::ShopRow& shop) {
    const std::u32string name = plain_name(shop.name);
    if (name.empty() || model::is_vacant(shop)) return {};
    const std::vector<PlaceId> close = near(*is.places, trees, shop.place);
    for (std::size_t i = 0; i < is.shops.size(); ++i) {
        const model::ShopRow& other = is.shops[i];
        const bool here = std::ranges::find(close, other.place) != close.end();
        if (here && other.id != shop.id && model::number(other.id) != 0 &&
            !model::is_vacant(other) && plain_name(other.name) == name)
            return other.place;
    }
    return {};
}

PlaceId entered_before(const model::Snapshot& is, const model::FacilityRow& facility) {
    const std::u32string name = plain_name(facility.name);
    if (name.empty()) return {};
    for (const model::FacilityRow& other : *is.facilities)
        if (other.id != facility.id && same_kind(*is.places, facility, other, name))
            return other.place;
    return {};
}

PlaceId entered_before(const model::Snapshot& is, const model::OrganisationRow& one) {
    const std::u32string name = plain_name(one.name);
    for (const model::OrganisationRow& other : *is.organisations) {
        if (other.id == one.id) continue;
        const bool coded = !one.code.empty() && !other.code.empty();
        if (coded ? one.code == other.code
                  : !name.empty() && same_kind(*is.places, one, other, name))
            return other.place;
    }
    return {};
}

PlaceId entered_before(const model::Snapshot& is, const model::ComponentRow& component) {
    if (component.code.empty()) return {};
    for (const model::ComponentRow& other : *is.components)
        if (other.id != component.id && other.code == component.code) return other.place;
    return {};
}

}  // namespace derive
