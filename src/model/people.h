// model/people.h — persons: how many there are, and rows of them on their way into the store and,
// masked, out of it. No snapshot holds a person.
#pragma once

#include "base/time.h"
#include "model/ids.h"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace model {

/// A keyed hash of an identity number: tells the same person again, and nothing else.
using Token = std::array<std::byte, 32>;

/// A person as a form or a file brings it. In clear the store keeps only unit, birth year, sex and
/// residence; the rest is sealed.
struct PersonRow {
    PersonId id{};
    UnitId unit{};
    int birth_year = 0;           // 0 when not known
    std::string sex = "0";        // K33, GB/T 2261.1
    std::string residence = "1";  // K17
    std::string name;
    std::string phone;
    std::string relation;   // K34, GB/T 4761
    std::string id_number;  // leaves a token and its mask, and is itself kept nowhere
};

/// Somebody who is cared for, why, and until when. Sealed whole.
struct TargetRow {
    TargetId id{};
    PersonId person{};
    std::string category;  // K35, G01 …
    std::string basis;
    std::string owner_unit;
    int need = 1;  // 1 to 3
    StaffId officer{};
    base::Instant next_visit = base::kNever;
    base::Instant review_due = base::kNever;
    base::Instant end = base::kNever;  // never without one
};

/// That somebody is cared for, as a card shows it.
struct CareSeen {
    TargetId id{};
    std::string category;  // K35
    base::Instant end = base::kNever;

    friend bool operator==(const CareSeen&, const CareSeen&) = default;
};

/// A person as a list shows it: name and phone masked already where it was read.
struct PersonSeen {
    PersonId id{};
    UnitId unit{};
    int birth_year = 0;
    std::string sex;
    std::string residence;
    std::string name;
    std::string phone;  // empty when none is known
    std::string relation;
    std::string id_mask;         // empty when none was told
    std::string version;         // of what is sealed, to be held against when it is changed
    std::vector<CareSeen> care;  // of what the reader may know

    friend bool operator==(const PersonSeen&, const PersonSeen&) = default;
};

/// Who lives in one home, as read for one purpose.
struct People {
    UnitId unit{};
    std::string purpose;  // K32
    std::vector<PersonSeen> person;
};

/// The fields of a person that one may ask to see unmasked, one at a time.
enum class PersonField : std::uint8_t { Name, Phone };

/// Somebody who is cared for, as a list shows it: the name masked already where it was read.
struct TargetSeen {
    TargetRow target;
    PlaceId place{};
    UnitId unit{};
    int birth_year = 0;
    std::string sex;
    std::string name;
};

/// Persons of one place that are alike in all that is counted.
struct PeopleGroup {
    std::int16_t birth_year = 0;  // 0 when not known
    std::uint8_t sex = 0;         // K33
    std::uint8_t residence = 0;   // K17
    std::uint32_t persons = 0;

    friend bool operator==(const PeopleGroup&, const PeopleGroup&) = default;
};
/// Null where nobody lives.
using PeopleGroups = std::shared_ptr<const std::vector<PeopleGroup>>;

/// As `place_tally.people` has it: "195011 196421:2 …", birth year, sex, residence, and how many
/// when more than one. What is not of that form is left out.
PeopleGroups people_from(const std::string& text);

/// How many of a category are cared for in a place, as shared screens may show it.
struct CareCount {
    PlaceId place{};
    std::string category;  // K35
    std::string shown;     // "12", "0", "<3", "*" or "-": model/suppress.h

    friend bool operator==(const CareCount&, const CareCount&) = default;
};

}  // namespace model
