// The line that tells of a major issue, over the page of who plans and of who works at a desk.
#include "ui/layout.h"

#include "support/courtyard.h"
#include "support/cover_seat.h"

#include <catch_amalgamated.hpp>

#include <vector>

using support::CoverSeat;

namespace {

constexpr model::IssueId kMajor{9};

geo::Box banner_of(const CoverSeat& seat) {
    return ui::layout_of(seat.viewer->session(), 1920, 1080).banner;
}

}  // namespace

TEST_CASE("who plans is told of a major issue in one calm line, and puts it away there", "[app]") {
    CoverSeat seat;
    CHECK(banner_of(seat).empty());
    support::outside(seat.path,
                     "INSERT INTO issue(id,place,class,title,state,major,reported_at,due_at) "
                     "VALUES(9,31,'83','x','WORKING',1,strftime('%s','now'),"
                     "strftime('%s','now')+7200)");
    const auto& majors = seat.viewer->session().dispatch.majors;
    REQUIRE(seat.until(
        [&] { return majors == std::vector<model::IssueId>{kMajor} && seat.viewer->idle(); }));
    const geo::Box calm = banner_of(seat);
    REQUIRE_FALSE(calm.empty());
    // A desk has more of it, for there somebody has to act.
    seat.line("workspace grid");
    REQUIRE(seat.until([&] { return seat.viewer->idle(); }));
    CHECK(banner_of(seat).height() > calm.height());
    seat.line("workspace plan");
    REQUIRE(seat.until([&] { return seat.viewer->idle(); }));
    // Nothing is done by a click on what it says.
    const double middle = (calm.y0 + calm.y1) / 2;
    const model::PlaceId selected = seat.viewer->session().selected;
    seat.click({calm.x0 + 120, middle});
    REQUIRE(seat.until([&] { return seat.viewer->idle(); }));
    CHECK(majors.size() == 1);
    CHECK(seat.viewer->session().selected == selected);
    CHECK_FALSE(seat.viewer->session().dispatch.open);
    seat.click({calm.x1 - 30, middle});  // the word at its end
    REQUIRE(seat.until([&] { return majors.empty() && seat.viewer->idle(); }));
    CHECK(banner_of(seat).empty());
    // Put away here; the issue is what it was.
    const model::Row row = model::issue_row(seat.viewer->frame().snapshot, kMajor);
    REQUIRE(row != model::kNoRow);
    CHECK(seat.viewer->frame().snapshot.issues[row].row.state == "WORKING");
}
