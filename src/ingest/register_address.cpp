#include "ingest/register_address.h"

#include "base/text.h"
#include "ingest/register_spelling.h"
#include "ingest/register_tail.h"
#include "ingest/register_text.h"

#include <algorithm>
#include <utility>

namespace ingest {

using model::kNoRow;
using model::Row;

namespace {

using View = std::u32string_view;

Found found(Row place, const Tail& tail) {
    return {.place = place, .stair = tail.stair, .floor = tail.floor, .door = tail.door, .why = {}};
}

/// How much a failure tells; the one that tells most is reported.
int weight(Reason why) {
    switch (why) {
        case Reason::BuildingAmbiguous:
            return 5;
        case Reason::BuildingUnknown:
            return 4;
        case Reason::BuildingMissing:
            return 3;
        case Reason::AddressUnclear:
            return 2;
        case Reason::YardAmbiguous:
            return 1;
        case Reason::TooManyCells:
        case Reason::NothingToKeep:
        case Reason::NothingSaid:
        case Reason::CommunityUnknown:
        case Reason::YardUnknown:
        case Reason::StairMissing:
        case Reason::StairTooHigh:
        case Reason::FloorMissing:
        case Reason::FloorTooHigh:
        case Reason::DoorMissing:
            return 0;
    }
    return 0;
}

/// "负1" for "-1": elsewhere a dash parts numbers.
std::u32string folded_floor(std::string_view floor) {
    const bool below = floor.starts_with('-');
    return (below ? U"负" : U"") + folded_address(below ? floor.substr(1) : floor);
}

/// What columns say of their own counts more than the address.
void take_columns(Found& found, const Whereabouts& said) {
    if (!said.door.empty()) {
        const std::u32string door = folded_door(said.door);
        const Tail tail = tail_from(door, true);
        if (!tail.rest.empty() || tail.door.empty()) {
            found.why = Reason::AddressUnclear;
            return;
        }
        found.door = tail.door;
        if (tail.stair) found.stair = tail.stair;
        if (tail.floor) found.floor = tail.floor;
    }
    if (!said.stair.empty()) {
        found.stair = stair_number(folded_address(said.stair));
        if (!found.stair) found.why = Reason::AddressUnclear;
    }
    if (!said.floor.empty()) {
        found.floor = floor_number(folded_floor(said.floor));
        if (!found.floor) found.why = Reason::AddressUnclear;
    }
}

}  // namespace

AddressBook::AddressBook(const model::Snapshot& there) : places_{there.places} {
    const model::Places& places = *places_;
    for (Row row = 0; row < places.size(); ++row) {
        const model::Kind kind = places.kind[row];
        const std::u32string name = folded_address(places.row[row].name);
        if (kind == model::Kind::Community && !name.empty())
            communities_[std::u32string{community_stem(name)}].push_back(row);
        if ((kind == model::Kind::Yard || kind == model::Kind::Site) && !name.empty()) {
            const std::u32string stem{yard_stem(name)};
            yards_[name].push_back(row);
            yard_stems_[stem].push_back(row);
            add_name(name, row, &Called::groups);
            if (stem != name) add_name(stem, row, &Called::groups);
        }
        if (kind == model::Kind::Front) add_name(name, row, &Called::places);
        if (kind == model::Kind::Building) add_building(row);
        if (kind == model::Kind::Front || kind == model::Kind::Building) {
            const std::u32string address = folded_address(places.row[row].address);
            if (address != name && !building_number(address))
                add_name(address, row, &Called::places);
        }
    }
}

void AddressBook::add_name(const std::u32string& text, Row row, Rows Called::*as) {
    if (text.size() < 2) return;
    (names_[text].*as).push_back(row);
    std::vector<std::size_t>& lengths = lengths_[text[0]];
    if (std::ranges::find(lengths, text.size()) == lengths.end()) lengths.push_back(text.size());
}

void AddressBook::add_building(Row row) {
    const model::Places& places = *places_;
    const std::u32string name = folded_address(places.row[row].name);
    if (!building_number(name)) add_name(name, row, &Called::places);
    const Row parent = places.parent[row];
    if (parent == kNoRow) return;
    Group& group = groups_[parent];
    if (group.all.empty()) group.name = folded_address(places.row[parent].name);
    group.all.push_back(row);
    View own = name;
    skip_name(own, group.name);
    if (const auto number = building_number(own))
        group.numbered[*number].push_back(row);
    else if (!own.empty())
        group.named[std::u32string{own}].push_back(row);
}

bool AddressBook::is_inside(Row row, const Rows& communities) const {
    if (communities.empty()) return true;
    return std::ranges::find(communities, model::above(*places_, row, model::Kind::Community)) !=
           communities.end();
}

AddressBook::Rows AddressBook::inside(const Rows& rows, const Rows& communities) const {
    Rows kept;
    std::ranges::copy_if(rows, std::back_inserter(kept),
                         [&](Row row) { return is_inside(row, communities); });
    return kept;
}

AddressBook::Rows AddressBook::yards_named(std::string_view name, const Rows& communities) const {
    const std::u32string folded = folded_address(name);
    Rows rows;
    if (const auto at = yards_.find(folded); at != yards_.end())
        rows = inside(at->second, communities);
    if (!rows.empty()) return rows;
    const auto at = yard_stems_.find(yard_stem(folded));
    return at == yard_stems_.end() ? rows : inside(at->second, communities);
}

/// Every name that stands in the text at the beginning of a word.
std::vector<AddressBook::Base> AddressBook::bases_in(View text, const Rows& communities) const {
    std::vector<Base> bases;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (at > 0 && !parts_names(text[at - 1])) continue;
        const auto lengths = lengths_.find(text[at]);
        if (lengths == lengths_.end()) continue;
        for (const std::size_t length : lengths->second) {
            if (at + length > text.size()) continue;
            const auto called = names_.find(text.substr(at, length));
            const View behind = text.substr(at + length);
            const bool cut = base::is_digit(text[at + length - 1]) && !behind.empty() &&
                             base::is_digit(behind[0]);  // 人民路1 of 人民路12
            if (called == names_.end() || cut) continue;
            const View before = text.substr(0, at);
            if (Rows rows = inside(called->second.groups, communities); !rows.empty())
                bases.push_back({length, before, behind, std::move(rows), true});
            if (Rows rows = inside(called->second.places, communities); !rows.empty())
                bases.push_back({length, before, behind, std::move(rows), false});
        }
    }
    for (Base& base : bases) narrow(base);
    return bases;
}

