#include "report/template.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <set>

namespace report {

using base::fail;
using base::Fault;
using base::Result;
using base::Word;

namespace {

constexpr std::array<std::string_view, kSources> kSourceNames{
    "lettings", "care", "safety", "buildings", "shops", "fire", "lacks", "work"};

/// The longer first, so that "<=" is not taken for "<".
constexpr std::array<std::pair<std::string_view, Test>, 7> kTests{{{"!=", Test::IsNot},
                                                                   {"<=", Test::AtMost},
                                                                   {">=", Test::AtLeast},
                                                                   {"=", Test::Is},
                                                                   {"<", Test::Less},
                                                                   {">", Test::More},
                                                                   {"~", Test::Holds}}};

std::vector<ColumnPick> picks(std::initializer_list<const char*> keys) {
    std::vector<ColumnPick> columns;
    for (const char* key : keys) columns.push_back({key});
    return columns;
}

std::string keys_of(const std::vector<Field>& fields) {
    std::string text = "number";
    for (const Field& field : fields) text += " " + std::string{field.key};
    return text;
}

}  // namespace

std::string_view name_of(Source source) {
    return kSourceNames.at(static_cast<std::size_t>(source));
}

std::optional<Source> source_from(std::string_view name) {
    const auto* const at = std::ranges::find(kSourceNames, name);
    if (at == kSourceNames.end()) return std::nullopt;
    return static_cast<Source>(at - kSourceNames.begin());
}

model::Act act_of(Source source) {
    switch (source) {
        case Source::Lettings:
            return model::Act::ExportHomes;
        case Source::Care:
            return model::Act::ExportTargets;
        case Source::Safety:
            return model::Act::ExportCounts;
        case Source::Buildings:
        case Source::Shops:
        case Source::Lacks:
            return model::Act::ExportRegister;
        case Source::Fire:
        case Source::Work:
            return model::Act::ExportWork;
    }
    return model::Act::ExportTargets;
}

bool asks_purpose(Source source) {
    return source == Source::Lettings || source == Source::Care;
}

std::vector<Template> built_in(base::Language language) {
    const auto titled = [&](const char* name, Word title, Source source,
                            std::vector<ColumnPick> columns) {
        return Template{.name = name,
                        .title = std::string{text_of(language, title)},
                        .source = source,
                        .columns = std::move(columns)};
    };
    Template rental =
        titled("rental", Word::TitleRental, Source::Lettings,
               picks({"number",  "community", "grid",    "yard",   "door",         "lessor",
                      "contact", "phone",     "purpose", "rooms",  "area",         "local",
                      "other",   "hmt",       "foreign", "since",  "registration", "letter",
                      "group",   "perperson", "heating", "alarms", "hazard",       "worker",
                      "checked", "nextcheck"}));
    rental.sums_of = {"community", "yard", "building"};
    rental.total = true;
    Template care = titled("care", Word::TitleCare, Source::Care,
                           picks({"number", "community", "grid", "yard", "building", "person",
                                  "sex", "age", "category", "need", "service", "officer", "visited",
                                  "nextvisit", "review", "end", "state"}));
    care.sort = {{"community"}, {"yard"}, {"building"}, {"category"}};
    Template safety = titled("safety", Word::TitleSafety, Source::Safety,
                             picks({"module", "item", "value", "before", "counter"}));
    Template buildings = titled(
        "buildings", Word::TitleBuildings, Source::Buildings,
        picks({"number",     "community", "grid",  "yard",     "building", "address", "code",
               "storeys",    "stairs",    "units", "selfused", "rented",   "vacant",  "uncollected",
               "households", "persons",   "shops", "open",     "overdue",  "worker",  "visited"}));
    buildings.sums_of = {"community", "yard"};
    buildings.total = true;
    Template shops = titled("shops", Word::TitleShops, Source::Shops,
                            picks({"number", "community", "grid", "yard", "front", "name", "trade",
                                   "state", "licence", "small", "duties", "checked", "worker"}));
    shops.sort = {{"community"}, {"yard"}};  // along the street, as they were read
    Template fire = titled("fire", Word::TitleFire, Source::Fire,
                           picks({"number", "origin", "community", "grid", "yard", "place", "what",
                                  "state", "found", "due", "worker"}));
    fire.sort = {{"community"}};  // what was reported stands first
    Template governance = titled(
        "governance", Word::TitleGovernance, Source::Lacks,
        picks({"number", "kind", "fact", "community", "grid", "yard", "place", "count", "worker"}));
    governance.sort = {{"community"}, {"yard"}, {"place"}};
    Template worklog =
        titled("worklog", Word::TitleWorklog, Source::Work,
               picks({"number", "day", "staff", "post", "community", "visits", "homes", "same",
                      "changed", "nobody", "declined", "follow", "steps", "closed"}));
    worklog.sort = {{"community"}, {"staff"}, {"day"}};
    worklog.sums_of = {"staff"};
    worklog.total = true;
    return {std::move(rental), std::move(care), std::move(safety),     std::move(buildings),
            std::move(shops),  std::move(fire), std::move(governance), std::move(worklog)};
}

Result<std::vector<Condition>> conditions_from(std::string_view text) {
    std::vector<Condition> filter;
    if (base::trimmed(text).empty()) return filter;
    for (const std::string& part : base::split(text, '&')) {
        const std::size_t at = part.find_first_of("=!<>~");
        const auto* const test = std::ranges::find_if(kTests, [&](const auto& known) {
            return at != std::string::npos &&
                   part.compare(at, known.first.size(), known.first) == 0;
        });
        if (at == 0 || test == kTests.end())
            return fail(Fault::Unsupported, Word::TableConditionWrong, {part});
        filter.push_back(
            {std::string{base::trimmed(std::string_view{part}.substr(0, at))}, test->second,
             std::string{base::trimmed(std::string_view{part}.substr(at + test->first.size()))}});
    }
    return filter;
}

std::string text_of(const std::vector<Condition>& filter) {
    std::string text;
    for (const Condition& condition : filter) {
        const auto* const test =
            std::ranges::find(kTests, condition.test, &std::pair<std::string_view, Test>::second);
        text +=
            (text.empty() ? "" : "&") + condition.key + std::string{test->first} + condition.value;
    }
    return text;
}

std::vector<SortKey> sort_from(std::string_view text) {
    std::vector<SortKey> sort;
    for (const std::string& part : base::split(text, ',')) {
        const std::string_view key = base::trimmed(part);
        if (key.empty()) continue;
        const bool falling = key.starts_with('-');
        sort.push_back({std::string{key.substr(falling ? 1 : 0)}, falling});
    }
    return sort;
}

std::string text_of(const std::vector<SortKey>& sort) {
    std::string text;
    for (const SortKey& key : sort)
        text += (text.empty() ? "" : ",") + std::string{key.falling ? "-" : ""} + key.key;
    return text;
}

Result<void> fits(const Template& wanted, base::Language language) {
    const std::vector<Field> fields = fields_of(wanted.source);
    const auto offers = [&](const std::string& key) {
        return std::ranges::find(fields, key, &Field::key) != fields.end();
    };
    const auto refused = [&](const std::string& key) {
        const auto all = built_in(language);
        const auto like = std::ranges::find(all, wanted.source, &Template::source);
        return fail(Fault::Unsupported, Word::TableColumnUnknown,
                    {like->title, key, keys_of(fields)});
    };
    std::set<std::string> seen;
    for (const ColumnPick& pick : wanted.columns) {
        const bool fine = pick.key == "number" || offers(pick.key);
        if (!fine || !seen.insert(pick.key).second) return refused(pick.key);
    }
    if (wanted.columns.empty()) return refused("");
    for (const Condition& condition : wanted.filter)
        if (!offers(condition.key)) return refused(condition.key);
    for (const SortKey& key : wanted.sort)
        if (!offers(key.key)) return refused(key.key);
    for (const std::string& key : wanted.sums_of)
        if (!offers(key)) return refused(key);
    return {};
}

}  // namespace report
