// tests/support/seat_page.h — what every seat of a test has: a page in memory, the viewer that
// draws it, and the world of a store that it follows. Only for tests of app/.
#pragma once

#include "app/viewer.h"
#include "support/folder.h"

#include <catch_amalgamated.hpp>

#include <chrono>
#include <memory>
#include <string>

namespace support {

/// Made anew with these rows.
store::Store store_of(const std::string& path, const model::Rows& rows);

/// Kinds of seats derive from it and `start` once their store is there.
struct SeatPage {
    Folder folder;
    std::string path = folder.file("town.gpkg");
    app::UiContext ui;
    std::unique_ptr<app::Surface> surface;
    std::unique_ptr<app::Viewer> viewer;
    std::unique_ptr<app::World> world;

    explicit SeatPage(app::Extent size);

    /// A viewer that shows what a world on the clock of the viewer reads. With a name the store is
    /// shown as one that was opened: with its path, the page beginning anew.
    void start(store::Store store, const app::ViewerOptions& options = {}, store::Grant grant = {},
               const std::string& name = {});

    /// Turns until it is so, for twenty seconds at most. Whether it is.
    template <class Wanted>
    bool until(Wanted wanted) {
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{20};
        while (!wanted() && std::chrono::steady_clock::now() < end) viewer->turn(base::Millis{10});
        return wanted();
    }
    /// A page that is drawn, whether anything has changed or not.
    void draw_page();
    /// With the hand, at a point of the page in pixels.
    void click(geo::Point page_px);
    /// How many there are: while they do not grow, nobody was asked for a person.
    std::string lines_of_audit() const;
};

}  // namespace support
