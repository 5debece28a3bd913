#include "ui/theme_words.h"

#include "ui/card.h"
#include "ui/sentences.h"
#include "ui/style.h"

#include "model/codes.h"

#include <array>
#include <iterator>
#include <span>

#include <fmt/format.h>

namespace ui {

using base::Word;
using derive::Theme;
using model::Row;

namespace {

/// Classes 1 … n + 1 of an amount with n bounds.
template <class Bounds, class Text>
std::string amount_text(const View& view, std::uint8_t klass, const Bounds& bounds, Text text) {
    const std::size_t last = std::size(bounds);
    if (klass == 0) return view.say(Word::ClassNone);
    if (klass == 1) return view.say(Word::ClassBelow, {text(bounds[0])});
    if (klass > last) return view.say(Word::ClassFrom, {text(bounds[last - 1])});
    return view.say(Word::ClassBetween, {text(bounds[klass - 2]), text(bounds[klass - 1])});
}

std::string visit_text(const View& view, std::uint8_t klass) {
    constexpr std::size_t kLast = std::size(derive::kVisitBounds_days);
    if (klass == derive::kNotKnown) return view.say(Word::NeverVisited);
    if (klass < kLast)
        return view.say(Word::ClassWithinDays, {std::to_string(derive::kVisitBounds_days[klass])});
    return view.say(Word::ClassBeyondDays, {std::to_string(derive::kVisitBounds_days[kLast - 1])});
}

Word use_word(std::uint8_t klass) {
    constexpr std::array<Word, 4> kUses{Word::UseSelf, Word::Rented, Word::UseVacant,
                                        Word::ClassOtherUse};
    if (klass < kUses.size()) return kUses.at(klass);
    return klass == derive::kNotMeant ? Word::ClassNoHomes : Word::StatUncollected;
}

Word trade_word(std::uint8_t klass) {
    constexpr std::array<Word, 5> kTrades{Word::TradeFood, Word::TradeGoods, Word::TradeServices,
                                          Word::TradeCare, Word::TradeOther};
    if (klass < kTrades.size()) return kTrades.at(klass);
    return klass == derive::kStandsEmpty ? Word::UseVacant : Word::TradeNone;
}

Word quality_word(std::uint8_t klass) {
    constexpr std::array<Word, 4> kQualities{Word::QualityWhole, Word::QualityGuessed,
                                             Word::QualityOne, Word::QualityMore};
    return kQualities.at(std::min<std::size_t>(klass, kQualities.size() - 1));
}

Word duties_word(std::uint8_t klass) {
    if (klass == derive::kNotMeant) return Word::TradeNone;
    if (klass == derive::kStandsEmpty) return Word::UseVacant;
    return klass == 0 ? Word::ClassSigned : klass == 2 ? Word::ClassPartly : Word::ClassUnsigned;
}

Word small_word(std::uint8_t klass) {
    if (klass == derive::kNotMeant) return Word::SmallNone;
    return klass == 0 ? Word::SmallFresh : klass == 2 ? Word::SmallStale : Word::SmallNever;
}

/// What the shops of the place have signed, or when its small places were checked.
std::string why_shops(const View& view, Theme theme, Row place) {
    int shops = 0;
    int done = 0;
    int small = 0;
    base::Instant oldest = base::kNever;
    bool never = false;
    const model::PlaceId id = view.snapshot.places->row[place].id;
    for (std::size_t i = 0; i < view.snapshot.shops.size(); ++i) {
        const model::ShopRow& shop = view.snapshot.shops[i];
        if (shop.place != id || model::number(shop.id) == 0 || model::is_vacant(shop)) continue;
        shops += 1;
        done += shop.door_duties ? 1 : 0;
        if (!derive::is_small_place(shop)) continue;
        small += 1;
        never = never || shop.checked == base::kNever;
        oldest = std::min(oldest, shop.checked);
    }
    if (shops == 0) return view.say(Word::TradeNone);
    if (theme == Theme::Duties)
        return view.say(Word::WhyDuties, {std::to_string(shops), std::to_string(done)});
    if (small == 0) return view.say(Word::SmallNone);
    const std::string when =
        never ? view.say(Word::SmallNever) : base::day_and_clock(oldest, view.chinese());
    return view.say(Word::WhySmall, {std::to_string(small), when});
}

std::string why_density(const View& view, Row place) {
    const derive::Tally& tally = view.derived.total[place];
    const std::uint32_t households = tally.counts.households;
    if (households == 0)
        return view.say(tally.counts.units == 0 ? Word::ClassNoHomes : Word::ClassHomesUnknown);
    return view.say(Word::WhyDensity, {std::to_string(households), std::to_string(tally.open),
                                       fmt::format("{:.1f}", tally.open * 1000.0 / households)});
}

std::string why_visit(const View& view, Row place) {
    const base::Instant last = view.snapshot.counts[place].last_visit;
    if (last == base::kNever) return view.say(Word::NeverVisited);
    const auto days = std::chrono::duration_cast<std::chrono::days>(view.now - last).count();
    return view.say(Word::WhyVisit, {std::to_string(std::max<std::int64_t>(days, 0))});
}

std::string why_homes(const View& view, Theme theme, Row place) {
    const model::Counts& c = view.snapshot.counts[place];
    if (c.units == 0) return view.say(Word::ClassNoHomes);
    if (theme == Theme::Use)
        return view.say(Word::WhyUse,
                        {std::to_string(c.units), std::to_string(c.units_self_used),
                         std::to_string(c.units_rented), std::to_string(c.units_vacant),
                         std::to_string(c.units_uncollected)});
    const std::uint32_t known = c.units - std::min(c.units_uncollected, c.units);
    if (known == 0) return view.say(Word::StatUncollected);
    return view.say(Word::WhyRental, {std::to_string(known), std::to_string(c.units_rented),
                                      percent_text(static_cast<double>(c.units_rented) / known)});
}

std::string why_duty(const View& view, Row place) {
    const Row grid = view.snapshot.places->grid[place];
    return grid == model::kNoRow ? view.say(Word::DutyNoGrid) : grid_text(view, grid);
}

std::string why_trade(const View& view, Row place, std::uint8_t klass) {
    const std::uint32_t shops = view.snapshot.counts[place].shops;
    if (shops == 0) return view.say(Word::TradeNone);
    return view.say(Word::WhyTrade, {std::to_string(shops), view.say(trade_word(klass))});
}

std::string why_quality(const View& view, Row place) {
    const derive::Lacks lacks = derive::lacks_of(view.snapshot, place);
    if (lacks.count() == 0) return view.say(lacks.guessed ? Word::WhyGuessed : Word::QualityWhole);
    std::string items;
    for (const auto& [lacking, word] :
         {std::pair{lacks.grid, Word::LackGrid}, std::pair{lacks.name, Word::LackName},
          std::pair{lacks.storeys, Word::LackStoreys},
          std::pair{lacks.register_rows, Word::LackRegister}})
        if (lacking) items += (items.empty() ? "" : view.chinese() ? "、" : ", ") + view.say(word);
    return view.say(Word::WhyLacks, {items});
}

}  // namespace

Word word_of(Theme theme) {
    constexpr std::array<Word, derive::kThemes> kNames{
        Word::ThemeWork,   Word::ThemeDensity, Word::ThemeVisits, Word::ThemeUse,
        Word::ThemeRental, Word::ThemeDuty,    Word::ThemeTrade,  Word::ThemeQuality,
        Word::ThemeDuties, Word::ThemeSmall};
    return kNames.at(static_cast<std::size_t>(theme));
}

std::string class_text(const View& view, Theme theme, std::uint8_t klass) {
    const auto number = [](std::uint32_t n) { return std::to_string(n); };
    switch (theme) {
        case Theme::Work:
            return view.say(word_of(static_cast<derive::State>(klass)));
        case Theme::Density:
            if (klass == derive::kNotMeant) return view.say(Word::ClassNoHomes);
            if (klass == derive::kNotKnown) return view.say(Word::ClassHomesUnknown);
            return amount_text(view, klass, derive::kDensityBounds, number);
        case Theme::Rental:
            if (klass >= derive::kNotKnown) return view.say(use_word(klass));
            return amount_text(view, klass, derive::kRentalBounds, percent_text);
        case Theme::Visits:
            return visit_text(view, klass);
        case Theme::Use:
            return view.say(use_word(klass));
        case Theme::Duty:
            if (klass == derive::kNotKnown) return view.say(Word::ClassNoGrid);
            return view.say(klass == 0 ? Word::ClassHeld : Word::ClassVacant);
        case Theme::Trade:
            return view.say(trade_word(klass));
        case Theme::Quality:
            return view.say(quality_word(klass));
        case Theme::Duties:
            return view.say(duties_word(klass));
        case Theme::Small:
            return view.say(small_word(klass));
    }
    return {};
}

std::string home_class_text(const View& view, Theme theme, std::uint8_t klass) {
    if (theme != Theme::Rental || klass == derive::kNotKnown) return class_text(view, theme, klass);
    return view.say(klass == 0 ? Word::HomeNotLet : Word::Rented);
}

std::optional<std::uint8_t> class_shown(const View& view, Row place) {
    const scene::Geometry& geometry = *view.scene.geometry;
    if (place >= geometry.slot_of_row.size()) return std::nullopt;
    const std::uint32_t slot = geometry.slot_of_row[place];
    if (slot == scene::kNoSlot || geometry.layer_of_slot[slot] != scene::Layer::Block)
        return std::nullopt;
    return view.scene.state[slot];
}

std::string why_of(const View& view, Row place) {
    const Theme theme = view.scene.theme;
    const std::uint8_t klass = class_shown(view, place).value_or(derive::kNotKnown);
    switch (theme) {
        case Theme::Work:
            return reason_of(view, place);
        case Theme::Density:
            return why_density(view, place);
        case Theme::Visits:
            return why_visit(view, place);
        case Theme::Use:
        case Theme::Rental:
            return why_homes(view, theme, place);
        case Theme::Duty:
            return why_duty(view, place);
        case Theme::Trade:
            return why_trade(view, place, klass);
        case Theme::Quality:
            return why_quality(view, place);
        case Theme::Duties:
        case Theme::Small:
            return why_shops(view, theme, place);
    }
    return {};
}

}  // namespace ui
