// The left map of a comparison: the same ground, camera and names, coloured by other minutes.
#include "app/viewer.h"

#include "ui/planning_cover_compare.h"

namespace app {

namespace {

/// Minutes and items of one side, as themes are told by them.
std::shared_ptr<const derive::PlannedClasses> classes_of_side(const ui::CoverSide& side) {
    const ui::PlanAnswer& answer = *side.answer;
    if (side.reach == answer.reach && answer.classes) return answer.classes;
    auto classes = std::make_shared<derive::PlannedClasses>();
    classes->of = answer.is.places;
    classes->minutes = derive::minute_classes(answer.is, *answer.walk, *side.reach);
    if (answer.yards) classes->nine = derive::nine_classes(answer.is, *answer.yards);
    return classes;
}

}  // namespace

void Viewer::draw_beside() {
    const auto side = ui::left_side(view());
    if (!side) {
        if (!beside_.map) return;
        beside_.map.reset();
        beside_.scene = {};
        beside_.reach.reset();
        beside_.yards.reset();
        return;
    }
    if (!beside_.map) {
        auto made = render::Map::made();
        if (!made) {
            session_.planning.compare = {};
            return tell(base::sentence(made.error(), session_.language), true);
        }
        beside_.map.emplace(std::move(*made));
    }
    const scene::Scene& shown = frame_.scene;
    const bool told = beside_.reach == side->reach && beside_.yards == side->answer->yards &&
                      beside_.scene.geometry == shown.geometry &&
                      beside_.scene.theme == shown.theme;
    if (!told) {
        derive::Derived derived = frame_.derived;
        derived.planned = classes_of_side(*side);
        beside_.scene = scene::scene_told(shown, frame_.snapshot, derived, shown.theme);
        beside_.reach = side->reach;
        beside_.yards = side->answer->yards;
    }
    beside_.map->show(beside_.scene);
    beside_.map->draw(session_.camera,
                      {.look = session_.look,
                       .shown = session_.shown,
                       .ratio = session_.ratio,
                       .budget = budget_},
                      labels_);
}

/// Left of the line, over the other map.
void Viewer::blit_beside(unsigned target) const {
    if (!beside_.map) return;
    const int x_px = static_cast<int>(layout_.map.x0);
    const int columns_px = static_cast<int>(ui::split_x(view(), layout_)) - x_px;
    beside_.map->blit(target, x_px, extent_.height_px - static_cast<int>(layout_.map.y1),
                      columns_px);
}

}  // namespace app
