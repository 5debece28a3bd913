#include "ingest/file_kind.h"

#include <algorithm>
#include <array>

namespace ingest {

namespace {

constexpr std::array<std::string_view, 9> kJson{
    "json", "geojson", "topojson", "geojsonl", "geojsons", "ndjson", "jsonl", "seq", "js"};
constexpr std::array<std::string_view, 4> kTable{"csv", "tsv", "txt", "psv"};
constexpr std::array<std::string_view, 9> kShapefile{"shp", "shx", "dbf", "prj", "cpg",
                                                     "qpj", "sbn", "sbx", "qix"};
/// Zip archives that GDAL reads as one file.
constexpr std::array<std::string_view, 2> kOneFile{"xlsx", "ods"};
constexpr std::array<std::string_view, 31> kPromising{
    "osm",  "pbf",    "gz",      "bz2", "tgz",    "tar",      "zip",     "kmz",
    "kml",  "gpkg",   "json",    "shp", "ndjson", "seq",      "fgb",     "gpx",
    "gml",  "csv",    "geojson", "tsv", "tab",    "geojsonl", "mif",     "dxf",
    "xlsx", "sqlite", "dgn",     "jml", "gdb",    "topojson", "geojsons"};

template <class Names>
bool is_one_of(std::string_view name, const Names& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool has_at(std::string_view head, std::size_t at, std::string_view magic) {
    return head.size() >= at && head.substr(at).starts_with(magic);
}

bool is_osm_xml(std::string_view head) {
    constexpr std::string_view kSpace = " \t\r\n>";
    const std::size_t at = head.find("<osm");
    return at != std::string_view::npos && at + 4 < head.size() &&
           kSpace.find(head[at + 4]) != std::string_view::npos;
}

FileKind archive_kind(const std::string& extension, std::string_view head) {
    if (has_at(head, 0, "\x1F\x8B")) return FileKind::Gzip;
    if (has_at(head, 0, "BZh")) return FileKind::Bzip2;
    if (has_at(head, 0, "PK\x03\x04") || has_at(head, 0, "PK\x05\x06"))
        return is_one_of(extension, kOneFile) ? FileKind::Other : FileKind::Zip;
    if (has_at(head, 257, "ustar")) return FileKind::Tar;
    if (has_at(head, 0, "7z\xBC\xAF\x27\x1C") || has_at(head, 0, "Rar!") ||
        has_at(head, 0, "\xFD\x37zXZ"))
        return FileKind::OtherArchive;
    return FileKind::Unknown;
}

}  // namespace

std::string name_of(std::string_view path) {
    while (path.ends_with('/')) path.remove_suffix(1);
    return std::string{path.substr(path.rfind('/') + 1)};
}

std::string stem_of(std::string_view path) {
    const std::string name = name_of(path);
    return name.substr(0, name.rfind('.'));
}

std::string extension_of(std::string_view path) {
    const std::string name = name_of(path);
    const std::size_t dot = name.rfind('.');
    std::string extension = dot == std::string::npos ? std::string{} : name.substr(dot + 1);
    std::transform(extension.begin(), extension.end(), extension.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return extension;
}

FileKind kind_of(const std::string& path, std::string_view head) {
    const std::string extension = extension_of(path);
    const FileKind archive = archive_kind(extension, head);
    if (archive != FileKind::Unknown) return archive;

    if (has_at(head, 6, "OSMHeader")) return FileKind::OsmPbf;
    if (extension == "pbf") return FileKind::Unknown;  // geobuf and vector tiles
    std::string_view text = head;
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    if (text.starts_with('<')) return is_osm_xml(text) ? FileKind::OsmXml : FileKind::Other;
    if (is_one_of(extension, kShapefile)) return FileKind::Shapefile;
    if (is_one_of(extension, kJson)) return FileKind::Json;
    const bool table = is_one_of(extension, kTable);
    if ((table || extension.empty()) && !text.empty() && (text[0] == '{' || text[0] == '\x1E'))
        return FileKind::Json;
    return table ? FileKind::Table : FileKind::Other;
}

bool is_promising(const std::string& path) {
    const std::string name = name_of(path);
    return !name.starts_with('.') && path.find("__MACOSX") == std::string::npos &&
           is_one_of(extension_of(name), kPromising);
}

}  // namespace ingest
