#include "derive/statistics_index.h"

#include "derive/theme.h"

#include "model/codes.h"

#include <algorithm>

namespace derive {

using base::kNever;
using model::kNoRow;

namespace {

void add(Facts<IssueFact>& facts, const model::Issue& issue, StatisticsIndex& index) {
    if (issue.gone() || issue.at == kNoRow || !is_counted(issue.row)) return;
    const model::IssueRow& row = issue.row;
    facts.add(index.trees->from[issue.at],
              {.klass = index.classes.number_of(row.matter),
               .channel = index.channels.number_of(row.channel),
               .open = is_open(row),
               .suspended = model::is_suspended(row),
               .reworked = row.reworks >= index.rules->thresholds.reworks,
               .unchecked = model::awaits_check(row),
               .no_due = row.due == kNever,
               .no_assignee = model::number(row.assignee) == 0,
               .settled = is_settled(row),
               .on_time = is_on_time(row, index.rules->calendar),
               .reported = row.reported,
               .due = row.due,
               .closed = row.closed});
}

void add(Facts<ShopFact>& facts, const model::ShopRow& shop, StatisticsIndex& index) {
    if (model::number(shop.id) == 0) return;
    const model::Row at = model::row_of(*index.places, shop.place);
    if (at == kNoRow) return;
    facts.add(index.trees->from[at], {.trade = index.trades.number_of(shop.trade),
                                      .vacant = model::is_vacant(shop),
                                      .no_licence = model::lacks_licence(shop),
                                      .small = is_small_place(shop),
                                      .duties = shop.door_duties});
}

template <class Row, class Fact>
void fill(FactPages<Row, Fact>& pages, const FactPages<Row, Fact>* before,
          const base::Pages<Row>& column, StatisticsIndex& index) {
    for (std::size_t p = 0; p < column.page_count(); ++p) {
        const auto& source = column.page(p);
        pages.source.push_back(source);
        if (before != nullptr && p < before->source.size() && before->source[p] == source) {
            pages.facts.push_back(before->facts[p]);
            continue;
        }
        auto facts = std::make_shared<Facts<Fact>>();
        for (const Row& row : *source) add(*facts, row, index);
        pages.facts.push_back(std::move(facts));
        index.made += 1;
    }
}

void fill_places(StatisticsIndex& index) {
    for (const model::PlaceRow& row : index.places->row)
        index.no_shape.push_back(row.shape.kind == geo::ShapeKind::None);
}

void fill_facilities(StatisticsIndex& index) {
    for (const model::FacilityRow& facility : *index.facilities_of) {
        const model::Row at = model::row_of(*index.places, facility.place);
        if (at == kNoRow) continue;
        index.facilities.add(index.trees->from[at],
                             {.trade = index.facility_kinds.number_of(facility.kind)});
    }
}

void fill_components(StatisticsIndex& index) {
    index.components = {};
    for (const model::ComponentRow& row : *index.components_of) {
        const model::Row at = model::row_of(*index.places, row.place);
        if (at == kNoRow || model::is_removed(row)) continue;
        index.components.add(index.trees->from[at],
                             {.kind = index.component_classes.number_of(row.klass),
                              .broken = model::is_broken(row)});
    }
}

/// A yard is looked after when a property company is at it or at anything in it.
void fill_organisations(StatisticsIndex& index) {
    index.organisations = {};
    index.yards.clear();
    std::vector<std::uint32_t> companies;
    for (const model::OrganisationRow& row : *index.organisations_of) {
        const model::Row at = model::row_of(*index.places, row.place);
        if (at == kNoRow) continue;
        index.organisations.add(index.trees->from[at],
                                {.kind = index.organisation_kinds.number_of(row.kind)});
        if (row.kind == model::kPropertyCompany) companies.push_back(index.trees->from[at]);
    }
    std::ranges::sort(companies);
    for (model::Row row = 0; row < index.places->size(); ++row) {
        if (index.places->kind[row] != model::Kind::Yard) continue;
        const std::uint32_t from = index.trees->from[row];
        const auto first = std::ranges::lower_bound(companies, from);
        index.yards.emplace_back(from, first != companies.end() && *first < index.trees->end[row]);
    }
}

std::uint32_t position_of(const StatisticsIndex& index, model::Row row) {
    return row == kNoRow ? kNowhere : index.trees->from[row];
}

void fill_duties(StatisticsIndex& index, const model::Grids& grids) {
    index.grid_at.clear();
    for (const model::Row community : grids.community)
        index.grid_at.push_back(position_of(index, community));
    for (const model::AssignmentRow& duty : *index.assignments_of) {
        const model::Row grid = model::row_of(grids, duty.grid);
        const std::uint32_t at = grid == kNoRow
                                     ? position_of(index, model::row_of(*index.places, duty.place))
                                     : index.grid_at[grid];
        index.duties.push_back(
            {.at = at, .grid = grid, .staff = duty.staff, .from = duty.from, .to = duty.to});
    }
}

}  // namespace

std::uint16_t CodeNames::number_of(const std::string& text) {
    const auto found = std::ranges::find(code, text);
    const auto number = static_cast<std::uint16_t>(found - code.begin());
    if (found == code.end()) code.push_back(text);
    return number;
}

std::shared_ptr<const StatisticsIndex> statistics_index(const model::Snapshot& is,
                                                        std::shared_ptr<const Subtrees> trees,
                                                        const StatisticsIndex* before) {
    auto index = std::make_shared<StatisticsIndex>();
    index->places = is.places;
    index->rules = is.rules;
    index->trees = std::move(trees);
    index->facilities_of = is.facilities;
    index->assignments_of = is.assignments;
    index->components_of = is.components;
    index->organisations_of = is.organisations;
    // A place that moved stands elsewhere in the walk: nothing of before holds.
    if (before != nullptr && before->places != is.places) before = nullptr;
    if (before != nullptr) {
        index->classes = before->classes;
        index->channels = before->channels;
        index->trades = before->trades;
        index->facility_kinds = before->facility_kinds;
        index->component_classes = before->component_classes;
        index->organisation_kinds = before->organisation_kinds;
        index->no_shape = before->no_shape;
    } else {
        fill_places(*index);
    }
    const bool by_same_rules = before != nullptr && same_clocks(*before->rules, *is.rules);
    fill(index->issues, by_same_rules ? &before->issues : nullptr, is.issues, *index);
    fill(index->shops, before == nullptr ? nullptr : &before->shops, is.shops, *index);
    if (before != nullptr && before->facilities_of == is.facilities)
        index->facilities = before->facilities;
    else
        fill_facilities(*index);
    if (before != nullptr && before->components_of == is.components)
        index->components = before->components;
    else
        fill_components(*index);
    if (before != nullptr && before->organisations_of == is.organisations) {
        index->organisations = before->organisations;
        index->yards = before->yards;
    } else {
        fill_organisations(*index);
    }
    if (before != nullptr && before->assignments_of == is.assignments) {
        index->duties = before->duties;
        index->grid_at = before->grid_at;
    } else {
        fill_duties(*index, *is.grids);
    }
    return index;
}

std::size_t pages_made(const StatisticsIndex& index) {
    return index.made;
}

}  // namespace derive
