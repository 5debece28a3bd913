// The planner's thread by itself: what is wanted no more stops before its next part.
#include "app/planner.h"

#include "../derive/walk_street.h"
#include "ui/planning_division.h"

#include <catch_amalgamated.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <semaphore>
#include <utility>
#include <vector>

namespace {

/// Asks a planner, and takes what it says until it is through.
class PlannerStage {
  public:
    PlannerStage() : planner{[this] { hear(); }} {}

    app::PlanningOrder order(const char* service) const {
        return {.ask = {.service = service, .matrix = true},
                .is = street.is,
                .derived = {},
                .trees = nullptr,
                .now = walk_street::kMorning};
    }
    /// `first` is done on the planner's thread, as soon as the first part has begun.
    void runs(
        const char* service, std::function<void()> first = [] {}) {
        then = std::move(first);
        asks(order(service));
    }
    void asks(app::PlanningOrder order) {
        planner.order(std::move(order));
        constexpr std::chrono::minutes kPatience{1};
        REQUIRE(through.try_acquire_for(kPatience));
    }

    walk_street::Street street{walk_street::batch()};
    std::optional<app::PlanStep> last;
    std::vector<double> shares;
    std::function<void()> then = [] {};
    std::binary_semaphore through{0};
    app::Planner planner;  // last: its thread uses the others

  private:
    void hear() {
        std::exchange(then, [] {})();
        shares.push_back(planner.share());
        if (auto step = planner.take()) last = std::move(step);
        if (!planner.busy()) through.release();
    }
};

}  // namespace

TEST_CASE("a planner tells how much is done, part by part", "[app]") {
    PlannerStage stage;
    stage.runs("K10.06");
    REQUIRE(stage.last);
    CHECK(stage.last->answer->whole);
    CHECK(stage.last->answer->matrix);
    CHECK(std::ranges::is_sorted(stage.shares));
    CHECK(stage.shares.front() < 0.2);
    CHECK(stage.shares.back() == 1);
    CHECK(stage.planner.parts() > 30);  // each service of the matrix is one
}

TEST_CASE("ground is held against the grids again only when one of them has changed", "[app]") {
    PlannerStage stage;
    const auto counted = [&] {
        app::PlanningOrder order = stage.order("K10.06");
        order.derived = derive::derive_all(order.is, order.now);
        order.trees =
            std::make_shared<const derive::Subtrees>(derive::subtrees_of(*order.is.places));
        order.on_foot = false;
        order.counts = true;
        const std::uint64_t before = stage.planner.parts();
        stage.asks(std::move(order));
        return stage.planner.parts() - before;
    };
    const std::uint64_t first = counted();
    REQUIRE(stage.last);
    REQUIRE(stage.last->answer->ground);
    CHECK(stage.last->answer->ground->size() == 2);
    const ui::PlanAnswer& answer = *stage.last->answer;
    for (std::size_t i = 0; i < answer.ground->size(); ++i) {
        const model::Row community = answer.duty->communities[i].community;
        CHECK(ui::ground_told(answer, answer.is.places->row[community].id) == &(*answer.ground)[i]);
    }
    CHECK(ui::ground_told(answer, model::PlaceId{}) == nullptr);
    CHECK(counted() == first - 2);  // two communities
    CHECK(stage.last->answer->ground->size() == 2);
}

TEST_CASE("what is forgotten stops before its next part", "[app]") {
    PlannerStage stage;
    stage.runs("K10.06", [&] { stage.planner.forget(); });
    CHECK_FALSE(stage.last);
    CHECK(stage.planner.parts() == 1);
    // The same planner finds the next.
    stage.runs("K10.06");
    REQUIRE(stage.last);
    CHECK(stage.last->answer->whole);
}

TEST_CASE("a newer question takes the place of the one that is being found", "[app]") {
    PlannerStage alone;
    alone.runs("K10.07");
    PlannerStage stage;
    stage.runs("K10.06", [&] { stage.planner.order(stage.order("K10.07")); });
    REQUIRE(stage.last);
    CHECK(stage.last->answer->whole);
    CHECK(stage.last->answer->ask.service == "K10.07");
    CHECK(stage.planner.parts() == alone.planner.parts() + 1);
}
