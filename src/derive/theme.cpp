#include "derive/theme.h"

#include "derive/duty.h"
#include "derive/planned.h"
#include "derive/roster.h"
#include "model/codes.h"

#include <algorithm>
#include <array>

namespace derive {

using model::kNoRow;
using model::Row;

namespace {

constexpr std::array<std::string_view, kThemes> kNames{
    "work",    "density", "visits", "use",     "rental", "duty",  "trade",
    "quality", "duties",  "small",  "minutes", "nine",   "onduty"};
constexpr std::array<std::uint8_t, 6> kWork{0, 1, 2, 3, 4, 5};
constexpr std::array<std::uint8_t, 7> kOrdered{0, 1, 2, 3, 4, 5, 6};
constexpr std::array<std::uint8_t, 6> kVisits{0, 1, 2, 3, 4, 5};
constexpr std::array<std::uint8_t, 6> kUse{0, 1, 2, 3, 5, 6};
constexpr std::array<std::uint8_t, 3> kDuty{0, 4, 5};
constexpr std::array<std::uint8_t, 7> kShops{0, 1, 2, 3, 4, 7, 6};
constexpr std::array<std::uint8_t, 4> kQuality{0, 1, 2, 3};
constexpr std::array<std::uint8_t, 5> kDuties{0, 2, 4, 7, 6};
constexpr std::array<std::uint8_t, 4> kSmall{0, 2, 4, 6};
constexpr std::array<std::uint8_t, 4> kOnDuty{0, 1, 5, 6};

/// The first class whose bound is not reached, from `first`.
template <class Value, std::size_t kSize>
std::uint8_t class_below(Value value, const Value (&bounds)[kSize], std::uint8_t first) {
    const auto at = std::upper_bound(std::begin(bounds), std::end(bounds), value);
    return static_cast<std::uint8_t>(first + (at - std::begin(bounds)));
}

std::uint8_t by_density(const Tally& tally) {
    const std::uint32_t households = tally.counts.households;
    if (households == 0) return tally.counts.units == 0 ? kNotMeant : kNotKnown;
    if (tally.open == 0) return 0;
    return class_below(tally.open * 1'000 / households, kDensityBounds, 1);
}

std::uint8_t by_rental(const model::Counts& c) {
    if (c.units == 0) return kNotMeant;
    const std::uint32_t known = c.units - std::min(c.units_uncollected, c.units);
    if (known == 0) return kNotKnown;
    if (c.units_rented == 0) return 0;
    return class_below(static_cast<double>(c.units_rented) / known, kRentalBounds, 1);
}

std::uint8_t by_use(const model::Counts& c) {
    if (c.units == 0) return kNotMeant;
    const std::uint32_t told =
        c.units_self_used + c.units_rented + c.units_vacant + c.units_uncollected;
    const std::uint32_t other = c.units - std::min(told, c.units);
    const std::array<std::pair<std::uint32_t, std::uint8_t>, 5> uses{
        {{c.units_self_used, std::uint8_t{0}},
         {c.units_rented, std::uint8_t{1}},
         {c.units_vacant, std::uint8_t{2}},
         {other, std::uint8_t{3}},
         {c.units_uncollected, kNotKnown}}};
    return std::ranges::max_element(uses, {}, [](const auto& use) { return use.first; })->second;
}

/// Codes of K10 by group: food, goods, services, care and schooling; all else is 4.
constexpr std::array<std::array<std::string_view, 9>, 4> kTrades{
    {{"03", "09", "13"},
     {"02", "11", "12", "17"},
     {"01", "04", "05", "06", "10", "15", "16", "21", "23"},
     {"07", "08", "14", "20"}}};

std::uint8_t trade_group(const std::string& trade) {
    const auto at = std::ranges::find_if(kTrades, [&](const auto& codes) {
        return !trade.empty() && std::ranges::find(codes, trade) != codes.end();
    });
    return static_cast<std::uint8_t>(at - kTrades.begin());
}

/// The most frequent group of the shops at each place; empty shops count only among themselves.
std::vector<std::uint8_t> trades_of(const model::Snapshot& is) {
    std::vector<std::array<std::uint16_t, kMostThemeClasses>> count(is.places->size());
    for (std::size_t i = 0; i < is.shops.size(); ++i) {
        const model::ShopRow& shop = is.shops[i];
        const Row at = model::row_of(*is.places, shop.place);
        if (model::number(shop.id) == 0 || at == kNoRow) continue;
        count[at].at(model::is_vacant(shop) ? kStandsEmpty : trade_group(shop.trade)) += 1;
    }
    std::vector<std::uint8_t> trades(count.size(), kNotMeant);
    for (std::size_t row = 0; row < count.size(); ++row) {
        const auto most = std::ranges::max_element(count[row].begin(), count[row].begin() + 5);
        if (*most > 0)
            trades[row] = static_cast<std::uint8_t>(most - count[row].begin());
        else if (count[row].at(kStandsEmpty) > 0)
            trades[row] = kStandsEmpty;
    }
    return trades;
}

/// Of the shops at a place: 0 when all have signed, 4 when none has, 2 in between.
std::vector<Shade> duties_of(const model::Snapshot& is) {
    struct Signed {
        std::uint32_t shops = 0, signed_for = 0, vacant = 0;
    };
    std::vector<Signed> count(is.places->size());
    for (std::size_t i = 0; i < is.shops.size(); ++i) {
        const model::ShopRow& shop = is.shops[i];
        const Row at = model::row_of(*is.places, shop.place);
        if (model::number(shop.id) == 0 || at == kNoRow) continue;
        if (model::is_vacant(shop)) {
            count[at].vacant += 1;
            continue;
        }
        count[at].shops += 1;
        count[at].signed_for += shop.door_duties ? 1U : 0U;
    }
    std::vector<Shade> shades(count.size(), Shade{kNotMeant, base::kNever});
    for (std::size_t row = 0; row < count.size(); ++row) {
        const Signed& of = count[row];
        if (of.shops > 0)
            shades[row].klass = of.signed_for == of.shops ? 0 : of.signed_for > 0 ? 2 : 4;
        else if (of.vacant > 0)
            shades[row].klass = kStandsEmpty;
    }
    return shades;
}

/// Of the small places at a place, the one that has gone unchecked the longest.
std::vector<Shade> checks_of(const model::Snapshot& is, base::Instant now) {
    std::vector<Shade> shades(is.places->size(), Shade{kNotMeant, base::kNever});
    for (std::size_t i = 0; i < is.shops.size(); ++i) {
        const model::ShopRow& shop = is.shops[i];
        const Row at = model::row_of(*is.places, shop.place);
        if (model::number(shop.id) == 0 || at == kNoRow || !is_small_place(shop)) continue;
        const bool never = shop.checked == base::kNever;
        const base::Instant until = never ? base::kNever : shop.checked + kSmallChecked;
        const bool fresh = !never && now < until;
        const std::uint8_t klass = never ? 4 : fresh ? 0 : 2;
        Shade& shade = shades[at];
        if (shade.klass == kNotMeant || klass > shade.klass) shade.klass = klass;
        if (fresh) shade.until = std::min(shade.until, until);
    }
    return shades;
}

/// Of the community that a place lies in.
std::vector<Shade> on_duty_of(const model::Snapshot& is, base::Instant now) {
    const OnDutyNow duty = on_duty_now(is, now);
    std::vector<Shade> shades(is.places->size(), Shade{kNotMeant, duty.until});
    for (const OnDuty& one : duty.communities) shades[one.community].klass = class_of(one.duty);
    // Parents stand before their children.
    for (Row row = 0; row < shades.size(); ++row) {
        const Row above = is.places->parent[row];
        if (above != kNoRow && is.places->kind[row] != model::Kind::Community)
            shades[row].klass = shades[above].klass;
    }
    return shades;
}

base::Instant next_duty_change(const model::Snapshot& is, base::Instant now) {
    base::Instant next = base::kNever;
    for (const model::AssignmentRow& duty : *is.assignments)
        for (const base::Instant at : {duty.from, duty.to})
            if (now < at) next = std::min(next, at);
    return next;
}

std::uint8_t by_lacks(const Lacks& lacks) {
    if (lacks.count() > 0) return lacks.count() == 1 ? 2 : 3;
    return lacks.guessed ? 1 : 0;
}

}  // namespace

std::string_view name_of(Theme theme) {
    return kNames.at(static_cast<std::size_t>(theme));
}

std::optional<Theme> theme_named(std::string_view name) {
    const auto at = std::ranges::find(kNames, name);
    if (at == kNames.end()) return std::nullopt;
    return static_cast<Theme>(at - kNames.begin());
}

std::span<const std::uint8_t> classes_of(Theme theme) {
    switch (theme) {
        case Theme::Work:
            return kWork;
        case Theme::Density:
        case Theme::Rental:
        case Theme::Minutes:
        case Theme::Nine:
            return kOrdered;
        case Theme::OnDuty:
            return kOnDuty;
        case Theme::Visits:
            return kVisits;
        case Theme::Use:
            return kUse;
        case Theme::Duty:
            return kDuty;
        case Theme::Trade:
            return kShops;
        case Theme::Quality:
            return kQuality;
        case Theme::Duties:
            return kDuties;
        case Theme::Small:
            return kSmall;
    }
    return kWork;
}

ClassSet occurring(Theme theme) {
    ClassSet set = 0;
    for (const std::uint8_t klass : classes_of(theme)) set = joined(set, only(klass));
    return set;
}

bool is_small_place(const model::ShopRow& shop) {
    return !shop.nine_small.empty() && shop.nine_small != "0" && !model::is_vacant(shop);
}

Lacks lacks_of(const model::Snapshot& is, Row place) {
    const model::PlaceRow& row = is.places->row[place];
    const model::Counts& counts = is.counts[place];
    const model::Kind kind = is.places->kind[place];
    const bool building = kind == model::Kind::Building;
    return {.grid = is.places->grid[place] == kNoRow,
            .name = row.address.empty() && row.name.empty(),
            .storeys = building && row.storeys <= 0,
            .register_rows = counts.units == 0 && counts.shops == 0 && counts.facilities == 0,
            .guessed = row.estimated || row.proposed};
}

Shades::Shades(Theme theme, const model::Snapshot& is, const Derived& derived)
    : theme_{theme}, is_{is}, derived_{derived} {
    if (theme == Theme::Duty) {
        grid_held_ = worked_grids(is, derived.as_of);
        duty_until_ = next_duty_change(is, derived.as_of);
    }
    if (theme == Theme::Trade) trade_at_ = trades_of(is);
    if (theme == Theme::Duties) shop_at_ = duties_of(is);
    if (theme == Theme::Small) shop_at_ = checks_of(is, derived.as_of);
    if (theme == Theme::OnDuty) shop_at_ = on_duty_of(is, derived.as_of);
}

Shade Shades::by_visit(Row place) const {
    const base::Instant last = is_.counts[place].last_visit;
    if (last == base::kNever) return {kNotKnown, base::kNever};
    std::uint8_t klass = 0;
    for (const int days : kVisitBounds_days) {
        const base::Instant until = last + std::chrono::hours{24} * days;
        if (derived_.as_of < until) return {klass, until};
        klass += 1;
    }
    return {klass, base::kNever};
}

Shade Shades::of(Row place) const {
    switch (theme_) {
        case Theme::Work:
            return {static_cast<std::uint8_t>(derived_.block[place].state),
                    derived_.block[place].until};
        case Theme::Density:
            return {by_density(derived_.total[place]), base::kNever};
        case Theme::Visits:
            return by_visit(place);
        case Theme::Use:
            return {by_use(is_.counts[place]), base::kNever};
        case Theme::Rental:
            return {by_rental(is_.counts[place]), base::kNever};
        case Theme::Duty: {
            const Row grid = is_.places->grid[place];
            if (grid == kNoRow) return {kNotKnown, base::kNever};
            return {grid_held_[grid] ? std::uint8_t{0} : std::uint8_t{4}, duty_until_};
        }
        case Theme::Trade:
            return {trade_at_[place], base::kNever};
        case Theme::Quality:
            return {by_lacks(lacks_of(is_, place)), base::kNever};
        case Theme::Duties:
        case Theme::Small:
        case Theme::OnDuty:
            return shop_at_[place];
        case Theme::Minutes:
        case Theme::Nine:
            return {by_plan(place), base::kNever};
    }
    return {};
}

/// As it was found last, by the id of the place where rows have changed since.
std::uint8_t Shades::by_plan(Row place) const {
    const PlannedClasses* planned = derived_.planned.get();
    if (planned == nullptr) return kNotKnown;
    const auto& classes = theme_ == Theme::Minutes ? planned->minutes : planned->nine;
    const Row row =
        planned->of == is_.places ? place : model::row_of(*planned->of, is_.places->row[place].id);
    return row < classes.size() ? classes[row] : kNotKnown;
}

std::uint8_t Shades::of_region(Row place) const {
    const Tally& tally = derived_.total[place];
    if (theme_ == Theme::Density) return by_density(tally);
    return by_rental(tally.counts);
}

}  // namespace derive
