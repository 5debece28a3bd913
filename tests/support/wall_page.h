// tests/support/wall_page.h — a wall over a courtyard that others write to, in memory, with a clock
// that the test moves and a screen that it stretches. Only for tests of app/.
#pragma once

#include "render/target.h"
#include "support/courtyard.h"
#include "support/seat_page.h"

#include <catch_amalgamated.hpp>

#include <chrono>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <imgui.h>

namespace support {

/// Stands in the title of each issue that is reported here: no wall may know it.
inline constexpr const char* kTypedName = "张三丰";

/// A page in memory that can be stretched, as a window can.
class StretchedPage final : public app::Surface {
  public:
    explicit StretchedPage(std::unique_ptr<app::Surface> inner) : inner_{std::move(inner)} {}

    app::Extent extent() const override { return size; }
    double ratio() const override { return 1; }
    bool wants_to_close() const override { return false; }
    bool wait(base::Millis at_most) override { return inner_->wait(at_most); }
    void wake() override { inner_->wake(); }
    unsigned target() override {
        canvas_.resize(size.width_px, size.height_px);
        return canvas_.framebuffer();
    }
    void begin_ui() override {
        inner_->begin_ui();
        ImGui::GetIO().DisplaySize = {static_cast<float>(size.width_px),
                                      static_cast<float>(size.height_px)};
    }
    void present() override { render::finish(); }
    std::vector<std::string> take_dropped() override { return {}; }
    void set_title(const std::string& /*title*/) override {}

    app::Extent size{1920, 1080};

  private:
    std::unique_ptr<app::Surface> inner_;
    render::Canvas canvas_;
};

/// A wall over a courtyard that others write to, with a clock of its own.
struct WallPage : SeatPage {
    std::shared_ptr<app::MovedTime> time =
        std::make_shared<app::MovedTime>(app::Clock{}.now().time_since_epoch().count());

    WallPage() : SeatPage{{1920, 1080}} {
        { const store::Store made = courtyard(path); }
        open();
    }
    void open() {
        auto store = store::Store::open(path);
        REQUIRE(store);
        start(std::move(*store),
              {.workspace = ui::Workspace::Wall,
               .clock = app::Clock{std::shared_ptr<const app::MovedTime>{time}},
               .wall_setting = folder.file("wall.json"),
               .wall_place = folder.file("place.json")},
              store::Grant::wall());
        viewer->handle(ui::SetReduceMotion{true});
        REQUIRE(until([this] { return is().figures != nullptr && viewer->idle(); }));
    }
    const ui::WallDesk& is() const { return viewer->session().wall; }
    base::Instant now() const { return base::Instant{base::Millis{time->load()}}; }
    /// The clock goes on, and the numbers have followed it; what lights up may still be alight.
    void pass(base::Millis by) {
        time->fetch_add(by.count());
        world->tell_by(derive::Theme::Work);
        viewer->turn(base::Millis{0});
        REQUIRE(until([this] {
            return viewer->frame().derived.next_change > now() && is().figures->until > now();
        }));
    }
    /// … and all has come to rest.
    void advance(base::Millis by) {
        pass(by);
        REQUIRE(until([this] { return viewer->idle(); }));
    }
    /// As a desk seat of another process does.
    void tell(model::WallRow row) const {
        auto store = store::Store::open(path);
        REQUIRE(store);
        row.at = std::chrono::floor<std::chrono::seconds>(now());
        REQUIRE(store->write(store::SetWall{std::move(row)},
                             {.role = model::Role::Commander, .name = "duty"}, now()));
    }
    /// Due after so long from now, on the wall's clock.
    void report(int issue, base::Millis due) const {
        const std::int64_t at = base::seconds_from_instant(now());
        const std::int64_t until = base::seconds_from_instant(now() + due);
        outside(path,
                "INSERT INTO issue(id,no,place,class,title,state,urgency,reported_at,due_at) "
                "VALUES(" +
                    std::to_string(issue) + ",'N" + std::to_string(issue) + "',101,'83','" +
                    kTypedName + "','WORKING','C'," + std::to_string(at - 3'600) + "," +
                    std::to_string(until) + ")");
    }
};

}  // namespace support
