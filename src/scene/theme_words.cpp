#include "scene/theme_words.h"

#include <algorithm>
#include <array>
#include <iterator>

#include <fmt/format.h>

namespace scene {

using base::Language;
using base::say;
using base::Word;
using derive::Theme;

namespace {

std::string percent_text(double share) {
    return fmt::format("{:.0f} %", share * 100);
}

/// Classes 1 … n + 1 of an amount with n bounds.
template <class Bounds, class Text>
std::string amount_text(Language language, std::uint8_t klass, const Bounds& bounds, Text text) {
    const std::size_t last = std::size(bounds);
    if (klass == 0) return say(language, Word::ClassNone);
    if (klass == 1) return say(language, Word::ClassBelow, {text(bounds[0])});
    if (klass > last) return say(language, Word::ClassFrom, {text(bounds[last - 1])});
    return say(language, Word::ClassBetween, {text(bounds[klass - 2]), text(bounds[klass - 1])});
}

std::string visit_text(Language language, std::uint8_t klass) {
    constexpr std::size_t kLast = std::size(derive::kVisitBounds_days);
    if (klass == derive::kNotKnown) return say(language, Word::NeverVisited);
    if (klass < kLast)
        return say(language, Word::ClassWithinDays,
                   {std::to_string(derive::kVisitBounds_days[klass])});
    return say(language, Word::ClassBeyondDays,
               {std::to_string(derive::kVisitBounds_days[kLast - 1])});
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

}  // namespace

Word word_of(Theme theme) {
    constexpr std::array<Word, derive::kThemes> kNames{
        Word::ThemeWork,   Word::ThemeDensity, Word::ThemeVisits, Word::ThemeUse,
        Word::ThemeRental, Word::ThemeDuty,    Word::ThemeTrade,  Word::ThemeQuality,
        Word::ThemeDuties, Word::ThemeSmall};
    return kNames.at(static_cast<std::size_t>(theme));
}

Word word_of(derive::State state) {
    using derive::State;
    switch (state) {
        case State::Ok:
            return Word::StateOk;
        case State::Open:
            return Word::StateOpen;
        case State::Soon:
            return Word::StateSoon;
        case State::Urgent:
            return Word::StateUrgent;
        case State::Overdue:
            return Word::StateOverdue;
        case State::NoData:
            return Word::StateNoData;
    }
    return Word::StateNoData;
}

std::string class_text(Language language, Theme theme, std::uint8_t klass) {
    const auto number = [](std::uint32_t n) { return std::to_string(n); };
    switch (theme) {
        case Theme::Work:
            return say(language, word_of(static_cast<derive::State>(klass)));
        case Theme::Density:
            if (klass == derive::kNotMeant) return say(language, Word::ClassNoHomes);
            if (klass == derive::kNotKnown) return say(language, Word::ClassHomesUnknown);
            return amount_text(language, klass, derive::kDensityBounds, number);
        case Theme::Rental:
            if (klass >= derive::kNotKnown) return say(language, use_word(klass));
            return amount_text(language, klass, derive::kRentalBounds, percent_text);
        case Theme::Visits:
            return visit_text(language, klass);
        case Theme::Use:
            return say(language, use_word(klass));
        case Theme::Duty:
            if (klass == derive::kNotKnown) return say(language, Word::ClassNoGrid);
            return say(language, klass == 0 ? Word::ClassHeld : Word::ClassVacant);
        case Theme::Trade:
            return say(language, trade_word(klass));
        case Theme::Quality:
            return say(language, quality_word(klass));
        case Theme::Duties:
            return say(language, duties_word(klass));
        case Theme::Small:
            return say(language, small_word(klass));
    }
    return {};
}

}  // namespace scene
