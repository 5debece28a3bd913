#include "base/random.h"
#include "ingest/fictional_people.h"

#include <map>

namespace ingest {

using base::Instant;
using base::Random;
using model::PersonRow;
using model::TargetRow;
using std::chrono::hours;

namespace {

constexpr std::uint64_t kCare = 0xCA2E'0001;

/// How often it is looked at whether the need is still there, in days (domain.md 3.3).
int review_days(std::string_view category) {
    if (category == "G03" || category == "G07") return 365;
    if (category == "G01" || category == "G02") return 180;
    return category == "G10" ? 30 : 90;
}

const char* basis_of(std::string_view category) {
    if (category == "G01") return "养老服务";
    if (category == "G02" || category == "G03") return "残疾人保障";
    if (category == "G04") return "社会救助";
    if (category == "G05") return "未成年人保护";
    if (category == "G07") return "优抚";
    return category == "G10" ? "居住服务" : "上门服务";
}

class Care {
  public:
    Care(model::Rows& rows, const FictionalOptions& options)
        : rows_{rows},
          random_{options.seed ^ kCare},
          now_{base::midnight_before(options.now)},
          year_{base::year_of(options.now)} {
        for (const model::UnitRow& unit : rows.units) place_of_[unit.id] = unit.place;
        std::map<model::GridId, model::StaffId> worker;
        for (const model::AssignmentRow& duty : rows.assignments)
            if (number(duty.grid) != 0) worker[duty.grid] = duty.staff;
        for (const model::PlaceRow& place : rows.places)
            if (const auto at = worker.find(place.grid); at != worker.end())
                officer_[place.id] = at->second;
    }

    void look_at(const PersonRow& person, bool lives_alone) {
        const int age = year_ - person.birth_year;
        const bool tenant = person.residence == "4";
        if (lives_alone && age >= 60 && random_.chance(0.8)) add(person, "G01", age >= 80 ? 3 : 1);
        if (age >= 78 && random_.chance(0.12)) add(person, "G02", 3);
        if (random_.chance(0.018)) add(person, "G03", random_.between(1, 3));
        if (person.relation == "0" && random_.chance(0.012)) add(person, "G04", 2);
        if (age <= 14 && random_.chance(0.01)) add(person, "G05", 2);
        if (age >= 20 && random_.chance(0.008)) add(person, "G07", 1);
        if (age >= 72 && random_.chance(0.04)) add(person, "G08", 2);
        if (tenant && random_.chance(0.05)) add(person, "G10", 1);
    }

  private:
    Instant in_days(int days) const { return now_ + hours{24 * days}; }

    void add(const PersonRow& person, const char* category, int need) {
        TargetRow target;
        target.id = model::TargetId{static_cast<std::int64_t>(rows_.targets.size()) + 1};
        target.person = person.id;
        target.category = category;
        target.basis = basis_of(category);
        target.owner_unit = "民政科";
        target.need = need;
        target.officer = officer_[place_of_[person.unit]];
        const int review = review_days(category);
        target.next_visit = in_days(random_.between(-5, 30));
        target.review_due = in_days(random_.between(1, review));
        target.end = in_days(review + random_.between(60, 720));
        rows_.targets.push_back(std::move(target));
    }

    model::Rows& rows_;
    Random random_;
    Instant now_;
    int year_;
    std::map<model::UnitId, model::PlaceId> place_of_;
    std::map<model::PlaceId, model::StaffId> officer_;
};

}  // namespace

void add_care(model::Rows& rows, const FictionalOptions& options) {
    if (!rows.targets.empty()) return;
    std::map<model::UnitId, int> persons;
    for (const PersonRow& person : rows.people) persons[person.unit] += 1;
    Care care{rows, options};
    for (const PersonRow& person : rows.people) care.look_at(person, persons[person.unit] == 1);
}

}  // namespace ingest
