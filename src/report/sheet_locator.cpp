#include "report/sheet_look.h"
#include "report/sheet_map.h"
#include "report/sheet_place.h"

#include <algorithm>
#include <array>

namespace report {

using geo::Box;
using model::kNoRow;
using scene::Colour;

namespace {

constexpr Colour kStreet{0xC3, 0xCB, 0xD5}, kYard{0xE6, 0xEA, 0xEF}, kGround{0xF7, 0xF8, 0xFA};

MapView fitted(const Box& ground, const Box& box) {
    const double pt_per_m = std::min(box.width() / ground.width(), box.height() / ground.height());
    return {ground.centre(), box.centre(), pt_per_m};
}

/// At the left edge of the box.
void caption(Page& page, const std::string& text, const Box& box) {
    const std::array<std::string, 1> line{text};
    std::vector<Label> label =
        stacked(line, box.centre(), 0, {page.text_pt(7.8), false, kQuietPen, {}, {}}, page.width);
    label[0].at.x = box.x0 + label[0].width_pt / 2;
    page.sheet.words.push_back(label[0]);
}

}  // namespace

void draw_locator(const SheetSource& source, const std::vector<model::Row>& shown, Page& page,
                  const Box& box) {
    const model::Places& places = *source.snapshot.places;
    const model::Row community =
        shown.empty() ? kNoRow : model::above(places, shown.front(), model::Kind::Community);
    if (community == kNoRow || places.box[community].empty()) return;
    const double u = page.unit, head = 13 * u;
    caption(page, places.row[community].name, {box.x0, box.y0, box.x1, box.y0 + head});
    Box all = places.box[community];
    for (const model::Row row : shown) all.add(places.box[row]);
    const MapView view = fitted(all, Box{box.x0, box.y0 + head, box.x1, box.y1}.grown(-2 * u));
    std::vector<Drawing>& to = page.sheet.furniture;
    to.push_back({{.fill = kGround, .line = kHairPen, .line_pt = 0.6 * u},
                  {view.on_page(places.row[community].shape)}});
    Drawing yards{{.fill = kYard}, {}}, streets{{.line = kStreet, .line_pt = 1.2 * u}, {}};
    Drawing areas{{.fill = kPen}, {}}, lines{{.line = kPen, .line_pt = 2.6 * u}, {}};
    for (model::Row row = 0; row < places.size(); ++row) {
        const geo::Shape& shape = places.row[row].shape;
        const bool line = shape.kind == geo::ShapeKind::Line;
        if (std::ranges::find(shown, row) != shown.end())
            (line ? lines : areas).shapes.push_back(view.on_page(shape));
        else if (places.parent[row] == community && shape.kind != geo::ShapeKind::None)
            (line ? streets : yards).shapes.push_back(view.on_page(shape));
    }
    for (Drawing* drawing : {&yards, &streets, &areas, &lines}) to.push_back(std::move(*drawing));
}

}  // namespace report
