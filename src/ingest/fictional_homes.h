// ingest/fictional_homes.h — what the register knows of fictional homes and shops beyond their
// doors. Draws from a stream of its own: all other rows are the same with it and without.
#pragma once

#include "ingest/fictional.h"

namespace ingest {

/// A letting for each home that is let and has none.
void add_lettings(model::Rows& rows, const FictionalOptions& options);

/// Licence, kind and agreement of shops that have none of these told.
void add_shop_details(model::Rows& rows, const FictionalOptions& options);

/// Issues about what happens in homes get one of the homes of their building.
void settle_issues_in_homes(model::Rows& rows, const FictionalOptions& options);

}  // namespace ingest
