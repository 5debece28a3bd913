// tests/support/courtyard_seat.h — a page over the courtyard. Only for tests of app/.
#pragma once

#include "support/courtyard.h"
#include "support/seat_page.h"

#include <algorithm>
#include <utility>

namespace support {

inline geo::Shape outline_of(store::Store& store, model::PlaceId place) {
    const auto town = store.read_all(app::Clock{}.now());
    REQUIRE(town);
    const auto found = std::ranges::find(town->places, place, &model::PlaceRow::id);
    REQUIRE(found != town->places.end());
    return found->shape;
}

struct CourtyardSeat : SeatPage {
    static constexpr app::Extent kPage{1366, 768};

    CourtyardSeat() : SeatPage{kPage} {}

    void arrive(store::Store store) {
        start(std::move(store));
        REQUIRE(
            until([this] { return viewer->idle() && viewer->frame().snapshot.places->size(); }));
    }
    /// With the plan of a building, which another seat drew.
    void arrive(store::Store store, const model::FloorPlan& plan) {
        const base::Instant now = app::Clock{}.now();
        REQUIRE(store.write(store::PutPlan{plan, now}, {}, now));
        arrive(std::move(store));
    }
    void open(model::PlaceId building) {
        viewer->handle(ui::OpenPlan{building});
        REQUIRE(until([&] {
            return viewer->idle() && viewer->frame().homes &&
                   viewer->frame().homes->place == building;
        }));
    }
};

}  // namespace support
