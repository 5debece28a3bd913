// The form of basic figures (平安建设基本情况表): nine modules and the goals. What the store does
// not know stays "—".
#include "report/sources.h"
#include "report/sources_fields.h"
#include "report/telling.h"

#include "derive/duty.h"
#include "geo/shape.h"
#include "model/codes.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace report {

using base::Instant;
using base::kNever;
using base::Word;
using derive::Amount;
using derive::Counter;
using PlaceKind = model::Kind;

namespace {

constexpr const char* kUnknown = "—";
constexpr base::Millis kMonth = std::chrono::hours{24 * 30};

std::string percent(double share) {
    return fmt::format("{:.1f}%", share * 100);
}

std::string share(std::size_t part, std::size_t whole) {
    if (whole == 0) return kUnknown;
    return percent(static_cast<double>(part) / static_cast<double>(whole));
}

std::string said(Counter counter, const Amount& amount) {
    if (!amount.told) return kUnknown;
    if (!derive::is_rate(counter)) return std::to_string(amount.part);
    const auto rate = derive::rate_of(counter, amount);
    if (!rate) return kUnknown;
    return counter == Counter::PerWorker ? fmt::format("{:.0f}", *rate) : percent(*rate);
}

/// Issues of a month, as the counters E9 to E12 ask for them.
struct Month {
    std::size_t taken = 0, settled = 0, open = 0, should = 0, closed = 0;
    bool known = false;  // something is so old that the month can be told
};

/// The lines as they are written, module by module.
class Form {
  public:
    Form(const Names& names, const derive::Subtrees& trees, const derive::Statistics& sheet,
         model::Row place)
        : names_{names}, trees_{trees}, sheet_{sheet}, place_{place} {}

    std::vector<SafetyLine> written() {
        basics();
        forces();
        housing();
        care();
        units();
        schools();
        disputes();
        prevention();
        issues();
        goals();
        return std::move(lines_);
    }

  private:
    void module(Word word) { module_ = word; }
    void put(const std::string& item, const std::string& value, const std::string& counter,
             const std::string& before = {}, bool alarms = false) {
        lines_.push_back({module_, item, value, before, counter, alarms});
    }
    void put(Word item, const std::string& value, const std::string& counter,
             const std::string& before = {}, bool alarms = false) {
        put(names_.say(item), value, counter, before, alarms);
    }
    void unknown(Word item) { put(item, kUnknown, {}); }

    void counter(Word item, Counter which, bool alarms = false) {
        const auto before = sheet_.before(which);
        const Amount& now = sheet_.at(which);
        put(item, said(which, now), std::string{derive::id_of(which)},
            before ? said(which, *before) : std::string{}, alarms && now.part > 0);
    }

    /// Of several codes of one counter together.
    void coded(Word item, const derive::Parts& parts, const std::string& id,
               std::initializer_list<std::string_view> codes) {
        std::uint32_t sum = 0;
        std::string which;
        for (const std::string_view code : codes) {
            which += (which.empty() ? "" : ",") + std::string{code};
            for (const auto& [known, count] : parts) sum += known == code ? count : 0U;
        }
        put(item, std::to_string(sum), id + "/" + which);
    }

    void basics() {
        module(Word::ModuleBasics);
        const model::Places& places = *names_.is().places;
        const double area = geo::area_m2(places.row[place_].shape);
        put(Word::ItemArea, area > 0 ? fmt::format("{:.2f}", area / 1e6) : kUnknown, {});
        const auto yards = std::ranges::count_if(trees_.under(place_), [&](model::Row row) {
            return places.kind[row] == PlaceKind::Yard || places.kind[row] == PlaceKind::Site;
        });
        put(Word::ItemYards, std::to_string(yards), {});
        counter(Word::StatBuildings, Counter::Buildings);
        counter(Word::StatUnits, Counter::Units);
        counter(Word::StatHouseholds, Counter::Households);
        counter(Word::StatPersons, Counter::Persons);
        counter(Word::StatRegistered, Counter::Registered);
        counter(Word::StatFloating, Counter::Floating);
        counter(Word::StatForeign, Counter::Foreign);
        const std::size_t grids = derive::grids_below(places, trees_, place_).size();
        const Amount& vacant = sheet_.at(Counter::VacantGrids);
        put(Word::ItemGrids, std::to_string(grids), {});
        put(Word::ItemCovered,
            vacant.told && vacant.part <= grids ? share(grids - vacant.part, grids) : kUnknown,
            std::string{derive::id_of(Counter::VacantGrids)});
    }

    /// Duties of that name that hold now, here or in a grid of here.
    std::size_t duties(std::string_view role) const {
        const model::Snapshot& is = names_.is();
        std::size_t count = 0;
        for (const model::AssignmentRow& duty : *is.assignments) {
            if (duty.role != role || !derive::is_current(duty, names_.now())) continue;
            const model::Row grid = model::row_of(*is.grids, duty.grid);
            const model::Row at = grid != model::kNoRow ? is.grids->community[grid]
                                                        : model::row_of(*is.places, duty.place);
            count += at != model::kNoRow && trees_.contains(place_, at) ? 1U : 0U;
        }
        return count;
    }

