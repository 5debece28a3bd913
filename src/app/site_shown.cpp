#include "app/site_shown.h"

namespace app {

ui::SitePicture shown_from(model::SitePlanId plan, const ingest::SiteDrawing& drawing,
                           std::optional<render::Picture>& texture) {
    ui::SitePicture picture{.plan = plan,
                            .box = ingest::box_of(drawing),
                            .y = ingest::y_axis_of(drawing),
                            .lines = {},
                            .boxes = {}};
    texture.reset();
    if (const auto* raster = std::get_if<ingest::SiteRaster>(&drawing.content)) {
        texture.emplace(raster->width_px, raster->height_px, raster->rgba);
        picture.texture = texture->texture();
        return picture;
    }
    const auto& lines = std::get<ingest::SiteLines>(drawing.content);
    picture.lines_left_out = lines.lines_left_out;
    for (const ingest::SiteLine& line : lines.lines) {
        picture.lines.push_back(line.points);
        picture.boxes.push_back(geo::box_of(geo::line_of(line.points)));
    }
    return picture;
}

}  // namespace app
