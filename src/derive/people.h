// derive/people.h — persons of a place in numbers, as of a year (domain.md 7.2, P1 to P14).
#pragma once

#include "model/people.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace derive {

enum class PeopleCount : std::uint8_t {
    Persons,     // who live there: all but those who are only registered there
    Registered,  // 户籍
    Separated,   // 人户分离, one way or the other
    Floating,
    Foreign,
    To6,  // of those who live there, like all below; those of unknown age are in none
    To17,
    To59,
    From60,
    From80,
    Women,
    Men,
};
inline constexpr std::size_t kPeopleCounts = 12;

struct People {
    std::array<std::uint32_t, kPeopleCounts> of{};

    std::uint32_t at(PeopleCount which) const { return of.at(static_cast<std::size_t>(which)); }
    People& operator+=(const People& other);
    People& operator-=(const People& other);
    friend bool operator==(const People&, const People&) = default;
};

/// Ages are those reached in `year`: the store knows years of birth, not days.
People people_in(const model::PeopleGroups& groups, int year);

}  // namespace derive
