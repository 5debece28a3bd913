#include "app/table_head.h"

#include "app/keys.h"
#include "base/text.h"
#include "report/cell_text.h"
#include "report/sources.h"

#include <fmt/format.h>

namespace app {

using base::Instant;
using base::Word;
using model::kNoRow;
using model::Row;
using report::Names;
using report::Source;

namespace {

std::string day(Instant at) {
    return base::iso_from_instant(at).substr(0, 10);
}

const std::string& label_of(const model::CodeItem& item, base::Language language) {
    return language == base::Language::Chinese ? item.zh : item.en;
}

/// The office whose register this is: the sub-district.
std::string office(const TableHead& head) {
    const model::Places& places = *head.names.is().places;
    const Row at = model::row_of(places, head.place);
    const Row above = at == kNoRow ? kNoRow : model::above(places, at, model::Kind::Subdistrict);
    return above == kNoRow ? head.store_name : places.row[above].name;
}

/// From below the sub-district down to the place.
std::string scope(const TableHead& head) {
    const model::Places& places = *head.names.is().places;
    const Row at = model::row_of(places, head.place);
    if (at == kNoRow) return head.store_name;
    std::string text = places.row[at].name;
    for (Row row = places.parent[at];
         row != kNoRow && places.kind[row] > model::Kind::Subdistrict &&
         places.kind[at] > model::Kind::Subdistrict;
         row = places.parent[row])
        text = places.row[row].name + " " + text;
    return text;
}

std::string note(const TableHead& head) {
    const Names& names = head.names;
    const std::string days = std::to_string(report::kCheckHolds / std::chrono::hours{24});
    switch (head.wanted.source) {
        case Source::Lettings:
            return names.say(Word::SaysRental, {fmt::format("{:g}", report::kCrowded_m2), days});
        case Source::Care:
            return names.say(Word::SaysCare);
        case Source::Safety:
            return names.say(Word::SaysSafety);
        case Source::Fire:
            return names.say(Word::SaysFire, {days});
        case Source::Lacks:
            return names.say(Word::SaysGovernance);
        case Source::Work:
            return names.say(Word::SaysWorklog, {day(head.since), day(names.now())});
        case Source::Buildings:
        case Source::Shops:
            return {};
    }
    return {};
}

}  // namespace

std::string maker_of(const store::Grant& grant, const std::string& staff, base::Language language) {
    if (!staff.empty()) return staff;
    const bool owner = grant.role == model::Role::Owner && grant.name == "owner";
    return owner ? base::say(language, Word::RoleOwner) : grant.name;
}

TablePurpose purpose_from(const std::string& text, const std::vector<model::CodeItem>& purposes,
                          base::Language language) {
    const std::string said{base::trimmed(text)};
    for (const model::CodeItem& item : purposes) {
        for (const std::string& name : {item.zh, item.en, item.code}) {
            if (name.empty() || !said.starts_with(name)) continue;
            const std::string_view rest = std::string_view{said}.substr(name.size());
            std::string_view words = rest;
            for (const std::string_view mark : {"：", ":", " "})
                if (words.starts_with(mark)) words.remove_prefix(mark.size());
            if (!rest.empty() && words.size() == rest.size()) continue;  // another word goes on
            std::string printed = label_of(item, language);
            if (!base::trimmed(words).empty())
                printed += (language == base::Language::Chinese ? "：" : ": ") +
                           std::string{base::trimmed(words)};
            return {item.code, printed};
        }
    }
    return {{}, said};
}

std::string choices(const std::vector<model::CodeItem>& purposes, base::Language language) {
    std::string text;
    for (const model::CodeItem& item : purposes)
        text += (text.empty()                          ? ""
                 : language == base::Language::Chinese ? "、"
                                                       : ", ") +
                item.code + " " + label_of(item, language);
    return text;
}

void describe(report::Table& table, const TableHead& head) {
    const Names& names = head.names;
    const std::string of = office(head);
    const std::string maker = maker_of(head.grant, names.staff(head.grant.staff), names.language());
    table.as_of = names.now();
    table.head = {{names.say(Word::HeadOffice), of},
                  {names.say(Word::HeadScope), scope(head)},
                  {names.say(Word::HeadAsOf), report::moment_text(names.now())}};
    if (const auto share = report::complete(table, head.wanted))
        table.head.push_back({names.say(Word::HeadComplete), fmt::format("{:.1f}%", *share * 100)});
    table.note = note(head);
    table.foot = {.maker = maker, .purpose = head.purpose, .serial = {}};
    table.watermark = of + " " + maker + " " + day(head.made_at);
}

}  // namespace app
