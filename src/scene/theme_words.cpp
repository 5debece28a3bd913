#include "scene/theme_words.h"

#include "derive/services.h"

#include <algorithm>
#include <array>
#include <iterator>

#include <fmt/format.h>

namespace scene {

using base::Language;
using base::say;
using derive::Theme;

namespace {

std::string percent_text(double share) {
    return fmt::format("{:.0f} %", share * 100);
}

/// Classes 1 … n + 1 of an amount with n bounds.
template <class Bounds, class Text>
std::string amount_text(Language language, std::uint8_t klass, const Bounds& bounds, Text text) {
    const std::size_t last = std::size(bounds);
    if (klass == 0) return say(language, base::Word::ClassNone);
    if (klass == 1) return say(language, base::Word::ClassBelow, {text(bounds[0])});
    if (klass > last) return say(language, base::Word::ClassFrom, {text(bounds[last - 1])});
    return say(language, base::Word::ClassBetween,
               {text(bounds[klass - 2]), text(bounds[klass - 1])});
}

std::string visit_text(Language language, std::uint8_t klass) {
    constexpr std::size_t kLast = std::size(derive::kVisitBounds_days);
    if (klass == derive::kNotKnown) return say(language, base::Word::NeverVisited);
    if (klass < kLast)
        return say(language, base::Word::ClassWithinDays,
                   {std::to_string(derive::kVisitBounds_days[klass])});
    return say(language, base::Word::ClassBeyondDays,
               {std::to_string(derive::kVisitBounds_days[kLast - 1])});
}

base::Word use_word(std::uint8_t klass) {
    constexpr std::array<base::Word, 4> kUses{base::Word::UseSelf, base::Word::Rented,
                                              base::Word::UseVacant, base::Word::ClassOtherUse};
    if (klass < kUses.size()) return kUses.at(klass);
    return klass == derive::kNotMeant ? base::Word::ClassNoHomes : base::Word::StatUncollected;
}

base::Word trade_word(std::uint8_t klass) {
    constexpr std::array<base::Word, 5> kTrades{base::Word::TradeFood, base::Word::TradeGoods,
                                                base::Word::TradeServices, base::Word::TradeCare,
                                                base::Word::TradeOther};
    if (klass < kTrades.size()) return kTrades.at(klass);
    return klass == derive::kStandsEmpty ? base::Word::UseVacant : base::Word::TradeNone;
}

base::Word quality_word(std::uint8_t klass) {
    constexpr std::array<base::Word, 4> kQualities{base::Word::QualityWhole,
                                                   base::Word::QualityGuessed,
                                                   base::Word::QualityOne, base::Word::QualityMore};
    return kQualities.at(std::min<std::size_t>(klass, kQualities.size() - 1));
}

base::Word duties_word(std::uint8_t klass) {
    if (klass == derive::kNotMeant) return base::Word::TradeNone;
    if (klass == derive::kStandsEmpty) return base::Word::UseVacant;
    return klass == 0   ? base::Word::ClassSigned
           : klass == 2 ? base::Word::ClassPartly
                        : base::Word::ClassUnsigned;
}

base::Word small_word(std::uint8_t klass) {
    if (klass == derive::kNotMeant) return base::Word::SmallNone;
    return klass == 0   ? base::Word::SmallFresh
           : klass == 2 ? base::Word::SmallStale
                        : base::Word::SmallNever;
}

std::string minutes_text(Language language, std::uint8_t klass) {
    constexpr std::size_t kBands = std::size(derive::kWalkBands);
    if (klass == derive::kNotKnown) return say(language, base::Word::MinutesUnknown);
    if (klass == derive::kNotMeant) return say(language, base::Word::MinutesNoBlock);
    if (klass < kBands)
        return say(language, base::Word::MinutesWithin,
                   {std::to_string(derive::kWalkBands[klass])});
    return say(language, base::Word::MinutesBeyond,
               {std::to_string(derive::kWalkBands[kBands - 1])});
}

std::string nine_text(Language language, std::uint8_t klass) {
    constexpr std::array<const char*, 5> kItems{"9", "7–8", "5–6", "3–4", "0–2"};
    if (klass == derive::kNotKnown) return say(language, base::Word::MinutesUnknown);
    if (klass >= kItems.size()) return say(language, base::Word::NineNoYard);
    return say(language, base::Word::NineItems, {kItems.at(klass)});
}

base::Word on_duty_word(std::uint8_t klass) {
    if (klass == derive::kNotMeant) return base::Word::OnDutyClosed;
    if (klass == derive::kNotKnown) return base::Word::OnDutyUntold;
    return klass == 0 ? base::Word::OnDutyOpen : base::Word::OnDutyExtra;
}

}  // namespace

base::Word word_of(Theme theme) {
    constexpr std::array<base::Word, derive::kThemes> kNames{
        base::Word::ThemeWork,  base::Word::ThemeDensity, base::Word::ThemeVisits,
        base::Word::ThemeUse,   base::Word::ThemeRental,  base::Word::ThemeDuty,
        base::Word::ThemeTrade, base::Word::ThemeQuality, base::Word::ThemeDuties,
        base::Word::ThemeSmall, base::Word::ThemeMinutes, base::Word::ThemeNine,
        base::Word::ThemeOnDuty};
    return kNames.at(static_cast<std::size_t>(theme));
}

base::Word word_of(derive::State state) {
    using derive::State;
    switch (state) {
        case State::Ok:
            return base::Word::StateOk;
        case State::Open:
            return base::Word::StateOpen;
        case State::Soon:
            return base::Word::StateSoon;
        case State::Urgent:
            return base::Word::StateUrgent;
        case State::Overdue:
            return base::Word::StateOverdue;
        case State::NoData:
            return base::Word::StateNoData;
    }
    return base::Word::StateNoData;
}

base::Word unit_of(derive::CoverBy by) {
    constexpr std::array<base::Word, derive::kCoverBys> kUnits{
        base::Word::ReachUnitBuildings, base::Word::ReachUnitHouseholds,
        base::Word::ReachUnitPersons, base::Word::ReachUnitFrom60};
    return kUnits.at(static_cast<std::size_t>(by));
}

std::string class_text(Language language, Theme theme, std::uint8_t klass) {
    const auto number = [](std::uint32_t n) { return std::to_string(n); };
    switch (theme) {
        case Theme::Work:
            return say(language, word_of(static_cast<derive::State>(klass)));
        case Theme::Density:
            if (klass == derive::kNotMeant) return say(language, base::Word::ClassNoHomes);
            if (klass == derive::kNotKnown) return say(language, base::Word::ClassHomesUnknown);
            return amount_text(language, klass, derive::kDensityBounds, number);
        case Theme::Rental:
            if (klass >= derive::kNotKnown) return say(language, use_word(klass));
            return amount_text(language, klass, derive::kRentalBounds, percent_text);
        case Theme::Visits:
            return visit_text(language, klass);
        case Theme::Use:
            return say(language, use_word(klass));
        case Theme::Duty:
            if (klass == derive::kNotKnown) return say(language, base::Word::ClassNoGrid);
            return say(language, klass == 0 ? base::Word::ClassHeld : base::Word::ClassVacant);
        case Theme::Trade:
            return say(language, trade_word(klass));
        case Theme::Quality:
            return say(language, quality_word(klass));
        case Theme::Duties:
            return say(language, duties_word(klass));
        case Theme::Small:
            return say(language, small_word(klass));
        case Theme::Minutes:
            return minutes_text(language, klass);
        case Theme::Nine:
            return nine_text(language, klass);
        case Theme::OnDuty:
            return say(language, on_duty_word(klass));
    }
    return {};
}

}  // namespace scene
