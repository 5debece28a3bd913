// ingest/osm_tags.h — what the tags of OpenStreetMap say about geometry. Only for the readers.
#pragma once

#include "ingest/layer.h"

namespace ingest {

/// Whether a closed way with these tags is an area and not a line that returns to its beginning.
bool means_area(const Feature& way);

}  // namespace ingest
