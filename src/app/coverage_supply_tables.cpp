// Trade by community, sites and courtyards: what there is, what is lacking, where it would help.
#include "app/coverage_tables.h"
#include "derive/siting.h"
#include "derive/subtree.h"
#include "ui/sentences.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include <fmt/format.h>

namespace app {

using base::Word;
using derive::Service;
using derive::ServiceGroup;
using derive::SupplyCell;
using derive::SupplyVerdict;
using model::kNoRow;
using model::Row;
using nlohmann::ordered_json;

namespace {

std::string_view verdict_id(SupplyVerdict verdict) {
    constexpr std::array<std::string_view, 4> kIds{"have", "lack", "over", "not-told"};
    return kIds.at(static_cast<std::size_t>(verdict));
}

Word word_of_verdict(SupplyVerdict verdict) {
    constexpr std::array<Word, 4> kWords{Word::CoverHave, Word::CoverLack, Word::CoverOver,
                                         Word::CoverUntold};
    return kWords.at(static_cast<std::size_t>(verdict));
}

/// Those that were told, else the nine everyday items, the utilities and the standard set.
std::vector<Service> wanted_in_matrix(const CoverAsk& ask) {
    if (!ask.services.empty()) return ask.services;
    std::vector<Service> all;
    for (const ServiceGroup group :
         {ServiceGroup::Everyday, ServiceGroup::Utility, ServiceGroup::Standard}) {
        const auto some = derive::services_of(group);
        all.insert(all.end(), some.begin(), some.end());
    }
    return all;
}

std::vector<derive::WalkReach> reaches_of(const CoverAsk& ask, const WalkedTown& town,
                                          const std::vector<Service>& services) {
    std::vector<derive::WalkReach> reaches;
    for (const Service& service : services) {
        derive::WalkAsk wanted{.services = {service}, .profile = ask.profile, .moment = ask.moment};
        wanted.limit_min = std::max(wanted.limit_min, derive::minutes_of(town.is, service));
        reaches.push_back(derive::reach_of(town.is, *town.walk, std::move(wanted)));
    }
    return reaches;
}

/// Each service in its own minutes, by what is usual: what the matrix and the nine items count.
CoverAsk by_own_minutes(const CoverAsk& ask, const WalkedTown& town) {
    CoverAsk own = ask;
    own.services.clear();
    own.minutes = 0;
    own.by = derive::usual_by(town.is);
    return own;
}

ordered_json cell_line(const CoverAsk& own, const WalkedTown& town, const SupplyCell& cell,
                       const Service& service) {
    ordered_json line = cover_line(own, town, cell.community);
    line["service"] = service.key;
    line["service_name"] = service_name(own, town.is, service);
    line["minutes"] = derive::minutes_of(town.is, service);
    line["rule"] = cell.rule == derive::SupplyRule::Reach ? "reach" : "presence";
    line["suppliers"] = cell.suppliers;
    line["persons"] = cell.persons;
    line["covered"] = cell.households.covered;
    line["whole"] = cell.households.whole;
    line["unknown"] = cell.households.unknown;
    line["verdict"] = verdict_id(cell.verdict);
    return line;
}

/// What a courtyard has not, each item once.
std::string missing_items(const CoverAsk& own, const WalkedTown& town,
                          const derive::YardScore& score) {
    const auto everyday = derive::services_of(ServiceGroup::Everyday);
    std::string text;
    for (std::size_t s = 0; s < everyday.size(); ++s)
        if ((score.services >> s & 1U) == 0)
            text += (text.empty()                              ? ""
                     : own.language == base::Language::Chinese ? "、"
                                                               : ", ") +
                    service_name(own, town.is, everyday[s]);
    return text;
}

}  // namespace

CoverTable matrix_table(const CoverAsk& ask, const WalkedTown& town) {
    const std::vector<Service> services = wanted_in_matrix(ask);
    return matrix_table(
        ask, town, services,
        derive::supply_matrix(town.is, *town.walk, reaches_of(ask, town, services), ask.now));
}

CoverTable matrix_table(const CoverAsk& ask, const WalkedTown& town,
                        const std::vector<Service>& services,
                        const std::vector<SupplyCell>& cells) {
    const CoverAsk own = by_own_minutes(ask, town);
    CoverTable out{
        .table = cover_frame(own, town, Word::CoverMatrixTitle,
                             definition_of(own, town) + " " + ask.say(Word::CoverMatrixRule)),
        .lines = {}};
    out.table.columns = {{.heading = ask.say(Word::ColCommunity), .width = 24}};
    for (const Service& service : services)
        out.table.columns.push_back({.heading = service_name(ask, town.is, service),
                                     .kind = report::Kind::Code,
                                     .width = 8});
    out.table.columns.push_back(count_column(ask.say(Word::CoverLacks), 8));
    const model::Places& places = *town.is.places;
    std::map<Row, std::size_t> line_of_row;
    for (const Row row : communities_in(ask, places)) {
        if (places.kind[row] != model::Kind::Community) continue;
        line_of_row.emplace(row, out.table.rows.size());
        report::Row& made = out.table.rows.emplace_back();
        made.cells.resize(services.size() + 2);
        made.cells.front() = places.row[row].name;
        made.cells.back() = std::int64_t{0};
        made.place = places.row[row].id;
    }
    for (const SupplyCell& cell : cells) {
        const auto found = line_of_row.find(cell.community);
        if (found == line_of_row.end()) continue;
        report::Row& row = out.table.rows[found->second];
        row.cells[cell.service + 1] = ask.say(word_of_verdict(cell.verdict));
        if (cell.verdict == SupplyVerdict::Lack) {
            row.alarming.push_back(cell.service + 1);
            row.cells.back() = std::get<std::int64_t>(row.cells.back()) + 1;
        }
        out.lines.push_back(cell_line(own, town, cell, services[cell.service]));
    }
    return out;
}

CoverTable sites_table(const CoverAsk& ask, const WalkedTown& town, std::size_t count) {
    const derive::SitePlan plan = derive::best_sites(town.is, *town.walk,
                                                     {.service = ask.services.front(),
                                                      .profile = ask.profile,
                                                      .moment = ask.moment,
                                                      .minutes = ask.minutes_within(town.is),
                                                      .count = count});
    CoverAsk by_households = ask;
    by_households.by = derive::CoverBy::Households;
    by_households.place = kNoRow;  // what helps most is looked for in all of it
    CoverTable out{
        .table = cover_frame(by_households, town, Word::CoverSitesTitle,
                             definition_of(by_households, town) + " " +
                                 ask.say(Word::CoverSitesHint, {std::to_string(plan.candidates),
                                                                std::to_string(plan.without)})),
        .lines = {}};
    out.table.columns = {count_column(ask.say(Word::ColNumber), 6),
                         {.heading = ask.say(Word::CoverCandidate), .width = 30},
                         {.heading = ask.say(Word::ColCommunity), .width = 24},
                         count_column(ask.say(Word::CoverGained), 12),
                         count_column(ask.say(Word::CoverInReach), 16)};
    const model::Places& places = *town.is.places;
    for (const derive::Site& site : plan.sites) {
        const derive::Supplier& candidate = site.candidate;
        const Row at = candidate.place;
        const Row community =
            at == kNoRow ? kNoRow : model::above(places, at, model::Kind::Community);
        // An empty shop has its last name, or none: its place says where it is.
        std::string name = at == kNoRow ? candidate.name : ui::full_name(places, at);
        if (at != kNoRow && !candidate.name.empty() && candidate.name != name)
            name += fmt::format(" {}", candidate.name);
        report::Row row;
        row.cells.emplace_back(static_cast<std::int64_t>(out.table.rows.size()) + 1);
        row.cells.emplace_back(name);
        row.cells.emplace_back(community == kNoRow ? std::string{} : places.row[community].name);
        row.cells.push_back(count_cell(site.gained));
        row.cells.push_back(count_cell(site.in_reach));
        ordered_json line = cover_line(by_households, town, at);
        line["candidate"] = name;
        if (community != kNoRow) line["community"] = places.row[community].name;
        line["gained"] = site.gained;
        line["in_reach"] = site.in_reach;
        if (at != kNoRow) row.place = places.row[at].id;
        out.table.rows.push_back(std::move(row));
        out.lines.push_back(std::move(line));
    }
    return out;
}

CoverTable nine_table(const CoverAsk& ask, const WalkedTown& town) {
    const CoverAsk own = by_own_minutes(ask, town);
    const auto scores =
        derive::yard_scores(town.is, *town.walk,
                            derive::everyday_reaches(town.is, *town.walk, ask.profile, ask.moment));
    CoverAsk by_buildings = own;
    by_buildings.by = derive::CoverBy::Buildings;
    CoverTable out{.table = cover_frame(
                       by_buildings, town, Word::CoverNineTitle,
                       definition_of(by_buildings, town) + " " + ask.say(Word::CoverNineRule)),
                   .lines = {}};
    out.table.columns = {{.heading = ask.say(Word::ColCommunity), .width = 24},
                         {.heading = ask.say(Word::ColYard), .width = 24},
                         count_column(ask.say(Word::CoverScore), 10),
                         {.heading = ask.say(Word::CoverMissing), .width = 50}};
    const model::Places& places = *town.is.places;
    const derive::Subtrees trees = derive::subtrees_of(places);
    for (const derive::YardScore& score : scores) {
        if (ask.place != kNoRow && !trees.contains(ask.place, score.yard)) continue;
        const Row community = model::above(places, score.yard, model::Kind::Community);
        report::Row row;
        row.cells.emplace_back(community == kNoRow ? std::string{} : places.row[community].name);
        row.cells.emplace_back(places.row[score.yard].name);
        if (score.told)
            row.cells.push_back(count_cell(score.score));
        else
            row.cells.emplace_back(ask.say(Word::CoverUntold));
        const std::string missing = score.told ? missing_items(own, town, score) : std::string{};
        row.cells.emplace_back(missing);
        row.place = places.row[score.yard].id;
        ordered_json line = cover_line(by_buildings, town, score.yard);
        line["told"] = score.told;
        if (score.told) {
            line["score"] = static_cast<int>(score.score);
            line["missing"] = missing;
        }
        out.table.rows.push_back(std::move(row));
        out.lines.push_back(std::move(line));
    }
    return out;
}

}  // namespace app
