// The plate beside the spotlight of a wall: where it is and of what class, and nothing that anybody
// typed.
#include "ui/layout.h"
#include "ui/wall_panel.h"

#include "support/seat_page.h"
#include "wall_saying.h"

#include <catch_amalgamated.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include <imgui.h>

using walls::issue_row_of;
using walls::kTen;
using walls::little_town;

namespace {

constexpr app::Extent kSpotPage{1920, 1080};

/// A page with the letters of the program, and no store.
struct SpotPage : support::SeatPage {
    SpotPage() : SeatPage{kSpotPage} {
        auto made = app::Viewer::made(*surface, {});
        REQUIRE(made);
        viewer = std::move(*made);
    }
    /// The corners of all that the plate draws for an issue, one after the other.
    std::vector<float> plate(const model::IssueRow& issue) const {
        model::Batch batch = little_town();
        batch.issues.push_back(issue);
        batch.codes.push_back({"class", "05020", "占道经营的流动摊贩", "Street vendors"});
        batch.staff = {{model::StaffId{1}, issue.title, issue.title, walls::kPeace}};
        walls::WallSaying wall{batch};
        wall.session.wall.spotlight = issue.id;
        const ui::Layout layout =
            ui::layout_of(wall.session, kSpotPage.width_px, kSpotPage.height_px);
        surface->begin_ui();
        ImGui::NewFrame();
        ui::draw_wall_spot_plate(wall.view(), layout);
        std::vector<float> corners;
        for (const ImDrawVert& corner : ImGui::GetBackgroundDrawList()->VtxBuffer) {
            corners.push_back(corner.pos.x);
            corners.push_back(corner.pos.y);
        }
        ImGui::EndFrame();
        return corners;
    }
};

}  // namespace

TEST_CASE("the plate of the spotlight says place and class, and nothing that was typed", "[ui]") {
    const SpotPage page;
    const model::IssueRow plain = issue_row_of(1, kTen + std::chrono::hours{2});
    const std::vector<float> drawn = page.plate(plain);
    REQUIRE(drawn.size() > 100);  // letters, not a frame alone
    model::IssueRow typed = plain;
    typed.title = typed.words = typed.no = typed.external_id = typed.channel = typed.kind =
        typed.due_rule = typed.result = typed.satisfaction = "张三丰家漏水 13800001234";
    typed.assignee = typed.first_receiver = model::StaffId{1};
    CHECK(page.plate(typed) == drawn);
    // What it does say is seen in what is drawn.
    model::IssueRow other = plain;
    other.matter = "05020";
    CHECK(page.plate(other) != drawn);
    other = plain;
    other.place = walls::kYardOfWall;
    CHECK(page.plate(other) != drawn);
    other = plain;
    other.due = kTen - std::chrono::hours{2};
    CHECK(page.plate(other) != drawn);
}
