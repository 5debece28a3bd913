#include "ingest/read_gdal.h"

#include "ingest/encoding.h"
#include "ingest/gdal_crs.h"
#include "ingest/gdal_shape.h"
#include "ingest/table.h"

#include <algorithm>
#include <array>
#include <utility>

#include <cpl_string.h>
#include <gdal_priv.h>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

namespace ingest {

namespace {

/// Drivers that ask a server, follow a file to other files, or guess at what is read better by
/// somebody else (OpenStreetMap, by libosmium).
constexpr std::array<std::string_view, 34> kNotAsked{
    "OSM",      "MVT",        "OGR_VRT", "HTTP",          "WFS",    "OAPIF",  "CSW",
    "PLSCENES", "AmigoCloud", "Carto",   "Elasticsearch", "NGW",    "EEDA",   "OGCAPI",
    "GMLAS",    "PostgreSQL", "MySQL",   "MSSQLSpatial",  "ODBC",   "PGeo",   "GPSBabel",
    "PDF",      "netCDF",     "PDS4",    "VICAR",         "FITS",   "PCIDSK", "JP2OpenJPEG",
    "BAG",      "MBTiles",    "Memory",  "OGR_OGDI",      "STACIT", "GNMFile"};

constexpr std::array<std::string_view, 6> kIdColumns{"@id", "id", "osm_id", "gid", "code", "fid"};

struct Column {
    int index = 0;
    std::string name;
    bool boolean = false;
};

/// A row to remark on, until the layer is read and it is known what its rows are called.
struct Note {
    const char* reason;
    GIntBig fid;
    std::string id;
    bool repaired;
};

/// One layer under way.
struct Rows {
    OGRLayer& from;
    Layer& layer;
    std::vector<Column> columns;
    int id_column = -1;
    std::optional<CoordinateColumns> coordinates;
    bool swapped = false;       // latitude comes first
    std::vector<GIntBig> fids;  // of layer.features
    std::vector<Note> notes;
};

const CPLStringList& drivers() {
    static const CPLStringList names = [] {
        CPLStringList list;
        GDALDriverManager* all = GetGDALDriverManager();
        for (int i = 0; i < all->GetDriverCount(); ++i) {
            GDALDriver* driver = all->GetDriver(i);
            const char* name = driver->GetDescription();
            if (driver->GetMetadataItem(GDAL_DCAP_VECTOR) == nullptr) continue;
            if (driver->GetMetadataItem(GDAL_DCAP_OPEN) == nullptr) continue;
            if (std::find(kNotAsked.begin(), kNotAsked.end(), name) == kNotAsked.end())
                list.AddString(name);
        }
        return list;
    }();
    return names;
}

/// Whether the coordinates come as the authority orders them, and that is latitude first.
bool latitude_first(const OGRSpatialReference* srs) {
    if (srs == nullptr) return false;
    const std::vector<int>& axes = srs->GetDataAxisToSRSAxisMapping();
    const bool as_authority = axes.size() < 2 || axes[0] == 1;
    return as_authority && (srs->EPSGTreatsAsLatLong() || srs->EPSGTreatsAsNorthingEasting());
}

void find_columns(Rows& rows) {
    const OGRFeatureDefn& definition = *rows.from.GetLayerDefn();
    std::vector<std::string> names;
    for (int i = 0; i < definition.GetFieldCount(); ++i) {
        const OGRFieldDefn& field = *definition.GetFieldDefn(i);
        std::string name = field.GetNameRef();
        mend_utf8(name);
        names.push_back(name);
        if (field.GetType() != OFTBinary)
            rows.columns.push_back({i, std::move(name), field.GetSubType() == OFSTBoolean});
    }
    for (const std::string_view id : kIdColumns) {
        const auto at = std::find_if(names.begin(), names.end(), [&](const std::string& name) {
            return EQUAL(name.c_str(), id.data());
        });
        if (rows.id_column < 0 && at != names.end())
            rows.id_column = static_cast<int>(at - names.begin());
    }
    if (definition.GetGeomFieldCount() == 0 || definition.GetGeomType() == wkbNone)
        rows.coordinates = coordinate_columns(names);
}

/// The fields that say something, as UTF-8; true when a text had to be mended.
bool take_tags(const OGRFeature& row, const std::vector<Column>& columns, std::vector<Tag>& tags) {
    bool mended = false;
    for (const Column& column : columns) {
        if (!row.IsFieldSetAndNotNull(column.index)) continue;
        const char* text = row.GetFieldAsString(column.index);
        if (*text == '\0') continue;
        if (column.boolean) text = *text == '1' ? "true" : "false";
        Tag& tag = tags.emplace_back(Tag{column.name, text});
        mended |= mend_utf8(tag.value);
    }
    return mended;
}

/// The reason why a row has no shape, or nothing.
const char* fault_of(const Gathered& all, bool failed) {
    if (all.bad) return "bad-coordinates";
    if (!all.rings.empty() || !all.lines.empty() || !all.points.empty()) return nullptr;
    if (all.too_few) return "too-few-points";
    return failed ? "unreadable" : "no-geometry";
}

void swap_axes(geo::Shape& shape) {
    for (geo::Ring& part : shape.parts) {
        for (geo::Point& point : part) std::swap(point.x, point.y);
    }
}

void take_row(const OGRFeature& row, bool failed, Rows& rows) {
    const GIntBig fid = row.GetFID();
    std::string id;
    if (rows.id_column >= 0 && row.IsFieldSetAndNotNull(rows.id_column))
        id = row.GetFieldAsString(rows.id_column);
    mend_utf8(id);

    Gathered all;
    if (rows.coordinates) {
        all = gathered_from(row, *rows.coordinates);
    } else if (const OGRGeometry* geometry = row.GetGeometryRef()) {
        all = gathered(*geometry);
    }
    if (const char* fault = fault_of(all, failed)) {
        rows.notes.push_back({fault, fid, std::move(id), false});
        return;
    }
    if (all.open_ring) rows.notes.push_back({"open-ring", fid, id, true});
    if (all.too_few) rows.notes.push_back({"too-few-points", fid, id, true});

    Feature feature;
    feature.tags.reserve(static_cast<std::size_t>(std::count_if(
        rows.columns.begin(), rows.columns.end(),
        [&](const Column& column) { return row.IsFieldSetAndNotNull(column.index); })));
    if (take_tags(row, rows.columns, feature.tags))
        rows.notes.push_back({"bad-text", fid, id, true});
    feature.id = std::move(id);
    std::vector<geo::Shape> shapes = shapes_of(std::move(all));
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        if (rows.swapped) swap_axes(shapes[i]);
        feature.shape = std::move(shapes[i]);
        rows.fids.push_back(fid);
        if (i + 1 < shapes.size()) {
            rows.layer.features.push_back(feature);
        } else {
            rows.layer.features.push_back(std::move(feature));
        }
    }
}

/// Whether every row has something in its id column, and no two the same.
bool ids_are_unique(const Rows& rows) {
    std::vector<std::pair<std::string_view, GIntBig>> ids;
    for (std::size_t i = 0; i < rows.fids.size(); ++i)
        ids.emplace_back(rows.layer.features[i].id, rows.fids[i]);
    for (const Note& note : rows.notes) {
        if (note.fid != OGRNullFID) ids.emplace_back(note.id, note.fid);
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());  // parts and notes of one row
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (ids[i].first.empty() || (i > 0 && ids[i].first == ids[i - 1].first)) return false;
    }
    return rows.id_column >= 0;
}

