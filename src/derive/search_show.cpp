#include "derive/search_show.h"

#include <algorithm>
#include <bit>

namespace derive {

using model::Kind;
using model::kNoRow;
using model::PlaceRow;
using model::Row;

namespace {

void add_spans(std::vector<TextSpan>& spans, std::span<const Letter> letters, std::uint32_t seen,
               std::size_t offset) {
    for (std::size_t k = 0; k < letters.size(); ++k)
        if ((seen >> k & 1U) != 0)
            spans.push_back({letters[k].from + offset, letters[k].to + offset});
}

/// In order, those that touch or overlap joined.
void join(std::vector<TextSpan>& spans) {
    std::ranges::sort(spans, {}, &TextSpan::from);
    std::vector<TextSpan> joined;
    for (const TextSpan& span : spans) {
        if (!joined.empty() && span.from <= joined.back().to)
            joined.back().to = std::max(joined.back().to, span.to);
        else
            joined.push_back(span);
    }
    spans = std::move(joined);
}

struct BestFit {
    std::size_t spelling = 0;
    std::size_t at = 0;
    Fit fit;
};

/// The best fit of one pass in a name, with what the chain above has taken.
BestFit best_of(const std::vector<Spelling>& spellings, const Pass& pass, const Reach& above) {
    BestFit best;
    for (std::uint32_t left = above.places; left != 0; left &= left - 1) {
        const auto at = static_cast<std::size_t>(std::countr_zero(left));
        if (at >= pass.query.size()) break;
        for (std::size_t s = 0; s < spellings.size(); ++s) {
            const Fit fit = best_fit(spellings[s], pass.query, at);
            if (fit.fits() && (!best.fit.fits() || fit.rank() < best.fit.rank()))
                best = {s, at, fit};
        }
    }
    return best;
}

/// Marks in `title` what was typed of `name`, which stands in it from `offset` on behind `front`,
/// the repeated name above.
std::vector<TextSpan> bright_of(const std::vector<PartPasses>& parts, std::string_view name,
                                std::string_view front, const auto& above_of) {
    std::vector<TextSpan> spans;
    const std::vector<Spelling> spellings = spellings_of(name);
    for (const PartPasses& passes : parts) {
        const Pass* of = nullptr;
        BestFit best;
        for (const Pass& pass : passes) {
            const BestFit fit = best_of(spellings, pass, above_of(pass));
            if (!fit.fit.fits() || (of != nullptr && fit.fit.rank() >= best.fit.rank())) continue;
            best = fit;
            of = &pass;
        }
        if (of != nullptr) add_spans(spans, spellings[best.spelling], best.fit.seen, front.size());
        if (front.empty()) continue;
        for (const Pass& pass : passes) {
            const std::size_t to = &pass == of ? best.at : pass.query.size();
            if (of != nullptr && &pass != of) continue;
            for (const Spelling& spelling : spellings_of(front)) {
                const LetterWay way = ways_from_front(spelling, pass.query, 0)[to];
                if (way.how != How::Never) add_spans(spans, spelling, way.seen, 0);
            }
        }
    }
    join(spans);
    return spans;
}

/// Names above `row`, the nearest first, up to the community; what is above that, two steps.
std::vector<std::string> chain_above(const model::Places& places, Row row, std::string_view title) {
    std::vector<std::string> chain;
    const bool high = row != kNoRow && places.kind[row] <= Kind::Community;
    for (Row up = row == kNoRow ? kNoRow : places.parent[row]; up != kNoRow;
         up = places.parent[up]) {
        const std::string& name = places.row[up].name;
        const bool repeated = chain.empty() && title.starts_with(name);
        if (!repeated) chain.push_back(name);
        if (high ? chain.size() == 2 : places.kind[up] <= Kind::Community) break;
    }
    return chain;
}

/// The same with the place itself as its first name.
std::vector<std::string> chain_from(const model::Places& places, Row row) {
    if (row == kNoRow) return {};
    // 7号楼 alone says nothing where the list cuts off what follows it.
    const bool of_yard = places.kind[row] == Kind::Building && places.parent[row] != kNoRow;
    const Row parent = of_yard ? places.parent[row] : row;
    std::vector<std::string> chain;
    if (places.kind[parent] != Kind::Community)
        chain = chain_above(places, parent, places.row[row].name);
    chain.insert(chain.begin(),
                 (of_yard ? places.row[parent].name : std::string{}) + places.row[row].name);
    return chain;
}

FoundItem shown_place(const SearchIndex& index, const std::vector<PartPasses>& parts, Row row) {
    const model::Places& places = *index.of.places;
    const PlaceRow& place = places.row[row];
    FoundItem item{.id = number(place.id), .place = place.id, .code = place.kind};
    item.title = place.name;
    const std::size_t skipped = index.places->skipped[row];
    const auto above_of = [&](const Pass& pass) -> const Reach& {
        return pass.reaches[pass.parent[row]];
    };
    item.bright = bright_of(parts, std::string_view{place.name}.substr(skipped),
                            std::string_view{place.name}.substr(0, skipped), above_of);
    item.chain = chain_above(places, row, place.name);
    if (item.bright.empty() && index.places->address[row] != kNoName) {
        // Found by its address, which is not its name: the address is shown first of the chain.
        item.chain.insert(item.chain.begin(), place.address);
    }
    return item;
}

void add_number(FoundItem& item, const std::string& number, const std::vector<PartPasses>& parts) {
    item.number = number;
    for (const PartPasses& passes : parts) {
        std::string typed;
        for (const char32_t c : passes[0].query)
            if (c < 0x80) typed += static_cast<char>(c);
        // The bytes of each letter of the bare number.
        std::vector<std::size_t> bytes;
        for (std::size_t i = 0; i < item.number.size(); ++i)
            if (!bare_number(std::string_view{item.number}.substr(i, 1)).empty())
                bytes.push_back(i);
        const std::string bare = bare_number(item.number);
        const std::size_t at = typed.size() < 3 ? std::string::npos : bare.rfind(typed);
        if (at == std::string::npos || bare.size() != bytes.size()) continue;
        item.bright_number.push_back({bytes[at], bytes[at + typed.size() - 1] + 1});
    }
    join(item.bright_number);
}

/// By the code that was typed: its own, or one that it had before.
FoundItem shown_grid(const model::Snapshot& is, const std::vector<PartPasses>& parts,
                     const Hit& hit) {
    const bool former = hit.page == 1;
    const Row row = former ? row_of(*is.grids, (*is.grid_history)[hit.row].grid) : hit.row;
    const model::GridRow& grid = is.grids->row[row];
    FoundItem item{.id = number(grid.id),
                   .place = grid.community,
                   .title = grid.name.empty() ? grid.code : grid.name};
    add_number(item, former ? (*is.grid_history)[hit.row].code : grid.code, parts);
    if (!former) return item;
    item.until = (*is.grid_history)[hit.row].until;
    item.follows = grid.code;
    return item;
}

}  // namespace

FoundItem shown(const SearchIndex& index, const std::vector<PartPasses>& parts, const Hit& hit) {
    const model::Snapshot& is = index.of;
    FoundItem item;
    Row at = kNoRow;
    switch (hit.kind) {
        case FoundKind::Place:
            return shown_place(index, parts, hit.row);
        case FoundKind::Shop: {
            const model::ShopRow& shop = (*is.shops.page(hit.page))[hit.row];
            item = {.id = number(shop.id), .title = shop.name};
            at = index.shops[hit.page]->at[hit.row];
            break;
        }
        case FoundKind::Facility: {
            const model::FacilityRow& facility = (*is.facilities)[hit.row];
            item = {.id = number(facility.id), .code = facility.kind, .title = facility.name};
            at = index.facilities->at[hit.row];
            break;
        }
        case FoundKind::Staff: {
            const model::StaffRow& person = (*is.staff)[hit.row];
            item = {.id = number(person.id), .title = title_of(person)};
            at = index.staff->at[hit.row];
            break;
        }
        case FoundKind::Issue: {
            const model::Issue& issue = (*is.issues.page(hit.page))[hit.row];
            item = {.id = number(issue.row.id), .code = issue.row.state, .title = issue.row.title};
            at = issue.at;
            add_number(item, issue.row.no.empty() ? issue.row.external_id : issue.row.no, parts);
            break;
        }
        case FoundKind::Grid:
            item = shown_grid(is, parts, hit);
            at = row_of(*is.places, item.place);
            break;
    }
    item.kind = hit.kind;
    if (at != kNoRow) item.place = is.places->row[at].id;
    item.bright = bright_of(parts, item.title, {},
                            [&](const Pass& pass) -> const Reach& { return pass.reach_at(at); });
    item.chain = chain_from(*is.places, at);
    return item;
}

}  // namespace derive
