#include "ingest/register_rows.h"

#include "ingest/register_cells.h"
#include "ingest/register_homes.h"
#include "ingest/register_reader.h"
#include "ingest/register_text.h"
#include "ingest/register_things.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace ingest {

using model::Row;
using model::UnitId;

namespace {

constexpr std::size_t kRowsBetween = 4096;  // two looks at whether to stop

constexpr std::array kLettingFields{Field::Lessor,     Field::RentPurpose,    Field::RentRooms,
                                    Field::RentArea,   Field::TenantsLocal,   Field::TenantsOther,
                                    Field::TenantsHmt, Field::TenantsForeign, Field::Registration,
                                    Field::Letter,     Field::GroupLet,       Field::RentSince};

/// The field to look at first.
Field blamed(Reason why, const RowReader& row) {
    const auto told = [&](Field field) { return row.says(field) ? field : Field::Address; };
    switch (why) {
        case Reason::TooManyCells:
        case Reason::NothingToKeep:
            return Field::Ignore;
        case Reason::CommunityUnknown:
            return Field::Community;
        case Reason::NothingSaid:
        case Reason::YardUnknown:
        case Reason::YardAmbiguous:
            return told(Field::Yard);
        case Reason::BuildingMissing:
        case Reason::BuildingUnknown:
        case Reason::BuildingAmbiguous:
            return told(Field::Building);
        case Reason::StairMissing:
        case Reason::StairTooHigh:
            return told(Field::Stair);
        case Reason::FloorMissing:
        case Reason::FloorTooHigh:
            return row.says(Field::Floor) ? Field::Floor : told(Field::Door);
        case Reason::AddressUnclear:
            return row.says(Field::Address) ? Field::Address : Field::Door;
        case Reason::DoorMissing:
            return Field::Door;
    }
    return Field::Ignore;
}

std::string place_and_name(model::PlaceId place, std::string_view name) {
    return std::to_string(model::number(place)) + ' ' + folded_label(name);
}

/// Identity numbers with full-width digits or dashes between them are none the less.
tl::expected<model::IdNumber, model::IdFault> id_from(std::string_view cell) {
    auto read = model::read_id_number(cell);
    if (read || read.error() == model::IdFault::Date || read.error() == model::IdFault::Check)
        return read;
    return model::read_id_number(folded_label(cell));
}

class RowMaker {
  public:
    explicit RowMaker(const RegisterInput& input)
        : input_{input},
          row_{input},
          book_{input.there},
          homes_{input.there, input.homes_of, out_.rows.units} {
        for (std::size_t i = 0; i < input.there.shops.size(); ++i) {
            const model::ShopRow& shop = input.there.shops[i];
            if (model::number(shop.id) != 0) shops_.insert(place_and_name(shop.place, shop.name));
        }
        out_.refused = refused_columns(input.table.columns);
    }

    RegisterRows take() {
        const std::size_t rows = input_.table.rows.size();
        for (std::size_t i = 0; i < rows; ++i) {
            if (i % kRowsBetween == 0 && input_.cancelled != nullptr && input_.cancelled->load())
                break;
            at_ = i;
            row_.stand_on(i);
            ++out_.counts.read;
            take_row();
        }
        out_.unknown = row_.unknown();
        return std::move(out_);
    }

  private:
    std::int64_t line() const { return input_.table.line[at_]; }

    void reject(Reason why) {
        const Field field = blamed(why, row_);
        out_.rejected.push_back({line(), at_, why, row_.column(field)});
    }

    void take_row() {
        if (input_.table.rows[at_].size() > input_.table.columns.size())
            return reject(Reason::TooManyCells);
        if (ThingMaker::is_about_thing(row_)) {
            // Most registers are of persons: what is only for things is made with the first of
            // them.
            if (!things_) things_.emplace(input_, book_, out_);
            const auto why = things_->take(row_, line());
            return why ? reject(*why) : void();
        }
        if (row_.says(Field::ShopName) || row_.code(Field::ShopState) == "3") return take_shop();
        const bool person = row_.says(Field::Name) || row_.says(Field::HeadName);
        if (!person && !row_.says(Field::Door) && !row_.says(Field::Address))
            return reject(Reason::NothingToKeep);
        const Found found = book_.find(row_.whereabouts(), false);
        if (found.why) return reject(*found.why);
        if (input_.there.places->kind[found.place] != model::Kind::Building)
            return reject(Reason::BuildingUnknown);
        if (person)
            take_person(found);
        else if (const auto home = take_home(found))
            out_.counts.already += home->made ? 0 : 1;
    }

    void take_shop() {
        const Found found = book_.find(row_.whereabouts(), true);
        if (found.why) return reject(*found.why);
        const model::PlaceId place = input_.there.places->row[found.place].id;
        ++out_.counts.kept;
        const std::string_view name = row_.text(Field::ShopName);
        if (!shops_.insert(place_and_name(place, name)).second) {
            ++out_.counts.already;
            return;
        }
        const auto code_or = [&](Field field, const char* other) {
            std::string code = row_.code(field);
            return code.empty() ? other : code;
        };
        out_.rows.shops.push_back({.id = next_id<model::ShopId>(out_.rows.shops),
                                   .place = place,
                                   .name = std::string{name},
                                   .trade = code_or(Field::Trade, "99"),
                                   .state = code_or(Field::ShopState, "1"),
                                   .licence = row_.code(Field::Licence),
                                   .nine_small = row_.code(Field::NineSmall),
                                   .door_duties = row_.yes(Field::DoorDuties)});
        ++out_.counts.shops;
    }