    void forces() {
        module(Word::ModuleForces);
        coded(Word::ItemPolice, sheet_.facilities, "T6", {"02"});
        const auto held = [&](Word item, std::string_view role) {
            const bool told = sheet_.at(Counter::Workers).told || role == "楼院长";
            put(item, told ? std::to_string(duties(role)) : kUnknown, "W3/" + std::string{role});
        };
        held(Word::ItemFullTime, "专职网格员");
        held(Word::ItemPartTime, "兼职网格员");
        held(Word::ItemYardHeads, "楼院长");
        unknown(Word::ItemPatrols);
        unknown(Word::ItemMediators);
        unknown(Word::ItemThree);
    }

    void housing() {
        module(Word::ModuleHousing);
        counter(Word::StatSelfUsed, Counter::SelfUsed);
        counter(Word::StatRented, Counter::Rented);
        counter(Word::StatVacant, Counter::Vacant);
        counter(Word::StatGroupLet, Counter::GroupLet, true);
        counter(Word::StatUnregistered, Counter::Unregistered, true);
        unknown(Word::ItemBasement);
        const model::Places& places = *names_.is().places;
        constexpr int kHigh = 10;
        const auto high = std::ranges::count_if(trees_.under(place_), [&](model::Row row) {
            return places.kind[row] == PlaceKind::Building && places.row[row].storeys >= kHigh;
        });
        put(Word::ItemHighRise, std::to_string(high), {});
    }

    /// Only what everybody may know: small numbers are left out where it was counted.
    void care() {
        module(Word::ModuleCare);
        counter(Word::StatFrom60, Counter::From60);
        counter(Word::StatFrom80, Counter::From80);
        const model::PlaceId id = names_.is().places->row[place_].id;
        constexpr std::array<std::pair<const char*, const char*>, 5> kShown{
            {{"G01", "P15"}, {"G03", "P16"}, {"G04", "P17"}, {"G05", "K35/G05"}, {"G07", "P18"}}};
        for (const auto& [category, counter_id] : kShown) {
            std::string value = kUnknown;
            for (const model::CareCount& count : *names_.is().care)
                if (count.place == id && count.category == category) value = count.shown;
            put(names_.label("K35", category), value, counter_id);
        }
    }

    void units() {
        module(Word::ModuleUnits);
        coded(Word::ItemPublicBodies, sheet_.organisations, "S7", {"01", "02", "03"});
        coded(Word::ItemNewBodies, sheet_.organisations, "S7", {"05"});
        counter(Word::StatShops, Counter::Shops);
        counter(Word::StatShopsVacant, Counter::ShopsVacant);
        counter(Word::StatSmall, Counter::SmallPlaces);
        counter(Word::StatNoLicence, Counter::NoLicence, true);
        coded(Word::ItemParcels, sheet_.trades, "S2", {"15"});
        unknown(Word::ItemDangerous);
        std::size_t open = 0;
        std::size_t fresh = 0;
        for (const model::ShopRow& shop : shops_under(names_.is(), trees_, place_)) {
            if (model::is_vacant(shop)) continue;
            open += 1;
            const bool late = shop.checked == kNever || shop.checked + kCheckHolds <= names_.now();
            fresh += late ? 0U : 1U;
        }
        put(Word::ItemChecked, share(fresh, open), {});
        coded(Word::ItemHazards, sheet_.classes, "E15", {"82", "09012"});
    }

    void schools() {
        module(Word::ModuleSchools);
        // Some registers have a school as a building with a purpose, some as an organisation.
        const bool as_things = std::ranges::any_of(sheet_.facilities, [](const auto& part) {
            return part.first == "13" || part.first == "14";
        });
        if (as_things)
            coded(Word::ItemSchools, sheet_.facilities, "T6", {"13", "14"});
        else
            coded(Word::ItemSchools, sheet_.organisations, "S7", {"09"});
        unknown(Word::ItemPupils);
        unknown(Word::ItemGuards);
        unknown(Word::ItemSchoolHazards);
    }

    /// Of the month that ends at `to`; of matters that begin with `matter`.
    Month month(Instant to, std::string_view matter) const {
        const Instant from = to - kMonth;
        const auto in = [&](Instant at) { return at != kNever && at > from && at <= to; };
        const model::Snapshot& is = names_.is();
        Month month;
        for (std::size_t row = 0; row < is.issues.size(); ++row) {
            const model::Issue& issue = is.issues[row];
            if (issue.gone() || issue.at == model::kNoRow) continue;
            if (!trees_.contains(place_, issue.at) || !derive::is_counted(issue.row)) continue;
            month.known |= issue.row.reported <= from;
            if (!issue.row.matter.starts_with(matter)) continue;
            // What was withdrawn, refused or merged is neither settled nor owed.
            const bool withdrawn = issue.row.closed != kNever && !derive::is_settled(issue.row);
            const bool closed = issue.row.closed <= to;
            month.taken += in(issue.row.reported) ? 1U : 0U;
            month.settled += !withdrawn && in(issue.row.closed) ? 1U : 0U;
            month.open += issue.row.reported <= to && !closed ? 1U : 0U;
            const bool should = !withdrawn && (in(issue.row.due) || in(issue.row.closed));
            month.should += should ? 1U : 0U;
            month.closed += should && closed ? 1U : 0U;
        }
        return month;
    }

