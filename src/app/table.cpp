#include "app/table.h"

#include "app/table_head.h"
#include "app/template_text.h"

#include "base/text.h"
#include "report/csv.h"
#include "report/pdf.h"
#include "report/sources.h"
#include "report/xlsx.h"

#include <algorithm>
#include <array>
#include <utility>

namespace app {

using base::fail;
using base::Fault;
using base::Instant;
using base::refusal;
using base::Result;
using base::Word;
using report::Source;
using report::Template;

namespace {

constexpr base::Millis kUsualWork = std::chrono::hours{24 * 30};

/// By PageFile: what the audit calls it, and what one must be allowed. A roster is made known, but
/// it has names.
constexpr std::array<std::pair<const char*, model::Act>, 6> kPageFiles{
    {{"stats", model::Act::ExportCounts},
     {"hand-over", model::Act::ExportWork},
     {"targets", model::Act::ExportCounts},
     {"roster", model::Act::ExportRegister},
     {"assessment", model::Act::ExportCounts},
     {"coverage", model::Act::ExportCounts}}};

/// One table being made.
struct Making {
    store::Store& store;
    const store::Grant& grant;
    const TableWish& wish;
    Instant now;
    Instant as_of;
    Template wanted;
    store::TableAsk ask;
    TablePurpose purpose;
};

/// What `lines` tell, as a table with its head.
template <class Line>
Result<report::Table> told(const Making& making, const std::vector<Line>& lines,
                           const report::Names& names) {
    auto table =
        report::evaluated(making.wanted, report::lines_of(lines, names), making.wish.language);
    if (!table) return table;
    describe(*table, {.store_name = making.store.name(),
                      .names = names,
                      .place = making.ask.place,
                      .wanted = making.wanted,
                      .since = making.ask.since,
                      .grant = making.grant,
                      .purpose = making.purpose.printed,
                      .made_at = making.now});
    return table;
}

template <class Line>
Result<report::Table> from_lines(const Making& making, Result<model::TableLines<Line>> read) {
    if (!read) return refusal(read);
    const model::Snapshot is = model::apply({}, read->names);
    const report::Names names{is, making.as_of, making.wish.language};
    return told(making, read->line, names);
}

/// Below the community persons are counted only for those who may list them, as on the page.
bool tells_persons(const Making& making, const model::Snapshot& is, model::Row place) {
    return model::may(making.grant.role, model::Act::ListPersons) ||
           (making.wanted.source == Source::Safety &&
            is.places->kind[place] <= model::Kind::Community);
}

derive::Statistics without_persons(derive::Statistics sheet) {
    using enum derive::Counter;
    for (const derive::Counter counter : {Persons, Registered, Separated, Floating, Foreign, To6,
                                          To17, To59, From60, From80, Women, SexRatio, Aged})
        sheet.amount.at(static_cast<std::size_t>(counter)).told = false;
    return sheet;
}

/// Neither as a column nor by what is left out or comes first.
Template without_persons(Template wanted) {
    std::erase_if(wanted.columns, [](const auto& column) { return column.key == "persons"; });
    std::erase_if(wanted.filter, [](const auto& test) { return test.key == "persons"; });
    std::erase_if(wanted.sort, [](const auto& sort) { return sort.key == "persons"; });
    return wanted;
}

/// What every snapshot holds.
Result<report::Table> from_snapshot(Making& making) {
    const auto admitted = making.store.admit_table(
        making.grant, making.ask, report::act_of(making.wanted.source), making.now);
    if (!admitted) return refusal(admitted);
    const auto batch = making.store.read_all(making.as_of);
    if (!batch) return refusal(batch);
    const model::Snapshot is = model::apply({}, *batch);
    const report::Names names{is, making.as_of, making.wish.language};
    const auto trees = std::make_shared<const derive::Subtrees>(derive::subtrees_of(*is.places));
    const model::Row place = model::row_of(*is.places, making.ask.place);
    if (place == model::kNoRow)
        return fail(Fault::NotFound, Word::NoSuchPlace, {making.wish.place});
    if (making.wanted.source == Source::Shops)
        return told(making, report::shops_under(is, *trees, place), names);
    if (making.wanted.source == Source::Fire)
        return told(making, report::hazards_under(names, *trees, place, admitted->line), names);
    if (making.wanted.source == Source::Lacks)
        return told(making, report::lacks_under(names, *trees, place), names);
    const derive::Derived derived = derive::derive_all(is, making.as_of);
    const bool persons = tells_persons(making, is, place);
    if (making.wanted.source == Source::Buildings && !persons)
        making.wanted = without_persons(std::move(making.wanted));
    if (making.wanted.source == Source::Buildings)
        return told(making, report::buildings_under(is, derived, *trees, place), names);
    const auto index = derive::statistics_index(is, trees, nullptr);
    derive::Statistics sheet = derive::statistics_of(*index, is, derived, place, making.as_of);
    if (!persons) sheet = without_persons(std::move(sheet));
    return told(making, report::safety_of(names, *trees, sheet, place), names);
}

Result<report::Table> made_of(Making& making) {
    if (making.wanted.source == Source::Lettings)
        return from_lines(making, making.store.lettings_for(making.grant, making.ask, making.now));
    if (making.wanted.source == Source::Care)
        return from_lines(making, making.store.care_for(making.grant, making.ask, making.now));
    if (making.wanted.source == Source::Work)
        return from_lines(making, making.store.work_for(making.grant, making.ask, making.now));
    return from_snapshot(making);
}

/// By its ending; the number is printed in its foot.
FileWriter writer_of(report::Table table, const std::string& ending) {
    return [table = std::move(table), ending](const std::string& file,
                                              const std::string& serial) mutable {
        table.foot.serial = serial;
        if (ending == "csv") return report::write_csv(file, table);
        if (ending == "pdf") return report::write_pdf(file, table);
        return report::write_xlsx(file, table);
    };
}

}  // namespace

Result<std::vector<Template>> templates_of(store::Store& store, base::Language language) {
    std::vector<Template> all = report::built_in(language);
    const auto kept = store.templates();
    if (!kept) return refusal(kept);
    for (const model::KeptTemplate& own : *kept)
        if (auto wanted = template_from(own.name, own.text, language))
            all.push_back(std::move(*wanted));
    return all;
}

Result<Template> template_for(store::Store& store, const TableWish& wish) {
    const std::string name = wish.table == "key-persons" ? "care" : wish.table;
    std::vector<Template> all = report::built_in(wish.language);
    const auto own = std::ranges::find(all, name, &Template::name);
    Template wanted;
    if (own != all.end()) {
        wanted = *own;
    } else {
        const auto kept = store.templates();
        if (!kept) return refusal(kept);
        const auto at = std::ranges::find(*kept, name, &model::KeptTemplate::name);
        if (at == kept->end()) return fail(Fault::NotFound, Word::TableUnknown, {name});
        auto read = template_from(at->name, at->text, wish.language);
        if (!read) return refusal(read);
        wanted = std::move(*read);
    }
    auto filter = report::conditions_from(wish.filter);
    if (!filter) return refusal(filter);
    wanted.filter.insert(wanted.filter.end(), filter->begin(), filter->end());
    if (!wish.sort.empty()) {
        wanted.sort = report::sort_from(wish.sort);
        // In another order a group stands in many pieces, each of which would be summed.
        bool together = wanted.sort.size() >= wanted.sums_of.size();
        for (std::size_t i = 0; together && i < wanted.sums_of.size(); ++i)
            together = wanted.sort[i].key == wanted.sums_of[i];
        if (!together) wanted.sums_of.clear();
    }
    if (!wish.columns.empty()) wanted.columns.clear();
    for (const std::string& key : wish.columns) wanted.columns.push_back({key});
    if (auto fine = report::fits(wanted, wish.language); !fine) return refusal(fine);
    return wanted;
}

Result<MadeTable> make_table(store::Store& store, const store::Grant& grant, const TableWish& wish,
                             Instant now) {
    auto wanted = template_for(store, wish);
    if (!wanted) return refusal(wanted);
    const auto place = store.place_for_table(grant, wish.place);
    if (!place) return refusal(place);
    const std::vector<model::CodeItem> purposes = store.purposes();
    Making making{.store = store,
                  .grant = grant,
                  .wish = wish,
                  .now = now,
                  .as_of = wish.as_of == base::kNever ? now : wish.as_of,
                  .wanted = std::move(*wanted),
                  .ask = {},
                  .purpose = purpose_from(wish.purpose, purposes, wish.language)};
    making.ask = {.table = making.wanted.name,
                  .place = *place,
                  .purpose = making.purpose.code,
                  .since = wish.since == base::kNever ? making.as_of - kUsualWork : wish.since,
                  .as_of = making.as_of};
    auto table = made_of(making);
    if (!table && table.error().word == Word::PurposeNeeded)
        return fail(Fault::Denied, Word::TablePurpose, {choices(purposes, wish.language)});
    if (!table) return refusal(table);
    const std::size_t rows = report::body_rows(*table);
    return MadeTable{std::move(*table), std::move(making.wanted), *place, rows};
}

Result<void> table_ending_fits(const std::string& path) {
    const std::string ending = ending_of(path);
    if (ending == "csv" || ending == "xlsx" || ending == "pdf") return {};
    return fail(Fault::Unsupported, Word::TableFormat, {path});
}

Result<model::Export> export_table(store::Store& store, const store::Grant& grant,
                                   const MadeTable& made, const std::string& path, Instant now) {
    if (auto fits = table_ending_fits(path); !fits) return refusal(fits);
    const std::string ending = ending_of(path);
    const ExportWish wish{.about = {.serial = {},
                                    .account = {},
                                    .table = made.by.name,
                                    .format = ending,
                                    .place = made.place,
                                    .rows = static_cast<std::int64_t>(made.rows),
                                    .filter = report::text_of(made.by.filter),
                                    .purpose = made.table.foot.purpose,
                                    .sha256 = {},
                                    .file = {}},
                          .path = path,
                          .of_persons = report::asks_purpose(made.by.source)};
    return export_file(store, grant, wish, now, writer_of(made.table, ending));
}

Result<model::Export> export_stats(store::Store& store, const store::Grant& grant,
                                   const report::Table& table, model::PlaceId place,
                                   const std::string& path, Instant now, PageFile what) {
    if (auto fits = table_ending_fits(path); !fits) return refusal(fits);
    const auto [name, act] = kPageFiles.at(static_cast<std::size_t>(what));
    const auto admitted =
        store.admit_table(grant, {.table = name, .place = place, .purpose = {}}, act, now);
    if (!admitted) return refusal(admitted);
    const std::string ending = ending_of(path);
    const ExportWish wish{
        .about = {.serial = {},
                  .account = {},
                  .table = name,
                  .format = ending,
                  .place = place,
                  .rows = static_cast<std::int64_t>(table.rows.size()),
                  // Of an area there is no place to name.
                  .filter = model::number(place) == 0 ? table.title : std::string{},
                  .purpose = {},
                  .sha256 = {},
                  .file = {}},
        .path = path};
    return export_file(store, grant, wish, now, writer_of(table, ending));
}

Result<void> keep_template(store::Store& store, const store::Grant& grant, Template wanted,
                           const std::string& name, base::Language language, Instant now) {
    constexpr std::size_t kLongest = 40;
    const std::vector<Template> all = report::built_in(language);
    const bool taken = std::ranges::find(all, name, &Template::name) != all.end();
    const std::size_t length = base::characters(name).size();
    const bool plain =
        name.find_first_of("/\\\t\r\n") == std::string::npos && !name.starts_with('-');
    if (taken || length == 0 || length > kLongest || name == "key-persons" || !plain)
        return fail(Fault::Unsupported, Word::TemplateNameRefused, {name});
    if (auto fine = report::fits(wanted, language); !fine) return refusal(fine);
    const model::Act act = report::act_of(wanted.source);
    return store.keep_template(grant, name, text_of(wanted), act, now);
}

}  // namespace app