/// Of several yards of one name, those whose community stands before it, when it does.
void AddressBook::narrow(Base& base) const {
    if (!base.group || base.rows.size() < 2 || base.before.empty()) return;
    Rows kept;
    for (const Row row : base.rows) {
        const Row community = model::above(*places_, row, model::Kind::Community);
        if (community == kNoRow) continue;
        const std::u32string name = folded_address(places_->row[community].name);
        const View stem = community_stem(name);
        if (!stem.empty() && base.before.find(stem) != View::npos) kept.push_back(row);
    }
    if (!kept.empty()) base.rows = std::move(kept);
}

Found AddressBook::settle(const Base& base, const Said& said) const {
    if (!base.group) return pick_among(base.rows, base.behind, said);
    if (base.rows.size() > 1) return failed(Reason::YardAmbiguous);
    return pick_in_group(base.rows[0], base.behind, said);
}

/// 综合楼2单元301: the longest of the names that the text begins with, else by number.
Found AddressBook::pick_in_group(Row row, View text, const Said& said) const {
    const auto at = groups_.find(row);
    if (at == groups_.end()) return failed(Reason::BuildingUnknown);
    const Group& group = at->second;
    skip_between(text);
    if (said.is_column && !text.empty())
        return pick_in_group(
            row, {}, {.building = std::u32string{text}, .rest_may_stay = said.rest_may_stay});
    View wanted = said.building.empty() ? text : View{said.building};
    skip_name(wanted, group.name);
    const std::pair<const std::u32string, Rows>* best = nullptr;
    for (const auto& named : group.named)
        if (wanted.starts_with(named.first) &&
            (best == nullptr || named.first.size() > best->first.size()))
            best = &named;
    if (best == nullptr) return pick_numbered(group, text, said);
    if (best->second.size() > 1) return failed(Reason::BuildingAmbiguous);
    wanted.remove_prefix(best->first.size());
    const Tail tail = tail_from(said.building.empty() ? wanted : text, true);
    if (!tail.rest.empty() && !said.rest_may_stay) return failed(Reason::AddressUnclear);
    return found(best->second[0], tail);
}

Found AddressBook::pick_numbered(const Group& group, View text, const Said& said) const {
    skip_road(text);
    Tail tail = tail_from(text, false);
    if (!said.building.empty()) {
        View column = said.building;
        skip_name(column, group.name);
        Tail told = tail_from(column, false);  // 3号楼2单元, too
        if (const auto number = building_number(column)) told = {.building = *number};
        if (told.building.empty() || !told.rest.empty()) return failed(Reason::BuildingUnknown);
        // Beside a column that tells the building, 2-502 is a stair and a door.
        if (tail.building != told.building) tail = tail_from(text, true);
        tail.building = told.building;
        tail.doubtful = false;
        if (!tail.stair) tail.stair = told.stair;
        if (tail.door.empty()) tail.door = told.door;
    }
    if (!tail.rest.empty() && !said.rest_may_stay) return failed(Reason::AddressUnclear);
    if (tail.building.empty()) {
        if (group.all.size() > 1) return failed(Reason::BuildingMissing);
        return found(group.all[0], tail);
    }
    const auto rows = group.numbered.find(tail.building);
    if (rows == group.numbered.end()) return failed(Reason::BuildingUnknown);
    if (rows->second.size() > 1 || tail.doubtful) return failed(Reason::BuildingAmbiguous);
    return found(rows->second[0], tail);
}

