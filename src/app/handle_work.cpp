// Wishes that change data. They go to the world as commands and come back as any other seat's
// changes do; what this seat did can be taken back.
#include "app/viewer.h"
#include "base/log.h"
#include "ui/sentences.h"

namespace app {

using base::Word;

void Viewer::perform(const ui::LogVisitAt& wish) {
    send({Why::Anew, {.place = wish.place, .at = clock_.now(), .kind = "走访", .result = "1"}});
}

void Viewer::perform(const ui::Undo& /*wish*/) {
    take_up(Why::Undo, history_.done, Word::UndoNone);
}

void Viewer::perform(const ui::Redo& /*wish*/) {
    take_up(Why::Redo, history_.undone, Word::RedoNone);
}

void Viewer::take_up(Why why, std::vector<model::VisitRow>& list, Word none) {
    if (list.empty()) return tell(base::say(session_.language, none), false);
    const model::VisitRow visit = list.back();
    list.pop_back();
    send({why, visit});
}

void Viewer::send(Sent sent) {
    const bool removes = sent.why == Why::Undo;
    const store::Command command = removes ? store::Command{store::RemoveVisit{sent.visit.id}}
                                           : store::Command{store::LogVisit{sent.visit}};
    if (world_ != nullptr && world_->submit(command)) {
        history_.sent.push_back(std::move(sent));
        return;
    }
    give_back(history_, sent, false);
    tell(base::say(session_.language, Word::QueueFull), true);
}

void Viewer::take_outcomes() {
    if (world_ == nullptr) return;
    for (const Outcome& outcome : world_->outcomes().take_all()) {
        frames_due_ = kSettle;
        if (outcome.result) {
            tell_done(note_taken(history_, model::VisitId{outcome.result->row_id}));
            continue;
        }
        const base::Error& error = outcome.result.error();
        note_refused(history_, error.word == Word::VisitGone);
        base::log_about(error);
        tell(base::sentence(error, session_.language), true);
    }
    session_.can_undo = !history_.done.empty();
    session_.can_redo = !history_.undone.empty();
}

/// A visit logged shows on the map; that one was taken back is said.
void Viewer::tell_done(const Sent& sent) {
    if (sent.why == Why::Anew) return;
    const model::Places& places = *frame_.snapshot.places;
    const model::Row row = model::row_of(places, sent.visit.place);
    if (row == model::kNoRow) return;
    const Word said = sent.why == Why::Undo ? Word::UndoDone : Word::RedoDone;
    const std::string deed =
        base::say(session_.language, Word::DeedVisit, {ui::full_name(places, row)});
    tell(base::say(session_.language, said, {deed}), false);
}

}  // namespace app
