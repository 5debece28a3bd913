// app/history.h — the work of this seat since the store was opened, so that it can be taken back
// and done again.
#pragma once

#include "model/rows.h"

#include <deque>
#include <vector>

namespace app {

/// Why a visit was sent to the store, or its removal.
enum class Why { Anew, Undo, Redo };

struct Sent {
    Why why = Why::Anew;
    model::VisitRow visit;
};

/// Only what this seat did, in the order in which the store took it; nothing of it is kept when
/// the store is closed.
struct History {
    std::deque<Sent> sent;  // under way; outcomes come in this order
    std::vector<model::VisitRow> done, undone;
};

/// The oldest one under way is in the store, under the number `id`. Work done anew leaves nothing
/// to be done again. Answers what it was.
Sent note_taken(History& history, model::VisitId id);

/// One was not taken. It can be tried again, unless it is `gone`.
void give_back(History& history, const Sent& sent, bool gone);

/// The oldest one under way was refused. It can be tried again, unless it is `gone`.
void note_refused(History& history, bool gone);

}  // namespace app
