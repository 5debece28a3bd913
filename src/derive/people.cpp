#include "derive/people.h"

namespace derive {

namespace {

// K17.
constexpr int kHere = 1, kElsewhere = 2, kFromElsewhere = 3, kFloating = 4, kForeign = 5;

void add(People& people, PeopleCount which, std::uint32_t persons) {
    people.of.at(static_cast<std::size_t>(which)) += persons;
}

void add_age(People& people, int age, std::uint32_t persons) {
    using enum PeopleCount;
    if (age < 0) return;  // born later than now: not known
    add(people, age <= 6 ? To6 : age <= 17 ? To17 : age <= 59 ? To59 : From60, persons);
    if (age >= 80) add(people, From80, persons);
}

}  // namespace

People& People::operator+=(const People& other) {
    for (std::size_t i = 0; i < of.size(); ++i) of.at(i) += other.of.at(i);
    return *this;
}

People& People::operator-=(const People& other) {
    for (std::size_t i = 0; i < of.size(); ++i) of.at(i) -= other.of.at(i);
    return *this;
}

People people_in(const model::PeopleGroups& groups, int year) {
    using enum PeopleCount;
    People people;
    if (!groups) return people;
    for (const model::PeopleGroup& group : *groups) {
        const std::uint32_t n = group.persons;
        const int residence = group.residence;
        if (residence == kHere || residence == kElsewhere) add(people, Registered, n);
        if (residence == kElsewhere || residence == kFromElsewhere) add(people, Separated, n);
        if (residence == kElsewhere) continue;
        add(people, Persons, n);
        if (residence == kFloating) add(people, Floating, n);
        if (residence == kForeign) add(people, Foreign, n);
        if (group.birth_year > 0) add_age(people, year - group.birth_year, n);
        if (group.sex == 1) add(people, Men, n);
        if (group.sex == 2) add(people, Women, n);
    }
    return people;
}

}  // namespace derive
