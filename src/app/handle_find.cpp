// What the wishes of the find box do, and when the index it searches in is made anew: once after
// the first page, and then only while somebody looks for something.
#include "app/viewer.h"

#include <algorithm>

namespace app {

namespace {

constexpr std::size_t kMostRecent = 6;
constexpr base::Millis kBetweenIndexes{1'000};  // on a busy day

}  // namespace

void Viewer::look_up() {
    ui::Finding& finding = session_.finding;
    if (index_ != nullptr)
        finding.found = derive::search(*index_, session_.find, session_.camera.centre);
}

void Viewer::follow_search() {
    if (auto made = finder_.take()) {
        const bool first = index_ == nullptr;
        index_ = std::move(made);
        if (first) session_.finding.examples = derive::search_examples(*index_);
        session_.finding.ready = true;
        look_up();
        if (panels_.top_bar.open) frames_due_ = std::max(frames_due_, 1);
    }
    const bool in_use = panels_.top_bar.open || !session_.find.empty() || session_.report.open;
    // Nobody searches on a wall, and an index keeps all rows as they were when it was made.
    const bool wanted = in_use || (index_ == nullptr && !is_wall());
    const bool shown = pages_drawn_ > 0 && frame_.snapshot.generation > 0;
    if (!wanted || !shown || finder_.busy() || indexed_ == frame_.snapshot.position) return;
    const auto now = std::chrono::steady_clock::now();
    if (index_ != nullptr && now - indexed_at_ < kBetweenIndexes) return;
    indexed_at_ = now;
    indexed_ = frame_.snapshot.position;
    finder_.order(frame_.snapshot, index_, in_use);
}

void Viewer::perform(const ui::Find& wish) {
    session_.find = wish.text;
    look_up();
}

void Viewer::perform(const ui::FocusFind& /*wish*/) {
    session_.focus_find = true;
}

void Viewer::perform(const ui::GoToFound& wish) {
    ui::Finding& finding = session_.finding;
    const auto& items = session_.find.empty() ? finding.recent : finding.found.items;
    if (wish.index >= items.size()) {
        session_.focus_find = true;  // nothing to go to: what was typed can be mended
        return;
    }
    const derive::FoundItem item = items[wish.index];
    std::erase_if(finding.recent, [&](const derive::FoundItem& old) {
        return old.kind == item.kind && old.id == item.id && old.door == item.door;
    });
    finding.recent.insert(finding.recent.begin(), item);
    finding.recent.front().bright.clear();
    finding.recent.front().bright_number.clear();
    if (finding.recent.size() > kMostRecent) finding.recent.pop_back();
    perform(ui::Find{});
    if (item.kind == derive::FoundKind::Grid && !is_wall())
        return perform(ui::ChooseGrid{model::GridId{item.id}});
    if (model::number(item.place) == 0) {
        tell(base::say(session_.language, base::Word::FindNowhere, {item.title}), true);
        return;
    }
    if (!item.door.number.empty()) {
        perform(ui::OpenPlan{item.place});
        ui::Plan& plan = session_.desk.plan;
        if (plan.place == item.place) {  // on the wall no plan opens, and the building is shown
            plan.wanted = item.door;
            return;
        }
    }
    perform(ui::Select{item.place});
    // A place without a shape is shown by what it lies in.
    const model::Places& places = *frame_.snapshot.places;
    model::Row row = model::row_of(places, item.place);
    while (row != model::kNoRow && places.box[row].empty()) row = places.parent[row];
    if (row != model::kNoRow) perform(ui::ZoomToPlace{places.row[row].id});
}

}  // namespace app
