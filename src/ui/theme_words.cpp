#include "ui/theme_words.h"

#include "ui/card.h"
#include "ui/sentences.h"
#include "ui/style.h"

#include "model/codes.h"
#include "scene/theme_words.h"

#include <array>
#include <iterator>
#include <span>

#include <fmt/format.h>

namespace ui {

using base::Word;
using derive::Theme;
using model::Row;

namespace {

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
    return view.say(Word::WhyTrade, {std::to_string(shops), class_text(view, Theme::Trade, klass)});
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
    return scene::word_of(theme);
}

std::string class_text(const View& view, Theme theme, std::uint8_t klass) {
    return scene::class_text(view.session.language, theme, klass);
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

bool tells_work(const View& view) {
    return view.session.workspace != Workspace::Plan || view.session.theme == Theme::Work;
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
        case Theme::Minutes:
        case Theme::Nine:
        case Theme::OnDuty:
            return scene::class_text(view.session.language, theme, klass);
    }
    return {};
}

}  // namespace ui
