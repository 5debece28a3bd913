#include "store/edit_columns.h"

#include <array>

namespace store {

using model::Table;

namespace {

using Column = EditColumn;
using Kind = EditColumn::Kind;

constexpr double kYears = 4e9;  // seconds: until 2096
constexpr double kMost = 1e9;
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
                             Column{"sealed", Kind::Blob},
                             Column{"token", Kind::Blob},
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
    Column{"media", Kind::Text, 0, 0, {}, true},     Column{"drawing", Kind::Blob, 0, 0, {}, true},
    Column{"placement", Kind::Text, 0, 0, {}, true}, Column{"pairs", Kind::Text},
    Column{"opacity", Kind::Real, 0, 1, {}, true},   Column{"above", Kind::Number, 0, 1, {}, true},
    Column{"valid_to", Kind::Number, 0, kYears}};
constexpr std::array kTarget{Column{"sealed", Kind::Blob, 0, 0, {}, true}};

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

constexpr std::array kWalkEdge{Column{"kind", Kind::Code, 0, 0, "K42", true},
                               Column{"hours", Kind::Text},
                               Column{"closed", Kind::Number, 0, 1, {}, true},
                               Column{"step_free", Kind::Number, 0, 1, {}, true},
                               Column{"derived", Kind::Number, 0, 1, {}, true},
                               Column{"source", Kind::Text},
                               Column{"geom", Kind::Shape, 0, 0, "line", true},
                               Column{"valid_to", Kind::Number, 0, kYears}};
constexpr std::array kParameter{Column{"key", Kind::Text, 0, 0, {}, true},
                                Column{"value", Kind::Real, -kMost, kMost, {}, true}};
constexpr std::array kLevel{
    Column{"place", Kind::Row, 0, 0, "place", true},
    Column{"ordinal", Kind::Number, -99, 300, {}, true}, Column{"name", Kind::Text, 0, 0, {}, true},
    Column{"source", Kind::Text}, Column{"valid_to", Kind::Number, 0, kYears}};
constexpr std::array kRoom{Column{"level", Kind::Row, 0, 0, "level", true},
                           Column{"kind", Kind::Code, 0, 0, "K43", true},
                           Column{"name", Kind::Text},
                           Column{"unit", Kind::Row, 0, 0, "unit"},
                           Column{"front", Kind::Row, 0, 0, "place"},
                           Column{"source", Kind::Text},
                           Column{"geom", Kind::Shape, 0, 0, "areas", true},
                           Column{"valid_to", Kind::Number, 0, kYears}};
constexpr std::array kOpening{
    Column{"level", Kind::Row, 0, 0, "level", true}, Column{"kind", Kind::Text, 0, 0, {}, true},
    Column{"source", Kind::Text}, Column{"geom", Kind::Shape, 0, 0, "lines", true},
    Column{"valid_to", Kind::Number, 0, kYears}};
constexpr std::array kCertificate{
    Column{"staff", Kind::Row, 0, 0, "staff", true}, Column{"level", Kind::Code, 0, 0, "K44", true},
    Column{"issued_at", Kind::Number, 0, kYears}, Column{"expires_at", Kind::Number, 0, kYears}};
constexpr std::array kTraining{Column{"staff", Kind::Row, 0, 0, "staff", true},
                               Column{"at", Kind::Number, 0, kYears, {}, true},
                               Column{"hours", Kind::Real, 0, 1'000, {}, true},
                               Column{"subject", Kind::Text}};
constexpr std::array kRoster{Column{"place", Kind::Row, 0, 0, "place", true},
                             Column{"month", Kind::Text, 0, 0, {}, true},
                             Column{"published_at", Kind::Number, 0, kYears}};
constexpr std::array kShift{Column{"roster", Kind::Row, 0, 0, "roster", true},
                            Column{"staff", Kind::Row, 0, 0, "staff", true},
                            Column{"day", Kind::Text, 0, 0, {}, true},
                            Column{"kind", Kind::Code, 0, 0, "K45", true}};
constexpr std::array kSurvey{Column{"place", Kind::Row, 0, 0, "place", true},
                             Column{"kind", Kind::Code, 0, 0, "K46", true},
                             Column{"wave", Kind::Text, 0, 0, {}, true},
                             Column{"at", Kind::Number, 0, kYears, {}, true},
                             Column{"sample", Kind::Number, 0, 10'000'000, {}, true},
                             Column{"positive", Kind::Number, 0, 10'000'000, {}, true}};
constexpr std::array kIndicator{Column{"key", Kind::Text, 0, 0, {}, true},
                                Column{"line", Kind::Text, 0, 0, {}, true},
                                Column{"name", Kind::Text, 0, 0, {}, true},
                                Column{"name_en", Kind::Text},
                                Column{"weight", Kind::Real, 0, 1'000, {}, true},
                                Column{"worst", Kind::Real, -kMost, kMost, {}, true},
                                Column{"best", Kind::Real, -kMost, kMost, {}, true}};
constexpr std::array kScore{Column{"indicator", Kind::Row, 0, 0, "indicator", true},
                            Column{"place", Kind::Row, 0, 0, "place", true},
                            Column{"year", Kind::Number, 1'900, 2'200, {}, true},
                            Column{"value", Kind::Real, -kMost, kMost, {}, true},
                            Column{"evidence", Kind::Text}};
constexpr std::array kDraft{
    Column{"name", Kind::Text, 0, 0, {}, true}, Column{"author", Kind::Text},
    Column{"at", Kind::Number, 0, kYears, {}, true}, Column{"apply_from", Kind::Number, 0, kYears},
    Column{"applied_at", Kind::Number, 0, kYears}};
constexpr std::array kDraftMove{Column{"draft", Kind::Row, 0, 0, "draft", true},
                                Column{"place", Kind::Row, 0, 0, "place", true},
                                Column{"grid", Kind::Row, 0, 0, "grid", true},
                                Column{"from_grid", Kind::Row, 0, 0, "grid"}};
constexpr std::array kGridHistory{
    Column{"place", Kind::Row, 0, 0, "place", true}, Column{"grid", Kind::Row, 0, 0, "grid"},
    Column{"until", Kind::Number, 0, kYears, {}, true}, Column{"code", Kind::Text}};
constexpr std::array kWall{Column{"name", Kind::Text, 0, 0, {}, true},
                           Column{"layout", Kind::Text, 0, 0, {}, true},
                           Column{"tour", Kind::Number, 0, 1, {}, true},
                           Column{"spotlight", Kind::Row, 0, 0, "issue"},
                           Column{"message", Kind::Text},
                           Column{"until", Kind::Number, 0, kYears},
                           Column{"author", Kind::Text},
                           Column{"at", Kind::Number, 0, kYears}};
constexpr std::array kPlace{Column{"grid", Kind::Row, 0, 0, "grid", true}};
constexpr std::array kGrid{Column{"geom", Kind::Shape, 0, 0, "areas"}, Column{"code", Kind::Text}};

/// In the order of `Table`.
using AllEditables = std::array<Editable, model::kEditTables>;
constexpr AllEditables kEditables{{{"unit", kUnit},
                                   {"household", kHousehold},
                                   {"rental", kRental},
                                   {"shop", kShop},
                                   {"note", kNote},
                                   {"person", kPerson},
                                   {"service_target", kTarget},
                                   {"facility", kFacility},
                                   {"organisation", kOrganisation},
                                   {"component", kComponent},
                                   {"entrance", kEntrance},
                                   {"site_plan", kSitePlan},
                                   {"matter_rule", kMatterRule},
                                   {"stage_rule", kStageRule},
                                   {"route_rule", kRouteRule},
                                   {"department", kDepartment},
                                   {"threshold", kThreshold},
                                   {"calendar_day", kCalendarDay},
                                   {"working_span", kWorkingSpan},
                                   {"walk_edge", kWalkEdge},
                                   {"parameter", kParameter},
                                   {"level", kLevel},
                                   {"room", kRoom},
                                   {"opening", kOpening},
                                   {"certificate", kCertificate},
                                   {"training", kTraining},
                                   {"roster", kRoster},
                                   {"shift", kShift},
                                   {"survey", kSurvey},
                                   {"indicator", kIndicator},
                                   {"score", kScore},
                                   {"draft", kDraft},
                                   {"draft_move", kDraftMove},
                                   {"grid_history", kGridHistory},
                                   {"wall", kWall},
                                   {"place", kPlace},
                                   {"grid", kGrid}}};

}  // namespace

Editable editable(Table table) {
    return kEditables.at(static_cast<std::size_t>(table));
}

}  // namespace store
