// derive/theme.h — what the colour of a block tells: the theme, and the class of one place in it
// (domain.md 6.4).
//
// A class follows from the snapshot, its tallies and the present moment. Like a state it is never
// stored.
#pragma once

#include "derive/derived.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace derive {

enum class Theme : std::uint8_t {
    Work,     // the worst state of the open issues
    Density,  // open issues to 1 000 households
    Visits,   // how long ago somebody looked in
    Use,      // what most homes are used for
    Rental,   // share of the homes that are let
    Duty,     // whether somebody answers for the grid
    Trade,    // of the shop, or of most shops
    Quality,  // what the register still lacks
    Duties,   // whether the shops have signed for their front (门前三包)
    Small,    // how long ago the nine small places were checked (九小场所)
    Minutes,  // on foot to what a planner asks for (derive/planned.h)
    Nine,     // how many of the nine everyday items a courtyard has; likewise
    OnDuty,   // whether somebody is in the community at this moment (此刻在岗)
};
inline constexpr std::size_t kThemes = 13;

/// "work", "density", … as in the table above, for command lines and scripts.
std::string_view name_of(Theme theme);
std::optional<Theme> theme_named(std::string_view name);

/// Classes of a theme are small numbers; of Work they are the states. Two mean the same in all.
inline constexpr std::size_t kMostThemeClasses = 8;
inline constexpr std::uint8_t kNotKnown = static_cast<std::uint8_t>(State::NoData);  // hatched
inline constexpr std::uint8_t kNotMeant = 6;  // the theme says nothing of such a place
/// Trade: every shop there stands empty.
inline constexpr std::uint8_t kStandsEmpty = 7;

/// A set of classes, a bit each.
using ClassSet = std::uint8_t;
constexpr ClassSet only(std::size_t klass) {
    return static_cast<ClassSet>(1U << klass);
}
constexpr ClassSet joined(ClassSet a, ClassSet b) {
    return static_cast<ClassSet>(unsigned{a} | unsigned{b});
}
inline constexpr ClassSet kAllClasses = 0xFF;
constexpr bool has(ClassSet set, std::size_t klass) {
    return klass >= kMostThemeClasses || (unsigned{set} >> klass & 1U) != 0;
}

/// Those that occur in a theme, in the order of its legend.
std::span<const std::uint8_t> classes_of(Theme theme);
ClassSet occurring(Theme theme);

/// Whether areas of responsibility have a class too: of what lies in them.
constexpr bool shades_regions(Theme theme) {
    return theme == Theme::Density || theme == Theme::Rental;
}

struct Shade {
    std::uint8_t klass = 0;
    base::Instant until = base::kNever;  // the clock alone will change it then

    friend bool operator==(const Shade&, const Shade&) = default;
};

/// What Quality counts as lacking.
struct Lacks {
    bool grid = false, name = false, storeys = false, register_rows = false;
    bool guessed = false;  // storeys estimated, or the place divided by the program

    int count() const { return int{grid} + int{name} + int{storeys} + int{register_rows}; }
};
Lacks lacks_of(const model::Snapshot& is, model::Row place);

/// Classes of one theme at the moment of `derived`. Keeps references to both.
class Shades {
  public:
    Shades(Theme theme, const model::Snapshot& is, const Derived& derived);

    /// Of a building, front, street or yard.
    Shade of(model::Row place) const;
    /// Of a community or what is above it; only where `shades_regions`.
    std::uint8_t of_region(model::Row place) const;

  private:
    Shade by_visit(model::Row place) const;
    std::uint8_t by_trade(model::Row place) const;
    std::uint8_t by_plan(model::Row place) const;

    Theme theme_;
    const model::Snapshot& is_;
    const Derived& derived_;
    std::vector<bool> grid_held_;              // by row of Grids; of Duty
    base::Instant duty_until_ = base::kNever;  // when somebody next begins or ends
    std::vector<std::uint8_t> trade_at_;       // by row of Places; of Trade
    std::vector<Shade> shop_at_;               // likewise; of Duties, Small and OnDuty
};

/// A small place is to be checked again after so long.
inline constexpr std::chrono::days kSmallChecked{90};

/// Whether the shop is one of the nine small places (K12) and open.
bool is_small_place(const model::ShopRow& shop);

/// Upper bounds of the classes 1 to 3: open issues to 1 000 households, and shares that are let.
inline constexpr std::uint32_t kDensityBounds[] = {10, 25, 50};
inline constexpr double kRentalBounds[] = {0.1, 0.2, 0.4};
/// Days since the last visit: upper bounds of the classes 0 to 3.
inline constexpr int kVisitBounds_days[] = {30, 90, 180, 365};

}  // namespace derive
