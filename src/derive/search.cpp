#include "derive/search.h"

#include "base/text.h"
#include "derive/search_index.h"
#include "derive/search_pass.h"
#include "derive/search_show.h"

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>

namespace derive {

using model::Kind;
using model::kNoRow;
using model::Row;

namespace {

constexpr std::size_t kFewestDigits = 3;  // of a number of an issue; fewer are in every one
constexpr std::size_t kFewestOfCode = 6;  // of a grid; all codes of a town begin and end alike
constexpr std::uint8_t kLevelOfShops = 10;
constexpr std::uint8_t kLevelOfGrids = 8;  // one more by a code that they had before
// A door is as good as a word inside a name, and a place before what has such a name: somebody who
// types 302 behind a building means the door rather than an issue whose number ends so.
constexpr auto kScoreOfDoor = static_cast<Score>(2 * static_cast<int>(Where::Word));

/// The query, laid over the tree.
struct Asked {
    std::vector<PartPasses> parts;
    std::vector<std::string> numbers;  // of each part, where it could be the number of an issue
};

Asked asked(const SearchIndex& index, std::string_view query) {
    Asked all;
    for (const PartSpellings& spellings : parts_of(query)) {
        PartPasses passes;
        for (const std::u32string& spelling : spellings)
            passes.push_back(pass_over(*index.of.places, *index.places, spelling));
        std::string number;
        std::size_t digits = 0;
        for (const char32_t c : spellings[0]) {
            if (c < 0x80) number += static_cast<char>(c);
            if (c >= U'0' && c <= U'9') ++digits;
        }
        if (digits < kFewestDigits || number.size() != spellings[0].size()) number.clear();
        all.parts.push_back(std::move(passes));
        all.numbers.push_back(std::move(number));
    }
    return all;
}

/// Puts parts together: each must be taken, at least one by the thing itself.
class Together {
  public:
    void add(Score own, Score above) {
        if (own == kNoScore && above == kNoScore) missed_ = true;
        any_own_ = any_own_ || own != kNoScore;
        worst_ = std::max(worst_, own != kNoScore ? own : above);
    }
    Score score() const { return missed_ || !any_own_ ? kNoScore : worst_; }