bool AddressBook::has_number(Row building, View number) const {
    const Row parent = places_->parent[building];
    const auto group = groups_.find(parent);
    if (parent == kNoRow || group == groups_.end()) return false;
    const auto rows = group->second.numbered.find(number);
    return rows != group->second.numbered.end() &&
           std::ranges::find(rows->second, building) != rows->second.end();
}

/// Several buildings may have one address: 人民路12号院3号楼. Homes are in buildings, shops rather
/// in fronts.
Found AddressBook::pick_among(const Rows& rows, View text, const Said& said) const {
    const auto is_front = [&](Row row) { return places_->kind[row] == model::Kind::Front; };
    const bool fronts = said.rest_may_stay && std::ranges::any_of(rows, is_front);
    Rows kept;
    std::ranges::copy_if(rows, std::back_inserter(kept),
                         [&](Row row) { return is_front(row) == fronts; });
    if (kept.empty()) return failed(Reason::BuildingUnknown);
    if (text.starts_with(U'院')) text.remove_prefix(1);
    auto column = building_number(said.building);
    if (said.is_column && building_number(text)) column = building_number(std::exchange(text, {}));
    const Tail inner = tail_from(text, false);
    const Tail outer = tail_from(text, true);
    const bool clear = outer.rest.empty() || said.rest_may_stay;
    if (kept.size() == 1 && clear && (!column || has_number(kept[0], *column)))
        return found(kept[0], outer);
    const std::u32string number = column.value_or(inner.building);
    if (number.empty())
        return failed(kept.size() > 1 ? Reason::BuildingAmbiguous : Reason::AddressUnclear);
    std::erase_if(kept, [&](Row row) { return !has_number(row, number); });
    if (kept.size() != 1)
        return failed(kept.empty() ? Reason::BuildingUnknown : Reason::BuildingAmbiguous);
    const Tail& tail = column && inner.building != number ? outer : inner;
    if (!tail.rest.empty() && !said.rest_may_stay) return failed(Reason::AddressUnclear);
    if (tail.doubtful) return failed(Reason::BuildingAmbiguous);
    return found(kept[0], tail);
}

Found AddressBook::find_in_yard(const Rows& yards, const Said& said) const {
    if (yards.empty()) return failed(Reason::YardUnknown);
    if (yards.size() > 1) return failed(Reason::YardAmbiguous);
    // An address may say the yard once more.
    for (const Base& base : bases_in(said.text, {})) {
        if (!base.group || std::ranges::find(base.rows, yards[0]) == base.rows.end()) continue;
        if (Found found = pick_in_group(yards[0], base.behind, said); !found.why) return found;
    }
    return pick_in_group(yards[0], said.text, said);
}

/// The longest name by which the whole text makes sense.
Found AddressBook::find_in_text(const Rows& communities, const Said& said) const {
    std::vector<Base> bases = bases_in(said.text, communities);
    if (bases.empty()) {
        // A number alone says something only where there is but one yard.
        Rows groups;
        for (const auto& [row, group] : groups_)
            if (is_inside(row, communities)) groups.push_back(row);
        if (groups.size() != 1) return failed(Reason::YardUnknown);
        return pick_in_group(groups[0], said.text, said);
    }
    std::ranges::sort(bases, std::greater{}, &Base::length);
    Found best = failed(Reason::YardUnknown);
    std::size_t length = 0;
    for (const Base& base : bases) {
        Found next = settle(base, said);
        if (!best.why && base.length < length) break;
        if (next.why) {
            if (best.why && weight(*next.why) > weight(*best.why)) best = next;
        } else if (best.why) {
            best = next;
            length = base.length;
        } else if (best.place != next.place) {
            return failed(Reason::BuildingAmbiguous);
        }
    }
    return best;
}

Found AddressBook::find(const Whereabouts& where, bool rest_may_stay) const {
    Rows communities;
    if (!where.community.empty()) {
        const std::u32string name = folded_address(where.community);
        const auto at = communities_.find(community_stem(name));
        if (at == communities_.end()) return failed(Reason::CommunityUnknown);
        communities = at->second;
    }
    if (where.yard.empty() && where.building.empty() && where.address.empty())
        return failed(Reason::NothingSaid);
    Said said{.is_column = where.address.empty(), .rest_may_stay = rest_may_stay};
    said.text = folded_address(said.is_column ? where.building : where.address);
    if (!said.is_column) said.building = folded_address(where.building);
    Found found = where.yard.empty() ? find_in_text(communities, said)
                                     : find_in_yard(yards_named(where.yard, communities), said);
    if (!found.why) take_columns(found, where);
    return found;
}

}  // namespace ingest
