// Wishes about the register itself: what is due, what it lacks.
#include "app/viewer.h"

#include <algorithm>

namespace app {

using model::kNoRow;
using model::Row;

/// What the page is about: the selection, else the place the view is in, else the whole town.
model::PlaceId Viewer::subject() const {
    const model::Places& places = *frame_.snapshot.places;
    for (const model::PlaceId id : {session_.selected, session_.here})
        if (model::row_of(places, id) != kNoRow) return id;
    return places.size() == 0 ? model::PlaceId{} : places.row[0].id;
}

void Viewer::perform(const ui::ToggleDoors& /*wish*/) {
    const bool opens = !session_.doors.open && session_.workspace == ui::Workspace::Grid;
    session_.doors = {.open = opens, .place = subject(), .round = nullptr};
    if (!opens) return;
    // A grid worker's day lies in his own grid, whatever is selected.
    model::GridId grid{};
    const store::Grant* grant = world_ == nullptr ? nullptr : &world_->grant();
    if (grant != nullptr && grant->role == model::Role::GridWorker)
        for (const model::AssignmentRow& duty : *frame_.snapshot.assignments)
            if (duty.staff == grant->staff && model::number(duty.grid) != 0) grid = duty.grid;
    ask(AskDoors{session_.doors.place, grid});
}

void Viewer::take_doors(std::vector<model::DoorDue> doors) {
    session_.doors.round = std::make_shared<const derive::Round>(
        derive::round_of(std::move(doors), *frame_.snapshot.places));
}

void Viewer::perform(const ui::OpenDoor& wish) {
    session_.doors = {};
    perform(ui::OpenPlan{wish.place});
    perform(ui::SelectHome{wish.unit});
}

void Viewer::perform(const ui::ToggleLacks& /*wish*/) {
    const bool opens = !session_.lacks.open && session_.workspace == ui::Workspace::Grid;
    session_.lacks = {};
    const Row row = model::row_of(*frame_.snapshot.places, subject());
    if (!opens || row == kNoRow) return;
    constexpr std::size_t kMost = 2'000;  // blocks that are outlined at once
    session_.lacks = {.open = true,
                      .known = std::make_shared<const derive::Completeness>(derive::completeness_of(
                          frame_.snapshot, *trees_, row, clock_.now(), kMost)),
                      .doubles = std::make_shared<const derive::Doubles>(
                          derive::doubles_of(frame_.snapshot, *trees_, row, 100))};
}

void Viewer::perform(const ui::ChoosePlaces& wish) {
    session_.lacks = {};
    const model::Places& places = *frame_.snapshot.places;
    std::vector<model::PlaceId> there;
    geo::Box box;
    for (const model::PlaceId id : wish.places) {
        const Row row = model::row_of(places, id);
        if (row == kNoRow) continue;
        there.push_back(id);
        if (!places.box[row].empty()) box.add(places.box[row]);
    }
    perform(ui::Select{});
    if (there.empty()) return tell(base::say(session_.language, base::Word::ChosenNothing), false);
    session_.chosen.sum = scene::sum_of(places, frame_.derived, there);
    session_.chosen.places = std::make_shared<const std::vector<model::PlaceId>>(std::move(there));
    session_.chosen.area = box.empty() ? geo::Shape{} : scene::area_of_box(box);
    if (!box.empty())
        begin(scene::flying(session_.camera, camera_beside_legend(box), Clock::steady_s()));
}

}  // namespace app
