// What tests that type are told of the page: one line of JSON whenever it has changed.
#include "app/viewer.h"

#include "base/text.h"

#include <cmath>
#include <cstdlib>
#include <fstream>

#include <nlohmann/json.hpp>

namespace app {

namespace {

/// Of the plan that is open: what it shows, and the home that is chosen.
void add_plan(nlohmann::ordered_json& line, const ui::Session& session, const Frame& frame) {
    const ui::Plan& plan = session.desk.plan;
    const ui::PlanKind kind = ui::plan_kind(*frame.snapshot.places, plan.place);
    line["plan"] = ui::name_of(kind);
    const model::FloorPlan* floors = frame.plan.get();
    if (floors != nullptr && !floors->levels.empty() && floors->place == plan.place &&
        !session.floors.cells)
        line["floor"] = ui::floor_shown(*floors, session.floors);
    if (!frame.homes) return;
    line["homes"] = frame.homes->home.size();
    for (const model::Home& home : frame.homes->home)
        if (home.unit.id == plan.unit)
            line["home"] = std::to_string(home.unit.stair) + "-" + home.unit.door;
}

/// Of persons only how many lie open, never who.
void add_people(nlohmann::ordered_json& line, const ui::Session& session) {
    if (!session.people.purpose.empty()) line["purpose"] = session.people.purpose;
    if (session.people.of) line["persons"] = session.people.of->person.size();
    if (!session.people.revealed.empty()) line["revealed"] = session.people.revealed.size();
    if (session.doors.open && session.doors.round)
        line["doors"] = session.doors.round->doors.size();
    if (session.audit.open && session.audit.page) line["audit"] = session.audit.page->lines.size();
}

/// Of a wall: what it shows, and how its numbers stand.
void add_wall(nlohmann::ordered_json& line, const ui::Session& session) {
    const ui::WallDesk& wall = session.wall;
    line["spotlight"] = model::number(wall.spotlight);
    line["told"] = wall.spotlight_told;
    line["tour"] = wall.tour;
    line["held"] = wall.tour_held;
    if (wall.figures) line["open"] = wall.figures->at(derive::WallKpi::Open).rows.size();
    if (wall.listed) line["listed"] = wall.listed->size();
    if (wall.choice.of != derive::WallChoice::Of::Nothing) line["narrowed"] = true;
    line["trend"] = wall.trend_days;
    if (!wall.message.empty()) line["message"] = wall.message;
    if (wall.map_alone) line["alone"] = true;
    if (wall.feed.cut_since != base::kNever) line["cut"] = true;
}

}  // namespace

/// Of the places a test asks for: where they stand and what they are; of the selection, its homes.
std::string Viewer::points_text() const {
    const model::Places& places = *frame_.snapshot.places;
    nlohmann::ordered_json points;
    for (const std::string& text : base::split(points_of_, ',')) {
        const model::PlaceId id{std::atoll(text.c_str())};
        const model::Row row = model::row_of(places, id);
        const auto at = page_position(id);
        if (row == model::kNoRow || !at) continue;
        points[text] = {std::lround(at->x), std::lround(at->y),
                        static_cast<int>(frame_.derived.block[row].state)};
    }
    const model::Row selected = model::row_of(places, session_.selected);
    if (selected != model::kNoRow) points["units"] = frame_.derived.total[selected].counts.units;
    points["cm"] = std::lround(session_.camera.metres_per_px * 100);
    return points.dump();
}

void Viewer::log_state() {
    if (state_log_.empty()) return;
    const model::Places& places = *frame_.snapshot.places;
    const model::Row row = model::row_of(places, session_.selected);
    nlohmann::ordered_json line;
    line["find"] = session_.find;
    line["selected"] = row == model::kNoRow ? "" : places.row[row].name;
    const model::Row here = model::row_of(places, session_.here);
    if (!moving()) line["here"] = here == model::kNoRow ? "" : places.row[here].name;
    const ui::Desk& desk = session_.desk;
    line["tree"] = desk.tree ? panels_.tree.lines.size() : 0;
    if (desk.keys_in_tree) line["keys"] = "tree";
    if (model::number(desk.plan.place) != 0) add_plan(line, session_, frame_);
    if (desk.list) line["list"] = panels_.list.rows.size();
    if (desk.sheet.open) line["sheet"] = model::number(desk.sheet.here.place);
    if (desk.palette) line["palette"] = true;
    add_people(line, session_);
    if (is_wall()) add_wall(line, session_);
    if (frame_.scene.theme != derive::Theme::Work)
        line["theme"] = static_cast<int>(frame_.scene.theme);
    if (session_.shown != derive::kAllClasses) line["shown"] = session_.shown;
    if (session_.chosen.places) line["chosen"] = session_.chosen.places->size();
    const ui::Files& files = session_.files;
    if (files.card != ui::FilesCard::None) line["card"] = name_of(files.card);
    if (files.card == ui::FilesCard::Chooser) {
        line["folder"] = files.listing.path;
        line["chosen"] = panels_.chooser.chosen;
        if (!panels_.chooser.path.empty()) line["typed"] = panels_.chooser.path;
    }
    if (files.card == ui::FilesCard::Options) {
        line["files"] = files.wish.files.size();
        line["crs"] = files.wish.crs;
        line["asked"] = files.question.has_value();
    }
    if (files.card == ui::FilesCard::Report) line["refused"] = files.report.refused.has_value();
    const std::string text =
        (points_of_.empty() || moving() ? "" : points_text() + " ") +
        line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    if (text == state_logged_) return;
    state_logged_ = text;
    std::ofstream{state_log_, std::ios::app} << text << '\n';
}

}  // namespace app
