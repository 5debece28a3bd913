#include "derive/home.h"

#include "model/codes.h"

#include <algorithm>
#include <map>

namespace derive {

using model::Home;
using model::kNoRow;
using model::Row;

namespace {

constexpr std::uint8_t kLet = 4;  // of Rental: the class from 40 %
constexpr std::array<std::uint8_t, 5> kHomeUse{0, 1, 2, 3, kNotKnown};
constexpr std::array<std::uint8_t, 3> kRental{0, kLet, kNotKnown};

std::uint8_t by_visit(base::Instant last, base::Instant now) {
    if (last == base::kNever) return kNotKnown;
    std::uint8_t klass = 0;
    for (const int days : kVisitBounds_days) {
        if (now < last + std::chrono::hours{24} * days) return klass;
        klass += 1;
    }
    return klass;
}

}  // namespace

std::vector<HomeWork> work_of(const model::Snapshot& is, const model::Homes& homes,
                              base::Instant now) {
    std::vector<HomeWork> work(homes.home.size());
    std::map<model::UnitId, std::size_t> at;
    for (std::size_t i = 0; i < homes.home.size(); ++i) at[homes.home[i].unit.id] = i;
    const Row place = model::row_of(*is.places, homes.place);
    if (place == kNoRow) return work;
    for (const Row row : open_issues_under(is, place, now)) {
        const model::IssueRow& issue = is.issues[row].row;
        const auto home = at.find(issue.unit);
        if (home == at.end()) continue;
        HomeWork& one = work[home->second];
        one.state = std::max(one.state, state_at(now, issue, *is.rules));
        one.open += 1;
        one.issues.push_back(row);
    }
    return work;
}

Theme home_theme(Theme theme) {
    switch (theme) {
        case Theme::Work:
        case Theme::Visits:
        case Theme::Rental:
            return theme;
        case Theme::Use:
        case Theme::Density:
        case Theme::Duty:
        case Theme::Trade:
        case Theme::Quality:
        case Theme::Duties:
        case Theme::Small:
        case Theme::Minutes:
        case Theme::Nine:
        case Theme::OnDuty:
            break;
    }
    return Theme::Use;
}

std::span<const std::uint8_t> home_classes(Theme theme) {
    if (theme == Theme::Work || theme == Theme::Visits) return classes_of(theme);
    if (theme == Theme::Rental) return kRental;
    return kHomeUse;
}

std::uint8_t home_class(Theme theme, const Home& home, const HomeWork& work, base::Instant now) {
    const std::string& use = home.unit.use;
    const bool known = model::is_collected(use);
    const Theme told = home_theme(theme);
    if (told == Theme::Work && work.open > 0) return static_cast<std::uint8_t>(work.state);
    if (told == Theme::Work) return known ? static_cast<std::uint8_t>(State::Ok) : kNotKnown;
    if (told == Theme::Visits) return by_visit(home.last_visit, now);
    if (told == Theme::Rental && known) return model::is_let(use) ? kLet : std::uint8_t{0};
    if (!known) return kNotKnown;
    if (model::is_let(use)) return 1;
    if (model::is_self_used(use)) return 0;
    return model::is_empty_home(use) ? 2 : 3;
}

std::vector<model::RowEdit> with_use(const Home& home, const std::string& use, base::Instant now) {
    using model::RowEdit;
    using model::Table;
    const std::int64_t unit = number(home.unit.id);
    const std::string today = std::to_string(base::seconds_from_instant(now));
    std::vector<RowEdit> edits{
        {Table::Unit, RowEdit::Does::Change, unit, {{"use", home.unit.use, use}}}};
    if (model::is_let(use) && !home.rental)
        edits.push_back({Table::Rental,
                         RowEdit::Does::Add,
                         0,
                         {{"unit", "", std::to_string(unit)},
                          {"registration", "", "2"},
                          {"since", "", today}}});
    if (!model::is_let(use) && home.rental)
        edits.push_back({Table::Rental,
                         RowEdit::Does::Change,
                         number(home.rental->id),
                         {{"valid_to", "", today}}});
    return edits;
}

bool is_stale(const Home& home, base::Instant now) {
    return home.last_visit == base::kNever ||
           now >= home.last_visit + std::chrono::hours{24} * kVisitBounds_days[1];
}

}  // namespace derive
