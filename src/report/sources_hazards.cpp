// What may burn, and what the register lacks.
#include "report/sources.h"
#include "report/sources_fields.h"
#include "report/telling.h"

#include "model/codes.h"
#include "scene/lack_words.h"

#include <algorithm>
#include <array>
#include <limits>

namespace report {

using base::Word;
using derive::RegisterFact;
using Origin = HazardLine::Origin;

namespace {

using H = const HazardLine&;
using K = const LackLine&;
using N = const Names&;

/// Column `class`: fire lanes that are blocked, and what was reported as a fire hazard.
bool is_fire_matter(const std::string& matter) {
    return matter == "09012" || matter.starts_with("82");
}

void add_issues(const Names& names, const derive::Subtrees& trees, model::Row place,
                std::vector<HazardLine>& lines) {
    const model::Snapshot& is = names.is();
    for (std::size_t row = 0; row < is.issues.size(); ++row) {
        const model::Issue& issue = is.issues[row];
        if (issue.gone() || issue.at == model::kNoRow || !trees.contains(place, issue.at)) continue;
        const bool open = issue.row.closed == base::kNever && !model::closes(issue.row.state);
        if (!open || !is_fire_matter(issue.row.matter) || !derive::is_counted(issue.row)) continue;
        lines.push_back({.origin = Origin::Issue,
                         .place = is.places->row[issue.at].id,
                         .spot = names.name(is.places->row[issue.at].id),
                         .what = issue.row.title.empty() ? names.label("class", issue.row.matter)
                                                         : issue.row.title,
                         .state = names.label("K23", issue.row.state),
                         .found = issue.row.reported,
                         .due = issue.row.due,
                         .assignee = issue.row.assignee,
                         .late = issue.row.due <= names.now()});
    }
}

void add_small_places(const Names& names, const derive::Subtrees& trees, model::Row place,
                      std::vector<HazardLine>& lines) {
    const std::string days = std::to_string(kCheckHolds / std::chrono::hours{24});
    for (const model::ShopRow& shop : shops_under(names.is(), trees, place)) {
        const bool small = !shop.nine_small.empty() && shop.nine_small != "0";
        if (!small || model::is_vacant(shop)) continue;
        const bool never = shop.checked == base::kNever;
        const base::Instant due = never ? base::kNever : shop.checked + kCheckHolds;
        if (!never && due > names.now()) continue;
        lines.push_back({.origin = Origin::Small,
                         .place = shop.place,
                         .spot = names.name(shop.place) + " " + shop.name,
                         .what = names.label("K12", shop.nine_small),
                         .state = never ? names.say(Word::CellNeverChecked)
                                        : names.say(Word::CellCheckLate, {days}),
                         .found = shop.checked,
                         .due = due,
                         .late = true});
    }
}

void add_things(const Names& names, const derive::Subtrees& trees, model::Row place,
                std::vector<HazardLine>& lines) {
    for (const model::ComponentRow& thing : *names.is().components) {
        const model::Row at = model::row_of(*names.is().places, thing.place);
        if (at == model::kNoRow || !trees.contains(place, at)) continue;
        if (!model::is_fire_component(thing.klass) || !model::is_broken(thing)) continue;
        const std::string kind = names.label("K36", thing.klass);
        lines.push_back({.origin = Origin::Thing,
                         .place = thing.place,
                         .spot = names.name(thing.place) +
                                 (thing.name.empty() ? std::string{} : " " + thing.name),
                         .what = kind,
                         .state = names.label("K37", thing.state),
                         .found = thing.checked});
    }
}

Word word_of(Origin origin) {
    constexpr std::array<Word, 4> kWords{Word::OriginIssue, Word::OriginLetting, Word::OriginSmall,
                                         Word::OriginThing};
    return kWords.at(static_cast<std::size_t>(origin));
}

std::string responsible(H line, N names) {
    const std::string named = names.staff(line.assignee);
    return named.empty() ? names.worker(line.place) : named;
}

const std::vector<Telling<HazardLine>>& of_fire() {
    static const std::vector<Telling<HazardLine>> tellings{
        {{.key = "origin", .heading = Word::ColOrigin, .width = 12},
         [](H h, N n) { return Cell{n.say(word_of(h.origin))}; }},
        {{.key = "community", .heading = Word::ColCommunity, .width = 12},
         [](H h, N n) { return Cell{n.community(h.place)}; }},
        {{.key = "grid", .heading = Word::ColGrid, .width = 12},
         [](H h, N n) { return Cell{n.grid(h.place)}; }},
        {{.key = "yard", .heading = Word::ColYard, .width = 14},
         [](H h, N n) { return Cell{n.yard(h.place)}; }},
        {{.key = "place", .heading = Word::ColPlace, .width = 22},
         [](H h, N) { return Cell{h.spot}; }},
        {{.key = "what", .heading = Word::ColWhat, .width = 22, .expected = true},
         [](H h, N) { return Cell{h.what}; }},
        {{.key = "state", .heading = Word::FieldThingState, .width = 16},
         [](H h, N) { return Cell{h.state}; }},
        {{.key = "found", .heading = Word::ColFound, .kind = Kind::Date, .expected = true},
         [](H h, N) { return moment(h.found); }},
        {{.key = "due", .heading = Word::ColDue, .kind = Kind::Date},
         [](H h, N) { return moment(h.due); },
         [](H h, N) { return h.late; }},
        {{.key = "worker", .heading = Word::ColOfficer, .width = 8, .expected = true},
         [](H h, N n) { return Cell{responsible(h, n)}; }}};
    return tellings;
}

const std::vector<Telling<LackLine>>& of_lacks() {
    static const std::vector<Telling<LackLine>> tellings{
        {{.key = "kind", .heading = Word::ColCategory},
         [](K k, N n) { return Cell{n.say(k.doubled ? Word::LackDouble : Word::LackMissing)}; }},
        {{.key = "fact", .heading = Word::ColLack, .width = 22},
         [](K k, N n) { return Cell{n.say(k.fact)}; }},
        {{.key = "community", .heading = Word::ColCommunity, .width = 12},
         [](K k, N n) { return Cell{n.community(k.place)}; }},
        {{.key = "grid", .heading = Word::ColGrid, .width = 12},
         [](K k, N n) { return Cell{n.grid(k.place)}; }},
        {{.key = "yard", .heading = Word::ColYard, .width = 14},
         [](K k, N n) { return Cell{n.yard(k.place)}; }},
        {{.key = "place", .heading = Word::ColPlace, .width = 24},
         [](K k, N n) { return Cell{k.text.empty() ? n.name(k.place) : k.text}; }},
        {{.key = "count", .heading = Word::ColCount, .kind = Kind::Integer, .sums = true},
         [](K k, N) { return counted(k.count); }},
        {{.key = "worker", .heading = Word::ColWorker, .width = 16},
         [](K k, N n) { return Cell{n.worker(k.place)}; }}};
    return tellings;
}

}  // namespace

std::vector<Field> fields_of_fire() {
    return fields_in(of_fire());
}
std::vector<Field> fields_of_lacks() {
    return fields_in(of_lacks());
}

std::vector<HazardLine> hazards_under(const Names& names, const derive::Subtrees& trees,
                                      model::Row place,
                                      const std::vector<model::LettingLine>& lettings) {
    std::vector<HazardLine> lines;
    add_issues(names, trees, place, lines);
    for (const model::LettingLine& letting : lettings)
        lines.push_back({.origin = Origin::Letting,
                         .place = letting.unit.place,
                         .spot = names.door(letting.unit),
                         .what = names.label("K09", letting.rental.hazard),
                         .state = {},
                         .found = letting.rental.checked});
    add_small_places(names, trees, place, lines);
    add_things(names, trees, place, lines);
    return lines;
}

std::vector<LackLine> lacks_under(const Names& names, const derive::Subtrees& trees,
                                  model::Row place) {
    constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();
    std::vector<LackLine> lines;
    const derive::Completeness known =
        derive::completeness_of(names.is(), trees, place, names.now(), kAll);
    for (const derive::Known& fact : known.known)
        for (const derive::Gap& gap : fact.gaps)
            lines.push_back(
                {.fact = scene::word_of(fact.fact), .place = gap.place, .count = gap.lacking});
    const derive::Doubles doubles = derive::doubles_of(names.is(), trees, place, kAll);
    for (const derive::Alike& alike : doubles.alike) {
        const std::size_t rows = std::max(alike.shops.size(), alike.places.size());
        lines.push_back({.doubled = true,
                         .fact = scene::word_of(alike.why),
                         .place = alike.places.front(),
                         .text = alike.text,
                         .count = static_cast<std::uint32_t>(rows)});
    }
    return lines;
}

Lines lines_of(const std::vector<HazardLine>& hazards, const Names& names) {
    return told<HazardLine>(of_fire(), hazards, names, [](H h) { return h.place; });
}
Lines lines_of(const std::vector<LackLine>& lacks, const Names& names) {
    return told<LackLine>(of_lacks(), lacks, names, [](K k) { return k.place; });
}

}  // namespace report
