// store/take_in.h — issues that another system keeps, by its ids. Only files of store/ include it.
#pragma once

#include "model/rules.h"
#include "store/command.h"
#include "store/sqlite.h"

namespace store {

/// Inside a write transaction. Of each issue by its external id:
///
///   not known                          -> a new row, and its line "submit"
///   known, over there since last told  -> a step "upstream" that closes or cancels it
///   known, open there again            -> a step "upstream" that opens it
///   known, and told otherwise than last, though it is so here already, or ended here
///                                      -> a line "told", which changes nothing
///   else                               -> nothing
///
/// What was last told stands in the log, in the lines "submit", "upstream" and "told": only what is
/// told anew is followed, so that nothing that was done here is undone by an old word.
base::Result<void> take_in(const Database& db, const TakeIn& command, const model::WorkRules& rules,
                           Receipt& receipt);

}  // namespace store
