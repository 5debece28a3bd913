#include "model/locate.h"

namespace model {

namespace {

constexpr double kStreetReach_m = 30;

std::vector<geo::Box> reach_boxes(const Places& places) {
    std::vector<geo::Box> boxes = places.box;
    for (Row r = 0; r < places.size(); ++r)
        if (places.kind[r] == Kind::Street) boxes[r] = boxes[r].grown(kStreetReach_m);
    return boxes;
}

}  // namespace

Locator::Locator(const Places& places) : index_{reach_boxes(places)} {}

Row Locator::place_at(const Places& places, geo::Point point) const {
    Row building = kNoRow;
    Row street = kNoRow;
    double nearest = kStreetReach_m;
    Row yard = kNoRow;
    Row community = kNoRow;
    for (const Row r : index_.touching({point.x, point.y, point.x, point.y})) {
        const geo::Shape& shape = places.row[r].shape;
        const Kind kind = places.kind[r];
        if (kind == Kind::Street) {
            const double away = geo::contains(shape, point) ? 0 : geo::distance(shape, point);
            if (away > nearest || (away == nearest && street != kNoRow)) continue;
            nearest = away;
            street = r;
        } else if (geo::contains(shape, point)) {
            if (kind == Kind::Front) return r;  // before the building whose ground floor it is
            if (kind == Kind::Building && building == kNoRow) building = r;
            if (kind == Kind::Yard || kind == Kind::Site) yard = r;
            if (kind == Kind::Community) community = r;
        }
    }
    if (building != kNoRow) return building;
    if (street != kNoRow) return street;
    return yard != kNoRow ? yard : community;
}

}  // namespace model
