// The dispatch desk: its lists and rates, and what is wished of them.
#include "app/viewer.h"

#include "ui/sentences.h"

#include <algorithm>
#include <utility>

namespace app {

using base::Word;
using model::kNoRow;
using model::Row;

namespace {

constexpr std::size_t kLongList = 2'000;
constexpr double kRest_s = 0.25;

}  // namespace

/// Of another store nothing of it is true.
void Viewer::put_work_away() {
    errands_.clear();
    session_.report = {};
    session_.pictures = {};
    picture_job_.reset();
    report_picture_.reset();
    report_texture_.reset();
    shown_texture_.reset();
    pictures_asked_ = {};
    session_.story = {};
    session_.dispatch = {};
    session_.exercise = false;
    story_asked_ = {};
    story_waits_ = list_waits_ = false;
    listed_ = {};
    work_counted_ = {};
    panels_.issue = {};
    panels_.dispatch = {};
    panels_.problem = {};
}

void Viewer::perform(const ui::ToggleDispatch& /*wish*/) {
    ui::DispatchDesk& desk = session_.dispatch;
    desk.open =
        !desk.open && session_.workspace == ui::Workspace::Grid && ui::may_see_desk(session_.role);
    desk.chosen.clear();
    if (!desk.open) {
        desk.lists.reset();
        desk.ordered.reset();
        desk.board.reset();
        desk.measures.reset();
        listed_ = {};
        work_counted_ = {};
        list_waits_ = false;
        return;
    }
    // A plan in place of the map would hide where the issues are.
    session_.desk.palette = session_.desk.label_card = false;
    session_.desk.sheet.open = session_.tables.open = session_.locks.open = false;
    follow_dispatch();
}

void Viewer::perform(const ui::ShowDispatch& wish) {
    session_.dispatch.tab = wish.tab;
    if (!session_.dispatch.open) perform(ui::ToggleDispatch{});
}

void Viewer::perform(const ui::ListIssues& wish) {
    session_.dispatch.list = wish.list;
    session_.dispatch.chosen.clear();
    order_issues();
}

void Viewer::perform(const ui::SortIssues& wish) {
    ui::QueueOrder& order = session_.dispatch.order;
    if (order.by != wish.by)
        order = {wish.by, false};
    else if (!order.down)
        order.down = true;
    else
        order = {};
    order_issues();
}

/// Found with the lists, and again when another list or another order is wished for.
void Viewer::order_issues() {
    ui::DispatchDesk& desk = session_.dispatch;
    desk.ordered.reset();
    if (!desk.lists || desk.order.by == ui::IssueColumn::None) return;
    desk.ordered = std::make_shared<const std::vector<Row>>(
        ui::rows_in_order(view(), desk.lists->at(desk.list), desk.order));
}

void Viewer::perform(const ui::FilterIssues& wish) {
    ui::DispatchDesk& desk = session_.dispatch;
    // The place that was selected then: what is lit later changes nothing.
    const bool now_of_it = wish.of_selection && !desk.of_selection;
    desk.filter = wish.filter;
    desk.of_selection = wish.of_selection;
    if (now_of_it) desk.filter.place = session_.selected;
    follow_dispatch();
}

void Viewer::perform(const ui::ChooseIssues& wish) {
    std::vector<model::IssueId> chosen = wish.issues;
    std::ranges::sort(chosen);
    chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
    session_.dispatch.chosen = std::move(chosen);
}

void Viewer::perform(const ui::CountDays& wish) {
    session_.dispatch.days = std::clamp(wish.days, 1, 30);
}

void Viewer::perform(const ui::SetDispatchTall& wish) {
    session_.dispatch.tall = wish.on;
}

void Viewer::perform(const ui::TellHandOver& /*wish*/) {
    tell(base::say(session_.language, Word::HandOverCopied), false);
}

void Viewer::perform(const ui::DismissMajor& wish) {
    session_.dispatch.dismissed.push_back(wish.issue);
    find_majors();
}

void Viewer::perform(const ui::SetExercise& wish) {
    if (!model::may(session_.role, model::Act::EditRegister)) return;
    session_.exercise = wish.on;
    find_majors();
    find_exercises();
    follow_dispatch();
}

/// Those whose banner stands until they are handled, or put away here.
void Viewer::find_majors() {
    ui::DispatchDesk& desk = session_.dispatch;
    std::vector<std::pair<base::Instant, model::IssueId>> found;
    // By their marks as far as these tell: they lie close together. Of exercises there are none.
    const auto& mark = frame_.derived.issue;
    const bool marked = !session_.exercise && mark.size() == frame_.snapshot.issues.size();
    if (!frame_.feed.reading)
        for (Row row = 0; row < frame_.snapshot.issues.size(); ++row) {
            if (marked && !mark[row].open) continue;
            const model::Issue& issue = frame_.snapshot.issues[row];
            if (!issue.row.major || issue.gone() || issue.row.exercise != session_.exercise)
                continue;
            const bool waits = model::status_from(issue.row.state) != model::Status::Handled;
            const bool away =
                std::ranges::find(desk.dismissed, issue.row.id) != desk.dismissed.end();
            if (waits && !away && derive::is_open(issue.row))
                found.emplace_back(issue.row.reported, issue.row.id);
        }
    std::ranges::sort(found, std::ranges::greater{});
    std::vector<model::IssueId> majors;
    for (const auto& [at, id] : found) majors.push_back(id);
    if (majors != desk.majors) frames_due_ = kSettle;
    desk.majors = std::move(majors);
}

/// Exercises that somebody has begun are told of on every seat. They have no marks.
void Viewer::find_exercises() {
    const auto& mark = frame_.derived.issue;
    const bool marked = mark.size() == frame_.snapshot.issues.size();
    bool found = false;
    if (!frame_.feed.reading && !session_.exercise)
        for (Row row = 0; row < frame_.snapshot.issues.size() && !found; ++row) {
            if (marked && mark[row].there) continue;
            const model::Issue& issue = frame_.snapshot.issues[row];
            found = !issue.gone() && issue.row.exercise && derive::is_open(issue.row);
        }
    if (std::exchange(session_.dispatch.exercises, found) != found) frames_due_ = kSettle;
}

/// Rows of the lists are those of the issues as they were read then.
void Viewer::drop_old_lists() {
    ui::DispatchDesk& desk = session_.dispatch;
    if (!frame_.feed.reading && listed_.reads == frame_.reads) return;
    desk.lists.reset();
    desk.ordered.reset();
    listed_ = {};
}

/// The lists stand until the store, the filter or the clock says another thing.
void Viewer::follow_dispatch() {
    ui::DispatchDesk& desk = session_.dispatch;
    if (!desk.open || frame_.feed.reading || frame_.derived.as_of == base::kNever) return;
    desk.filter.exercise = session_.exercise;
    desk.filter.seat = session_.staff;
    const model::Snapshot& is = frame_.snapshot;
    const Listed wanted{is.position, is.places.get(), is.rules.get(), desk.filter, frame_.reads};
    const bool ran_out = desk.lists && desk.lists->until <= clock_.now();
    list_waits_ = false;
    if (listed_ != wanted || ran_out || !desk.lists) {
        const bool same_shape = listed_.places == wanted.places && listed_.reads == wanted.reads &&
                                listed_.filter == wanted.filter && desk.lists != nullptr;
        const bool is_long = is.issues.size() > kLongList;
        list_waits_ = same_shape && is_long && Clock::steady_s() - listed_at_s_ < kRest_s;
        if (!list_waits_) {
            listed_ = wanted;
            list_issues(!same_shape);
        }
    }
    count_work();
}

void Viewer::list_issues(bool anew) {
    ui::DispatchDesk& desk = session_.dispatch;
    listed_at_s_ = Clock::steady_s();
    desk.lists = std::make_shared<const derive::DeskLists>(
        derive::desk_lists(frame_.snapshot, frame_.derived, desk.filter, clock_.now()));
    order_issues();
    if (anew) panels_.dispatch.scrolls = false;
    prune_chosen();
}

/// What has left the list is not chosen any more: steps are for what is seen.
void Viewer::prune_chosen() {
    ui::DispatchDesk& desk = session_.dispatch;
    if (desk.chosen.empty()) return;
    std::vector<model::IssueId> there;
    for (const Row row : desk.lists->at(desk.list))
        if (row < frame_.snapshot.issues.size())
            there.push_back(frame_.snapshot.issues[row].row.id);
    std::ranges::sort(there);
    std::erase_if(desk.chosen,
                  [&](model::IssueId id) { return !std::ranges::binary_search(there, id); });
}

/// Rates only while somebody looks at them; in a storm no oftener than long lists are made.
void Viewer::count_work() {
    ui::DispatchDesk& desk = session_.dispatch;
    const bool rates = desk.tab == ui::DispatchTab::Departments;
    if (!rates && desk.tab != ui::DispatchTab::Measures) return;
    const model::Snapshot& is = frame_.snapshot;
    const base::Instant now = clock_.now();
    const WorkCounted wanted{is.position,       std::chrono::floor<std::chrono::minutes>(now),
                             frame_.reads,      desk.tab,
                             desk.filter.place, desk.days};
    if (work_counted_ == wanted) return;
    const WorkCounted& was = work_counted_;
    const bool same_shape = was.reads == wanted.reads && was.tab == wanted.tab &&
                            was.place == wanted.place && was.days == wanted.days;
    if (same_shape && is.issues.size() > kLongList &&
        Clock::steady_s() - work_counted_at_s_ < kRest_s) {
        list_waits_ = true;
        return;
    }
    work_counted_ = wanted;
    work_counted_at_s_ = Clock::steady_s();
    const derive::Period period{now - std::chrono::days{desk.days}, now + base::Millis{1}};
    if (rates) {
        desk.board = std::make_shared<const derive::UnitBoard>(
            derive::unit_board(is, frame_.derived, period, now));
        return;
    }
    const Row row = model::row_of(*is.places, desk.filter.place);
    desk.measures = std::make_shared<const derive::Measures>(
        row == kNoRow
            ? derive::measures_of(is, frame_.derived, period)
            : derive::measures_of(is, frame_.derived, derive::Scope{*trees_, row}, period));
}

}  // namespace app
