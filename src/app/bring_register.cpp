#include "app/bring_register.h"

#include "app/clock.h"

#include "ingest/file_kind.h"
#include "ingest/register_errors.h"
#include "ingest/register_rows.h"
#include "store/matching.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace app {

using base::refusal;
using base::Result;
using base::Word;
using ingest::Field;
namespace fs = std::filesystem;

namespace {

constexpr std::array<std::string_view, 7> kTables{"csv",  "tsv", "txt", "xlsx",
                                                  "xlsm", "xls", "ods"};

/// "building-unknown": as reports and scripts name it.
std::string_view reason_name(ingest::Reason reason) {
    constexpr std::array<std::string_view, 15> kNames{
        "too-many-cells",     "nothing-to-keep", "nothing-said",     "community-unknown",
        "yard-unknown",       "yard-ambiguous",  "building-missing", "building-unknown",
        "building-ambiguous", "address-unclear", "stair-missing",    "stair-too-high",
        "floor-missing",      "floor-too-high",  "door-missing"};
    return kNames.at(static_cast<std::size_t>(reason));
}

ingest::Mapping mapping_for(store::Store& store, const RegisterWish& wish,
                            const ingest::RegisterTable& table) {
    const std::string known =
        wish.mapping.empty() ? store.remembered("register " + ingest::mapping_key(table.columns))
                             : wish.mapping;
    const ingest::Mapping mapping = known.empty() ? ingest::guess_mapping(table.columns)
                                                  : ingest::mapping_from(known, table.columns);
    return ingest::allowed_mapping(mapping, table.columns);
}

bool says(const ingest::Mapping& mapping, std::initializer_list<Field> any) {
    return std::ranges::any_of(
        any, [&](Field field) { return ingest::column_of(mapping, field).has_value(); });
}

/// Organisations, facilities, components: what need not stand in a building.
bool is_of_things(const ingest::Mapping& mapping) {
    const bool where = says(mapping, {Field::Address, Field::Building, Field::Yard,
                                      Field::Community, Field::East, Field::Longitude});
    return where && says(mapping, {Field::OrgName, Field::FacilityName, Field::FacilityKind,
                                   Field::ComponentClass, Field::ComponentCode});
}

/// Where it is, and something about it.
bool is_understood(const ingest::Mapping& mapping) {
    const bool where = says(mapping, {Field::Address, Field::Building, Field::Yard, Field::Door});
    const bool what =
        says(mapping, {Field::Name, Field::HeadName, Field::Door, Field::UnitUse, Field::UnitArea,
                       Field::Lessor, Field::TenantsLocal, Field::TenantsOther, Field::ShopName});
    return (where && what) || is_of_things(mapping);
}

void add_lines(std::vector<ingest::Remark>& reasons, std::string reason,
               std::vector<std::string> ids, bool repaired, bool flagged) {
    if (ids.empty()) return;
    ingest::Remark remark;
    remark.reason = std::move(reason);
    remark.repaired = repaired;
    remark.flagged = flagged;
    remark.ids = std::move(ids);
    reasons.push_back(std::move(remark));
}

template <class List, class Text>
std::vector<std::string> texts(const List& list, Text text) {
    std::vector<std::string> all;
    for (const auto& one : list) all.push_back(text(one));
    return all;
}

/// The same report that files with shapes have: one line of the table, with what was remarked.
ingest::LayerReport report_of(const std::string& path, const ingest::RegisterTable& table,
                              const ingest::RegisterRows& made) {
    ingest::LayerReport report;
    report.file = path;
    report.as = "register";
    report.read = made.counts.read;
    report.kept = made.counts.kept;
    report.repaired = static_cast<std::int64_t>(made.id_errors.size() + made.code_errors.size());
    report.rejected = static_cast<std::int64_t>(made.rejected.size());
    const auto line = [](const auto& one) { return std::to_string(one.line); };
    add_lines(report.reasons, "refused-column",
              texts(made.refused, [&](const auto& c) { return table.columns[c.column]; }), false,
              true);
    add_lines(report.reasons, "id-number-wrong", texts(made.id_errors, line), true, false);
    add_lines(report.reasons, "person-twice", texts(made.duplicates, line), false, true);
    add_lines(report.reasons, "id-number-differs",
              texts(made.disagreements, [](std::int64_t n) { return std::to_string(n); }), false,
              true);
    add_lines(report.reasons, "code-wrong", texts(made.code_errors, line), true, false);
    add_lines(report.reasons, "code-unknown",
              texts(made.unknown, [](const auto& u) { return u.text; }), false, true);
    for (std::size_t r = 0; r <= static_cast<std::size_t>(ingest::Reason::DoorMissing); ++r) {
        std::vector<std::string> lines;
        for (const ingest::Rejected& one : made.rejected)
            if (one.why == static_cast<ingest::Reason>(r))
                lines.push_back(std::to_string(one.line));
        add_lines(report.reasons, std::string{reason_name(static_cast<ingest::Reason>(r))},
                  std::move(lines), false, false);
    }
    return report;
}

/// Beside the file it came from, under a name that nobody has, for its owner alone: names and
/// phones stand in it. Empty when there is nothing to mend, or it could not be written.
std::string write_errors(const std::string& path, const ingest::RegisterTable& table,
                         const ingest::Mapping& mapping, const ingest::RegisterRows& made,
                         base::Language language) {
    if (made.rejected.empty()) return {};
    const std::string text =
        ingest::error_file(table, mapping, made.rejected,
                           {.head = base::say(language, Word::RegisterWhyHead),
                            .why = [language](const ingest::Rejected& one) {
                                return base::say(language, word_of_reason(reason_name(one.why)));
                            }});
    constexpr int kTries = 100;
    for (int n = 1; n <= kTries; ++n) {
        fs::path to{path};
        to.replace_extension(n == 1 ? ".errors.csv" : ".errors-" + std::to_string(n) + ".csv");
        const int file = ::open(to.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                                S_IRUSR | S_IWUSR);
        if (file < 0 && errno == EEXIST) continue;
        if (file < 0) return {};
        const bool whole =
            ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
        if (::close(file) == 0 && whole) return to.string();
        ::unlink(to.c_str());
        return {};
    }
    return {};
}

}  // namespace

