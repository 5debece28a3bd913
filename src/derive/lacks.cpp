#include "derive/lacks.h"

#include "base/text.h"
#include "derive/theme.h"
#include "model/codes.h"

#include <algorithm>
#include <cmath>
#include <compare>
#include <functional>
#include <limits>
#include <numeric>
#include <span>
#include <utility>

namespace derive {

using base::Instant;
using model::Kind;
using model::kNoRow;
using model::PlaceId;
using model::Row;

std::u32string plain_name(std::string_view name) {
    constexpr char32_t kFullWidth = 0xFF01 - U'!';  // from a letter to its wide twin
    constexpr char32_t kWideBlank = 0x3000;
    std::u32string plain;
    for (char32_t c : base::characters(name)) {
        if (c >= U'!' + kFullWidth && c <= U'~' + kFullWidth) c -= kFullWidth;
        if (c >= U'A' && c <= U'Z') c += U'a' - U'A';
        if (c > U' ' && c != kWideBlank) plain.push_back(c);
    }
    return plain;
}

namespace {

constexpr base::Millis kFresh = std::chrono::hours{24} * kVisitBounds_days[1];

/// Calls `visit` with the row of each shop at `place` or below it, and the row of where it is. A
/// search by id costs more than all else, and most shops of a town are elsewhere: their ids tell it
/// at once.
template <class Visit>
void each_shop(const model::Snapshot& is, const Subtrees& trees, Row place, Visit&& visit) {
    PlaceId first{std::numeric_limits<std::int64_t>::max()};
    PlaceId last{};
    for (const Row row : trees.under(place)) {
        first = std::min(first, is.places->row[row].id);
        last = std::max(last, is.places->row[row].id);
    }
    for (Row row = 0; row < is.shops.size(); ++row) {
        const model::ShopRow& shop = is.shops[row];
        if (model::number(shop.id) == 0 || shop.place < first || shop.place > last) continue;
        const Row at = model::row_of(*is.places, shop.place);
        if (at != kNoRow && trees.contains(place, at)) visit(row, at);
    }
}

/// Counts what is known; where it is not, in the order of the tree.
class RegisterCount {
  public:
    RegisterCount(const model::Snapshot& is, const Subtrees& trees, Row place, Instant now)
        : is_{is}, trees_{trees}, place_{place}, now_{now} {
        for (std::size_t fact = 0; fact < kRegisterFacts; ++fact)
            result_.known.at(fact).fact = static_cast<RegisterFact>(fact);
        result_.place = is.places->row[place].id;
        result_.as_of = now;
    }

    Completeness all(std::size_t most) {
        for (const Row row : trees_.under(place_)) {
            every_place(row);
            if (is_.places->kind[row] == Kind::Building) building(row);
            if (is_.places->kind[row] == Kind::Front)
                add(RegisterFact::Shop, row, is_.counts[row].shops > 0);
        }
        shops();
        for (Known& known : result_.known) cut(known, most);
        return std::move(result_);
    }

  private:
    void add(RegisterFact fact, Row row, bool have) { add(fact, row, have ? 1 : 0, 1); }
    void add(RegisterFact fact, Row row, std::uint32_t have, std::uint32_t of) {
        Known& known = result_.known.at(static_cast<std::size_t>(fact));
        known.have += have;
        known.of += of;
        if (have < of) known.gaps.push_back({is_.places->row[row].id, of - have});
    }

    void every_place(Row row) {
        const model::PlaceRow& place = is_.places->row[row];
        add(RegisterFact::Shape, row, place.shape.kind != geo::ShapeKind::None);
        add(RegisterFact::Code, row, !place.code.empty());
        add(RegisterFact::Name, row, !place.name.empty() || !place.address.empty());
        add(RegisterFact::Confirmed, row, !place.proposed && !place.estimated);
        if (model::is_leaf(is_.places->kind[row]))
            add(RegisterFact::Grid, row, is_.places->grid[row] != kNoRow);
        const model::Counts& counts = is_.counts[row];
        const std::uint32_t asked = counts.units - std::min(counts.units_uncollected, counts.units);
        add(RegisterFact::Use, row, asked, counts.units);
    }

    void building(Row row) {
        const model::Counts& counts = is_.counts[row];
        add(RegisterFact::Storeys, row, is_.places->row[row].storeys > 0);
        add(RegisterFact::Content, row, counts.units + counts.shops + counts.facilities > 0);
        add(RegisterFact::Visit, row,
            counts.last_visit != base::kNever && now_ < counts.last_visit + kFresh);
    }

