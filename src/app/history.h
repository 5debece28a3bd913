// app/history.h — what this seat did, so that it can be taken back and done again.
#pragma once

#include "store/command.h"

#include <deque>
#include <string>
#include <vector>

namespace app {

/// Why a command was sent to the store.
enum class Why { Anew, Undo, Redo };

/// A piece of work: what it was, and how it is done and taken back.
struct Deed {
    std::string what;  // "走访幸福里小区 7号楼", as the notice says it
    model::PlaceId place{};
    store::Command command;  // that did it; rows that it made keep their ids when it is done again
    store::Command back;     // that takes it back; only of a deed that was done
};

struct Sent {
    Why why = Why::Anew;
    Deed deed;
};

/// Only what this seat did, in the order in which the store took it; nothing of it is kept when
/// the store is closed.
struct History {
    std::deque<Sent> sent;  // under way; outcomes come in this order
    std::vector<Deed> done, undone;
};

/// The oldest one under way is in the store. Work done anew leaves nothing to be done again; what
/// cannot be taken back leaves nothing to be taken back either. Answers what it was.
Sent note_taken(History& history, const store::Receipt& receipt);

/// One was not taken. It can be tried again, unless it is `gone`.
void give_back(History& history, const Sent& sent, bool gone);

/// The oldest one under way was refused. It can be tried again, unless it is `gone`.
void note_refused(History& history, bool gone);

}  // namespace app