/// Calls rows by their id column where that tells them apart, else by their number.
void name_rows(Rows& rows) {
    if (!ids_are_unique(rows)) {
        for (std::size_t i = 0; i < rows.fids.size(); ++i)
            rows.layer.features[i].id = std::to_string(rows.fids[i]);
        for (Note& note : rows.notes) {
            if (note.fid != OGRNullFID) note.id = std::to_string(note.fid);
        }
    }
    for (const Note& note : rows.notes)
        remark(rows.layer.remarks, note.reason, note.id, note.repaired);
}

/// False when the user stopped.
bool read_rows(Rows& rows, double share_before, double share, GdalSession& session,
               Reading& reading) {
    const GIntBig count = rows.from.GetFeatureCount(FALSE);
    constexpr GIntBig kMostAtOnce = 4'000'000;  // a damaged count must not take all memory
    if (count > 0) {
        rows.layer.features.reserve(static_cast<std::size_t>(std::min(count, kMostAtOnce)));
        rows.fids.reserve(rows.layer.features.capacity());
    }
    rows.from.ResetReading();
    session.forget();
    while (const OGRFeatureUniquePtr row{rows.from.GetNextFeature()}) {
        take_row(*row, !session.failure().empty(), rows);
        session.forget();
        ++reading.rows;
        ++rows.layer.rows;
        if (rows.layer.rows % kRowsPerLook != 0) continue;
        if (stopped(reading)) return false;
        if (rows.layer.rows % kRowsPerProgress != 0) continue;
        const double here = static_cast<double>(rows.layer.rows) / static_cast<double>(count);
        tell(reading, count > 0 ? share_before + std::min(here, 1.0) * share : -1);
    }
    if (!session.failure().empty())  // the rest of the layer is lost
        rows.notes.push_back(
            {"unreadable", OGRNullFID, "after " + std::to_string(rows.layer.rows), false});
    name_rows(rows);
    return true;
}

