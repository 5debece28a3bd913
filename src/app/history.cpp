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

Sent note_taken(History& history, const store::Receipt& receipt) {
    Sent sent = take_oldest(history);
    if (sent.why == Why::Undo) {
        history.undone.push_back(sent.deed);
        return sent;
    }
    auto back = store::undoing(sent.deed.command, receipt);
    sent.deed.command = store::again(sent.deed.command, receipt);
    if (sent.why == Why::Anew) history.undone.clear();
    if (back) {
        sent.deed.back = std::move(*back);
        history.done.push_back(sent.deed);
    } else if (!std::holds_alternative<store::AttachPicture>(sent.deed.command)) {
        // Nothing that was done before stands on a picture; on all else it may.
        history.done.clear();
    }
    return sent;
}

void note_refused(History& history, bool gone) {
    give_back(history, take_oldest(history), gone);
}

void give_back(History& history, const Sent& sent, bool gone) {
    if (gone || sent.why == Why::Anew) return;
    (sent.why == Why::Undo ? history.done : history.undone).push_back(sent.deed);
}

}  // namespace app