std::optional<ingest::RegisterTable> register_in(const std::string& path,
                                                 const ingest::ReadOptions& options) {
    const std::string extension = ingest::extension_of(path);
    if (std::ranges::find(kTables, extension) == kTables.end()) return std::nullopt;
    auto table = ingest::read_register_table(path, options);
    if (!table) return std::nullopt;
    // Rows with coordinates are a layer, unless they say of what register they are.
    const ingest::Mapping mapping = ingest::guess_mapping(table->columns);
    if (ingest::has_coordinates(table->columns) && !says(mapping, {Field::OrgName}) &&
        !says(mapping, {Field::FacilityName}))
        return std::nullopt;
    if (!is_understood(mapping)) return std::nullopt;
    return std::move(*table);
}

namespace {

/// What the table adds to what is here at this moment. The store is free again afterwards.
Result<ingest::RegisterRows> rows_of(store::Store& store, const store::Grant& grant,
                                     const ingest::RegisterTable& table,
                                     const ingest::Mapping& mapping,
                                     const std::atomic<bool>* cancelled) {
    auto matching = store.match(grant);
    if (!matching) return refusal(matching);
    const model::Snapshot there = model::apply({}, matching->there());
    ingest::RegisterInput input{
        .table = table,
        .mapping = mapping,
        .there = there,
        .homes_of = [&](model::PlaceId building) { return matching->homes_of(building); },
        .cancelled = cancelled};
    input.epsg = store.epsg();
    // Whether somebody lives here is told only to those who may write persons.
    if (model::may(grant.role, model::Act::EditPersons)) {
        input.token = [&](std::string_view id) { return store::token_of(grant, id); };
        input.is_known = [&](const model::Token& token) { return matching->is_known(token); };
    }
    ingest::RegisterRows made = ingest::register_rows(input);
    if (auto whole = matching->end(); !whole) return refusal(whole);
    if (cancelled != nullptr && *cancelled)
        return base::fail(base::Fault::Cancelled, Word::ImportCancelled);
    return made;
}

}  // namespace

