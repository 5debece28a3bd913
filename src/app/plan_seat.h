// app/plan_seat.h — what the planner's workspace keeps beside the session: what was ordered last.
#pragma once

#include "app/planner.h"

#include <functional>
#include <utility>

namespace app {

struct PlanSeat {
    struct Ordered {
        ui::PlanAsk ask;
        model::Position position;
        const void* places = nullptr;
        const void* edges = nullptr;
        bool on_foot = false, counts = false;

        friend bool operator==(const Ordered&, const Ordered&) = default;
    };

    explicit PlanSeat(std::function<void()> news) : planner{std::move(news)} {}

    Planner planner;
    Ordered ordered;
    double ordered_at_s = 0;
    double took_s = 0;     // the last whole answer
    bool stopped = false;  // by hand, before all was found
    bool stale = false;    // something has changed since, and is found when it has rested
};

}  // namespace app
