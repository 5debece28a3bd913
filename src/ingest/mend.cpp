#include "ingest/mend.h"

#include "ingest/encoding.h"
#include "ingest/file_kind.h"

#include <algorithm>
#include <utility>

#include <cpl_conv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <gdal.h>

namespace ingest {

namespace {

/// `bytes` as UTF-8 without a byte order mark.
base::Result<std::string> text_from(std::string bytes, const Reading& reading) {
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
    if (bytes.starts_with(kMark)) bytes.erase(0, kMark.size());
    const bool zeros = std::string_view{bytes}.substr(0, 4096).find('\0') != std::string::npos;
    if (!zeros && utf8_prefix(bytes) == bytes.size()) return bytes;
    std::string encoding = encoding_of(bytes);
    if (encoding == "UTF-8") return bytes;  // single broken characters are mended row by row
    const std::string& told = reading.options.encoding;
    if (!told.empty() && !encoding.starts_with("UTF-16")) encoding = told;
    std::optional<std::string> text = utf8_from(bytes, encoding);
    if (!text) return refused(reading, base::Fault::Unsupported, base::Word::EncodingUnknown);
    return *std::move(text);
}

/// The features of `[{"type":"Feature", …}, …]` as a collection, or the text as it is.
std::string collected(std::string text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string::npos || text[first] != '[') return text;
    const std::size_t second = text.find_first_not_of(" \t\r\n", first + 1);
    if (second == std::string::npos || text[second] != '{') return text;
    const std::string_view head = std::string_view{text}.substr(0, 1U << 16U);
    if (head.find("\"Feature\"") == std::string_view::npos) return text;
    text.insert(0, R"({"type":"FeatureCollection","features":)");
    text += '}';
    return text;
}

/// Where a second value begins after the first, or npos.
std::size_t second_value(std::string_view json) {
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (quoted) {
            if (c == '\\') ++i;
            quoted = c != '"';
        } else if (c == '"') {
            quoted = true;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if ((c == '}' || c == ']') && --depth <= 0) {
            return json.find_first_not_of(" \t\r\n\x1E", i + 1);
        }
    }
    return std::string_view::npos;
}

std::string_view name_without_gz(std::string_view path) {
    if (path.ends_with(".gz") || path.ends_with(".GZ")) path.remove_suffix(3);
    return path;
}

/// The file `name.extension` beside `path`, in whatever case it is written; empty if none is.
std::string sibling(const std::string& path, std::string_view extension) {
    const std::string folder = CPLGetPath(path.c_str());
    const std::string wanted = stem_of(path);
    const CPLStringList names{VSIReadDir(folder.empty() ? "." : folder.c_str())};
    for (int i = 0; i < names.Count(); ++i) {
        if (stem_of(names[i]) == wanted && extension_of(names[i]) == extension)
            return folder.empty() ? names[i] : folder + "/" + names[i];
    }
    return {};
}

/// Languages that a .dbf names in its header by a number, where GDAL believes it and we do too.
bool names_language(std::string_view dbf) {
    constexpr std::size_t kLanguage = 29;
    const auto number = dbf.size() > kLanguage ? static_cast<unsigned char>(dbf[kLanguage]) : 0U;
    // 0x57 and 0x03 are what programs write that did not think about it.
    return number != 0 && number != 0x57 && number != 0x03;
}

std::string told_by_cpg(const std::string& path) {
    const std::string cpg = sibling(path, "cpg");
    if (cpg.empty()) return {};
    return first_bytes_of(cpg, 64).value_or(std::string{});
}

/// The option that tells GDAL how texts are written; nothing where it finds out by itself.
std::vector<std::string> encoding_options(const std::string& path, const Reading& reading) {
    constexpr std::size_t kEnough = std::size_t{32} << 20U;
    const std::string table = sibling(path, "dbf");
    if (table.empty()) return {};
    const std::string bytes = first_bytes_of(table, kEnough).value_or(std::string{});
    const std::string cpg = told_by_cpg(path);
    const bool says_utf8 = cpg.starts_with("UTF") || cpg.starts_with("utf");
    const bool told = !cpg.empty() || names_language(bytes);
    if (told && !says_utf8) return {};
    // Texts end where their column does, in the middle of a character if need be.
    const std::string_view records =
        std::string_view{bytes}.substr(std::min<std::size_t>(bytes.size(), 32));
    std::string encoding = encoding_of(records);
    if (encoding != "UTF-8" && !reading.options.encoding.empty())
        encoding = reading.options.encoding;
    return {"ENCODING=" + encoding};
}

}  // namespace

base::Result<GdalSource> mended_json(const std::string& path, const Reading& reading,
                                     MemoryFolder& memory) {
    std::optional<std::string> bytes = bytes_of(path);
    if (!bytes) return GdalSource{path, {}};
    base::Result<std::string> text = text_from(*std::move(bytes), reading);
    if (!text) return refusal(text);
    const std::string name = stem_of(name_without_gz(path));
    if (second_value(*text) != std::string::npos)
        return GdalSource{"GeoJSONSeq:" + memory.add(name + ".geojsonl", *std::move(text)), {}};
    if (text->starts_with('\x1E')) text->erase(0, 1);  // a sequence of one
    return GdalSource{memory.add(name + ".json", collected(*std::move(text))), {}};
}

base::Result<GdalSource> mended_table(const std::string& path, const Reading& reading,
                                      MemoryFolder& memory) {
    const std::vector<std::string> options{"AUTODETECT_TYPE=NO"};  // a code is a text
    std::optional<std::string> bytes = bytes_of(path);
    if (!bytes) return GdalSource{path, options};
    base::Result<std::string> text = text_from(*std::move(bytes), reading);
    if (!text) return refusal(text);
    const std::string name = stem_of(name_without_gz(path)) + ".csv";
    return GdalSource{memory.add(name, *std::move(text)), options};
}

base::Result<GdalSource> mended_shapefile(const std::string& path, const Reading& reading,
                                          MemoryFolder& memory) {
    const std::string shapes = sibling(path, "shp");
    if (shapes.empty())
        return base::fail(base::Fault::NotFound, base::Word::FilePartMissing,
                          {reading.file, ".shp"});
    GdalSource source{shapes, encoding_options(shapes, reading)};
    if (!sibling(shapes, "shx").empty()) return source;

    for (const char* part : {"shp", "dbf", "prj", "cpg"}) {
        const std::string from = sibling(shapes, part);
        if (from.empty()) continue;
        std::optional<std::string> bytes = bytes_of(from);
        if (!bytes) return refused(reading, base::Fault::Unreachable, base::Word::FileNotReadable);
        const std::string copy = memory.add(stem_of(from) + "." + part, *std::move(bytes));
        if (part == std::string_view{"shp"}) source.path = copy;
    }
    CPLSetThreadLocalConfigOption("SHAPE_RESTORE_SHX", "YES");
    GDALClose(GDALOpenEx(source.path.c_str(), GDAL_OF_VECTOR, nullptr, nullptr, nullptr));
    CPLSetThreadLocalConfigOption("SHAPE_RESTORE_SHX", "NO");
    return source;
}

}  // namespace ingest