    void shops() {
        std::array<std::vector<std::uint32_t>, kRegisterFacts> lacking;  // positions in the walk
        each_shop(is_, trees_, place_, [&](Row row, Row at) {
            const model::ShopRow& shop = is_.shops[row];
            if (model::is_vacant(shop)) return;
            const auto note = [&](RegisterFact fact, bool have) {
                Known& known = result_.known.at(static_cast<std::size_t>(fact));
                known.of += 1;
                known.have += have ? 1 : 0;
                if (!have) lacking.at(static_cast<std::size_t>(fact)).push_back(trees_.from[at]);
            };
            note(RegisterFact::Trade, !shop.trade.empty());
            note(RegisterFact::Licence, !shop.licence.empty());
            note(RegisterFact::Check, shop.checked != base::kNever);
        });
        for (std::size_t fact = 0; fact < kRegisterFacts; ++fact) {
            std::ranges::sort(lacking.at(fact));
            std::vector<Gap>& gaps = result_.known.at(fact).gaps;
            for (const std::uint32_t position : lacking.at(fact)) {
                const PlaceId id = is_.places->row[trees_.place[position]].id;
                if (gaps.empty() || gaps.back().place != id) gaps.push_back({id, 0});
                gaps.back().lacking += 1;
            }
        }
    }

    static void cut(Known& known, std::size_t most) {
        std::ranges::stable_sort(known.gaps, std::greater{}, &Gap::lacking);
        if (known.gaps.size() > most) known.gaps.resize(most);
    }

    const model::Snapshot& is_;
    const Subtrees& trees_;
    Row place_;
    Instant now_;
    Completeness result_;
};

/// 3栋, 3幢, 3座 and 3楼栋 as 3号楼.
std::u32string plain_building(std::string_view name) {
    std::u32string text = plain_name(name);
    for (const std::u32string_view word : {U"楼栋", U"栋", U"幢", U"座"}) {
        if (text.size() <= word.size() || !text.ends_with(word)) continue;
        const char32_t before = text[text.size() - word.size() - 1];
        if (before < U'0' || before > U'9') continue;
        text.replace(text.size() - word.size(), word.size(), U"号楼");
        break;
    }
    return text;
}

/// One row among those that are held against each other: rows of one `owner` with one text.
struct Entry {
    std::uint64_t owner = 0;
    std::u32string text;
    std::uint32_t position = 0;  // in the walk; of a shop that of its place
    Row shop = kNoRow;           // in Snapshot::shops

    friend auto operator<=>(const Entry&, const Entry&) = default;
};

/// Buildings on one spot, also those that are so only through a third, have one owner.
std::vector<Entry> on_spots(const model::Places& places, const Subtrees& trees, Row place) {
    struct At {
        geo::Point point;
        std::uint32_t position;
        std::size_t first;  // the building that stands for its spot, or one nearer to it
    };
    std::vector<At> at;
    for (std::uint32_t position = trees.from[place]; position < trees.end[place]; ++position) {
        const Row row = trees.place[position];
        const geo::Shape& shape = places.row[row].shape;
        if (places.kind[row] == Kind::Building && shape.kind != geo::ShapeKind::None)
            at.push_back({geo::label_point(shape), position, 0});
    }
    std::ranges::sort(at, {}, [](const At& one) { return std::pair{one.point.x, one.position}; });
    for (std::size_t i = 0; i < at.size(); ++i) at[i].first = i;
    const auto first_of = [&](std::size_t i) {
        while (at[i].first != i) i = at[i].first;
        return i;
    };
    for (std::size_t i = 0; i < at.size(); ++i)
        for (std::size_t j = i + 1; j < at.size(); ++j) {
            if (at[j].point.x - at[i].point.x >= kOneSpot_m) break;
            const geo::Point between = at[j].point - at[i].point;
            if (std::hypot(between.x, between.y) >= kOneSpot_m) continue;
            const auto [low, high] = std::minmax({first_of(i), first_of(j)});
            at[high].first = low;
        }
    std::vector<Entry> entries;
    for (std::size_t i = 0; i < at.size(); ++i)
        entries.push_back({.owner = first_of(i), .text = {}, .position = at[i].position});
    return entries;
}

class Comparison {
  public:
    Comparison(const model::Snapshot& is, const Subtrees& trees, Row place)
        : is_{is}, trees_{trees}, place_{place}, second_(trees.under(place).size()) {}

    Doubles all(std::size_t most) {
        take(Likeness::Name, names());
        take(Likeness::Code, codes());
        take(Likeness::ShopName, shops());
        take(Likeness::Spot, on_spots(*is_.places, trees_, place_));
        result_.groups = static_cast<std::uint32_t>(result_.alike.size());
        result_.rows += static_cast<std::uint32_t>(std::ranges::count(second_, true));
        if (result_.alike.size() > most) result_.alike.resize(most);
        return std::move(result_);
    }

