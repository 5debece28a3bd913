#include "ingest/fictional_people.h"

#include "base/random.h"
#include "base/text.h"
#include "ingest/fictional_names.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

namespace ingest {

using base::Random;
using model::PersonRow;
using model::UnitId;

namespace {

constexpr std::uint64_t kPeople = 0x9E0'91E5;
constexpr std::uint64_t kCallers = 0xCA11'E125;

std::string any_phone(Random& random) {
    return fmt::format("100{:08}", random.below(100'000'000));
}

/// The family name: all our names have one character for it.
std::string family_of(const std::string& name) {
    constexpr std::size_t kOneCharacter = 3;  // bytes
    return name.substr(0, kOneCharacter);
}

/// One household at a time, its head first.
class Families {
  public:
    Families(model::Rows& rows, const FictionalOptions& options)
        : rows_{rows}, random_{options.seed ^ kPeople}, year_{base::year_of(options.now)} {}

    void live_in(UnitId unit, const model::RentalRow* let) {
        if (let == nullptr) return own(unit);
        const auto tenants = [&](int count, const char* residence) {
            for (int i = 0; i < count; ++i) tenant(unit, residence);
        };
        tenants(let->tenants_local, "3");
        tenants(let->tenants_other, "4");
        tenants(let->tenants_hmt + let->tenants_foreign, "5");
    }

  private:
    void own(UnitId unit) {
        const double draw = random_.unit();
        if (draw < 0.10) return old_people(unit, 1);
        if (draw < 0.26) return old_people(unit, 2);
        if (draw < 0.36) return alone(unit);
        if (draw < 0.52) return couple(unit, random_.between(27, 62), 0);
        if (draw < 0.86) return couple(unit, random_.between(28, 52), random_.chance(0.22) ? 2 : 1);
        couple(unit, random_.between(34, 50), 1);
        const int age = year_ - rows_.people.back().birth_year;
        one(unit, age + random_.between(48, 58), random_.chance(0.5), "5");
    }

    void old_people(UnitId unit, int count) {
        const int age = 60 + std::min(random_.between(0, 34), random_.between(0, 34));
        const bool man = random_.chance(count == 1 ? 0.35 : 0.5);
        one(unit, age, man, "0");
        if (count == 2) one(unit, std::max(58, age + random_.between(-4, 4)), !man, "1");
    }

    void alone(UnitId unit) { one(unit, random_.between(22, 58), random_.chance(0.5), "0"); }

    void couple(UnitId unit, int age, int children) {
        one(unit, age, random_.chance(0.7), "0");
        const PersonRow head = rows_.people.back();
        one(unit, age + random_.between(-4, 3), head.sex == "2", "1");
        for (int i = 0; i < children; ++i) {
            const bool boy = random_.chance(0.52);
            const int years = std::max(0, age - random_.between(24, 34)) - 3 * i;
            one(unit, std::clamp(years, 0, 24), boy, boy ? "2" : "3");
            PersonRow& child = rows_.people.back();
            child.name = family_of(head.name) + child.name.substr(family_of(child.name).size());
            if (years < 12) child.phone.clear();
        }
    }

    void tenant(UnitId unit, const char* residence) {
        one(unit, random_.between(19, 55), random_.chance(0.55), "8");
        rows_.people.back().residence = residence;
    }

    void one(UnitId unit, int age, bool man, const char* relation) {
        PersonRow person;
        person.id = model::PersonId{static_cast<std::int64_t>(rows_.people.size()) + 1};
        person.unit = unit;
        person.birth_year = year_ - age;
        person.sex = man ? "1" : "2";
        person.relation = relation;
        const double draw = random_.unit();
        person.residence = draw < 0.78 ? "1" : draw < 0.84 ? "2" : draw < 0.99 ? "3" : "4";
        person.name = person_name(random_);
        if (random_.chance(0.93)) person.phone = any_phone(random_);
        rows_.people.push_back(std::move(person));
    }

    model::Rows& rows_;
    Random random_;
    int year_;
};

const char* kCallersSaid[] = {
    "来电人{0}反映：{1}，已经好几天了，请尽快派人来看看。回电 {2}。",
    "{0}说家里有老人，{1}影响出行，希望今天能处理，电话 {2}。",
    "{0}（电话 {2}）第二次来电，{1}仍未解决，要求答复处理时间。",
    "{0}称夜间尤其严重，{1}，不愿透露门牌，可回电 {2}。",
};

}  // namespace

void add_people(model::Rows& rows, const FictionalOptions& options) {
    if (!rows.people.empty()) return;
    std::map<UnitId, const model::RentalRow*> let;
    for (const model::RentalRow& row : rows.rentals) let[row.unit] = &row;
    std::set<UnitId> done;  // a home that is let has its tenants once, however many households
    Families families{rows, options};
    for (const model::HouseholdRow& household : rows.households) {
        const auto rental = let.find(household.unit);
        const bool is_let = rental != let.end();
        if (is_let && !done.insert(household.unit).second) continue;
        families.live_in(household.unit, is_let ? rental->second : nullptr);
    }
}

void add_callers_words(model::Rows& rows, const FictionalOptions& options) {
    Random random{options.seed ^ kCallers};
    for (model::IssueRow& issue : rows.issues) {
        if (issue.channel != "2" || !issue.words.empty() || !random.chance(0.6)) continue;
        const std::string caller =
            family_of(person_name(random)) + (random.chance(0.5) ? "女士" : "先生");
        std::string said = kCallersSaid[random.below(std::size(kCallersSaid))];
        said = base::replaced(said, "{0}", caller);
        said = base::replaced(said, "{1}", issue.title.empty() ? "问题" : issue.title);
        issue.words = base::replaced(said, "{2}", any_phone(random));
    }
}

}  // namespace ingest
