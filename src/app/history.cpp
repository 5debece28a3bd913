#include "app/history.h"

#include <utility>

namespace app {

namespace {

Sent take_oldest(History& history) {
    Sent sent = std::move(history.sent.front());
    history.sent.pop_front();
    return sent;
}

}  // namespace

Sent note_taken(History& history, model::VisitId id) {
    Sent sent = take_oldest(history);
    if (sent.why == Why::Undo) {
        history.undone.push_back(sent.visit);
        return sent;
    }
    sent.visit.id = id;
    history.done.push_back(sent.visit);
    if (sent.why == Why::Anew) history.undone.clear();
    return sent;
}

void note_refused(History& history, bool gone) {
    give_back(history, take_oldest(history), gone);
}

void give_back(History& history, const Sent& sent, bool gone) {
    if (gone || sent.why == Why::Anew) return;
    (sent.why == Why::Undo ? history.done : history.undone).push_back(sent.visit);
}

}  // namespace app
