// What the wall draws over its map: the veil over what a choice leaves out, squares where much is
// reported, the slow pulse of what is overdue, the frame around the spotlight.
#include "ui/over_map.h"
#include "ui/wall_panel.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>

namespace ui {

using derive::State;
using derive::WallChoice;
using model::kNoRow;
using model::Row;

namespace {

constexpr int kChoiceVeil = 176;          // of 255
constexpr double kDotBelow_px = 9;        // design pixels: a smaller block is a dot
constexpr double kSignBelow_px = 140;     // design pixels: a smaller yard has a sign over it
constexpr double kCellNumbered_px = 30;   // design pixels: a smaller square has no number
constexpr std::size_t kMostFilled = 600;  // blocks; beyond that all are dots
constexpr std::size_t kMostSigns = 150;   // of each kind
constexpr base::Millis kPulse{2400};

/// How bright the pulse is now, 0 to 1; steady where motion is unwelcome.
float pulse_of(const View& view) {
    if (view.session.reduce_motion) return 0.7F;
    const auto part = view.now.time_since_epoch() % kPulse;
    const float turn = static_cast<float>(part.count()) / static_cast<float>(kPulse.count());
    return 0.5F + 0.5F * std::cos(turn * 6.2831853F);
}

double shorter_px(const View& view, const geo::Box& box) {
    return std::min(box.width(), box.height()) / view.session.camera.metres_per_px;
}

bool is_small(const View& view, const geo::Box& box) {
    return shorter_px(view, box) < kDotBelow_px * view.session.ratio;
}

/// Places with issues of the choice: the worst state of these, and how many they are.
struct Marked {
    State state = State::Ok;
    std::uint32_t issues = 0;
};

void issue_dot(const View& view, const Layout& layout, geo::Point at, State state) {
    const float r = static_cast<float>(view.session.ratio);
    const scene::Palette& p = scene::palette_of(view.session.look);
    const ImVec2 middle = on_page(view, layout, at);
    ImDrawList* paint = ImGui::GetBackgroundDrawList();
    paint->AddCircleFilled(middle, 7.5F * r, with_alpha(p.text, 240));
    paint->AddCircleFilled(middle, 5.8F * r, u32_from(p.mark.at(static_cast<std::size_t>(state))));
}

void marked_place(const View& view, const Layout& layout, Row row, const Marked& marked,
                  bool filled) {
    const model::Places& places = *view.snapshot.places;
    const model::PlaceRow& place = places.row[row];
    if (place.shape.kind == geo::ShapeKind::None ||
        !places.box[row].intersects(scene::view_box(view.session.camera)))
        return;
    if (!filled || place.shape.kind != geo::ShapeKind::Area || is_small(view, places.box[row]))
        return issue_dot(view, layout, geo::label_point(place.shape), marked.state);
    const float r = static_cast<float>(view.session.ratio);
    const scene::Palette& p = scene::palette_of(view.session.look);
    const scene::Colour mark = p.mark.at(static_cast<std::size_t>(marked.state));
    // A yard is the ground its houses stand on: those must be seen.
    const bool leaf = model::is_leaf(places.kind[row]);
    // A large one is plain from its outline.
    const bool large =
        places.box[row].height() > 0.25 * layout.map.height() * view.session.camera.metres_per_px;
    fill_place(view, layout, row, with_alpha(mark, leaf ? 255 : large ? 44 : 110));
    outline_place(view, layout, row,
                  {with_alpha(p.text, 235), with_alpha(p.halo, 200), 1.8F * r, 4.5F * r});
    if (marked.issues < 2) return;
    const Sized size{kText, view.session.ratio};
    const std::string text = std::to_string(marked.issues);
    const ImVec2 wide = ImGui::CalcTextSize(text.c_str());
    const ImVec2 middle = on_page(view, layout, geo::label_point(place.shape));
    const geo::Box box{
        static_cast<double>(middle.x - wide.x / 2), static_cast<double>(middle.y - wide.y / 2),
        static_cast<double>(middle.x + wide.x / 2), static_cast<double>(middle.y + wide.y / 2)};
    const geo::Box at = off_seams(box, layout.wall.seams, layout.map);
    haloed_text(ImGui::GetBackgroundDrawList(),
                {static_cast<float>(at.x0), static_cast<float>(at.y0)}, u32_from(p.text),
                with_alpha(p.halo, 235), r, text.c_str());
}

void choice_marks(const View& view, const Layout& layout) {
    const WallDesk& wall = view.session.wall;
    if (wall.choice.of == WallChoice::Of::Nothing || !wall.listed || !wall.figures) return;
    const scene::Palette& p = scene::palette_of(view.session.look);
    ImGui::GetBackgroundDrawList()->AddRectFilled(
        {static_cast<float>(layout.map.x0), static_cast<float>(layout.map.y0)},
        {static_cast<float>(layout.map.x1), static_cast<float>(layout.map.y1)},
        with_alpha(p.background, kChoiceVeil));
    if (wall.choice.of == WallChoice::Of::Community) {
        const Row row = model::row_of(*view.snapshot.places, wall.choice.community);
        const float r = static_cast<float>(view.session.ratio);
        if (row != kNoRow)
            outline_place(view, layout, row,
                          {with_alpha(p.text, 200), with_alpha(p.halo, 160), 2 * r, 5 * r});
    }
    std::map<Row, Marked> marked;
    for (const Row listed : *wall.listed) {
        const model::Issue* issue = wall_issue_at(view, listed);
        if (issue == nullptr) continue;
        const State state = derive::state_in(*wall.figures, listed);
        if (issue->at == kNoRow || issue->by_point) {
            if (issue->row.has_point) issue_dot(view, layout, issue->row.point, state);
            continue;
        }
        Marked& place = marked[issue->at];
        place.state = std::max(place.state, state);
        place.issues += 1;
    }
    for (const auto& [row, place] : marked)
        marked_place(view, layout, row, place, marked.size() <= kMostFilled);
}

/// A square of the ground on the page.
struct HeatSquare {
    const derive::WallCell* cell = nullptr;
    ImVec2 from, to;
    std::size_t step = 0;
    bool chosen = false;
};

std::vector<HeatSquare> heat_squares(const View& view, const Layout& layout) {
    std::vector<HeatSquare> squares;
    const WallDesk& wall = view.session.wall;
    if (!wall.hot_spots || !wall.figures) return squares;
    const geo::Box seen = scene::view_box(view.session.camera);
    for (const derive::WallCell& cell : wall.figures->cells) {
        const geo::Box box = box_of(cell.at);
        if (cell.recent == 0 || !box.intersects(seen)) continue;
        squares.push_back({&cell, on_page(view, layout, {box.x0, box.y1}),
                           on_page(view, layout, {box.x1, box.y0}),
                           wall_heat_step(*wall.figures, cell.recent),
                           wall.choice.of == WallChoice::Of::Cell && wall.choice.cell == cell.at});
    }
    return squares;
}

/// Where its number stands: in a corner of it, as in the middle names would run into it. Nothing of
/// one that is too small, or calm.
std::optional<geo::Box> number_plate(const View& view, const Layout& layout,
                                     const HeatSquare& square) {
    const float r = static_cast<float>(view.session.ratio);
    if (square.to.x - square.from.x <= kCellNumbered_px * r) return std::nullopt;
    if (square.step == 0 && !square.chosen) return std::nullopt;
    const Sized size{kText, view.session.ratio};
    const ImVec2 wide = ImGui::CalcTextSize(std::to_string(square.cell->recent).c_str());
    const ImVec2 at{std::round(square.to.x - wide.x - 9 * r),
                    std::round(square.to.y - wide.y - 4 * r)};
    const geo::Box plate{static_cast<double>(at.x - 6 * r), static_cast<double>(at.y),
                         static_cast<double>(at.x + wide.x + 6 * r),
                         static_cast<double>(at.y + wide.y)};
    return off_seams(plate, layout.wall.seams, layout.map);
}

void hot_spots(const View& view, const Layout& layout) {
    const float r = static_cast<float>(view.session.ratio);
    const scene::Palette& p = scene::palette_of(view.session.look);
    ImDrawList* paint = ImGui::GetBackgroundDrawList();
    for (const HeatSquare& square : heat_squares(view, layout)) {
        const scene::Colour heat = wall_heat(square.step);
        // From near, its colour would hide what the blocks tell.
        const bool near =
            square.to.x - square.from.x > 0.25F * static_cast<float>(layout.map.width());
        if (!near) paint->AddRectFilled(square.from, square.to, u32_from(heat));
        paint->AddRect(
            square.from, square.to,
            square.chosen ? u32_from(p.text) : with_alpha(heat, square.step == 0 ? 60 : 220), 0, 0,
            square.chosen ? 3 * r : r);
        const auto plate = number_plate(view, layout, square);
        if (!plate) continue;
        const ImVec2 at{static_cast<float>(plate->x0), static_cast<float>(plate->y0)};
        paint->AddRectFilled(at, {static_cast<float>(plate->x1), static_cast<float>(plate->y1)},
                             with_alpha(p.background, 214), 4 * r);
        const Sized size{kText, view.session.ratio};
        paint->AddText({at.x + 6 * r, at.y}, u32_from(p.text),
                       std::to_string(square.cell->recent).c_str());
    }
}

/// Whether its place is too small to be seen from afar; a large one has its own colour, and its
/// name there.
bool has_sign(const View& view, const model::Issue& issue) {
    if (issue.at == kNoRow || issue.by_point) return true;
    const model::Places& places = *view.snapshot.places;
    if (!model::is_block(places.kind[issue.at])) return true;  // of a whole community
    const bool leaf = model::is_leaf(places.kind[issue.at]);
    const double least = leaf ? kDotBelow_px : kSignBelow_px;
    return shorter_px(view, places.box[issue.at]) < least * view.session.ratio;
}

std::optional<ImVec2> sign_spot(const View& view, const Layout& layout, const model::Issue& issue) {
    const auto at = derive::wall_point(view.snapshot, issue);
    if (!at || !scene::view_box(view.session.camera).contains(*at) || !has_sign(view, issue))
        return std::nullopt;
    return on_page(view, layout, *at);
}

/// What is late or urgent, where its place is too small to be seen.
struct PressingSign {
    State state{};
    ImVec2 at;
};

/// As they are drawn: the latest on top. Where there are very many the colours of the blocks have
/// to do.
std::vector<PressingSign> pressing_signs(const View& view, const Layout& layout) {
    std::vector<PressingSign> signs;
    const WallDesk& wall = view.session.wall;
    if (!wall.figures || wall.hot_spots || wall.choice.of != WallChoice::Of::Nothing) return signs;
    for (const auto kpi : {derive::WallKpi::Urgent, derive::WallKpi::Overdue}) {
        const std::vector<Row>& rows = wall.figures->at(kpi).rows;
        for (std::size_t i = std::min(rows.size(), kMostSigns); i-- > 0;) {
            const model::Issue* issue = wall_issue_at(view, rows[i]);
            if (issue == nullptr) continue;
            if (const auto spot = sign_spot(view, layout, *issue))
                signs.push_back(
                    {kpi == derive::WallKpi::Overdue ? State::Overdue : State::Urgent, *spot});
        }
    }
    return signs;
}

float sign_reach(const PressingSign& sign) {
    return sign.state == State::Overdue ? 13 : 11;
}

void draw_signs(const View& view, const Layout& layout) {
    const float r = static_cast<float>(view.session.ratio);
    const scene::Palette& p = scene::palette_of(view.session.look);
    ImDrawList* paint = ImGui::GetBackgroundDrawList();
    for (const PressingSign& sign : pressing_signs(view, layout)) {
        paint->AddCircleFilled(sign.at, sign_reach(sign) * r, with_alpha(p.halo, 150));
        wall_sign(view, sign.state, sign.at, (sign.state == State::Overdue ? 19.0F : 15.0F) * r,
                  paint);
    }
}

/// A white outline comes and goes around what is overdue.
void overdue_pulses(const View& view, const Layout& layout) {
    const WallDesk& wall = view.session.wall;
    if (!wall.figures || wall.hot_spots) return;
    const float r = static_cast<float>(view.session.ratio);
    const scene::Palette& p = scene::palette_of(view.session.look);
    const geo::Box seen = scene::view_box(view.session.camera);
    const int alpha = static_cast<int>(60 + 180 * pulse_of(view));
    ImDrawList* paint = ImGui::GetBackgroundDrawList();
    Row last = kNoRow;
    for (const Row row : wall.figures->at(derive::WallKpi::Overdue).rows) {
        const model::Issue* issue = wall_issue_at(view, row);
        if (issue == nullptr) continue;
        const auto at = derive::wall_point(view.snapshot, *issue);
        if (!at || !seen.contains(*at)) continue;
        if (has_sign(view, *issue)) {
            paint->AddCircle(on_page(view, layout, *at), 15 * r, with_alpha(p.text, alpha), 0,
                             2.4F * r);
        } else if (issue->at != last) {
            outline_place(view, layout, issue->at,
                          {with_alpha(p.text, alpha), with_alpha(p.mark[4], alpha), 2 * r, 6 * r});
            last = issue->at;
        }
    }
}

}  // namespace

void draw_wall_marks(const View& view, const Layout& layout) {
    choice_marks(view, layout);
    hot_spots(view, layout);
    draw_signs(view, layout);
    if (view.session.wall.choice.of == WallChoice::Of::Nothing) overdue_pulses(view, layout);
    draw_wall_spot_mark(view, layout);
}

void keep_clear(const View& view, const Layout& layout, scene::LabelOptions& names) {
    if (view.session.workspace != Workspace::Wall) return;
    const double dx = -layout.map.x0;
    const double dy = -layout.map.y0;
    const auto on_picture = [&](const geo::Box& box) {
        return geo::Box{box.x0 + dx, box.y0 + dy, box.x1 + dx, box.y1 + dy};
    };
    for (const geo::Box& seam : layout.wall.seams) names.seams.push_back(on_picture(seam));
    for (const HeatSquare& square : heat_squares(view, layout))
        if (const auto plate = number_plate(view, layout, square))
            names.signs.push_back(on_picture(*plate));
    for (const PressingSign& sign : pressing_signs(view, layout)) {
        geo::Box at;
        at.add(geo::Point{static_cast<double>(sign.at.x), static_cast<double>(sign.at.y)});
        names.signs.push_back(
            on_picture(at.grown(static_cast<double>(sign_reach(sign)) * view.session.ratio)));
    }
}

bool wall_pulses(const View& view) {
    const WallDesk& wall = view.session.wall;
    return !view.session.reduce_motion && !wall.hot_spots && wall.figures &&
           wall.choice.of == WallChoice::Of::Nothing &&
           !wall.figures->at(derive::WallKpi::Overdue).rows.empty();
}

}  // namespace ui
