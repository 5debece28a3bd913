// What each wish does that changes the session. Those that change data: handle_work.cpp.
#include "app/viewer.h"

#include "ui/style.h"

#include <algorithm>

namespace app {

void Viewer::handle(const ui::Intent& wish) {
    feel_hand(wish);
    wish.visit([this](const auto& one) { perform(one); });
    frames_due_ = std::max(frames_due_, kSettle);  // a card knows its size in the third
}

ui::View Viewer::view() const {
    // Until the rows are read there is nothing to point at on the map of last time.
    static const scene::Scene kNothing;
    const scene::Scene& told = frame_.feed.reading ? kNothing : frame_.scene;
    return {frame_.snapshot,    frame_.derived,    told,           frame_.feed,
            session_,           clock_.now(),      drawn_,         *trees_,
            frame_.homes.get(), frame_.plan.get(), &floors_.floors};
}

void Viewer::perform(const ui::Select& wish) {
    session_.selected = wish.place;
    session_.chosen = {};
    session_.desk.subject = {};
    session_.desk.list.reset();
    session_.desk.list_of_sheet = false;
    session_.desk.issue = {};
    session_.desk.thing = {};
    session_.desk.pins = false;
}

void Viewer::perform(const ui::Hover& wish) {
    session_.hovered = wish.place;
    session_.desk.hover_in_list = false;
}

void Viewer::perform(const ui::SetLanguage& wish) {
    session_.language = wish.language;
}

void Viewer::perform(const ui::SetLook& wish) {
    session_.look = wish.look;
    ui::apply_style(session_.look, session_.ratio);
}

void Viewer::perform(const ui::ShowTheme& wish) {
    // What a wall tells with its colours is agreed upon by all who look at it.
    if (is_wall() || wish.theme == session_.theme) return;
    session_.theme = wish.theme;
    session_.shown = derive::kAllClasses;
    if (world_ != nullptr) world_->tell_by(wish.theme);
}

void Viewer::perform(const ui::StepTheme& wish) {
    const auto count = static_cast<int>(derive::kThemes);
    const int next = (static_cast<int>(session_.theme) + wish.by + count) % count;
    perform(ui::ShowTheme{static_cast<derive::Theme>(next)});
}

void Viewer::perform(const ui::PickClass& wish) {
    const derive::ClassSet all = derive::occurring(frame_.scene.theme);
    const derive::ClassSet picked = session_.shown == derive::kAllClasses ? 0 : session_.shown;
    const auto shown = static_cast<derive::ClassSet>(picked ^ derive::only(wish.klass));
    session_.shown = shown == 0 || shown == all ? derive::kAllClasses : shown;
}

void Viewer::perform(const ui::ShowAllClasses& /*wish*/) {
    session_.shown = derive::kAllClasses;
}

void Viewer::perform(const ui::DismissNotice& wish) {
    if (wish.index < session_.notices.size())
        session_.notices.erase(session_.notices.begin() + static_cast<std::ptrdiff_t>(wish.index));
}

}  // namespace app
