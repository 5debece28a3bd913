#include "derive/statistics_index.h"

#include <algorithm>

namespace derive {

using base::kNever;
using model::kNoRow;

namespace {

IssueFact fact_of(const model::Issue& issue, StatisticsIndex& index) {
    if (issue.gone() || issue.at == kNoRow) return {};
    const model::IssueRow& row = issue.row;
    return {.at = index.trees->from[issue.at],
            .klass = index.classes.number_of(row.matter),
            .channel = index.channels.number_of(row.channel),
            .open = is_open(row),
            .suspended = row.state == "SUSPENDED",
            .reworked = row.reworks >= 2,
            .unchecked = row.state == "HANDLED",
            .no_due = row.due == kNever,
            .no_assignee = model::number(row.assignee) == 0,
            .settled = is_settled(row),
            .reported = row.reported,
            .due = row.due,
            .closed = row.closed};
}

ShopFact fact_of(const model::ShopRow& shop, StatisticsIndex& index) {
    if (model::number(shop.id) == 0) return {};
    const model::Row at = model::row_of(*index.places, shop.place);
    return {.at = at == kNoRow ? kNowhere : index.trees->from[at],
            .trade = index.trades.number_of(shop.trade),
            .vacant = shop.state == "3"};
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
        auto facts = std::make_shared<std::vector<Fact>>();
        facts->reserve(source->size());
        for (const Row& row : *source) facts->push_back(fact_of(row, index));
        pages.facts.push_back(std::move(facts));
        index.made += 1;
    }
}

void fill_places(StatisticsIndex& index) {
    for (const model::Row row : index.trees->place) {
        index.kind.push_back(index.places->kind[row]);
        index.no_shape.push_back(index.places->row[row].shape.kind == geo::ShapeKind::None);
    }
}

void fill_facilities(StatisticsIndex& index) {
    for (const model::FacilityRow& facility : *index.facilities_of) {
        const model::Row at = model::row_of(*index.places, facility.place);
        index.facilities.push_back({.at = at == kNoRow ? kNowhere : index.trees->from[at],
                                    .trade = index.facility_kinds.number_of(facility.kind)});
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
    index->trees = std::move(trees);
    index->facilities_of = is.facilities;
    // A place that moved stands elsewhere in the walk: nothing of before holds.
    if (before != nullptr && before->places != is.places) before = nullptr;
    if (before != nullptr) {
        index->classes = before->classes;
        index->channels = before->channels;
        index->trades = before->trades;
        index->facility_kinds = before->facility_kinds;
        index->kind = before->kind;
        index->no_shape = before->no_shape;
    } else {
        fill_places(*index);
    }
    fill(index->issues, before == nullptr ? nullptr : &before->issues, is.issues, *index);
    fill(index->shops, before == nullptr ? nullptr : &before->shops, is.shops, *index);
    if (before != nullptr && before->facilities_of == is.facilities)
        index->facilities = before->facilities;
    else
        fill_facilities(*index);
    return index;
}

std::size_t pages_made(const StatisticsIndex& index) {
    return index.made;
}

}  // namespace derive
