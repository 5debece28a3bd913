#include "app/sheet_export.h"

#include "geo/crs.h"
#include "report/sheet_write.h"

#include <filesystem>

#include <fmt/format.h>

namespace app {

using base::refusal;
using base::Result;

std::string crs_name(int epsg) {
    const std::string code = fmt::format("EPSG:{}", epsg);
    const auto text = geo::crs_text(epsg);
    return text ? fmt::format("{} ({})", text->name, code) : code;
}

Result<model::Export> export_sheet(store::Store& store, const store::Grant& grant,
                                   const report::SheetSource& source, report::SheetWish wish,
                                   const std::string& path, base::Instant now) {
    const model::PlaceId place = source.snapshot.places->row[wish.place].id;
    const auto admitted = store.admit_table(
        grant, {.table = "sheet", .place = place, .purpose = {}}, model::Act::ExportCounts, now);
    if (!admitted) return refusal(admitted);
    wish.office = store.name();
    wish.crs = crs_name(store.epsg());
    wish.source = store.name() + " · " + std::filesystem::path{store.path()}.filename().string();
    const report::TextWidth width = report::sheet_widths();
    const auto sheet = report::sheet_of(source, wish, width);
    if (!sheet) return refusal(sheet);
    const auto format =
        ending_of(path) == "png" ? report::SheetFormat::Png : report::SheetFormat::Pdf;
    const ExportWish about{.about = {.serial = {},
                                     .account = {},
                                     .table = fmt::format("sheet-{}", report::name_of(wish.kind)),
                                     .format = {},
                                     .place = place,
                                     .rows = static_cast<std::int64_t>(sheet->leaves.size()),
                                     .filter = {},
                                     .purpose = {},
                                     .sha256 = {},
                                     .file = {}},
                           .path = path};
    return export_file(store, grant, about, now,
                       [&](const std::string& file, const std::string& serial) -> Result<void> {
                           wish.serial = serial;
                           const auto numbered = report::sheet_of(source, wish, width);
                           if (!numbered) return refusal(numbered);
                           return report::write_sheet(file, *numbered, format);
                       });
}

}  // namespace app
