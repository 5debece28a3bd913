// app/wall_privacy.h — what a wall may not know, and the look before it starts whether it does not.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "store/store.h"

namespace app {

/// Leaves out of what was read the names of those who work here and all that somebody typed: a
/// wall is read by whoever comes in, so its frames never hold it.
void leave_out_persons(model::Batch& batch);

/// Asks the store, as the wall would, for everything that is told of persons. The Error names the
/// first that it was not refused. Each asking is a line of the audit.
base::Result<void> sees_no_person(store::Store& store, const store::Grant& grant,
                                  base::Instant now);

}  // namespace app