    /// Nothing when the row was rejected.
    std::optional<HomeFound> take_home(const Found& found) {
        const auto home = homes_.home_at(found);
        if (!home) {
            reject(home.error());
            return std::nullopt;
        }
        ++out_.counts.kept;
        if (home->made) ++out_.counts.units;
        if (model::number(home->id) < 0) tell_of_home(home->id);
        return *home;
    }

    /// Rows of one new home add to one another.
    void tell_of_home(UnitId id) {
        model::UnitRow& unit = out_.rows.units[static_cast<std::size_t>(-model::number(id) - 1)];
        const std::string use = row_.code(Field::UnitUse);
        if (unit.use == "00" && !use.empty()) unit.use = use;
        if (unit.area_m2 <= 0) unit.area_m2 = row_.decimal(Field::UnitArea);
        if (unit.tenure.empty()) unit.tenure = row_.code(Field::Tenure);
        const bool letting =
            std::ranges::any_of(kLettingFields, [&](Field field) { return row_.says(field); });
        if (!letting || (unit.use != "00" && unit.use != "02")) return;
        unit.use = "02";
        if (let_.insert(model::number(id)).second) let(unit);
    }

    void let(const model::UnitRow& unit) {
        const double area = row_.decimal(Field::RentArea);
        out_.rows.rentals.push_back({.id = next_id<model::RentalId>(out_.rows.rentals),
                                     .unit = unit.id,
                                     .lessor = row_.code(Field::Lessor),
                                     .purpose = row_.code(Field::RentPurpose),
                                     .rooms = row_.number(Field::RentRooms),
                                     .area_m2 = area > 0 ? area : unit.area_m2,
                                     .tenants_local = row_.number(Field::TenantsLocal),
                                     .tenants_other = row_.number(Field::TenantsOther),
                                     .tenants_hmt = row_.number(Field::TenantsHmt),
                                     .tenants_foreign = row_.number(Field::TenantsForeign),
                                     .registration = row_.code(Field::Registration),
                                     .letter = row_.yes(Field::Letter),
                                     .group_let = row_.yes(Field::GroupLet),
                                     .heating = row_.code(Field::Heating),
                                     .alarms = alarms(),
                                     .hazard = row_.code(Field::Hazard),
                                     .since = row_.day(Field::RentSince),
                                     .checked = row_.day(Field::RentChecked)});
        ++out_.counts.lettings;
    }

    int alarms() const {
        const int count = row_.number(Field::Alarms);
        return count == 0 && row_.yes(Field::Alarms) ? 1 : count;
    }

    void take_person(const Found& found) {
        const std::string_view written = row_.text(Field::IdNumber);
        std::optional<model::IdNumber> id;
        std::optional<model::IdFault> fault;
        if (!written.empty()) {
            auto read = id_from(written);
            if (read)
                id = std::move(*read);
            else
                fault = read.error();
        }
        if (id) {
            if (const auto first = known_since(id->text)) {
                out_.duplicates.push_back({line(), *first});
                return;
            }
        }
        const auto home = take_home(found);
        if (!home) return;
        if (fault) out_.id_errors.push_back({line(), *fault});
        if (id) seen_.emplace(id->text, line());
        if (model::number(home->id) < 0 && lived_in_.insert(model::number(home->id)).second) {
            out_.rows.households.push_back(
                {.id = next_id<model::HouseholdId>(out_.rows.households), .unit = home->id});
            ++out_.counts.households;
        }
        add_person(home->id, id);
    }

    /// The line of the table that has the person already, 0 when the store has.
    std::optional<std::int64_t> known_since(const std::string& id18) const {
        if (const auto at = seen_.find(id18); at != seen_.end()) return at->second;
        if (!input_.token || !input_.is_known) return std::nullopt;
        const auto token = input_.token(id18);
        return token && input_.is_known(*token) ? std::optional<std::int64_t>{0} : std::nullopt;
    }

    void add_person(UnitId home, const std::optional<model::IdNumber>& id) {
        const bool named = row_.says(Field::Name);
        model::PersonRow person{
            .id = next_id<model::PersonId>(out_.rows.people),
            .unit = home,
            .birth_year = birth_year_from(row_.text(Field::BirthDate)),
            .name = std::string{row_.text(named ? Field::Name : Field::HeadName)},
            .phone = std::string{row_.text(Field::Phone)},
            .relation = row_.code(Field::Relation)};
        if (person.relation.empty() && !named) person.relation = "0";
        if (std::string sex = row_.code(Field::Sex); !sex.empty()) person.sex = std::move(sex);
        if (std::string kind = row_.code(Field::Residence); !kind.empty())
            person.residence = std::move(kind);
        if (id) {
            const bool told_sex = person.sex == "1" || person.sex == "2";
            const bool other_year = person.birth_year != 0 && person.birth_year != id->year;
            if (other_year || (told_sex && person.sex != id->sex))
                out_.disagreements.push_back(line());
            if (person.birth_year == 0) person.birth_year = id->year;
            if (!told_sex) person.sex = id->sex;
            person.id_number = id->text;
        }
        out_.rows.people.push_back(std::move(person));
        ++out_.counts.people;
    }

    const RegisterInput& input_;
    RegisterRows out_;
    RowReader row_;
    AddressBook book_;
    HomeBook homes_;
    std::optional<ThingMaker> things_;
    std::size_t at_ = 0;
    std::unordered_map<std::string, std::int64_t> seen_;  // identity number to line
    std::unordered_set<std::string> shops_;
    std::unordered_set<std::int64_t> let_;       // new homes by id
    std::unordered_set<std::int64_t> lived_in_;  // likewise
};

}  // namespace

RegisterRows register_rows(const RegisterInput& input) {
    return RowMaker{input}.take();
}

}  // namespace ingest
