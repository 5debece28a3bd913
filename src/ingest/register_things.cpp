#include "ingest/register_things.h"

#include "ingest/register_cells.h"
#include "ingest/register_text.h"
#include "ingest/things.h"
#include "model/credit_code.h"

#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>

namespace ingest {

using geo::Point;
using model::PlaceId;

namespace {

const std::string kNoCode = "-";  // before the key of an organisation that has none

std::string key_of(PlaceId place, std::string_view name) {
    return std::to_string(model::number(place)) + ' ' + folded_label(name);
}

/// Of a component without a number: what stands beside what is like it is told apart by where.
std::string key_of(const model::ComponentRow& row) {
    if (!row.code.empty()) return row.code;
    const auto metres = [](double value) { return std::llround(value); };
    std::string key = key_of(row.place, row.name) + ' ' + row.klass;
    if (row.has_point) key += fmt::format(" {} {}", metres(row.point.x), metres(row.point.y));
    return key;
}

/// With a sign, as degrees have it; nothing for what is no number.
std::optional<double> coordinate(std::string_view cell) {
    const bool minus = cell.starts_with('-');
    const auto value = decimal_number(minus ? cell.substr(1) : cell);
    if (!value) return std::nullopt;
    return minus ? -*value : *value;
}

}  // namespace

ThingMaker::ThingMaker(const RegisterInput& input, const AddressBook& buildings, RegisterRows& out)
    : input_{input}, out_{out}, book_{input.there, buildings} {
    if (input.epsg != 0)
        if (auto degrees = geo::Projection::to(input.epsg)) degrees_ = std::move(*degrees);
    for (const model::OrganisationRow& row : *input.there.organisations) {
        const std::string key = key_of(row.place, row.name);
        ++organisations_[key];
        ++organisations_[row.code.empty() ? kNoCode + key : row.code];
    }
    for (const model::FacilityRow& row : *input.there.facilities)
        ++facilities_[key_of(row.place, row.name) + ' ' + row.kind];
    for (const model::ComponentRow& row : *input.there.components) ++components_[key_of(row)];
}

bool ThingMaker::is_about_thing(const RowReader& row) {
    constexpr std::array kTelling{Field::OrgName, Field::FacilityName, Field::FacilityKind,
                                  Field::ComponentClass, Field::ComponentCode};
    return std::ranges::any_of(kTelling, [&](Field field) { return row.says(field); });
}

std::optional<Reason> ThingMaker::take(RowReader& row, std::int64_t line) {
    if (row.says(Field::OrgName)) return take_organisation(row, line);
    if (row.says(Field::ComponentClass) || row.says(Field::ComponentCode))
        return take_component(row, line);
    return take_facility(row);
}

PlaceId ThingMaker::id_of(const Found& found) const {
    return input_.there.places->row[found.place].id;
}

std::optional<Reason> ThingMaker::take_organisation(RowReader& row, std::int64_t line) {
    const Found found = book_.find(row.whereabouts());
    if (found.why) return found.why;
    const PlaceId place = id_of(found);
    const std::string_view written = row.text(Field::CreditCode);
    const auto code = model::read_credit_code(written);
    if (!written.empty() && !code) out_.code_errors.push_back({line, Field::CreditCode});
    const std::string_view name = row.text(Field::OrgName);
    ++out_.counts.kept;
    // With two codes they are two, whatever they are called.
    const std::string key = key_of(place, name);
    const bool known =
        code ? organisations_.contains(*code) || organisations_.contains(kNoCode + key)
             : organisations_.contains(key);
    if (known) {
        ++out_.counts.already;
        return std::nullopt;
    }
    ++organisations_[key];
    ++organisations_[code ? *code : kNoCode + key];
    std::string kind = row.code(Field::OrgKind);
    out_.rows.organisations.push_back(
        {.id = next_id<model::OrganisationId>(out_.rows.organisations),
         .place = place,
         .kind = kind.empty() ? "99" : std::move(kind),
         .name = std::string{name},
         .code = code.value_or(""),
         .staff = row.number(Field::OrgStaff),
         .party = row.yes(Field::OrgParty)});
    ++out_.counts.organisations;
    return std::nullopt;
}

std::optional<Reason> ThingMaker::take_facility(RowReader& row) {
    const Found found = book_.find(row.whereabouts());
    if (found.why) return found.why;
    const model::PlaceRow& at = input_.there.places->row[found.place];
    std::string kind = row.code(Field::FacilityKind);
    if (kind.empty()) kind = "99";
    std::string name{row.text(Field::FacilityName)};
    if (name.empty()) name = row.text(Field::FacilityKind);
    ++out_.counts.kept;
    // Two of one name at one place are two, and when they come again the same two.
    if (int& left = facilities_[key_of(at.id, name) + ' ' + kind]; left > 0) {
        --left;
        ++out_.counts.already;
        return std::nullopt;
    }
    geo::Shape shape;
    if (const auto point = point_of(row))
        shape = geo::point_of(*point);
    else if (at.shape.kind == geo::ShapeKind::Area && at.kind != "COMM")
        shape = geo::point_of(geo::label_point(at.shape));
    out_.rows.facilities.push_back({.id = next_id<model::FacilityId>(out_.rows.facilities),
                                    .place = at.id,
                                    .kind = std::move(kind),
                                    .name = std::move(name),
                                    .shape = std::move(shape),
                                    .phone = std::string{row.text(Field::Phone)},
                                    .hours = std::string{row.text(Field::Hours)},
                                    .capacity = row.number(Field::Capacity)});
    ++out_.counts.facilities;
    return std::nullopt;
}

std::optional<Reason> ThingMaker::take_component(RowReader& row, std::int64_t line) {
    model::ComponentRow made{.id = next_id<model::ComponentId>(out_.rows.components),
                             .klass = row.code(Field::ComponentClass),
                             .name = std::string{row.text(Field::ComponentName)},
                             .state = row.code(Field::ComponentState),
                             .keeper = std::string{row.text(Field::Keeper)}};
    const std::string_view code = row.text(Field::ComponentCode);
    const std::string_view told = class_in_component_code(code);
    if (!told.empty()) made.code = code;
    if (made.klass.empty()) made.klass = told.empty() ? kOtherComponent : told;
    if (made.state.empty()) made.state = "1";
    if (const auto point = point_of(row)) {
        made.has_point = true;
        made.point = *point;
        made.place = keeper_at(*point);
    }
    if (made.place == PlaceId{}) {
        const Found found = book_.find(row.whereabouts());
        if (found.why) return found.why;
        made.place = id_of(found);
    }
    ++out_.counts.kept;
    if (told.empty() && !code.empty()) out_.code_errors.push_back({line, Field::ComponentCode});
    if (is_known(key_of(made))) {
        ++out_.counts.already;
        return std::nullopt;
    }
    out_.rows.components.push_back(std::move(made));
    ++out_.counts.components;
    return std::nullopt;
}

/// Three lamps of a street without numbers are three, and when they come again the same three. Of
/// one number there is one.
bool ThingMaker::is_known(const std::string& key) {
    int& left = components_[key];
    const bool numbered = !class_in_component_code(key).empty();
    if (numbered) return left++ > 0;
    if (left == 0) return false;
    --left;
    return true;
}

std::optional<Point> ThingMaker::point_of(const RowReader& row) const {
    constexpr double kMostDegrees = 180;
    auto x = coordinate(row.text(Field::Longitude));
    auto y = coordinate(row.text(Field::Latitude));
    if (!x || !y) {
        x = coordinate(row.text(Field::East));
        y = coordinate(row.text(Field::North));
    }
    if (!x || !y) return std::nullopt;
    const bool degrees = std::abs(*x) <= kMostDegrees && std::abs(*y) <= kMostDegrees / 2;
    if (!degrees) return Point{*x, *y};
    if (!degrees_) return std::nullopt;
    const Point point = degrees_->projected_from_degrees({*x, *y});
    return std::isfinite(point.x) && std::isfinite(point.y) ? std::optional{point} : std::nullopt;
}

PlaceId ThingMaker::keeper_at(Point point) {
    if (!keepers_) {
        std::vector<const model::PlaceRow*> places;
        places.reserve(input_.there.places->size());
        for (const model::PlaceRow& place : input_.there.places->row) places.push_back(&place);
        keepers_.emplace(std::move(places));
    }
    return keepers_->keeper_of(point);
}

}  // namespace ingest
