// ingest/file_kind.h — what a file is, by its first bytes, else by its name. Only for the readers.
#pragma once

#include <string>
#include <string_view>

namespace ingest {

enum class FileKind {
    OsmXml,
    OsmPbf,
    Gzip,
    Bzip2,
    Zip,
    Tar,
    OtherArchive,  // nobody here unpacks it
    Json,
    Table,      // separated values
    Shapefile,  // any file of one
    Unknown,    // known to be nothing that is read here
    Other,      // GDAL may know
};

/// `head` holds the first bytes of the file, 4 KB or more where there are as many.
FileKind kind_of(const std::string& path, std::string_view head);

/// "shp" of "Roads.SHP".
std::string extension_of(std::string_view path);
/// "Roads.SHP" of "a/b/Roads.SHP"; "Roads" is its stem.
std::string name_of(std::string_view path);
std::string stem_of(std::string_view path);

/// Whether a file found in a folder or an archive is worth opening.
bool is_promising(const std::string& path);

}  // namespace ingest
