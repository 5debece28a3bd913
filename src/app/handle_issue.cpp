// Steps of issues: what this seat wishes goes to the store; the story that is open follows it.
#include "app/viewer.h"

#include "ui/sentences.h"

#include <algorithm>

namespace app {

using base::Word;
using model::kNoRow;
using model::Row;

void Viewer::perform(const ui::OpenIssue& wish) {
    if (is_wall()) return perform(ui::WallSpotlight{wish.issue});
    ui::Desk& desk = session_.desk;
    const Row row = model::issue_row(frame_.snapshot, wish.issue);
    if (row == kNoRow) {
        desk.issue = {};
        return;
    }
    const model::Issue& issue = frame_.snapshot.issues[row];
    desk.issue = wish.issue;
    if (issue.at == kNoRow) return look_at_point(issue.row);
    const model::PlaceId place = frame_.snapshot.places->row[issue.at].id;
    // What the list tells of stays, whatever is lit on the map.
    const Row told = ui::told_of(session_, *frame_.snapshot.places);
    if (desk.list && told != kNoRow) desk.subject = frame_.snapshot.places->row[told].id;
    session_.selected = place;
    bring_into_view(place);
}

/// A report that lies in no place can still be shown where it is.
void Viewer::look_at_point(const model::IssueRow& issue) {
    if (!issue.has_point) return;
    if (scene::view_box(session_.camera).contains(issue.point)) return;
    scene::Camera camera = session_.camera;
    camera.centre = issue.point;
    begin(scene::flying(session_.camera, scene::snapped(camera), Clock::steady_s()));
}

/// As its deed is called: "督办“楼道堆物”".
std::string Viewer::deed_of(const model::Step& step) const {
    const Row row = model::issue_row(frame_.snapshot, step.issue);
    // Of one that was reported this moment only what it goes into is known.
    const Row told = row == kNoRow ? model::issue_row(frame_.snapshot, step.other) : row;
    const std::string title =
        told == kNoRow ? std::string{} : ui::issue_title(view(), frame_.snapshot.issues[told].row);
    return base::say(session_.language, Word::DeedStep,
                     {base::say(session_.language, model::word_of(step.action)), title});
}

void Viewer::perform(const ui::StepIssue& wish) {
    if (world_ == nullptr || frame_.feed.still) return answer_form(wish.ticket, false);
    model::Step step = wish.step;
    step.actor = world_->grant().staff;
    step.at = clock_.now();
    const Row row = model::issue_row(frame_.snapshot, step.issue);
    send({Why::Anew,
          {.what = deed_of(step),
           .place = row == kNoRow ? model::PlaceId{} : frame_.snapshot.issues[row].row.place,
           .command = store::TakeStep{std::move(step), std::nullopt},
           .back = {}}},
         {.ticket = wish.ticket});
}

void Viewer::perform(const ui::StepIssues& wish) {
    if (world_ == nullptr || frame_.feed.still || wish.steps.empty())
        return answer_form(wish.ticket, false);
    store::TakeSteps command{wish.steps};
    for (model::Step& step : command.steps) {
        step.actor = world_->grant().staff;
        step.at = clock_.now();
    }
    const Word word = model::word_of(command.steps.front().action);
    send({Why::Anew,
          {.what = base::say(
               session_.language, Word::DeedSteps,
               {base::say(session_.language, word), std::to_string(command.steps.size())}),
           .place = {},
           .command = std::move(command),
           .back = {}}},
         {.ticket = wish.ticket});
}

/// A form that waits is told what became of what it sent.
void Viewer::answer_form(int ticket, bool taken) {
    constexpr std::size_t kMost = 16;
    if (ticket == 0) return;
    std::map<int, bool>& answered = session_.story.answered;
    answered[ticket] = taken;
    if (answered.size() > kMost) answered.erase(answered.begin());
}

/// A form that waits learns what became of its step; of many, what was refused is told.
void Viewer::note_step(const Outcome& outcome, const Errand& errand) {
    const auto* many = std::get_if<store::TakeSteps>(&outcome.command);
    if (many == nullptr && !std::holds_alternative<store::TakeStep>(outcome.command)) return;
    if (!outcome.result || many == nullptr)
        return answer_form(errand.ticket, outcome.result.has_value());
    const auto& lines = outcome.result->lines;
    const auto done = std::ranges::count_if(lines, [](std::int64_t line) { return line != 0; });
    const auto refused = static_cast<std::int64_t>(lines.size()) - done;
    answer_form(errand.ticket, done > 0);
    if (refused > 0)
        tell(base::say(session_.language, Word::StepsTaken,
                       {base::say(session_.language, model::word_of(many->steps.front().action)),
                        std::to_string(done), std::to_string(refused)}),
             true);
    for (const base::Error& error : outcome.result->refused)
        tell(base::sentence(error, session_.language), true);
}

/// Asked for once, and again when anything of issues has changed; never twice at a time.
void Viewer::follow_story() {
    ui::StoryDesk& story = session_.story;
    const std::pair wanted{is_wall() ? session_.wall.spotlight : session_.desk.issue,
                           frame_.stories_changed};
    if (world_ == nullptr || story_asked_ == wanted || story_waits_) return;
    if (story.issue != wanted.first) {
        story.issue = wanted.first;
        story.story.reset();
    }
    story_asked_ = wanted;
    if (model::number(wanted.first) != 0) story_waits_ = ask(AskStory{wanted.first});
}

/// False when the answer is about something else.
bool Viewer::take_story(Answer& answer) {
    const auto* asked = std::get_if<AskStory>(&answer.question);
    if (asked == nullptr) return false;
    story_waits_ = false;
    if (!answer.result) return false;
    ui::StoryDesk& story = session_.story;
    auto& told = std::get<model::IssueStory>(*answer.result);
    const bool same = story.story && *story.story == told;
    if (asked->issue == story.issue && !same)
        story.story = std::make_shared<const model::IssueStory>(std::move(told));
    return true;
}

}  // namespace app
