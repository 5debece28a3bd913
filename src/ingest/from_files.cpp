#include "ingest/from_files.h"

#include "ingest/additions.h"
#include "ingest/fictional.h"
#include "ingest/fictional_residents.h"
#include "ingest/given_grids.h"
#include "model/places.h"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace ingest {

using base::fail;
using base::Fault;
using base::refusal;
using base::Result;
using base::Word;

namespace {

bool stopped(const FilesOptions& options) {
    return options.cancelled != nullptr && options.cancelled->load();
}

/// "wudaokou" of "…/wudaokou.osm.pbf".
std::string stem_of(const std::string& path) {
    const std::string name = std::filesystem::path{path}.filename().string();
    return name.substr(0, name.find('.'));
}

Result<Surveyed> surveyed(const std::vector<std::string>& paths, const FilesOptions& options,
                          int epsg, bool into_store) {
    std::vector<Layer> layers;
    const ReadOptions reading{.only_layer = options.layer,
                              .encoding = options.encoding,
                              .progress = options.progress,
                              .cancelled = options.cancelled};
    for (const std::string& path : paths) {
        auto read = read_file(path, reading);
        if (!read) return refusal(read);
        std::ranges::move(*read, std::back_inserter(layers));
    }
    if (stopped(options)) return fail(Fault::Cancelled, Word::ImportCancelled);
    return survey_from(std::move(layers), {.crs = options.crs,
                                           .epsg = epsg,
                                           .as_kind = options.as_kind,
                                           .layer = options.layer,
                                           .name = options.name,
                                           .into_store = into_store});
}

}  // namespace

Result<FromFiles> place_from_files(const std::vector<std::string>& paths,
                                   const FilesOptions& options) {
    auto made = surveyed(paths, options, 0, false);
    if (!made) return refusal(made);
    if (stopped(options)) return fail(Fault::Cancelled, Word::ImportCancelled);
    FromFiles out;
    out.epsg = made->survey.epsg;
    out.name = !options.name.empty()        ? options.name
               : !made->survey.name.empty() ? made->survey.name
                                            : stem_of(paths.front());
    out.rows = divide(made->survey, {.name = out.name});
    use_given_grids(out.rows, made->survey);
    out.reports = std::move(made->reports);
    out.crs_notes = std::move(made->crs_notes);
    if (stopped(options)) return fail(Fault::Cancelled, Word::ImportCancelled);
    if (options.fictional_residents)
        add_residents(out.rows, {.seed = options.seed, .now = options.now});
    return out;
}

Result<FromFiles> additions_from_files(const std::vector<std::string>& paths,
                                       const model::Snapshot& there, int epsg,
                                       const FilesOptions& options) {
    auto made = surveyed(paths, options, epsg, true);
    if (!made) return refusal(made);
    if (stopped(options)) return fail(Fault::Cancelled, Word::ImportCancelled);
    FromFiles out;
    out.epsg = epsg;
    Additions added = additions_to(there, made->survey);
    out.rows = std::move(added.rows);
    out.reports = std::move(made->reports);
    out.crs_notes = std::move(made->crs_notes);
    if (!added.remarks.empty()) {
        LayerReport report{.layer = "*", .as = "place"};
        for (const Remark& remark : added.remarks)
            report.rejected += static_cast<std::int64_t>(remark.ids.size());
        report.read = report.rejected;
        report.reasons = std::move(added.remarks);
        out.reports.push_back(std::move(report));
    }
    return out;
}

std::int64_t blocks_in(const model::Rows& rows) {
    return std::ranges::count_if(rows.places, [](const model::PlaceRow& place) {
        return model::is_block(model::kind_from_code(place.kind)) &&
               place.shape.kind != geo::ShapeKind::None;
    });
}

}  // namespace ingest