    void month_line(Word item, std::size_t Month::*which, const Month& now, const Month& before,
                    const std::string& id) {
        put(item, std::to_string(now.*which), id,
            before.known ? std::to_string(before.*which) : std::string{});
    }

    void disputes() {
        module(Word::ModuleDisputes);
        const Month now = month(names_.now(), "81");
        const Month before = month(names_.now() - kMonth, "81");
        month_line(Word::ItemTaken, &Month::taken, now, before, "E15/81");
        month_line(Word::ItemReconciled, &Month::settled, now, before, "E15/81");
        month_line(Word::ItemMediating, &Month::open, now, before, "E18");
        unknown(Word::ItemPassedUp);
        unknown(Word::ItemSuccess);
    }

    void prevention() {
        module(Word::ModulePrevention);
        counter(Word::StatCameras, Counter::Cameras);
        unknown(Word::ItemGates);
        std::size_t things = 0;
        std::size_t broken = 0;
        for (const model::ComponentRow& thing : *names_.is().components) {
            const model::Row at = model::row_of(*names_.is().places, thing.place);
            if (at == model::kNoRow || !trees_.contains(place_, at)) continue;
            if (!model::is_fire_component(thing.klass) || model::is_removed(thing)) continue;
            things += 1;
            broken += model::is_broken(thing) ? 1U : 0U;
        }
        counter(Word::StatFire, Counter::FireThings);
        put(Word::ItemFireFit, share(things - broken, things), "T2/01903,01911");
        coded(Word::ItemFirePoints, sheet_.facilities, "T6", {"05"});
        unknown(Word::ItemPatrolling);
        unknown(Word::ItemCases);
    }

    void issues() {
        module(Word::ModuleIssues);
        counter(Word::StatReportedToday, Counter::ReportedToday);
        counter(Word::StatReported, Counter::Reported);
        counter(Word::StatOpen, Counter::Open);
        counter(Word::StatOverdue, Counter::Overdue, true);
        counter(Word::StatSettled, Counter::Settled);
        const Month now = month(names_.now(), {});
        const Month before = month(names_.now() - kMonth, {});
        put(Word::ItemClosed, share(now.closed, now.should), "E12",
            before.known ? share(before.closed, before.should) : std::string{});
        counter(Word::StatOnTime, Counter::OnTime);
        unknown(Word::ItemInGrid);
        unknown(Word::ItemContent);
    }

    void goals() {
        module(Word::ModuleGoals);
        for (const Word item :
             {Word::ItemSafe, Word::ItemSatisfied, Word::ItemCertified, Word::ItemTrained})
            unknown(item);
    }

    const Names& names_;
    const derive::Subtrees& trees_;
    const derive::Statistics& sheet_;
    model::Row place_;
    Word module_{};
    std::vector<SafetyLine> lines_;
};

using F = const SafetyLine&;
using N = const Names&;

/// A number stays one, so that a workbook can count with it.
Cell number_or_text(const std::string& text) {
    constexpr std::size_t kDigits = 15;
    const bool whole = !text.empty() && text.size() <= kDigits &&
                       text.find_first_not_of("0123456789") == std::string::npos;
    return whole ? Cell{std::int64_t{std::stoll(text)}} : Cell{text};
}

const std::vector<Telling<SafetyLine>>& of_safety() {
    static const std::vector<Telling<SafetyLine>> tellings{
        {{.key = "module", .heading = Word::ColModule, .width = 22},
         [](F f, N n) { return Cell{n.say(f.module)}; }},
        {{.key = "item", .heading = Word::ColItem, .width = 30},
         [](F f, N) { return Cell{f.item}; }},
        {{.key = "value", .heading = Word::ColValue, .kind = Kind::Integer, .expected = true},
         [](F f, N) { return number_or_text(f.value); },
         [](F f, N) { return f.alarms; }},
        {{.key = "before", .heading = Word::ColBefore, .kind = Kind::Integer},
         [](F f, N) { return number_or_text(f.before); }},
        {{.key = "counter", .heading = Word::ColSource, .kind = Kind::Code, .width = 16},
         [](F f, N) { return Cell{f.counter}; }}};
    return tellings;
}

}  // namespace

std::vector<Field> fields_of_safety() {
    return fields_in(of_safety());
}

std::vector<SafetyLine> safety_of(const Names& names, const derive::Subtrees& trees,
                                  const derive::Statistics& sheet, model::Row place) {
    return Form{names, trees, sheet, place}.written();
}

Lines lines_of(const std::vector<SafetyLine>& form, const Names& names) {
    return told<SafetyLine>(of_safety(), form, names, [](F) { return model::PlaceId{}; });
}

}  // namespace report
