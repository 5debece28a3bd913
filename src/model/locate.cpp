#include "model/locate.h"

namespace model {

namespace {

std::vector<geo::Box> reach_boxes(const Places& places) {
    std::vector<geo::Box> boxes = places.box;
    for (Row r = 0; r < places.size(); ++r)
        if (places.kind[r] == Kind::Street) boxes[r] = boxes[r].grown(kStreetReach_m);
    return boxes;
}

/// What lies at one point, in the order in which it takes reports.
struct Found {
    Row front = kNoRow;  // before the building whose ground floor it is
    Row building = kNoRow;
    Row street = kNoRow;
    Row yard = kNoRow;
    Row community = kNoRow;
    double to_street_m = kStreetReach_m;

    void add(const Places& places, Row r, geo::Point point) {
        const geo::Shape& shape = places.row[r].shape;
        const Kind kind = places.kind[r];
        const bool inside = geo::contains(shape, point);
        if (kind == Kind::Street) {
            const double away = inside ? 0 : geo::distance(shape, point);
            if (away > to_street_m || (away == to_street_m && street != kNoRow)) return;
            to_street_m = away;
            street = r;
        }
        if (!inside) return;
        if (kind == Kind::Front && front == kNoRow) front = r;
        if (kind == Kind::Building && building == kNoRow) building = r;
        if (kind == Kind::Yard || kind == Kind::Site) yard = r;
        if (kind == Kind::Community) community = r;
    }
};

}  // namespace

Locator::Locator(const Places& places) : index_{reach_boxes(places)} {}

Row Locator::place_at(const Places& places, geo::Point point) const {
    Found found;
    for (const Row r : index_.touching({point.x, point.y, point.x, point.y}))
        found.add(places, r, point);
    for (const Row r : {found.front, found.building, found.street, found.yard})
        if (r != kNoRow) return r;
    return found.community;
}

}  // namespace model
