// ingest/order.h — a survey in an order that only the ground decides, so that the order of files
// does not.
#pragma once

#include "ingest/survey.h"

namespace ingest {

/// Rows from west to east, then from south to north, then by what they are called.
Survey in_order(Survey survey);

}  // namespace ingest
