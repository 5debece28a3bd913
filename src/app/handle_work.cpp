// Wishes that change data. They go to the world as commands and come back as any other seat's
// changes do; what this seat did can be taken back.
#include "app/viewer.h"
#include "base/log.h"
#include "ui/sentences.h"

#include <algorithm>
#include <array>

namespace app {

using base::Word;

namespace {

/// As long to be settled in, from then on.
model::IssueRow reported_at(model::IssueRow issue, base::Instant now) {
    if (issue.due != base::kNever) issue.due += now - issue.reported;
    issue.reported = now;
    return issue;
}

/// A step is taken, or taken back, when that is wished for, not when it was first.
void set_clock(store::Command& command, base::Instant now) {
    if (auto* step = std::get_if<store::TakeStep>(&command)) step->step.at = now;
    if (auto* undo = std::get_if<store::UndoStep>(&command)) undo->at = now;
    if (auto* steps = std::get_if<store::TakeSteps>(&command))
        for (model::Step& step : steps->steps) step.at = now;
    if (auto* undo = std::get_if<store::UndoSteps>(&command))
        for (store::UndoStep& step : undo->steps) step.at = now;
}

/// What the store will never take must not stand in the way of what was done before it.
bool is_for_ever(Word refusal) {
    constexpr std::array kNever{Word::VisitGone,  Word::RowGone,      Word::RowChanged,
                                Word::RowRefused, Word::ValueRefused, Word::IssueTakenUp,
                                Word::IssueGone,  Word::RowsDisagree, Word::DraftElsewhere};
    return std::ranges::find(kNever, refusal) != kNever.end() ||
           (refusal >= Word::StepIllegal && refusal <= Word::StepNotLast);
}

/// Anew, or out of a draft.
bool reports(const store::Command& command) {
    const auto* step = std::get_if<store::TakeStep>(&command);
    return std::holds_alternative<store::ReportIssue>(command) ||
           (step != nullptr && step->step.action == model::Action::Submit);
}

model::IssueId issue_reported(const Outcome& outcome) {
    if (const auto* step = std::get_if<store::TakeStep>(&outcome.command)) return step->step.issue;
    return model::IssueId{outcome.result->row_id};
}

}  // namespace

void Viewer::perform(const ui::LogVisitAt& wish) {
    const model::Places& places = *frame_.snapshot.places;
    const model::Row row = model::row_of(places, wish.place);
    std::string where = row == model::kNoRow ? std::string{} : ui::full_name(places, row);
    if (!wish.door.empty()) where += " " + wish.door;
    send({Why::Anew,
          {.what = base::say(session_.language, Word::DeedVisit, {where}),
           .place = wish.place,
           .command = store::LogVisit{{.place = wish.place,
                                       .unit = wish.unit,
                                       .at = clock_.now(),
                                       .kind = "走访",
                                       .result = wish.result}},
           .back = {}}});
}

void Viewer::perform(const ui::Edit& wish) {
    send({Why::Anew,
          {.what = wish.what,
           .place = wish.place,
           .command = store::EditRows{wish.edits},
           .back = {}}});
}

void Viewer::perform(const ui::Undo& /*wish*/) {
    take_up(Why::Undo, history_.done, Word::UndoNone);
}

void Viewer::perform(const ui::Redo& /*wish*/) {
    take_up(Why::Redo, history_.undone, Word::RedoNone);
}

void Viewer::take_up(Why why, std::vector<Deed>& list, Word none) {
    if (list.empty()) return tell(base::say(session_.language, none), false);
    Deed deed = std::move(list.back());
    list.pop_back();
    set_clock(why == Why::Undo ? deed.back : deed.command, clock_.now());
    if (auto* report = std::get_if<store::ReportIssue>(&deed.command); report && why == Why::Redo)
        report->issue = reported_at(report->issue, clock_.now());
    send({why, std::move(deed)});
}

bool Viewer::send(Sent sent, const Errand& errand) {
    const store::Command& command = sent.why == Why::Undo ? sent.deed.back : sent.deed.command;
    if (world_ != nullptr && world_->submit(command)) {
        history_.sent.push_back(std::move(sent));
        errands_.push_back(errand);
        return true;
    }
    give_back(history_, sent, false);
    answer_form(errand.ticket, false);
    tell(base::say(session_.language, Word::QueueFull), true);
    return false;
}

void Viewer::take_outcomes() {
    if (world_ == nullptr) return;
    for (const Outcome& outcome : world_->outcomes().take_all()) {
        frames_due_ = kSettle;
        const bool report = !history_.sent.empty() && history_.sent.front().why == Why::Anew &&
                            reports(outcome.command);
        Errand errand;
        if (!errands_.empty()) {
            errand = errands_.front();
            errands_.pop_front();
        }
        if (report && errand.card == report_card_) session_.report.sending = false;
        note_step(outcome, errand);
        if (outcome.result) {
            const Sent sent = note_taken(history_, *outcome.result);
            tell_done(sent);
            tell_doubled(outcome.result->doubled);
            open_made(sent, *outcome.result);
            if (report) finish_report(issue_reported(outcome), errand);
            take_draft(outcome);
            continue;
        }
        const base::Error& error = outcome.result.error();
        note_refused(history_, is_for_ever(error.word));
        base::log_about(error);
        tell(base::sentence(error, session_.language), true);
    }
    session_.can_undo = !history_.done.empty();
    session_.can_redo = !history_.undone.empty();
}

/// An identity number that is on record elsewhere: the same person was entered before.
void Viewer::tell_doubled(model::PlaceId where) {
    const model::Row row = model::row_of(*frame_.snapshot.places, where);
    if (row == model::kNoRow) return;
    tell(base::say(session_.language, Word::DoubleEntry,
                   {ui::full_name(*frame_.snapshot.places, row)}),
         false);
}

/// What was done shows on the page; that it was taken back, or done again, is said.
void Viewer::tell_done(const Sent& sent) {
    if (sent.why == Why::Anew) return;
    const Word said = sent.why == Why::Undo ? Word::UndoDone : Word::RedoDone;
    tell(base::say(session_.language, said, {sent.deed.what}), false);
}

}  // namespace app
