// tests/store/stage.h — a store with the town in it, in a folder of its own.
#pragma once

#include "store/store.h"
#include "support/folder.h"
#include "support/town.h"

#include <string>

namespace stage {

/// The refusal in English, for messages of tests.
std::string spoken(const base::Error& error);

/// Makes the town at `path`; fails the test when it cannot.
store::Store town_at(const std::string& path);

/// Opens; fails the test when it cannot.
store::Store opened(const std::string& path);

/// A visit to b2, through our own door.
store::LogVisit visit();

/// Reads everything, or what changed; fails the test when refused.
model::Batch all_of(store::Store& store);
model::Batch changes_of(store::Store& store, model::Position after);

}  // namespace stage
