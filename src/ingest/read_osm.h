// ingest/read_osm.h — OpenStreetMap files through libosmium. Only for the readers.
//
// Two passes, whatever the order of the file: first nodes and relations, then ways. Three layers:
// points (tagged nodes), lines, areas (closed ways whose tags say so, and relations of type
// multipolygon and boundary). Objects without tags are not rows.
#pragma once

#include "ingest/reading.h"

#include <string_view>

namespace ingest {

struct OsmSource {
    std::string path;        // on disk; not used when there are bytes
    std::string_view bytes;  // of an unpacked archive
    std::string format;      // as libosmium calls it: "osm", "osm.gz", "osm.bz2", "pbf"
};

base::Result<std::vector<Layer>> read_osm(const OsmSource& source, Reading& reading);

}  // namespace ingest
