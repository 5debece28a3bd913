// app/site_shown.h — a site drawing made ready to be drawn by the panels.
#pragma once

#include "ingest/site_drawing.h"
#include "render/picture.h"
#include "ui/site.h"

#include <optional>

namespace app {

/// Rasters go to the GPU, into `texture`, which must live as long as the picture is drawn; lines
/// stay lines.
ui::SitePicture shown_from(model::SitePlanId plan, const ingest::SiteDrawing& drawing,
                           std::optional<render::Picture>& texture);

}  // namespace app
