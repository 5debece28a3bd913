#include "ingest/read.h"

#include "ingest/file_kind.h"
#include "ingest/gdal_access.h"
#include "ingest/mend.h"
#include "ingest/read_gdal.h"
#include "ingest/read_osm.h"
#include "ingest/reading.h"

#include <algorithm>
#include <exception>
#include <filesystem>

#include <unistd.h>

#include <cpl_string.h>
#include <cpl_vsi.h>

namespace ingest {

namespace {

using base::Fault;
using base::Word;
using Layers = base::Result<std::vector<Layer>>;

constexpr int kMostNested = 2;  // archives in archives

/// One file to be read, on disk or in an archive.
struct Place {
    std::string path;  // as GDAL names it
    int depth = 0;     // archives around it
};

Layers read_place(const Place& place, GdalSession& session, Reading& reading);

bool on_disk(const std::string& path) {
    return !path.starts_with("/vsi");
}

bool is_folder(const std::string& path) {
    VSIStatBufL about{};
    return VSIStatL(path.c_str(), &about) == 0 && VSI_ISDIR(about.st_mode);
}

/// A folder that is one dataset.
bool is_geodatabase(const std::string& path) {
    VSIStatBufL about{};
    return VSIStatL((path + "/a00000001.gdbtable").c_str(), &about) == 0;
}

/// What is worth opening in a folder, or in a whole archive, sorted; a geodatabase is one entry.
std::vector<std::string> entries_of(const std::string& folder, bool recursive) {
    const CPLStringList names{recursive ? VSIReadDirRecursive(folder.c_str())
                                        : VSIReadDir(folder.c_str())};
    std::vector<std::string> entries;
    for (int i = 0; i < names.Count(); ++i) {
        std::string name = names[i];
        if (const std::size_t inside = name.find(".gdb/"); inside != std::string::npos)
            name.erase(inside + 4);
        while (name.ends_with('/')) name.pop_back();
        if (is_promising(name)) entries.push_back(std::move(name));
    }
    std::sort(entries.begin(), entries.end());
    entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
    return entries;
}

/// Whether an error says that a file has nothing for a map, rather than that it is damaged.
bool is_nothing(const base::Error& error) {
    return error.word == Word::FileUnknown || error.word == Word::FileEmpty ||
           error.word == Word::ArchiveInside || error.word == Word::LayerMissing;
}

/// All files of a folder or archive. What is no map is passed over; a damaged file among good
/// ones becomes a layer without rows that says so. Refuses with the first damage when nothing is
/// left, else with `nothing`.
Layers read_entries(const Place& place, bool recursive, const base::Error& nothing,
                    GdalSession& session, Reading& reading) {
    std::vector<Layer> layers;
    base::Error refusal = nothing;
    bool found = false;
    for (const std::string& entry : entries_of(place.path, recursive)) {
        const std::string path = place.path + "/" + entry;
        if (is_folder(path) && !is_geodatabase(path)) continue;
        Reading inner{reading.options, reading.file + "/" + entry, reading.rows};
        Layers read = read_place({path, place.depth}, session, inner);
        reading.rows = inner.rows;
        if (read) {
            found = true;
            std::move(read->begin(), read->end(), std::back_inserter(layers));
            continue;
        }
        if (read.error().fault == Fault::Cancelled) return base::refusal(read);
        if (is_nothing(read.error()) && read.error().word != Word::LayerMissing) continue;
        if (is_nothing(refusal)) refusal = read.error();
        if (is_nothing(read.error())) continue;
        Layer& damaged = layers.emplace_back();
        damaged.file = inner.file;
        damaged.name = entry;
        remark(damaged.remarks, "file-broken", entry);
    }
    if (!found) return tl::unexpected<base::Error>(refusal);
    return layers;
}

Layers read_archive(const Place& place, const char* system, GdalSession& session,
                    Reading& reading) {
    const base::Error nothing{Fault::Unsupported, Word::ArchiveInside, {reading.file}, {}};
    if (place.depth >= kMostNested) return tl::unexpected<base::Error>(nothing);
    const std::string inside = system + std::string{"{"} + place.path + "}";
    const CPLStringList listed{VSIReadDir(inside.c_str())};
    if (listed.Count() == 0) return refused(reading, Fault::Corrupt, Word::FileBroken);
    if (is_geodatabase(inside)) return read_gdal({place.path, {}}, session, reading);  // x.gdb.zip
    return read_entries({inside, place.depth + 1}, true, nothing, session, reading);
}

Layers read_osm_at(const std::string& path, const char* format, Reading& reading) {
    if (on_disk(path)) return read_osm({path, {}, format}, reading);
    const std::optional<std::string> bytes = bytes_of(path);
    if (!bytes) return refused(reading, Fault::Corrupt, Word::FileBroken);
    return read_osm({{}, *bytes, format}, reading);
}

Layers read_compressed(const Place& place, GdalSession& session, Reading& reading) {
    const std::string inside = "/vsigzip/" + place.path;
    const std::optional<std::string> head = first_bytes_of(inside, 1U << 16U);
    if (!head || head->empty()) return refused(reading, Fault::Corrupt, Word::FileBroken);
    std::string name = place.path;
    if (extension_of(name) == "gz") name.resize(name.size() - 3);
    const FileKind kind = kind_of(name, *head);
    if (kind == FileKind::OsmXml) return read_osm_at(place.path, "osm.gz", reading);
    if (kind == FileKind::Tar) return read_archive(place, "/vsitar/", session, reading);
    MemoryFolder memory;
    std::optional<std::string> bytes = bytes_of(inside);
    if (!bytes) return refused(reading, Fault::Corrupt, Word::FileBroken);
    const std::string unpacked = memory.add(name_of(name), *std::move(bytes));
    return read_place({unpacked, kMostNested}, session, reading);
}

Layers read_mended(base::Result<GdalSource> source, GdalSession& session, Reading& reading) {
    if (!source) return refusal(source);
    return read_gdal(*source, session, reading);
}

/// Any text can be a table; one that says no place is none, whatever keeps GDAL from reading it.
Layers read_table(const std::string& path, GdalSession& session, Reading& reading) {
    MemoryFolder memory;
    Layers layers = read_mended(mended_table(path, reading, memory), session, reading);
    const bool nowhere = layers ? layers->empty() : layers.error().word == Word::FileBroken;
    if (!nowhere) return layers;
    if (extension_of(path) == "txt") return refused(reading, Fault::Unsupported, Word::FileUnknown);
    return refused(reading, Fault::Corrupt, Word::FileEmpty);
}

Layers read_other(const std::string& path, GdalSession& session, Reading& reading) {
    GdalSource source{path, {}};
    const std::string extension = extension_of(path);
    if (extension == "gml") source.options = {"WRITE_GFS=NO"};
    // Without a log beside it, the file is all there is, and nothing need be written to read it.
    if (extension == "gpkg" && !std::filesystem::exists(path + "-wal"))
        source.options = {"IMMUTABLE=YES"};
    return read_gdal(source, session, reading);
}

Layers read_by_kind(const Place& place, std::string_view head, GdalSession& session,
                    Reading& reading) {
    MemoryFolder memory;
    switch (kind_of(place.path, head)) {
        case FileKind::OsmXml:
            return read_osm_at(place.path, "osm", reading);
        case FileKind::OsmPbf:
            return read_osm_at(place.path, "pbf", reading);
        case FileKind::Bzip2:
            return read_osm_at(place.path, "osm.bz2", reading);
        case FileKind::Gzip:
            return read_compressed(place, session, reading);
        case FileKind::Zip:
            return read_archive(place, "/vsizip/", session, reading);
        case FileKind::Tar:
            return read_archive(place, "/vsitar/", session, reading);
        case FileKind::OtherArchive:
            return refused(reading, Fault::Unsupported, Word::ArchiveInside);
        case FileKind::Json:
            return read_mended(mended_json(place.path, reading, memory), session, reading);
        case FileKind::Table:
            return read_table(place.path, session, reading);
        case FileKind::Shapefile:
            return read_mended(mended_shapefile(place.path, reading, memory), session, reading);
        case FileKind::Unknown:
            return refused(reading, Fault::Unsupported, Word::FileUnknown);
        case FileKind::Other:
            break;
    }
    return read_other(place.path, session, reading);
}

bool was_cut_off(const Layer& layer) {
    return std::any_of(layer.remarks.begin(), layer.remarks.end(),
                       [](const Remark& remark) { return remark.reason == "unreadable"; });
}

Layers read_place(const Place& place, GdalSession& session, Reading& reading) {
    if (stopped(reading)) return stopped_by_user();
    Layers layers;
    if (is_folder(place.path)) {
        const base::Error nothing{Fault::Unsupported, Word::FileUnknown, {reading.file}, {}};
        layers = is_geodatabase(place.path) ? read_gdal({place.path, {}}, session, reading)
                                            : read_entries(place, false, nothing, session, reading);
    } else {
        const std::optional<std::string> head = first_bytes_of(place.path, 1U << 16U);
        if (!head) return refused(reading, Fault::Unreachable, Word::FileNotReadable);
        if (head->empty()) return refused(reading, Fault::Corrupt, Word::FileEmpty);
        layers = read_by_kind(place, *head, session, reading);
    }
    if (!layers) return layers;
    const bool any = std::any_of(layers->begin(), layers->end(),
                                 [](const Layer& layer) { return !layer.features.empty(); });
    const bool lost = std::any_of(layers->begin(), layers->end(), was_cut_off);
    if (any) return layers;
    return refused(reading, Fault::Corrupt, lost ? Word::FileBroken : Word::FileEmpty);
}

}  // namespace

base::Result<std::vector<Layer>> read_file(const std::string& path, const ReadOptions& options) {
    Reading reading{options, path, 0};
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored))
        return refused(reading, Fault::NotFound, Word::FileMissing);
    if (access(path.c_str(), R_OK) != 0)
        return refused(reading, Fault::Denied, Word::FileNotReadable);
    try {
        GdalSession session;
        Layers layers = read_place({path, 0}, session, reading);
        if (layers) tell(reading, 1);
        return layers;
    } catch (const std::exception& error) {
        return refused(reading, Fault::Corrupt, Word::FileBroken, error.what());
    }
}

}  // namespace ingest
