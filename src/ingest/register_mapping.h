// ingest/register_mapping.h — which column of a table says what, guessed from the names of columns,
// and remembered once somebody has put it right.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ingest {

/// What a column says.
enum class Field : std::uint8_t {
    Ignore,
    // Where
    Community,
    Yard,
    Building,
    Stair,
    Floor,
    Door,
    Address,  // all of it in one text, or what of it has no column of its own
    // Who
    Name,
    HeadName,  // of whom the household is called after: a person whose relation is told by that
    Sex,
    BirthDate,  // or the year alone
    IdNumber,
    Phone,
    Relation,
    Residence,
    // The home
    UnitUse,
    UnitArea,
    Tenure,
    // That it is let
    Lessor,
    RentPurpose,
    RentRooms,
    RentArea,
    TenantsLocal,
    TenantsOther,
    TenantsHmt,
    TenantsForeign,
    Registration,
    Letter,
    GroupLet,
    Heating,
    Alarms,
    Hazard,
    RentSince,
    RentChecked,
    // A shop
    ShopName,
    Trade,
    ShopState,
    Licence,
    NineSmall,
    DoorDuties,
    // An organisation
    OrgName,
    OrgKind,
    CreditCode,
    OrgStaff,
    OrgParty,
    // A facility
    FacilityName,
    FacilityKind,
    Hours,
    Capacity,
    // A component
    ComponentClass,
    ComponentName,
    ComponentCode,
    ComponentState,
    Keeper,
    // Where it stands: metres of the store, or degrees
    East,
    North,
    Longitude,
    Latitude,
};
inline constexpr std::size_t kFields = 59;

/// Of each column of a table, in their order.
struct Mapping {
    std::vector<Field> field;

    friend bool operator==(const Mapping&, const Mapping&) = default;
};

/// No field is given to two columns, none to a refused one; what means nothing here is ignored.
Mapping guess_mapping(const std::vector<std::string>& columns);

/// The same with every refused column ignored, as long as there are columns, and no field twice:
/// what is read of a mapping that somebody else made.
Mapping allowed_mapping(Mapping mapping, const std::vector<std::string>& columns);

/// The column of a field.
std::optional<std::size_t> column_of(const Mapping& mapping, Field field);

/// The name by which a field is written down; it never changes: "id-number".
std::string_view name_of(Field field);
std::optional<Field> field_named(std::string_view name);

/// "name=姓名&door=房号": to be remembered under `mapping_key`. One line.
std::string mapping_text(const Mapping& mapping, const std::vector<std::string>& columns);

/// Columns that the text does not name are ignored, and names that are no columns passed over.
Mapping mapping_from(std::string_view text, const std::vector<std::string>& columns);

/// 16 digits, the same for the same names in whatever order they stand, on every machine.
std::string mapping_key(const std::vector<std::string>& columns);

/// The names that columns have for a field, folded (`folded_label`), parted by spaces. Of two
/// columns that fit a field the one whose name stands earlier takes it.
struct FieldNames {
    Field field = Field::Ignore;
    std::string_view names;
};
std::span<const FieldNames> field_names();

/// Names that say nothing by themselves (名称, 类型, 编号), and what they say in a table of
/// organisations, facilities or components: one that has a column of `about`.
struct NamesAbout {
    Field about = Field::Ignore;
    FieldNames names;
};
std::span<const NamesAbout> names_about();

}  // namespace ingest