  private:
    const model::PlaceRow& row_at(std::uint32_t position) const {
        return is_.places->row[trees_.place[position]];
    }
    std::uint64_t siblings(Row row) const {
        return std::uint64_t{is_.places->parent[row]} * model::kKindCount +
               static_cast<std::uint64_t>(is_.places->kind[row]);
    }

    std::vector<Entry> names() const {
        std::vector<Entry> entries;
        each_below([&](Row row, std::uint32_t position) {
            const Kind kind = is_.places->kind[row];
            if (kind == Kind::Street) return;
            const std::string& name = is_.places->row[row].name;
            entries.push_back({siblings(row),
                               kind == Kind::Building ? plain_building(name) : plain_name(name),
                               position});
        });
        return entries;
    }

    std::vector<Entry> codes() const {
        std::vector<Entry> entries;
        each_below([&](Row row, std::uint32_t position) {
            entries.push_back({siblings(row), plain_name(is_.places->row[row].code), position});
        });
        return entries;
    }

    std::vector<Entry> shops() const {
        std::vector<Entry> entries;
        each_shop(is_, trees_, place_, [&](Row row, Row at) {
            const model::ShopRow& shop = is_.shops[row];
            if (!model::is_vacant(shop))
                entries.push_back({at, plain_name(shop.name), trees_.from[at], row});
        });
        return entries;
    }

    template <class Visit>
    void each_below(Visit&& visit) const {
        for (std::uint32_t p = trees_.from[place_] + 1; p < trees_.end[place_]; ++p)
            visit(trees_.place[p], p);
    }

    /// Those of one owner and text are one group, in the order of its first.
    void take(Likeness why, std::vector<Entry> entries) {
        if (why != Likeness::Spot)
            std::erase_if(entries, [](const Entry& entry) { return entry.text.empty(); });
        std::ranges::sort(entries);
        std::vector<std::span<const Entry>> groups;
        for (auto first = entries.begin(); first != entries.end();) {
            const auto end = std::find_if(first, entries.end(), [&](const Entry& entry) {
                return entry.owner != first->owner || entry.text != first->text;
            });
            if (end - first > 1) groups.emplace_back(first, end);
            first = end;
        }
        std::ranges::sort(groups, {}, [](const auto& group) { return group.front().position; });
        for (const std::span<const Entry> group : groups)
            result_.alike.push_back(why == Likeness::ShopName ? of_shops(group)
                                                              : of_places(why, group));
    }

    Alike of_shops(std::span<const Entry> group) {
        Alike alike{.why = Likeness::ShopName,
                    .text = is_.shops[group.front().shop].name,
                    .places = {row_at(group.front().position).id},
                    .shops = {}};
        for (const Entry& entry : group) alike.shops.push_back(is_.shops[entry.shop].id);
        result_.rows += static_cast<std::uint32_t>(group.size() - 1);
        return alike;
    }

    Alike of_places(Likeness why, std::span<const Entry> group) {
        const model::PlaceRow& first = row_at(group.front().position);
        Alike alike{.why = why, .text = {}, .places = {}, .shops = {}};
        if (why == Likeness::Name) alike.text = first.name;
        if (why == Likeness::Code) alike.text = first.code;
        for (const Entry& entry : group) alike.places.push_back(row_at(entry.position).id);
        for (const Entry& entry : group.subspan(1))
            second_[entry.position - trees_.from[place_]] = true;
        return alike;
    }

    const model::Snapshot& is_;
    const Subtrees& trees_;
    Row place_;
    std::vector<bool> second_;  // by position below the place
    Doubles result_;
};

}  // namespace

std::uint64_t Completeness::have() const {
    return std::accumulate(known.begin(), known.end(), std::uint64_t{0},
                           [](std::uint64_t sum, const Known& one) { return sum + one.have; });
}

std::uint64_t Completeness::of() const {
    return std::accumulate(known.begin(), known.end(), std::uint64_t{0},
                           [](std::uint64_t sum, const Known& one) { return sum + one.of; });
}

std::optional<double> Completeness::rate() const {
    if (of() == 0) return std::nullopt;
    return static_cast<double>(have()) / static_cast<double>(of());
}

Completeness completeness_of(const model::Snapshot& is, const Subtrees& trees, Row place,
                             Instant now, std::size_t most) {
    return RegisterCount{is, trees, place, now}.all(most);
}

Doubles doubles_of(const model::Snapshot& is, const Subtrees& trees, Row place, std::size_t most) {
    return Comparison{is, trees, place}.all(most);
}

}  // namespace derive