  private:
    Score worst_ = 0;
    bool missed_ = false;
    bool any_own_ = false;
};

void find_places(const SearchIndex& index, const Asked& query, std::vector<Hit>& hits) {
    const model::Places& places = *index.of.places;
    const auto fits_itself = [&](Row r) {
        return std::ranges::any_of(query.parts, [&](const PartPasses& passes) {
            return std::ranges::any_of(passes,
                                       [&](const Pass& pass) { return pass.own[r] != kNoScore; });
        });
    };
    for (Row r = 0; r < places.size(); ++r) {
        if (!fits_itself(r)) continue;
        Together together;
        for (const PartPasses& passes : query.parts) {
            Score own = kNoScore;
            Score above = kNoScore;
            for (const Pass& pass : passes) {
                own = std::min(own, pass.own[r]);
                above =
                    std::min(above, Pass::covered(pass.reaches[pass.parent[r]], pass.query.size()));
            }
            together.add(own, above);
        }
        if (together.score() == kNoScore) continue;
        const auto kind = static_cast<std::uint8_t>(places.kind[r]);
        // Courtyards, streets and sites stand on one level.
        const bool of_level_4 = kind >= 3 && kind <= 5;
        hits.push_back(
            {together.score(), of_level_4 ? std::uint8_t{3} : kind, FoundKind::Place, 0, r});
    }
}

/// Scores of the entries of a page whose number holds `typed`; empty when none does.
std::vector<Score> scores_by_number(const Entries& page, const std::string& typed) {
    std::vector<Score> scores;
    if (typed.empty()) return scores;
    for (std::size_t at = page.numbers.find(typed); at != std::string::npos;
         at = page.numbers.find(typed, at + 1)) {
        if (scores.empty()) scores.assign(page.name.size(), kNoScore);
        const bool front = at == 0 || page.numbers[at - 1] == '\0';
        const bool end = page.numbers[at + typed.size()] == '\0';
        const Where where = front && end ? Where::Whole
                            : front      ? Where::Front
                            : end        ? Where::Word
                                         : Where::Inside;
        const auto entry = std::ranges::upper_bound(page.number_begins, at) - 1;
        Score& score = scores[static_cast<std::size_t>(entry - page.number_begins.begin())];
        score = std::min(score, static_cast<Score>(static_cast<int>(where) * 2));
    }
    return scores;
}

/// What a query is to the names of entries; pages may share them.
struct NameFits {
    std::vector<std::vector<Fits>> fits;  // by part and spelling
    std::vector<bool> candidate;          // by name: could be what is looked for
    bool any = false;
};
using FitsOfNames = std::map<const Names*, NameFits>;

NameFits fits_of(const Asked& query, const Names& names) {
    NameFits all;
    all.candidate.resize(names.size());
    for (const PartPasses& passes : query.parts) {
        std::vector<Fits>& of_part = all.fits.emplace_back();
        for (const Pass& pass : passes) {
            Fits& fits = of_part.emplace_back(names, pass.query, Take::Rest);
            for (std::uint32_t name = 0; name < names.size(); ++name)
                if (could_end(fits, name, pass)) all.candidate[name] = all.any = true;
        }
    }
    return all;
}

void find_entries(const Asked& query, FitsOfNames& known, const Entries& page, FoundKind kind,
                  std::uint32_t number, std::vector<Hit>& hits) {
    auto of_names = known.find(page.names.get());
    if (of_names == known.end())
        of_names = known.emplace(page.names.get(), fits_of(query, *page.names)).first;
    NameFits& names = of_names->second;
    std::vector<std::vector<Score>> by_number;  // by part; empty without any
    const std::size_t fewest = kind == FoundKind::Grid ? kFewestOfCode : kFewestDigits;
    for (const std::string& typed : query.numbers)
        by_number.push_back(scores_by_number(page, typed.size() < fewest ? std::string{} : typed));
    const bool numbered =
        std::ranges::any_of(by_number, [](const auto& scores) { return !scores.empty(); });
    if (!names.any && !numbered) return;
    const auto has_number = [&](Row r) {
        return std::ranges::any_of(by_number, [r](const auto& scores) {
            return !scores.empty() && scores[r] != kNoScore;
        });
    };
    const auto level = kind == FoundKind::Grid
                           ? kLevelOfGrids
                           : static_cast<std::uint8_t>(kLevelOfShops + static_cast<int>(kind));
    for (Row r = 0; r < page.name.size(); ++r) {
        const bool named = page.name[r] != kNoName && names.candidate[page.name[r]];
        if (!named && !(numbered && has_number(r))) continue;
        Together together;
        for (std::size_t p = 0; p < query.parts.size(); ++p) {
            Score own = by_number[p].empty() ? kNoScore : by_number[p][r];
            Score above = kNoScore;
            for (std::size_t s = 0; s < query.parts[p].size(); ++s) {
                const Pass& pass = query.parts[p][s];
                const Reach& reach = pass.reach_at(page.at[r]);
                if (named) own = std::min(own, own_score(names.fits[p][s], page.name[r], reach));
                above = std::min(above, Pass::covered(reach, pass.query.size()));
            }
            together.add(own, above);
        }
        if (together.score() == kNoScore) continue;
        hits.push_back(
            {together.score(), static_cast<std::uint8_t>(level + page.later[r]), kind, number, r});
    }
}

/// Better than scattered over the name.
bool fits_well(const Hit& hit) {
    return hit.score < 2 * 12;
}

/// All that fits; with `any`, no more than it takes to know that something fits well.
std::vector<Hit> hits_of(const SearchIndex& index, const Asked& query, bool any = false) {
    std::vector<Hit> hits;
    const auto enough = [&] { return any && std::ranges::any_of(hits, fits_well); };
    FitsOfNames known;
    find_places(index, query, hits);
    for (std::uint32_t p = 0; p < index.shops.size() && !enough(); ++p)
        find_entries(query, known, *index.shops[p], FoundKind::Shop, p, hits);
    if (enough()) return hits;
    find_entries(query, known, *index.facilities, FoundKind::Facility, 0, hits);
    find_entries(query, known, *index.staff, FoundKind::Staff, 0, hits);
    find_entries(query, known, *index.grids, FoundKind::Grid, 0, hits);
    find_entries(query, known, *index.former, FoundKind::Grid, 1, hits);
    for (std::uint32_t p = 0; p < index.issues.size() && !enough(); ++p)
        find_entries(query, known, *index.issues[p], FoundKind::Issue, p, hits);
    return hits;
}

/// The buildings of a door, and what of the query found them.
struct DoorHits {
    Asked building;
    DoorText door;
    std::vector<Hit> hits;
};

/// Only the best of what the query says before the door, and only buildings have one: in "幸福里
/// 302" the courtyard fits best, and 302 is no door.
DoorHits doors_of(const SearchIndex& index, std::string_view query) {
    for (const DoorReading& reading : doors_typed(query)) {
        DoorHits found{asked(index, reading.building), reading.door, {}};
        if (found.building.parts.empty()) continue;
        find_places(index, found.building, found.hits);
        std::erase_if(found.hits, [](const Hit& hit) { return !fits_well(hit); });
        if (found.hits.empty()) continue;
        const Score best = std::ranges::min(found.hits, {}, &Hit::score).score;
        std::erase_if(found.hits, [&](const Hit& hit) {
            return hit.score > best || index.of.places->kind[hit.row] != Kind::Building;
        });
        for (Hit& hit : found.hits) {
            hit.score = std::max(hit.score, kScoreOfDoor);
            hit.at_door = true;
        }
        if (!found.hits.empty()) return found;
    }
    return {};
}

Row row_at(const SearchIndex& index, const Hit& hit) {
    switch (hit.kind) {
        case FoundKind::Place:
            return hit.row;
        case FoundKind::Shop:
            return index.shops[hit.page]->at[hit.row];
        case FoundKind::Facility:
            return index.facilities->at[hit.row];
        case FoundKind::Staff:
            return index.staff->at[hit.row];
        case FoundKind::Issue:
            return index.issues[hit.page]->at[hit.row];
        case FoundKind::Grid:
            return (hit.page == 0 ? index.grids : index.former)->at[hit.row];
    }
    return kNoRow;
}

/// What decides among equals: how far away, then the number along the way.
struct Order {
    double distance = 0;
    std::int64_t number = 0;
};

Order order_of(const SearchIndex& index, const Hit& hit, geo::Point centre) {
    const model::Places& places = *index.of.places;
    const Row row = row_at(index, hit);
    Order order{std::numeric_limits<double>::max(), 0};
    if (row == kNoRow) return order;
    const std::uint32_t name = index.places->name[row];
    order.number = name == kNoName ? 0 : index.places->names->number[name];
    if (order.number == 0) order.number = places.row[row].order_in_walk;
    // The newest issue first.
    if (hit.kind == FoundKind::Issue)
        order.number = -number((*index.of.issues.page(hit.page))[hit.row].row.id);
    // Buildings of one courtyard are equally far, so that their numbers decide.
    const bool in_row = places.kind[row] == Kind::Building || places.kind[row] == Kind::Front;
    const Row of = in_row && places.parent[row] != kNoRow ? places.parent[row] : row;
    const geo::Box& box = places.box[of];
    if (box.empty()) return order;
    const geo::Point away = geo::Point{(box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2} - centre;
    order.distance = away.x * away.x + away.y * away.y;
    return order;
}

std::vector<Hit> best_of(const SearchIndex& index, std::vector<Hit> hits, geo::Point centre,
                         std::size_t most) {
    const auto rough = [](const Hit& hit) { return std::pair{hit.score, hit.level}; };
    if (hits.size() > most) {
        // Only those that could be among the best are looked at closely.
        const auto last = hits.begin() + static_cast<std::ptrdiff_t>(most) - 1;
        std::ranges::nth_element(hits, last, {}, rough);
        const auto limit = rough(*last);
        std::erase_if(hits, [&](const Hit& hit) { return rough(hit) > limit; });
    }
    std::vector<std::pair<Order, Hit>> ordered;
    ordered.reserve(hits.size());
    for (const Hit& hit : hits) ordered.emplace_back(order_of(index, hit, centre), hit);
    const auto key = [](const std::pair<Order, Hit>& one) {
        const auto& [order, hit] = one;
        return std::tuple{hit.score, hit.level, order.distance, order.number, hit.page, hit.row};
    };
    const std::size_t kept = std::min(most, ordered.size());
    std::ranges::partial_sort(ordered, ordered.begin() + static_cast<std::ptrdiff_t>(kept), {},
                              key);
    std::vector<Hit> best;
    for (std::size_t i = 0; i < kept; ++i) best.push_back(ordered[i].second);
    return best;
}

/// Letters alone are mistyped sounds or initials, and a shorter guess at them says nothing.
bool worth_shortening(std::string_view query) {
    return std::ranges::any_of(query, [](char c) {
        return (static_cast<unsigned char>(c) & 0x80U) != 0 || (c >= '0' && c <= '9');
    });
}

/// The longest beginning of `query` that finds something: halved again and again, because what a
/// text finds, its beginning mostly finds too. At least two letters.
std::string findable_beginning(const SearchIndex& index, std::string_view query) {
    std::vector<std::size_t> ends;  // in bytes, behind each letter
    for (std::size_t i = 1; i <= query.size(); ++i)
        if (i == query.size() || (static_cast<unsigned char>(query[i]) & 0xC0U) != 0x80)
            ends.push_back(i);
    std::size_t good = 0;
    std::size_t bad = ends.size();
    for (std::size_t tried = (good + bad) / 2; good + 1 < bad; tried = (good + bad) / 2) {
        const Asked beginning = asked(index, query.substr(0, ends[tried - 1]));
        const bool finds = std::ranges::any_of(hits_of(index, beginning, true), fits_well);
        (finds ? good : bad) = tried;
    }
    return good < 2 ? std::string{} : std::string{base::trimmed(query.substr(0, ends[good - 1]))};
}

}  // namespace

Found search(const SearchIndex& index, std::string_view query, geo::Point centre,
             std::size_t most) {
    Found found{.query = std::string{query}, .searched = index.size};
    Asked all = asked(index, query);
    if (all.parts.empty()) return found;
    std::vector<Hit> hits = hits_of(index, all);
    const DoorHits doors = doors_of(index, query);
    hits.insert(hits.end(), doors.hits.begin(), doors.hits.end());
    if (hits.empty()) {
        if (worth_shortening(query)) found.taken = findable_beginning(index, query);
        if (found.taken.empty()) return found;
        all = asked(index, found.taken);
        hits = hits_of(index, all);
    }
    found.count = hits.size();
    for (const Hit& hit : best_of(index, std::move(hits), centre, most)) {
        found.items.push_back(shown(index, hit.at_door ? doors.building.parts : all.parts, hit));
        if (hit.at_door) found.items.back().door = doors.door;
    }
    return found;
}

}  // namespace derive
