#include "ingest/from_files.h"

#include "ingest/additions.h"
#include "ingest/fictional.h"
#include "ingest/fictional_residents.h"
#include "ingest/given_grids.h"
#include "model/places.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <string_view>
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
std::string bare_name_of(const std::string& path) {
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

using Sources = std::set<std::string_view>;

/// Rows of which nothing was added are not kept after all.
void take_from_kept(LayerReport& report, const Sources& refused) {
    const auto rows = static_cast<std::int64_t>(refused.size());
    report.kept -= rows;
    report.rejected += rows;
    Sources repaired;
    for (Remark& remark : report.reasons) {
        if (!remark.repaired) continue;
        std::erase_if(remark.ids, [&](const std::string& id) {
            const auto found = refused.find(id);
            if (found != refused.end()) repaired.insert(*found);
            return found != refused.end();
        });
    }
    report.repaired -= static_cast<std::int64_t>(repaired.size());
    std::erase_if(report.reasons, [](const Remark& remark) { return remark.ids.empty(); });
}

void tell_outcomes(const std::vector<Outcome>& outcomes, std::vector<LayerReport>& reports) {
    std::vector<Sources> added(reports.size());
    std::vector<Sources> refused(reports.size());
    std::vector<Sources> flagged(reports.size());
    for (const Outcome& one : outcomes)
        if (one.added) added[one.of.layer].insert(one.of.source);
    for (const Outcome& one : outcomes)
        if (!one.added && !added[one.of.layer].contains(one.of.source))
            refused[one.of.layer].insert(one.of.source);
    for (std::size_t i = 0; i < reports.size(); ++i) take_from_kept(reports[i], refused[i]);
    for (const Outcome& one : outcomes) {
        std::vector<Remark>& reasons = reports[one.of.layer].reasons;
        if (one.added && !one.reason.empty() && flagged[one.of.layer].insert(one.of.source).second)
            remark_flagged(reasons, one.reason, one.of.source);
        if (!one.added && refused[one.of.layer].erase(one.of.source) > 0)
            remark(reasons, one.reason, one.of.source);
    }
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
                                            : bare_name_of(paths.front());
    std::vector<Origin> outside;
    Survey given;  // dividing takes the rest
    given.boundaries = made->survey.boundaries;
    out.rows = divide(std::move(made->survey), {.name = out.name}, &outside);
    for (const Origin& origin : outside)
        remark_flagged(made->reports[origin.layer].reasons, "outside", origin.source);
    use_given_grids(out.rows, given);
    out.reports = std::move(made->reports);
    out.crs_notes = std::move(made->crs_notes);
    if (stopped(options)) return fail(Fault::Cancelled, Word::ImportCancelled);
    if (options.fictional_residents)
        add_residents(out.rows, {.seed = options.seed, .now = options.now});
    return out;
}

Result<FromFiles> additions_from_files(const std::vector<std::string>& paths, const StoreNow& there,
                                       const FilesOptions& options) {
    auto made = surveyed(paths, options, there.epsg, true);
    if (!made) return refusal(made);
    if (stopped(options)) return fail(Fault::Cancelled, Word::ImportCancelled);
    FromFiles out;
    out.epsg = there.epsg;
    Additions added = additions_to(there.snapshot, made->survey, there.shops);
    out.rows = std::move(added.rows);
    out.reports = std::move(made->reports);
    out.crs_notes = std::move(made->crs_notes);
    tell_outcomes(added.outcomes, out.reports);
    return out;
}

bool adds_nothing(const model::Rows& rows) {
    return rows.places.empty() && rows.shops.empty() && rows.facilities.empty() &&
           rows.ground.empty() && rows.components.empty() && rows.entrances.empty();
}

std::int64_t blocks_in(const model::Rows& rows) {
    return std::ranges::count_if(rows.places, [](const model::PlaceRow& place) {
        return model::is_block(model::kind_from_code(place.kind)) &&
               place.shape.kind != geo::ShapeKind::None;
    });
}

}  // namespace ingest
