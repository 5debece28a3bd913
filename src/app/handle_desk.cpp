// What the wishes of the desk do: its panels, its lists, its sheet of statistics.
#include "app/viewer.h"

#include "scene/level.h"
#include "ui/style.h"

#include <algorithm>
#include <span>

namespace app {

using model::kNoRow;
using model::Row;

namespace {

constexpr double kTooFar = 4;  // times farther away than it would be shown from

/// The lowest place that all of them lie in; kNoRow of none.
Row around(const model::Places& places, std::span<const Row> rows) {
    const auto above = [&](Row row) {
        std::vector<Row> chain{row};
        while (places.parent[chain.back()] != kNoRow) chain.push_back(places.parent[chain.back()]);
        std::ranges::reverse(chain);
        return chain;
    };
    std::vector<Row> common;
    for (const Row row : rows) {
        const std::vector<Row> chain = above(row);
        if (common.empty()) common = chain;
        const auto differ = std::ranges::mismatch(common, chain);
        common.erase(differ.in1, common.end());
        if (common.empty()) return kNoRow;
    }
    // One block alone lies in what is above it.
    if (common.size() > 1 && model::is_leaf(places.kind[common.back()])) common.pop_back();
    return common.empty() ? kNoRow : common.back();
}

}  // namespace

/// Flies to a place that is not wholly in view, or that is too small to be seen there.
void Viewer::bring_into_view(model::PlaceId id) {
    const model::Places& places = *frame_.snapshot.places;
    Row row = model::row_of(places, id);
    while (row != kNoRow && places.box[row].empty()) row = places.parent[row];
    if (row == kNoRow) return;
    const scene::Camera camera = moving() ? motion_.goal : session_.camera;
    const geo::Box seen = scene::view_box(camera);
    const bool in_view = seen.encloses(places.box[row]);
    const scene::Camera facing = scene::facing(camera, places, row, session_.ratio);
    if (!in_view || camera.metres_per_px > facing.metres_per_px * kTooFar) fly_to(row);
}

void Viewer::perform(const ui::ShowPlace& wish) {
    perform(ui::Select{wish.place});
    bring_into_view(wish.place);
}

void Viewer::perform(const ui::ToggleTree& /*wish*/) {
    session_.desk.tree = !session_.desk.tree;
    session_.desk.keys_in_tree = false;
}

void Viewer::perform(const ui::FocusTree& wish) {
    session_.desk.keys_in_tree = wish.on;
    if (wish.on) session_.desk.tree = true;
}

void Viewer::perform(const ui::SetPanelWidths& wish) {
    const auto within = [](float width) {
        return width <= 0 ? 0 : std::clamp(width, ui::kNarrowestPanel, ui::kWidestPanel);
    };
    session_.desk.tree_width = within(wish.tree);
    session_.desk.inspector_width = within(wish.inspector);
}

void Viewer::perform(const ui::ShowTab& wish) {
    session_.desk.tab = wish.tab;
    session_.desk.list.reset();
    session_.desk.issue = {};
}

void Viewer::perform(const ui::ListBehind& wish) {
    session_.desk.sheet.open = false;
    session_.desk.list = wish.behind;
    session_.desk.list_of_sheet = wish.of_sheet;
    session_.desk.issue = {};
    if (session_.chosen.places) return;  // the list is of these
    // The list is of this place whatever is lit on the map later.
    const Row row = ui::told_of(session_, *frame_.snapshot.places);
    if (row != kNoRow) session_.desk.subject = frame_.snapshot.places->row[row].id;
}

void Viewer::perform(const ui::CloseList& /*wish*/) {
    ui::Desk& desk = session_.desk;
    const bool back = desk.list_of_sheet;
    if (model::number(desk.subject) != 0 && model::number(session_.selected) != 0) {
        session_.selected = desk.subject;
        bring_into_view(desk.subject);
    }
    desk.list.reset();
    desk.list_of_sheet = false;
    desk.subject = {};
    desk.issue = {};
    if (back) perform(ui::ToggleStatistics{});
}

void Viewer::perform(const ui::LightRow& wish) {
    ui::Desk& desk = session_.desk;
    const bool again = wish.issue == desk.issue && wish.place == session_.selected;
    desk.issue = again ? model::IssueId{} : wish.issue;
    if (model::number(wish.subject) != 0) desk.subject = wish.subject;
    if (model::number(wish.place) == 0) {
        const model::Row issue = model::issue_row(frame_.snapshot, wish.issue);
        if (issue != kNoRow && !again)
            tell(base::say(session_.language, base::Word::OnPlaceNowhere,
                           {frame_.snapshot.issues[issue].row.title}),
                 false);
        return;
    }
    session_.selected = wish.place;
    bring_into_view(wish.place);
}

void Viewer::perform(const ui::HoverRow& wish) {
    session_.hovered = wish.place;
    session_.desk.hover_in_list = model::number(wish.place) != 0;
}

void Viewer::perform(const ui::ToggleStatistics& /*wish*/) {
    session_.tables.open = false;
    session_.desk.sheet = {.open = !session_.desk.sheet.open, .here = {}, .beside = {}};
    session_.desk.palette = false;
    session_.locks.open = false;
    counted_ = {};
    count_sheet();
}

void Viewer::perform(const ui::TogglePalette& /*wish*/) {
    session_.desk.palette = !session_.desk.palette;
    session_.locks.open = false;
    session_.tables.open = false;
    session_.desk.sheet.open = false;
}

void Viewer::perform(const ui::DismissNotices& /*wish*/) {
    session_.notices.clear();
}

/// The sheet counts again when the store or the clock has moved on.
void Viewer::count_sheet() {
    ui::Sheet& sheet = session_.desk.sheet;
    if (!sheet.open) return;
    const model::Snapshot& is = frame_.snapshot;
    const Row row = ui::told_of(session_, *is.places);
    if (row == kNoRow) return;
    const auto& chosen = session_.chosen.places;
    const model::PlaceId place = chosen ? model::PlaceId{} : is.places->row[row].id;
    const Counted key{is.position, frame_.derived.as_of, is.places.get(),
                      place,       sheet.against,        chosen.get()};
    if (key == counted_) return;
    counted_ = key;
    statistics_ = derive::statistics_index(is, trees_, statistics_.get());
    const base::Instant now = clock_.now();
    const auto count = [&](const derive::Scope& scope) {
        return derive::statistics_of(*statistics_, is, frame_.derived, scope, now);
    };
    const derive::Scope scope = chosen ? ui::chosen_scope(view()) : derive::Scope{*trees_, row};
    sheet.here = count(scope);
    // What lies above, or around, unless something else was asked for.
    Row beside = model::row_of(*is.places, sheet.against);
    if (beside == kNoRow)
        beside = chosen ? around(*is.places, scope.rows()) : is.places->parent[row];
    sheet.beside.reset();
    if (beside != kNoRow) sheet.beside = count(derive::Scope{*trees_, beside});
}

void Viewer::perform(const ui::CompareWith& wish) {
    session_.desk.sheet.against = wish.place;
    count_sheet();
}

void Viewer::perform(const ui::TellCopied& /*wish*/) {
    tell(base::say(session_.language, base::Word::StatsCopied), false);
}

void Viewer::take_settings(const ViewerOptions& options) {
    settings_path_ = options.workspace == ui::Workspace::Wall ? "" : options.settings;
    if (settings_path_.empty()) return;
    ReadSettings read = read_settings(settings_path_);
    if (options.language_told) read.settings.language = session_.language;
    apply(read.settings, session_);
    kept_ = read.settings;
    if (read.trouble) tell(base::sentence(*read.trouble, session_.language), true);
}

/// When the page has come to rest; a refusal is told once.
void Viewer::keep_settings() {
    if (settings_path_.empty()) return;
    Settings now = settings_of(session_);
    if (now == kept_) return;
    kept_ = std::move(now);
    const auto written = write_settings(settings_path_, kept_);
    if (!written) tell(base::sentence(written.error(), session_.language), true);
}

/// The walk through the tree, for whatever places the frame has.
void Viewer::follow_places() {
    if (trees_of_ == frame_.snapshot.places) return;
    trees_of_ = frame_.snapshot.places;
    trees_ = std::make_shared<const derive::Subtrees>(derive::subtrees_of(*trees_of_));
}

}  // namespace app
