#include "support/seat_page.h"

#include "support/foreign.h"
#include "support/town.h"

#include <utility>

#include <imgui.h>

namespace support {

store::Store store_of(const std::string& path, const model::Rows& rows) {
    auto made = store::Store::create(path, kEpsg, "试", rows);
    REQUIRE(made);
    return std::move(*made);
}

SeatPage::SeatPage(app::Extent size) {
    auto opened = app::open_offscreen(size, 1);
    REQUIRE(opened);
    surface = std::move(*opened);
}

void SeatPage::start(store::Store store, const app::ViewerOptions& options, store::Grant grant,
                     const std::string& name) {
    auto made = app::Viewer::made(*surface, options);
    REQUIRE(made);
    viewer = std::move(*made);
    auto follows = app::World::start(
        std::move(store), options.clock, [this] { surface->wake(); }, std::move(grant));
    REQUIRE(follows);
    world = std::move(*follows);
    if (name.empty())
        viewer->attach(*world);
    else
        viewer->attach(app::OpenedStore{.world = world.get(), .path = path, .name = name});
}

void SeatPage::draw_page() {
    viewer->handle(ui::SetReduceMotion{true});
    viewer->turn(base::Millis{0});
}

void SeatPage::click(geo::Point page_px) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent(static_cast<float>(page_px.x), static_cast<float>(page_px.y));
    for (int page = 0; page < 3; ++page) draw_page();
    io.AddMouseButtonEvent(ImGuiMouseButton_Left, true);
    draw_page();
    io.AddMouseButtonEvent(ImGuiMouseButton_Left, false);
    for (int page = 0; page < 2; ++page) draw_page();
}

std::string SeatPage::lines_of_audit() const {
    return Foreign{path}.ask("SELECT count(*) FROM audit");
}

}  // namespace support
