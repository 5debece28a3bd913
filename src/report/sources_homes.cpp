// Homes that are let, and those who are cared for.
#include "report/sources.h"
#include "report/sources_fields.h"
#include "report/telling.h"

#include "base/time.h"

namespace report {

using base::Word;
using model::CareLine;
using model::LettingLine;

namespace {

using L = const LettingLine&;
using C = const CareLine&;
using N = const Names&;

/// Nothing where it is not known how many live there, or on how much.
std::optional<double> area_a_person(L line) {
    const int tenants = line.rental.tenants();
    if (!line.registered() || tenants == 0 || line.rental.area_m2 <= 0) return std::nullopt;
    return line.rental.area_m2 / tenants;
}

bool is_crowded(L line) {
    const auto area = area_a_person(line);
    return area && *area < kCrowded_m2;
}

bool is_split(L line) {
    return line.rental.hazard == "4";  // K09
}

bool may_be_group(L line) {
    return line.registered() && (line.rental.group_let || is_crowded(line) || is_split(line));
}

Cell group_cell(L line, N names) {
    if (!line.registered()) return {};
    if (line.rental.group_let) return names.say(Word::ValueYes);
    return names.say(may_be_group(line) ? Word::CellSuspected : Word::ValueNo);
}

base::Instant next_check(L line) {
    return line.rental.checked == base::kNever ? base::kNever : line.rental.checked + kCheckHolds;
}

bool check_is_late(L line, N names) {
    return line.registered() &&
           (line.rental.checked == base::kNever || next_check(line) <= names.now());
}

Cell next_check_cell(L line, N names) {
    if (!line.registered()) return {};
    if (line.rental.checked == base::kNever) return names.say(Word::CellNeverChecked);
    return next_check(line);
}

template <int model::RentalRow::*count>
Cell tenants(L line, N) {
    return line.registered() ? Cell{std::int64_t{line.rental.*count}} : Cell{};
}

Cell hazard_cell(L line, N names) {
    return names.label("K09", line.rental.hazard);
}

const std::vector<Telling<LettingLine>>& of_lettings() {
    static const std::vector<Telling<LettingLine>> tellings{
        {{.key = "community", .heading = Word::ColCommunity, .width = 12},
         [](L l, N n) { return Cell{n.community(l.unit.place)}; }},
        {{.key = "grid", .heading = Word::ColGrid, .width = 12},
         [](L l, N n) { return Cell{n.grid(l.unit.place)}; }},
        {{.key = "yard", .heading = Word::ColYard, .width = 14},
         [](L l, N n) { return Cell{n.yard(l.unit.place)}; }},
        {{.key = "building", .heading = Word::ColBuilding, .width = 12},
         [](L l, N n) { return Cell{n.name(l.unit.place)}; }},
        {{.key = "door", .heading = Word::ColDoor, .kind = Kind::Code, .width = 18},
         [](L l, N n) { return Cell{n.door(l.unit)}; }},
        {{.key = "tenure", .heading = Word::FieldTenure, .expected = true},
         [](L l, N n) { return Cell{n.label("K03", l.unit.tenure)}; },
         nullptr,
         [](L l) { return l.unit.tenure; }},
        {{.key = "lessor", .heading = Word::FieldLessor, .expected = true},
         [](L l, N n) { return Cell{n.label("K05", l.rental.lessor)}; },
         nullptr,
         [](L l) { return l.rental.lessor; }},
        {{.key = "contact", .heading = Word::ColContact, .width = 8, .person = true},
         [](L l, N) { return Cell{l.contact}; }},
        {{.key = "phone",
          .heading = Word::ColPhone,
          .kind = Kind::Code,
          .width = 12,
          .person = true},
         [](L l, N) { return Cell{l.phone}; }},
        {{.key = "purpose", .heading = Word::FieldPurpose, .width = 8, .expected = true},
         [](L l, N n) { return Cell{n.label("K06", l.rental.purpose)}; },
         nullptr,
         [](L l) { return l.rental.purpose; }},
        {{.key = "rooms",
          .heading = Word::FieldRooms,
          .kind = Kind::Integer,
          .sums = true,
          .expected = true},
         [](L l, N) { return known(l.rental.rooms); }},
        {{.key = "area",
          .heading = Word::ColArea,
          .kind = Kind::Real,
          .decimals = 1,
          .sums = true,
          .expected = true},
         [](L l, N) { return l.rental.area_m2 > 0 ? Cell{l.rental.area_m2} : Cell{}; }},
        {{.key = "local",
          .heading = Word::ColLocal,
          .group = Word::ColTenants,
          .kind = Kind::Integer,
          .sums = true},
         &tenants<&model::RentalRow::tenants_local>},
        {{.key = "other",
          .heading = Word::ColOther,
          .group = Word::ColTenants,
          .kind = Kind::Integer,
          .sums = true},
         &tenants<&model::RentalRow::tenants_other>},
        {{.key = "hmt",
          .heading = Word::ColHmt,
          .group = Word::ColTenants,
          .kind = Kind::Integer,
          .sums = true},
         &tenants<&model::RentalRow::tenants_hmt>},
        {{.key = "foreign",
          .heading = Word::ColForeign,
          .group = Word::ColTenants,
          .kind = Kind::Integer,
          .sums = true},
         &tenants<&model::RentalRow::tenants_foreign>},
        {{.key = "tenants",
          .heading = Word::ColTogether,
          .group = Word::ColTenants,
          .kind = Kind::Integer,
          .sums = true},
         [](L l, N) { return l.registered() ? Cell{std::int64_t{l.rental.tenants()}} : Cell{}; }},
        {{.key = "since", .heading = Word::ColSince, .kind = Kind::Date, .expected = true},
         [](L l, N) { return moment(l.rental.since); }},
        {{.key = "registration", .heading = Word::FieldRegistration, .expected = true},
         [](L l, N n) {
             return l.registered() ? Cell{n.label("K07", l.rental.registration)} : Cell{};
         },
         [](L l, N) { return l.registered() && l.rental.registration != "1"; },
         [](L l) { return l.rental.registration; }},
        {{.key = "letter", .heading = Word::FieldLetter, .kind = Kind::Flag},
         [](L l, N) { return l.registered() ? Cell{l.rental.letter} : Cell{}; }},
        {{.key = "group", .heading = Word::ColGroup},
         &group_cell,
         [](L l, N) { return may_be_group(l); }},
        {{.key = "perperson", .heading = Word::ColPerPerson, .kind = Kind::Real, .decimals = 1},
         [](L l, N) {
             const auto area = area_a_person(l);
             return area ? Cell{*area} : Cell{};
         },
         [](L l, N) { return is_crowded(l); }},
        {{.key = "heating", .heading = Word::FieldHeating, .expected = true},
         [](L l, N n) { return Cell{n.label("K08", l.rental.heating)}; },
         nullptr,
         [](L l) { return l.rental.heating; }},
        {{.key = "alarms", .heading = Word::FieldAlarms, .kind = Kind::Integer},
         [](L l, N) { return l.registered() ? Cell{std::int64_t{l.rental.alarms}} : Cell{}; }},
        {{.key = "hazard", .heading = Word::ColHazard},
         [](L l, N n) { return l.registered() ? hazard_cell(l, n) : Cell{}; },
         [](L l, N) {
             return l.registered() && !l.rental.hazard.empty() && l.rental.hazard != "0";
         },
         [](L l) { return l.rental.hazard; }},
        {{.key = "worker", .heading = Word::ColWorker, .width = 16, .expected = true},
         [](L l, N n) { return Cell{n.worker(l.unit.place)}; }},
        {{.key = "checked", .heading = Word::FieldChecked, .kind = Kind::Date, .expected = true},
         [](L l, N) { return moment(l.rental.checked); }},
        {{.key = "nextcheck", .heading = Word::ColNextCheck, .kind = Kind::Date},
         &next_check_cell,
         &check_is_late},
        {{.key = "visited", .heading = Word::ColVisited, .kind = Kind::Date},
         [](L l, N) { return moment(l.visited); }}};
    return tellings;
}

std::string age_band(C line, N names) {
    if (line.birth_year <= 0) return {};
    const int age = base::year_of(names.now()) - line.birth_year;
    if (age >= 80) return names.say(Word::StatFrom80);
    if (age >= 60) return names.say(Word::AgeTo79);
    if (age >= 18) return names.say(Word::StatTo59);
    return names.say(age >= 7 ? Word::StatTo17 : Word::StatTo6);
}

bool is_past(base::Instant due, N names) {
    return due != base::kNever && due <= names.now();
}

Cell care_state(C line, N names) {
    if (is_past(line.target.review_due, names)) return names.say(Word::CareToReview);
    if (is_past(line.target.next_visit, names)) return names.say(Word::CareToVisit);
    return names.say(Word::CareFine);
}

const std::vector<Telling<CareLine>>& of_care() {
    static const std::vector<Telling<CareLine>> tellings{
        {{.key = "community", .heading = Word::ColCommunity, .width = 12},
         [](C c, N n) { return Cell{n.community(c.place)}; }},
        {{.key = "grid", .heading = Word::ColGrid, .width = 12},
         [](C c, N n) { return Cell{n.grid(c.place)}; }},
        {{.key = "yard", .heading = Word::ColYard, .width = 14},
         [](C c, N n) { return Cell{n.yard(c.place)}; }},
        {{.key = "building", .heading = Word::ColBuilding, .width = 10},
         [](C c, N n) { return Cell{n.name(c.place)}; }},
        {{.key = "person", .heading = Word::ColTarget, .width = 8, .person = true},
         [](C c, N) { return Cell{c.name}; }},
        {{.key = "sex", .heading = Word::PersonSex, .width = 6, .person = true},
         [](C c, N n) { return Cell{n.label("K33", c.sex)}; },
         nullptr,
         [](C c) { return c.sex; }},
        {{.key = "age", .heading = Word::ColAge, .person = true, .expected = true},
         [](C c, N n) { return Cell{age_band(c, n)}; }},
        {{.key = "category", .heading = Word::ColCategory, .person = true},
         [](C c, N n) { return Cell{n.label("K35", c.target.category)}; },
         nullptr,
         [](C c) { return c.target.category; }},
        {{.key = "need",
          .heading = Word::ColNeed,
          .kind = Kind::Integer,
          .person = true,
          .expected = true},
         [](C c, N) { return known(c.target.need); }},
        {{.key = "service", .heading = Word::ColService, .person = true, .expected = true},
         [](C c, N) { return Cell{c.target.basis}; }},
        {{.key = "owner", .heading = Word::ColOwnerUnit, .person = true, .expected = true},
         [](C c, N) { return Cell{c.target.owner_unit}; }},
        {{.key = "officer", .heading = Word::ColOfficer, .width = 8, .expected = true},
         [](C c, N n) {
             const std::string named = n.staff(c.target.officer);
             return Cell{named.empty() ? n.worker(c.place) : named};
         }},
        {{.key = "visited",
          .heading = Word::ColVisited,
          .kind = Kind::Date,
          .person = true,
          .expected = true},
         [](C c, N) { return moment(c.visited); }},
        {{.key = "nextvisit", .heading = Word::ColNextVisit, .kind = Kind::Date, .person = true},
         [](C c, N) { return moment(c.target.next_visit); },
         [](C c, N n) { return is_past(c.target.next_visit, n); }},
        {{.key = "review", .heading = Word::ColReview, .kind = Kind::Date, .person = true},
         [](C c, N) { return moment(c.target.review_due); },
         [](C c, N n) { return is_past(c.target.review_due, n); }},
        {{.key = "end", .heading = Word::ColEnd, .kind = Kind::Date, .person = true},
         [](C c, N) { return moment(c.target.end); }},
        {{.key = "state", .heading = Word::FieldThingState, .person = true}, &care_state}};
    return tellings;
}

}  // namespace

std::vector<Field> fields_of_lettings() {
    return fields_in(of_lettings());
}
std::vector<Field> fields_of_care() {
    return fields_in(of_care());
}

Lines lines_of(const std::vector<LettingLine>& lettings, const Names& names) {
    return told<LettingLine>(of_lettings(), lettings, names, [](L l) { return l.unit.place; });
}
Lines lines_of(const std::vector<CareLine>& targets, const Names& names) {
    return told<CareLine>(of_care(), targets, names, [](C c) { return c.place; });
}

}  // namespace report
