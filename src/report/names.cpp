#include "report/names.h"

#include "derive/duty.h"

#include <algorithm>

namespace report {

using base::Word;
using model::kNoRow;

namespace {

void add_name(std::string& names, const std::string& name) {
    if (name.empty()) return;
    names += (names.empty() ? "" : "、") + name;
}

}  // namespace

Names::Names(const model::Snapshot& is, base::Instant now, base::Language language)
    : is_{is}, now_{now}, language_{language} {
    for (const model::CodeItem& item : *is.codes)
        label_.try_emplace(item.list + '\t' + item.code,
                           language == base::Language::Chinese ? item.zh : item.en);
    for (model::Row row = 0; row < is.staff->size(); ++row) staff_[(*is.staff)[row].id] = row;
    grid_worker_.resize(is.grids->row.size());
    for (const model::AssignmentRow& duty : *is.assignments) {
        if (!derive::is_current(duty, now)) continue;
        const model::Row grid = model::row_of(*is.grids, duty.grid);
        if (grid != kNoRow)
            add_name(grid_worker_[grid], staff(duty.staff));
        else if (model::number(duty.place) != 0)
            add_name(place_worker_[duty.place], staff(duty.staff));
    }
}

std::string Names::label(const std::string& list, const std::string& code) const {
    if (code.empty()) return {};
    const auto at = label_.find(list + '\t' + code);
    return at == label_.end() ? code : at->second;
}

const model::StaffRow* Names::staff_row(model::StaffId id) const {
    const auto at = staff_.find(id);
    return at == staff_.end() ? nullptr : &(*is_.staff)[at->second];
}

std::string Names::staff(model::StaffId id) const {
    const model::StaffRow* row = staff_row(id);
    return row == nullptr ? std::string{} : row->name;
}

const model::PlaceRow* Names::place(model::PlaceId id) const {
    const model::Row row = model::row_of(*is_.places, id);
    return row == kNoRow ? nullptr : &is_.places->row[row];
}

std::string Names::name(model::PlaceId id) const {
    const model::PlaceRow* row = place(id);
    if (row == nullptr) return {};
    return row->name.empty() ? row->address : row->name;
}

std::string Names::name_above(model::PlaceId id, std::initializer_list<model::Kind> kinds) const {
    const model::Places& places = *is_.places;
    for (model::Row row = model::row_of(places, id); row != kNoRow; row = places.parent[row])
        if (std::ranges::find(kinds, places.kind[row]) != kinds.end()) return places.row[row].name;
    return {};
}

std::string Names::community(model::PlaceId id) const {
    return name_above(id, {model::Kind::Community});
}

std::string Names::yard(model::PlaceId id) const {
    return name_above(id, {model::Kind::Yard, model::Kind::Street, model::Kind::Site});
}

std::string Names::grid(model::PlaceId id) const {
    const model::Row row = model::row_of(*is_.places, id);
    const model::Row grid = row == kNoRow ? kNoRow : is_.places->grid[row];
    return grid == kNoRow ? std::string{} : is_.grids->row[grid].name;
}

std::string Names::worker(model::PlaceId id) const {
    const model::Places& places = *is_.places;
    const model::Row at = model::row_of(places, id);
    if (at == kNoRow) return {};
    const model::Row grid = places.grid[at];
    if (grid != kNoRow && !grid_worker_[grid].empty()) return grid_worker_[grid];
    // Of what lies in no grid, whoever has the yard; a community has too many to name.
    if (grid == kNoRow && places.kind[at] != model::Kind::Community) {
        const auto held = place_worker_.find(id);
        if (held != place_worker_.end()) return held->second;
    }
    return {};
}

std::string Names::door(const model::UnitRow& unit) const {
    return name(unit.place) + "-" + say(Word::StairNumber, {std::to_string(unit.stair)}) + "-" +
           unit.door;
}

}  // namespace report