std::string names_of(GDALDataset& dataset) {
    std::string names;
    for (OGRLayer* layer : dataset.GetLayers()) {
        if (!names.empty()) names += ", ";
        names += layer->GetName();
    }
    return names;
}

Layer layer_from(OGRLayer& from, const Reading& reading) {
    Layer layer;
    layer.file = reading.file;
    layer.name = from.GetName();
    mend_utf8(layer.name);
    layer.crs = crs_text_of(from.GetSpatialRef());
    return layer;
}

base::Result<std::vector<Layer>> read_layers(GDALDataset& dataset, GdalSession& session,
                                             Reading& reading) {
    const std::string& only = reading.options.only_layer;
    if (!only.empty() && dataset.GetLayerByName(only.c_str()) == nullptr)
        return base::fail(base::Fault::NotFound, base::Word::LayerMissing,
                          {reading.file, only, names_of(dataset)});
    std::vector<Layer> layers;
    const double share = 1.0 / std::max(1, dataset.GetLayerCount());
    double share_before = 0;
    for (OGRLayer* from : dataset.GetLayers()) {
        Layer layer = layer_from(*from, reading);
        Rows rows{*from, layer, {}, -1, {}, false, {}, {}};
        find_columns(rows);
        const bool table = from->GetGeomType() == wkbNone;
        const bool wanted = only.empty() || only == from->GetName();
        if (wanted && (!table || rows.coordinates)) {
            rows.swapped = !table && latitude_first(from->GetSpatialRef());
            if (!read_rows(rows, share_before, share, session, reading)) return stopped_by_user();
            if (layer.rows > 0 || !layer.remarks.empty()) layers.push_back(std::move(layer));
        }
        share_before += share;
    }
    return layers;
}

}  // namespace

base::Result<std::vector<Layer>> read_gdal(const GdalSource& source, GdalSession& session,
                                           Reading& reading) {
    CPLStringList options;
    for (const std::string& option : source.options) options.AddString(option.c_str());
    session.forget();
    const GDALDatasetUniquePtr dataset{GDALDataset::Open(
        source.path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers().List(), options.List())};
    if (!dataset) {
        // Who knows a file complains when it is broken, or at least answers to its name.
        const std::string about = session.failure();
        const bool known =
            !about.empty() || GDALIdentifyDriverEx(source.path.c_str(), GDAL_OF_VECTOR,
                                                   drivers().List(), nullptr) != nullptr;
        return known ? refused(reading, base::Fault::Corrupt, base::Word::FileBroken, about)
                     : refused(reading, base::Fault::Unsupported, base::Word::FileUnknown, about);
    }
    return read_layers(*dataset, session, reading);
}

}  // namespace ingest
