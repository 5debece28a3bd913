#include "derive/room_link.h"
#include "geo/overlay.h"

#include <algorithm>
#include <map>

namespace derive {

namespace {

constexpr double kFrontReach_m = 1.5;  // from a building's outline to a front that leans on it

}  // namespace

std::vector<FrontOfPlan> fronts_against(const model::Snapshot& snapshot, model::PlaceId building) {
    const model::Places& places = *snapshot.places;
    const model::Row own = model::row_of(places, building);
    if (own == model::kNoRow || places.box[own].empty()) return {};
    const geo::Shape& outline = places.row[own].shape;
    const geo::Shape around = geo::buffered(outline, kFrontReach_m).value_or(outline);
    const geo::Box box = geo::box_of(around);
    std::vector<FrontOfPlan> fronts;
    std::map<model::PlaceId, std::size_t> number;
    for (model::Row row = 0; row < places.size(); ++row) {
        if (places.kind[row] != model::Kind::Front || !places.box[row].intersects(box)) continue;
        const model::PlaceRow& front = places.row[row];
        const bool leans = std::ranges::any_of(front.shape.parts, [&](const geo::Ring& part) {
            return std::ranges::any_of(part,
                                       [&](geo::Point p) { return geo::contains(around, p); });
        });
        if (!leans) continue;
        number.emplace(front.id, fronts.size());
        fronts.push_back({front.id, {front.name, front.address}, front.shape});
    }
    for (std::size_t i = 0; i < snapshot.shops.size(); ++i) {
        const model::ShopRow& shop = snapshot.shops[i];
        const auto at = number.find(shop.place);
        if (model::number(shop.id) != 0 && at != number.end())
            fronts[at->second].names.push_back(shop.name);
    }
    return fronts;
}

}  // namespace derive
