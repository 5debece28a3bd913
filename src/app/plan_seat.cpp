#include "app/plan_seat.h"

#include <memory>
#include <utility>

namespace app {

void want_matrix(PlanSeat& seat, ui::PlanningDesk& desk, bool on) {
    const ui::PlanAsk was = desk.ask;
    desk.ask.matrix = on;
    const auto& is = desk.answer;
    const bool at_hand = is && is->whole && is->matrix && is->ask == was &&
                         seat.ordered.ask == was && is->is.position == seat.ordered.position;
    if (!at_hand || was.matrix == on) return;
    auto answer = std::make_shared<ui::PlanAnswer>(*is);
    answer->ask.matrix = on;
    desk.answer = std::move(answer);
    seat.ordered.ask.matrix = on;
}

}  // namespace app
