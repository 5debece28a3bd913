#include "model/snapshot.h"

#include <algorithm>
#include <map>
#include <utility>

namespace model {

namespace {

using IssueIndex = std::vector<std::pair<IssueId, Row>>;

/// What a merged table is made of: positions in the table, and behind them in what changed.
using Picks = std::map<std::int64_t, std::size_t>;  // by id

/// `table` with `changed` put in by id and `gone` taken out; sorted by id.
template <class T, class Id>
std::vector<T> merged(const std::vector<T>& table, const std::vector<T>& changed,
                      const std::vector<Id>& gone) {
    Picks picks;
    for (std::size_t i = 0; i < table.size(); ++i)
        picks.insert_or_assign(picks.end(), number(table[i].id), i);
    for (std::size_t i = 0; i < changed.size(); ++i)
        picks[number(changed[i].id)] = table.size() + i;
    for (const Id id : gone) picks.erase(number(id));
    std::vector<T> result;
    result.reserve(picks.size());
    for (const auto& [id, at] : picks)
        result.push_back(at < table.size() ? table[at] : changed[at - table.size()]);
    return result;
}

template <class T, class Id>
void merge_into(std::shared_ptr<const std::vector<T>>& table, const std::vector<T>& changed,
                const std::vector<Id>& gone) {
    if (changed.empty() && gone.empty()) return;
    table = std::make_shared<const std::vector<T>>(merged(*table, changed, gone));
}

/// Whether the row changes nothing but what stands in the row itself.
bool same_standing(const PlaceRow& was, const PlaceRow& is) {
    return was.parent == is.parent && was.kind == is.kind && was.grid == is.grid &&
           was.shape == is.shape && was.width_m == is.width_m;
}

bool renumbers(const Snapshot& before, const Batch& batch) {
    if (!batch.grids.empty() || !batch.grids_gone.empty() || !batch.places_gone.empty() ||
        !batch.ground.empty() || !batch.ground_gone.empty())
        return true;
    return std::ranges::any_of(batch.places, [&](const PlaceRow& is) {
        const Row row = row_of(*before.places, is.id);
        return row == kNoRow || !same_standing(before.places->row[row], is);
    });
}

void rebuild_places(Snapshot& next, const Batch& batch) {
    const Snapshot before = next;
    const PlacesAndGrids made =
        places_from(merged(before.places->row, batch.places, batch.places_gone),
                    merged(before.grids->row, batch.grids, batch.grids_gone));
    next.places = made.places;
    next.grids = made.grids;
    next.locator = std::make_shared<const Locator>(*made.places);
    next.generation = before.generation + 1;

    base::PagesEdit<Counts> counts{base::Pages<Counts>(made.places->size(), Counts{})};
    base::PagesEdit<PeopleGroups> people{
        base::Pages<PeopleGroups>(made.places->size(), PeopleGroups{})};
    for (Row r = 0; r < before.places->size(); ++r) {
        const Row now = row_of(*made.places, before.places->row[r].id);
        if (now == kNoRow) continue;
        counts.at(now) = before.counts[r];
        if (before.people[r]) people.at(now) = before.people[r];
    }
    next.counts = std::move(counts).freeze();
    next.people = std::move(people).freeze();
}

/// Names, numbers and codes changed, but nobody moved.
void rename_places(Snapshot& next, const Batch& batch) {
    auto places = std::make_shared<Places>(*next.places);
    for (const PlaceRow& row : batch.places) places->row[row_of(*places, row.id)] = row;
    next.places = std::move(places);
}

void stand(Issue& issue, const Snapshot& is) {
    const Places& places = *is.places;
    issue.at = row_of(places, issue.row.place);
    issue.by_point = false;
    // Before any place is known there is nothing to be in.
    if (number(issue.row.place) != 0 || !issue.row.has_point || !is.locator) return;
    issue.at = is.locator->place_at(places, issue.row.point);
    issue.by_point = issue.at != kNoRow;
}

void apply_issues(Snapshot& next, const Batch& batch, bool renumbered) {
    if (batch.issues.empty() && batch.issues_gone.empty() && !renumbered) return;
    base::PagesEdit<Issue> issues{next.issues};
    if (renumbered) {
        for (Row r = 0; r < issues.size(); ++r)
            if (!issues[r].gone()) stand(issues.at(r), next);
    }
    IssueIndex added;
    for (const IssueRow& row : batch.issues) {
        Row r = issue_row(next, row.id);
        if (r == kNoRow) {
            r = static_cast<Row>(issues.size());
            issues.push_back({});
            added.emplace_back(row.id, r);
        }
        issues.at(r).row = row;
        stand(issues.at(r), next);
    }
    for (const IssueId id : batch.issues_gone) {
        const Row r = issue_row(next, id);
        if (r != kNoRow) issues.at(r) = Issue{};
    }
    next.issues = std::move(issues).freeze();
    if (added.empty() && batch.issues_gone.empty()) return;

    IssueIndex index;
    index.reserve(next.issue_by_id->size() + added.size());
    std::ranges::sort(added);
    std::ranges::merge(*next.issue_by_id, added, std::back_inserter(index));
    std::erase_if(index, [&](const auto& entry) { return next.issues[entry.second].gone(); });
    next.issue_by_id = std::make_shared<const IssueIndex>(std::move(index));
}

Row shop_row(const Snapshot& snapshot, ShopId id) {
    const auto& index = *snapshot.shop_by_id;
    const auto at = std::ranges::lower_bound(index, id, {}, &std::pair<ShopId, Row>::first);
    return at != index.end() && at->first == id ? at->second : kNoRow;
}

void apply_shops(Snapshot& next, const Batch& batch) {
    if (batch.shops.empty() && batch.shops_gone.empty()) return;
    base::PagesEdit<ShopRow> shops{next.shops};
    std::vector<std::pair<ShopId, Row>> index = *next.shop_by_id;
    const auto known = static_cast<std::ptrdiff_t>(index.size());
    for (const ShopRow& row : batch.shops) {
        const Row r = shop_row(next, row.id);
        if (r != kNoRow) {
            shops.at(r) = row;
            continue;
        }
        index.emplace_back(row.id, static_cast<Row>(shops.size()));
        shops.push_back(row);
    }
    std::sort(index.begin() + known, index.end());
    std::inplace_merge(index.begin(), index.begin() + known, index.end());
    for (const ShopId id : batch.shops_gone) {
        const Row r = shop_row(next, id);
        if (r != kNoRow) shops.at(r) = ShopRow{};
    }
    std::erase_if(index, [&](const auto& entry) { return number(shops[entry.second].id) == 0; });
    next.shops = std::move(shops).freeze();
    if (index.size() == next.shop_by_id->size() && batch.shops_gone.empty()) return;
    next.shop_by_id = std::make_shared<const std::vector<std::pair<ShopId, Row>>>(std::move(index));
}

void apply_counts(Snapshot& next, const Batch& batch) {
    if (batch.counts.empty()) return;
    base::PagesEdit<Counts> counts{next.counts};
    for (const auto& [place, of_place] : batch.counts) {
        const Row row = row_of(*next.places, place);
        if (row != kNoRow) counts.at(row) = of_place;
    }
    next.counts = std::move(counts).freeze();
}

/// The walking network, the staff's own rows, drafts of the division, and what walls are told.
void apply_planning(Snapshot& next, const Batch& batch) {
    merge_into(next.walk_edges, batch.walk_edges, batch.walk_edges_gone);
    merge_into(next.parameters, batch.parameters, batch.parameters_gone);
    merge_into(next.levels, batch.levels, batch.levels_gone);
    merge_into(next.certificates, batch.certificates, batch.certificates_gone);
    merge_into(next.trainings, batch.trainings, batch.trainings_gone);
    merge_into(next.rosters, batch.rosters, batch.rosters_gone);
    merge_into(next.shifts, batch.shifts, batch.shifts_gone);
    merge_into(next.surveys, batch.surveys, batch.surveys_gone);
    merge_into(next.indicators, batch.indicators, batch.indicators_gone);
    merge_into(next.scores, batch.scores, batch.scores_gone);
    merge_into(next.drafts, batch.drafts, batch.drafts_gone);
    merge_into(next.draft_moves, batch.draft_moves, batch.draft_moves_gone);
    merge_into(next.grid_history, batch.grid_history, batch.grid_history_gone);
    merge_into(next.walls, batch.walls, batch.walls_gone);
}

bool same_groups(const PeopleGroups& a, const PeopleGroups& b) {
    return a == b || (a && b && *a == *b);
}

void apply_people(Snapshot& next, const Batch& batch) {
    base::PagesEdit<PeopleGroups> people{next.people};
    bool any = false;
    for (const auto& [place, groups] : batch.people) {
        const Row row = row_of(*next.places, place);
        if (row == kNoRow || same_groups(people[row], groups)) continue;
        people.at(row) = groups;
        any = true;
    }
    if (any) next.people = std::move(people).freeze();
}

}  // namespace

Snapshot apply(const Snapshot& before, const Batch& batch) {
    Snapshot next = before;
    if (batch.whole) {
        next = Snapshot{};
        next.generation = before.generation;
    }
    next.position = batch.position;
    const bool renumbered = batch.whole || renumbers(next, batch);
    if (renumbered)
        rebuild_places(next, batch);
    else if (!batch.places.empty())
        rename_places(next, batch);
    apply_counts(next, batch);
    apply_people(next, batch);
    if (batch.care_read) next.care = std::make_shared<const std::vector<CareCount>>(batch.care);
    apply_issues(next, batch, renumbered);
    apply_shops(next, batch);
    merge_into(next.facilities, batch.facilities, batch.facilities_gone);
    merge_into(next.organisations, batch.organisations, batch.organisations_gone);
    merge_into(next.components, batch.components, batch.components_gone);
    merge_into(next.entrances, batch.entrances, batch.entrances_gone);
    merge_into(next.site_plans, batch.site_plans, batch.site_plans_gone);
    merge_into(next.ground, batch.ground, batch.ground_gone);
    merge_into(next.staff, batch.staff, batch.staff_gone);
    merge_into(next.assignments, batch.assignments, batch.assignments_gone);
    merge_into(next.notes, batch.notes, batch.notes_gone);
    merge_into(next.tasks, batch.tasks, batch.tasks_gone);
    apply_planning(next, batch);
    if (batch.rules && *batch.rules != *next.rules) next.rules = batch.rules;
    if (!batch.codes.empty())
        next.codes = std::make_shared<const std::vector<CodeItem>>(batch.codes);
    return next;
}

Row issue_row(const Snapshot& snapshot, IssueId id) {
    const IssueIndex& index = *snapshot.issue_by_id;
    const auto at = std::ranges::lower_bound(index, id, {}, &std::pair<IssueId, Row>::first);
    return at != index.end() && at->first == id ? at->second : kNoRow;
}

std::string label(const Snapshot& snapshot, const std::string& list, const std::string& code,
                  bool chinese) {
    for (const CodeItem& item : *snapshot.codes)
        if (item.list == list && item.code == code) return chinese ? item.zh : item.en;
    return code;
}

}  // namespace model
