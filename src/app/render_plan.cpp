#include "app/render_plan.h"

#include "app/site_shown.h"
#include "app/ui_context.h"
#include "render/target.h"
#include "ui/panels.h"
#include "ui/sentences.h"
#include "ui/site_plan.h"
#include "ui/style.h"

#include <algorithm>

#include <imgui.h>
#include <imgui_impl_opengl3.h>

namespace app {

using base::Fault;
using base::refusal;
using base::Result;
using base::Word;

namespace {

constexpr int kSettle = 3;  // pages until ImGui's windows have found their sizes
// A picture cannot be scrolled: what has no room is drawn smaller, as far as it can be read.
constexpr double kSmaller = 0.92;
constexpr double kSmallest = 0.6;
// Of the page in design pixels: legend and head stand beside something.
constexpr double kNarrowest = 480;
constexpr double kLowest = 400;

ui::Session session_for(const Frame& frame, const PlanWish& wish) {
    ui::Session session;
    session.language = wish.language;
    session.look = wish.look;
    session.theme = frame.scene.theme;
    session.ratio =
        std::min({wish.ratio, wish.extent.width_px / kNarrowest, wish.extent.height_px / kLowest});
    session.dots_per_inch *= session.ratio;
    session.picture = true;
    session.desk.plan.place = wish.place;
    session.floors.cells = !wish.level.has_value();
    session.floors.kept[wish.place] = wish.level.value_or(0);
    const model::Places& places = *frame.snapshot.places;
    session.camera.width_px = wish.extent.width_px;
    session.camera.height_px = wish.extent.height_px;
    session.camera = ui::beside_legend(
        session.camera, places.box[model::row_of(places, wish.place)], session.ratio);
    return session;
}

/// Draws the page until it is at rest; it then stands in the surface's target.
void draw_page(Surface& surface, ui::PlanPanel& panel, const ui::View& view, render::Map& map) {
    const auto [width_px, height_px] = surface.extent();
    const ui::Layout layout{
        .map = {0, 0, static_cast<double>(width_px), static_cast<double>(height_px)}};
    ui::apply_style(view.session.look, view.session.ratio);
    for (int page = 0; page < kSettle; ++page) {
        surface.begin_ui();
        ImGui_ImplOpenGL3_NewFrame();
        ImGui::NewFrame();
        ui::draw_plan_alone(panel, view, layout);
        ImGui::Render();
        if (!ui::plan_covers(view)) map.blit(surface.target(), 0, 0);
        render::draw_into(surface.target(), width_px, height_px);
        ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
        surface.present();
    }
}

/// The map that a courtyard's plan lies on; nobody sees it below the others.
Result<render::Map> map_for(const Frame& frame, const ui::Session& session,
                            const scene::FontFile& font) {
    auto map = render::Map::made();
    if (!map) return refusal(map);
    const ui::PlanKind kind = ui::plan_kind(*frame.snapshot.places, session.desk.plan.place);
    if (kind != ui::PlanKind::Yard) return map;
    auto lettering = scene::Lettering::with(font);
    if (!lettering) return refusal(lettering);
    map->show(frame.scene);
    scene::NameCache names;
    const scene::LabelOptions options{session.look, session.language, false};
    map->draw(session.camera, {.look = session.look, .ratio = session.ratio},
              scene::labels_for({*frame.scene.geometry, frame.snapshot, frame.derived},
                                session.camera, session.ratio, options, names, *lettering));
    return map;
}

tl::unexpected<base::Error> too_small(const Frame& frame, const PlanWish& wish) {
    const model::Places& places = *frame.snapshot.places;
    const std::string size =
        std::to_string(wish.extent.width_px) + "x" + std::to_string(wish.extent.height_px);
    return base::fail(Fault::Unsupported, Word::PictureTooSmall,
                      {ui::full_name(places, model::row_of(places, wish.place)), size});
}

}  // namespace

Result<PlanPicture> plan_picture(const Frame& frame, const PlanWish& wish) {
    ui::Session session = session_for(frame, wish);
    if (session.ratio < kSmallest) return too_small(frame, wish);
    const UiContext ui;
    auto surface = open_offscreen(wish.extent, session.ratio);
    if (!surface) return refusal(surface);
    const auto font = scene::cjk_font();
    if (!font) return refusal(font);
    const auto programs = UiPrograms::made(*font);
    if (!programs) return refusal(programs);
    auto map = map_for(frame, session, *font);
    if (!map) return refusal(map);
    std::optional<render::Picture> texture;
    const auto* site = ui::site_plan_of(frame.snapshot, wish.place);
    if (wish.drawing && site != nullptr)
        session.site.picture =
            std::make_shared<const ui::SitePicture>(shown_from(site->id, *wish.drawing, texture));
    ui::Feed feed = frame.feed;
    feed.still = true;
    const derive::Subtrees trees = derive::subtrees_of(*frame.snapshot.places);
    const ui::DrawFigures drawn;
    const ui::View view{frame.snapshot,    frame.derived,   frame.scene, feed,
                        session,           wish.now,        drawn,       trees,
                        frame.homes.get(), frame.plan.get()};
    ui::PlanPanel panel;
    draw_page(**surface, panel, view, *map);
    while (panel.cut_off) {
        session.ratio *= kSmaller;
        if (session.ratio < kSmallest) return too_small(frame, wish);
        draw_page(**surface, panel, view, *map);
    }
    const auto [width_px, height_px] = wish.extent;
    return PlanPicture{render::read_pixels((*surface)->target(), width_px, height_px),
                       map->counters()};
}

}  // namespace app
