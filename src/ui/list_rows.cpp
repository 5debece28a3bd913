// Which rows a list has, found anew when something of it has changed.
#include "ui/listing.h"

#include <algorithm>

#include <imgui.h>

namespace ui {

using derive::Counter;
using derive::Listed;
using derive::ListedKind;
using model::kNoRow;
using model::Row;

namespace {

constexpr std::size_t kLongList = 500;
constexpr double kRest_s = 0.25;

/// Facilities, then components with the broken first; of a building its doors before all else.
std::vector<Listed> things_of(const View& view, Row place) {
    const auto behind = [&](Counter counter) {
        return derive::rows_behind(view.snapshot, view.derived, view.trees, place, {counter, {}},
                                   view.now);
    };
    std::vector<Listed> rows;
    const model::PlaceId id = view.snapshot.places->row[place].id;
    if (view.snapshot.places->kind[place] == model::Kind::Building)
        for (Row row = 0; row < view.snapshot.entrances->size(); ++row)
            if ((*view.snapshot.entrances)[row].place == id)
                rows.push_back({ListedKind::Entrance, row, 1});
    for (const Counter counter : {Counter::Facilities, Counter::Components}) {
        const std::vector<Listed> more = behind(counter);
        rows.insert(rows.end(), more.begin(), more.end());
    }
    return rows;
}

std::vector<Listed> rows_of_tab(const View& view, Row place, Tab tab) {
    const auto behind = [&](Counter counter) {
        return derive::rows_behind(view.snapshot, view.derived, view.trees, place, {counter, {}},
                                   view.now);
    };
    if (tab == Tab::Things) return things_of(view, place);
    std::vector<Listed> rows;
    if (tab == Tab::Organisations) {
        rows = behind(Counter::Organisations);
        const std::vector<Listed> shops = behind(Counter::Shops);
        rows.insert(rows.end(), shops.begin(), shops.end());
    }
    if (tab == Tab::Land)
        for (const Row row : derive::children_of(*view.snapshot.places, view.trees, place))
            rows.push_back({ListedKind::Place, row, 1});
    if (tab == Tab::Matters) {
        rows = behind(Counter::Open);
        const std::vector<Listed> settled = behind(Counter::Settled);
        rows.insert(rows.end(), settled.begin(), settled.end());
    }
    return rows;
}

/// Only when one of their tables has changed, which is seldom.
void count_things(RowList& list, const View& view, Row place) {
    const model::Snapshot& is = view.snapshot;
    const model::PlaceId id = is.places->row[place].id;
    const RowList::Counted key{is.places.get(), is.components.get(), is.organisations.get(),
                               is.entrances.get(), id};
    if (key == list.counted) return;
    list.counted = key;
    const auto count = [&](Counter counter) {
        return derive::rows_behind(is, view.derived, view.trees, place, {counter, {}}, view.now)
            .size();
    };
    list.things = count(Counter::Components);
    if (is.places->kind[place] == model::Kind::Building)
        list.things += static_cast<std::size_t>(
            std::ranges::count(*is.entrances, id, &model::EntranceRow::place));
    list.organisations = count(Counter::Organisations);
}

}  // namespace

Row told_of(const Session& session, const model::Places& places) {
    for (const model::PlaceId id : {session.desk.subject, session.selected, session.here})
        if (const Row row = model::row_of(places, id); row != kNoRow) return row;
    return places.size() > 0 ? 0 : kNoRow;
}

derive::Scope chosen_scope(const View& view) {
    std::vector<Row> rows;
    for (const model::PlaceId id : *view.session.chosen.places)
        if (const Row row = model::row_of(*view.snapshot.places, id); row != kNoRow)
            rows.push_back(row);
    return {view.trees, std::move(rows)};
}

void follow(RowList& list, const View& view) {
    const Desk& desk = view.session.desk;
    const auto& chosen = view.session.chosen.places;
    const Row place = told_of(view.session, *view.snapshot.places);
    if (place == kNoRow) return;
    const RowList::Key key{view.snapshot.position,
                           view.derived.as_of,
                           view.snapshot.places.get(),
                           chosen ? model::PlaceId{} : view.snapshot.places->row[place].id,
                           desk.tab,
                           desk.list,
                           chosen.get()};
    if (key == list.key) {
        list.waits = false;
        return;
    }
    const bool other = key.place != list.key.place || key.tab != list.key.tab ||
                       key.behind != list.key.behind || key.chosen != list.key.chosen;
    const double now_s = ImGui::GetTime();
    const bool long_list = std::max(list.rows.size(), list.open.size()) > kLongList;
    list.waits =
        long_list && !other && key.places == list.key.places && now_s - list.made_at_s < kRest_s;
    if (list.waits) return;
    list.made_at_s = now_s;
    list.key = key;
    const derive::Scope scope = chosen ? chosen_scope(view) : derive::Scope{view.trees, place};
    const auto behind = [&](const derive::Behind& what) {
        return derive::rows_behind(view.snapshot, view.derived, scope, what, view.now);
    };
    list.rows.clear();
    list.open = behind({Counter::Open, {}});
    if (desk.list)
        list.rows = behind(*desk.list);
    else if (!chosen)
        list.rows = rows_of_tab(view, place, desk.tab);
    list.made += 1;
    if (!chosen) count_things(list, view, place);
    if (other) {
        list.cursor = list.rows.size();
        list.scrolls = true;
    }
}

}  // namespace ui
