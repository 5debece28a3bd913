#include "store/edit_columns.h"

#include <array>

namespace store {

using model::Table;

namespace {

using Column = EditColumn;
using Kind = EditColumn::Kind;

constexpr double kYears = 4e9;   // seconds: until 2096
constexpr double kLength = 1e6;  // what is not above 0 is refused with its own sentence

constexpr std::array kUnit{Column{"place", Kind::Row, 0, 0, "place", true},
                           Column{"stair", Kind::Number, 1, 99, {}, true},
                           Column{"floor", Kind::Number, -9, 200, {}, true},
                           Column{"floors", Kind::Number, 1, 9, {}, true},
                           Column{"door", Kind::Text, 0, 0, {}, true},
                           Column{"use", Kind::Code, 0, 0, "K02", true},
                           Column{"area_m2", Kind::Real, 0, 100'000},
                           Column{"tenure", Kind::Code, 0, 0, "K03"},
                           Column{"valid_to", Kind::Number, 0, kYears}};
constexpr std::array kHousehold{Column{"unit", Kind::Row, 0, 0, "unit", true},
                                Column{"valid_to", Kind::Number, 0, kYears}};
constexpr std::array kRental{Column{"unit", Kind::Row, 0, 0, "unit", true},
                             Column{"lessor", Kind::Code, 0, 0, "K05"},
                             Column{"purpose", Kind::Code, 0, 0, "K06"},
                             Column{"rooms", Kind::Number, 0, 99},
                             Column{"area_m2", Kind::Real, 0, 100'000},
                             Column{"tenants_local", Kind::Number, 0, 999, {}, true},
                             Column{"tenants_other", Kind::Number, 0, 999, {}, true},
                             Column{"tenants_hmt", Kind::Number, 0, 999, {}, true},
                             Column{"tenants_foreign", Kind::Number, 0, 999, {}, true},
                             Column{"registration", Kind::Code, 0, 0, "K07", true},
                             Column{"letter", Kind::Number, 0, 1, {}, true},
                             Column{"group_let", Kind::Number, 0, 1, {}, true},
                             Column{"heating", Kind::Code, 0, 0, "K08"},
                             Column{"alarms", Kind::Number, 0, 99},
                             Column{"hazard", Kind::Code, 0, 0, "K09", true},
                             Column{"since", Kind::Number, 0, kYears},
                             Column{"checked_at", Kind::Number, 0, kYears},
                             Column{"valid_to", Kind::Number, 0, kYears}};
constexpr std::array kShop{
    Column{"place", Kind::Row, 0, 0, "place", true}, Column{"name", Kind::Text, 0, 0, {}, true},
    Column{"trade", Kind::Code, 0, 0, "K10"},        Column{"state", Kind::Code, 0, 0, "K14", true},
    Column{"licence", Kind::Code, 0, 0, "K11"},      Column{"nine_small", Kind::Code, 0, 0, "K12"},
    Column{"door_duties", Kind::Number, 0, 1},       Column{"checked_at", Kind::Number, 0, kYears},
    Column{"valid_to", Kind::Number, 0, kYears}};
constexpr std::array kNote{
    Column{"place", Kind::Row, 0, 0, "place", true}, Column{"text", Kind::Text, 0, 0, {}, true},
    Column{"author", Kind::Row, 0, 0, "staff"}, Column{"at", Kind::Number, 0, kYears, {}, true},
    Column{"until", Kind::Number, 0, kYears}};

constexpr std::array kPerson{Column{"unit", Kind::Row, 0, 0, "unit", true},
                             Column{"birth_year", Kind::Number, 1900, 2100},
                             Column{"sex", Kind::Code, 0, 0, "K33", true},
                             Column{"residence", Kind::Code, 0, 0, "K17", true},
                             Column{"sealed", Kind::Bytes},
                             Column{"token", Kind::Bytes},
                             Column{"valid_to", Kind::Number, 0, kYears}};
constexpr std::array kFacility{Column{"place", Kind::Row, 0, 0, "place"},
                               Column{"kind", Kind::Code, 0, 0, "K16", true},
                               Column{"name", Kind::Text, 0, 0, {}, true},
                               Column{"phone", Kind::Text},
                               Column{"hours", Kind::Text},
                               Column{"capacity", Kind::Number, 0, 1'000'000},
                               Column{"geom", Kind::Point},
                               Column{"valid_to", Kind::Number, 0, kYears}};
constexpr std::array kOrganisation{
    Column{"place", Kind::Row, 0, 0, "place", true}, Column{"kind", Kind::Code, 0, 0, "K15", true},
    Column{"name", Kind::Text, 0, 0, {}, true},      Column{"code", Kind::Text},
    Column{"staff", Kind::Number, 0, 1'000'000},     Column{"party", Kind::Number, 0, 1, {}, true},
    Column{"valid_to", Kind::Number, 0, kYears}};
constexpr std::array kComponent{Column{"place", Kind::Row, 0, 0, "place"},
                                Column{"class", Kind::Code, 0, 0, "K36", true},
                                Column{"name", Kind::Text},
                                Column{"code", Kind::Text},
                                Column{"state", Kind::Code, 0, 0, "K37", true},
                                Column{"keeper", Kind::Text},
                                Column{"geom", Kind::Point},
                                Column{"checked_at", Kind::Number, 0, kYears},
                                Column{"valid_to", Kind::Number, 0, kYears}};
constexpr std::array kEntrance{
    Column{"place", Kind::Row, 0, 0, "place", true}, Column{"stair", Kind::Number, 0, 99},
    Column{"step_free", Kind::Number, 0, 1, {}, true}, Column{"geom", Kind::Point},
    Column{"valid_to", Kind::Number, 0, kYears}};
constexpr std::array kSitePlan{
    Column{"place", Kind::Row, 0, 0, "place", true}, Column{"name", Kind::Text, 0, 0, {}, true},
    Column{"media", Kind::Text, 0, 0, {}, true},     Column{"drawing", Kind::Bytes, 0, 0, {}, true},
    Column{"placement", Kind::Text, 0, 0, {}, true}, Column{"pairs", Kind::Text},
    Column{"opacity", Kind::Real, 0, 1, {}, true},   Column{"above", Kind::Number, 0, 1, {}, true},
    Column{"valid_to", Kind::Number, 0, kYears}};
constexpr std::array kTarget{Column{"sealed", Kind::Bytes, 0, 0, {}, true}};

constexpr std::array kMatterRule{Column{"matter", Kind::Code, 0, 0, "class", true},
                                 Column{"version", Kind::Number, 1, 100'000, {}, true},
                                 Column{"kind", Kind::Code, 0, 0, "K20"},
                                 Column{"urgency", Kind::Code, 0, 0, "K22", true},
                                 Column{"length", Kind::Number, -kLength, kLength, {}, true},
                                 Column{"pace", Kind::Number, 0, 2, {}, true},
                                 Column{"physical", Kind::Number, 0, 1, {}, true},
                                 Column{"in_grid", Kind::Number, 0, 1, {}, true},
                                 Column{"source", Kind::Text},
                                 Column{"valid_to", Kind::Number, 0, kYears}};
constexpr std::array kStageRule{Column{"stage", Kind::Text, 0, 0, {}, true},
                                Column{"urgency", Kind::Code, 0, 0, "K22"},
                                Column{"length", Kind::Number, -kLength, kLength, {}, true},
                                Column{"pace", Kind::Number, 0, 2, {}, true}};
constexpr std::array kRouteRule{Column{"matter", Kind::Text},
                                Column{"place", Kind::Row, 0, 0, "place"},
                                Column{"department", Kind::Row, 0, 0, "department", true},
                                Column{"assist", Kind::Row, 0, 0, "department"}};
constexpr std::array kDepartment{Column{"name", Kind::Text, 0, 0, {}, true},
                                 Column{"name_en", Kind::Text}, Column{"phone", Kind::Text},
                                 Column{"valid_to", Kind::Number, 0, kYears}};
constexpr std::array kThreshold{Column{"key", Kind::Text, 0, 0, {}, true},
                                Column{"value", Kind::Real, -100'000, 100'000, {}, true}};
constexpr std::array kCalendarDay{Column{"day", Kind::Text, 0, 0, {}, true},
                                  Column{"worked", Kind::Number, 0, 1, {}, true},
                                  Column{"name", Kind::Text}};
constexpr std::array kWorkingSpan{Column{"from_min", Kind::Number, 0, 1439, {}, true},
                                  Column{"to_min", Kind::Number, 1, 1440, {}, true}};

}  // namespace

Editable editable(Table table) {
    switch (table) {
        case Table::Unit:
            return {"unit", kUnit};
        case Table::Household:
            return {"household", kHousehold};
        case Table::Rental:
            return {"rental", kRental};
        case Table::Shop:
            return {"shop", kShop};
        case Table::Note:
            return {"note", kNote};
        case Table::Person:
            return {"person", kPerson};
        case Table::ServiceTarget:
            return {"service_target", kTarget};
        case Table::Facility:
            return {"facility", kFacility};
        case Table::Organisation:
            return {"organisation", kOrganisation};
        case Table::Component:
            return {"component", kComponent};
        case Table::Entrance:
            return {"entrance", kEntrance};
        case Table::SitePlan:
            return {"site_plan", kSitePlan};
        case Table::MatterRule:
            return {"matter_rule", kMatterRule};
        case Table::StageRule:
            return {"stage_rule", kStageRule};
        case Table::RouteRule:
            return {"route_rule", kRouteRule};
        case Table::Department:
            return {"department", kDepartment};
        case Table::Threshold:
            return {"threshold", kThreshold};
        case Table::CalendarDay:
            return {"calendar_day", kCalendarDay};
        case Table::WorkingSpan:
            return {"working_span", kWorkingSpan};
    }
    return {"unit", kUnit};
}

}  // namespace store