Result<Brought> bring_register(store::Store& store, const store::Grant& grant,
                               const RegisterWish& wish, const ingest::FilesOptions& options,
                               Depth depth, const store::Pace& pace) {
    const ingest::RegisterTable& table = wish.table;
    const ingest::Mapping mapping = mapping_for(store, wish, table);
    const bool any = std::ranges::any_of(mapping.field, [](Field f) { return f != Field::Ignore; });
    if (!any)
        return base::fail(base::Fault::Unsupported, Word::RegisterNoColumns,
                          {fs::path{wish.path}.filename().string()});
    auto matched = rows_of(store, grant, table, mapping, options.cancelled);
    if (!matched) return refusal(matched);
    ingest::RegisterRows& made = *matched;
    Brought brought;
    brought.made.reports.push_back(report_of(wish.path, table, made));
    brought.people = made.counts.people;
    brought.units = made.counts.units;
    brought.shops = made.counts.shops;
    brought.lettings = made.counts.lettings;
    brought.organisations = made.counts.organisations;
    brought.facilities = made.counts.facilities;
    brought.components = made.counts.components;
    const base::Instant at = Clock{}.now();  // what the audit says does not hang on --at
    if (depth == Depth::Look) {
        const bool may = model::may(grant.role, model::Act::EditPersons);
        if (!may || made.rows.people.empty()) return brought;
        if (auto noted = store.note_look(grant, made.counts.people, at); !noted)
            return refusal(noted);
        return brought;
    }
    model::Rows rows = std::move(made.rows);
    const bool any_rows = !rows.people.empty() || !rows.units.empty() || !rows.shops.empty() ||
                          !rows.rentals.empty() || !rows.organisations.empty() ||
                          !rows.facilities.empty() || !rows.components.empty();
    if (any_rows) {
        auto batch =
            store.bring(std::move(rows), note_of({wish.path}, brought.made, at), pace, grant);
        if (!batch) return refusal(batch);
        brought.batch = *batch;
    }
    brought.mend_file = write_errors(wish.path, table, mapping, made, wish.language);
    if (!any_rows) return brought;
    auto kept = store.remember("register " + ingest::mapping_key(table.columns),
                               ingest::mapping_text(mapping, table.columns));
    if (!kept) return refusal(kept);
    return brought;
}

Result<Brought> bring_any(store::Store& store, const store::Grant& grant,
                          const std::vector<std::string>& files,
                          const ingest::FilesOptions& options, const std::string& mapping,
                          base::Language language, Depth depth, const store::Pace& pace) {
    const ingest::ReadOptions reading{.only_layer = options.layer,
                                      .encoding = options.encoding,
                                      .progress = options.progress,
                                      .cancelled = options.cancelled};
    const bool told = options.as_kind == "register" || !mapping.empty();
    std::vector<std::string> shapes;
    std::vector<std::pair<std::string, ingest::RegisterTable>> registers;
    for (const std::string& file : files) {
        if (told) {
            auto table = ingest::read_register_table(file, reading);
            if (!table) return refusal(table);
            registers.emplace_back(file, std::move(*table));
        } else if (auto table =
                       options.as_kind.empty() ? register_in(file, reading) : std::nullopt) {
            registers.emplace_back(file, std::move(*table));
        } else {
            shapes.push_back(file);
        }
    }
    Brought all;
    if (!shapes.empty()) {
        auto brought = bring_into(store, shapes, options, depth, pace);
        if (!brought) return brought;
        all = std::move(*brought);
    }
    for (const auto& [path, table] : registers) {
        auto brought =
            bring_register(store, grant, {path, table, mapping, language}, options, depth, pace);
        if (!brought) return brought;
        for (ingest::LayerReport& report : brought->made.reports)
            all.made.reports.push_back(std::move(report));
        all.people += brought->people;
        all.units += brought->units;
        all.lettings += brought->lettings;
        all.shops += brought->shops;
        all.organisations += brought->organisations;
        all.facilities += brought->facilities;
        all.components += brought->components;
        if (brought->batch > 0) all.batch = brought->batch;
        if (!brought->mend_file.empty()) all.mend_file = brought->mend_file;
        all.is_register = true;
    }
    return all;
}

}  // namespace app
