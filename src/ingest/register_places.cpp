#include "ingest/register_places.h"

#include "ingest/register_spelling.h"
#include "ingest/register_text.h"

#include <algorithm>
#include <utility>

namespace ingest {

using model::Row;

namespace {

using View = std::u32string_view;

}  // namespace

PlaceBook::PlaceBook(const model::Snapshot& there, const AddressBook& buildings)
    : places_{there.places}, buildings_{buildings} {
    for (Row row = 0; row < places_->size(); ++row) {
        const model::Kind kind = places_->kind[row];
        const std::u32string name = folded_address(places_->row[row].name);
        const bool yard = kind == model::Kind::Yard || kind == model::Kind::Site;
        if (!yard && kind != model::Kind::Street && kind != model::Kind::Community) continue;
        add(name, row);
        if (yard && yard_stem(name) != name) add(std::u32string{yard_stem(name)}, row);
        if (kind == model::Kind::Community && community_stem(name) == name)
            add(name + U"社区", row);
    }
}

void PlaceBook::add(std::u32string name, Row row) {
    constexpr std::size_t kShortest = 2;
    if (name.size() < kShortest) return;
    longest_ = std::max(longest_, name.size());
    names_[std::move(name)].push_back(row);
}

PlaceBook::Rows PlaceBook::inside(const Rows& rows, std::string_view community) const {
    if (community.empty()) return rows;
    const std::u32string wanted = folded_address(community);
    Rows kept;
    for (const Row row : rows) {
        const Row above = model::above(*places_, row, model::Kind::Community);
        if (above == model::kNoRow) continue;
        const std::u32string name = folded_address(places_->row[above].name);
        if (community_stem(name) == community_stem(wanted)) kept.push_back(row);
    }
    return kept;
}

/// A street that a community has in several stretches is several places of one name.
Found PlaceBook::one_of(const Rows& rows, std::string_view community) const {
    const Rows kept = inside(rows, community);
    if (kept.empty()) return failed(Reason::YardUnknown);
    if (kept.size() > 1) return failed(Reason::YardAmbiguous);
    Found found;
    found.place = kept[0];
    return found;
}

/// By the whole name.
Found PlaceBook::called(std::string_view name, std::string_view community) const {
    const std::u32string folded = folded_address(name);
    auto at = names_.find(folded);
    if (at == names_.end()) at = names_.find(yard_stem(folded));
    return at == names_.end() ? failed(Reason::YardUnknown) : one_of(at->second, community);
}

/// By the longest name that stands in the text at the beginning of a word; of names as long as
/// another, the last: 和平社区人民路.
Found PlaceBook::named_in(View text, std::string_view community) const {
    Found best = failed(Reason::YardUnknown);
    std::size_t length = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (at > 0 && !parts_names(text[at - 1])) continue;
        for (std::size_t n = std::min(longest_, text.size() - at);
             n >= std::max(length, std::size_t{1}); --n) {
            const auto found = names_.find(text.substr(at, n));
            if (found == names_.end()) continue;
            best = one_of(found->second, community);
            length = n;
            break;
        }
    }
    return best;
}

Found PlaceBook::find(const Whereabouts& said) const {
    const bool bare = said.building.empty() && said.address.empty() && said.door.empty();
    if (bare && !said.yard.empty()) return called(said.yard, said.community);
    if (bare && !said.community.empty()) return called(said.community, {});
    if (said.building.empty() && said.yard.empty())
        if (Found whole = called(said.address, said.community); !whole.why) return whole;
    Found building = buildings_.find(said, true);
    if (!building.why) return building;
    const bool none_named = building.why == Reason::BuildingMissing ||
                            building.why == Reason::YardUnknown ||
                            building.why == Reason::AddressUnclear;
    if (!none_named || !said.building.empty()) return building;
    Found wide = named_in(folded_address(said.address), said.community);
    if (wide.why == Reason::YardUnknown && !said.yard.empty())
        wide = called(said.yard, said.community);
    return wide.why == Reason::YardUnknown ? building : wide;
}

}  // namespace ingest
