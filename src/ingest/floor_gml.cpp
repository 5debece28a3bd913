#include "ingest/floor_readers.h"

#include "base/text.h"
#include "geo/overlay.h"
#include "ingest/gdal_access.h"
#include "ingest/gdal_shape.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <memory>
#include <set>

#include <cpl_minixml.h>
#include <fmt/format.h>

namespace ingest {

namespace {

constexpr std::size_t kLargestGml = std::size_t{256} << 20U;
constexpr int kDeepestGml = 200;  // elements in elements, from a cell down
constexpr double kFlat_m = 0.05;  // a face whose corners lie so level is a floor or a ceiling

struct Corner {
    double x = 0;
    double y = 0;
    double z = 0;
};
using Face = std::vector<Corner>;

/// One cell: faces as they are written, also those of its walls.
struct GmlCell {
    std::string id;
    std::string kind;  // of the element: CellSpace, TransitionSpace
    std::string name;
    std::string storey;
    std::string crs;
    std::vector<Face> faces;
    bool broken = false;
};

struct FreeTree {
    void operator()(CPLXMLNode* tree) const { CPLDestroyXMLNode(tree); }
};

/// Without the prefix of its namespace.
std::string_view local_name(const CPLXMLNode& node) {
    std::string_view name{node.pszValue};
    const std::size_t colon = name.find(':');
    if (colon != std::string_view::npos) name.remove_prefix(colon + 1);
    return name;
}

std::string text_of_node(const CPLXMLNode& node) {
    for (const CPLXMLNode* child = node.psChild; child != nullptr; child = child->psNext)
        if (child->eType == CXT_Text) return child->pszValue;
    return {};
}

std::string attribute_of(const CPLXMLNode& node, std::string_view wanted) {
    for (const CPLXMLNode* child = node.psChild; child != nullptr; child = child->psNext)
        if (child->eType == CXT_Attribute && local_name(*child) == wanted)
            return text_of_node(*child);
    return {};
}

/// Numbers with blanks between them; false where something else stands there.
bool add_numbers(std::string_view text, std::vector<double>& out) {
    for (const std::string& field : base::fields(text)) {
        double value = 0;
        const auto [end, code] = std::from_chars(field.data(), field.data() + field.size(), value);
        if (code != std::errc{} || end != field.data() + field.size()) return false;
        out.push_back(value);
    }
    return true;
}

/// The corners of a LinearRing, in either of GML's ways to write them.
Face face_from(const CPLXMLNode& ring, bool solid, bool& broken) {
    std::vector<double> numbers;
    std::size_t size = 0;
    for (const CPLXMLNode* child = ring.psChild; child != nullptr; child = child->psNext) {
        if (child->eType != CXT_Element) continue;
        const std::string_view name = local_name(*child);
        if (name != "pos" && name != "posList") continue;
        const std::size_t before = numbers.size();
        if (!add_numbers(text_of_node(*child), numbers)) broken = true;
        if (name == "pos") size = numbers.size() - before;
        if (name == "posList") size = attribute_of(*child, "srsDimension") == "2" || !solid ? 2 : 3;
        if (name == "posList" && attribute_of(*child, "srsDimension") == "3") size = 3;
    }
    Face face;
    if (size < 2 || size > 3 || numbers.size() % size != 0) {
        broken = true;
        return face;
    }
    for (std::size_t i = 0; i < numbers.size(); i += size) {
        const Corner corner{numbers[i], numbers[i + 1], size == 3 ? numbers[i + 2] : 0};
        if (!on_a_map({corner.x, corner.y}) || !(std::abs(corner.z) < 1e5)) broken = true;
        face.push_back(corner);
    }
    return face;
}

/// Outlines of all polygons below `node`; holes are left out: a cell is what it encloses.
void gather_faces(const CPLXMLNode& node, bool solid, int depth, GmlCell& cell) {
    if (depth > kDeepestGml) {
        cell.broken = true;
        return;
    }
    for (const CPLXMLNode* child = node.psChild; child != nullptr; child = child->psNext) {
        if (child->eType != CXT_Element) continue;
        const std::string_view name = local_name(*child);
        if (name == "interior") continue;
        if (cell.crs.empty()) cell.crs = attribute_of(*child, "srsName");
        if (name == "LinearRing") {
            Face face = face_from(*child, solid, cell.broken);
            if (face.size() >= 3) cell.faces.push_back(std::move(face));
        } else {
            gather_faces(*child, solid || name == "Geometry3D" || name == "Solid", depth + 1, cell);
        }
    }
}

GmlCell cell_from(const CPLXMLNode& node) {
    GmlCell cell;
    cell.id = attribute_of(node, "id");
    cell.kind = local_name(node);
    for (const CPLXMLNode* child = node.psChild; child != nullptr; child = child->psNext) {
        if (child->eType != CXT_Element) continue;
        const std::string_view name = local_name(*child);
        if (name == "name" && cell.name.empty()) cell.name = text_of_node(*child);
        if (name == "storey" || name == "level" || name == "floor")
            cell.storey = text_of_node(*child);
        if (name == "cellSpaceGeometry") gather_faces(*child, false, 0, cell);
        // Description of some writers: storey="3":…
        if (name == "description" && cell.storey.empty()) {
            const std::string text = text_of_node(*child);
            const std::size_t at = text.find("storey=\"");
            const std::size_t end = at == std::string::npos ? at : text.find('"', at + 8);
            if (end != std::string::npos) cell.storey = text.substr(at + 8, end - at - 8);
        }
    }
    return cell;
}

/// Cells stand in members, those in features, in any order; nothing inside a cell is one.
void gather_cells(const CPLXMLNode& node, int depth, std::vector<GmlCell>& cells) {
    if (depth > kDeepestGml) return;
    for (const CPLXMLNode* child = node.psChild; child != nullptr; child = child->psNext) {
        if (child->eType != CXT_Element) continue;
        const std::string_view name = local_name(*child);
        const bool space = name.ends_with("Space") && name != "AnchorSpace";
        if (space) {
            cells.push_back(cell_from(*child));
        } else {
            gather_cells(*child, depth + 1, cells);
        }
    }
}

geo::Ring ring_of_face(const Face& face) {
    geo::Ring ring;
    for (const Corner& corner : face) ring.push_back({corner.x, corner.y});
    if (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
    return ring;
}

double lowest_of(const Face& face) {
    return std::ranges::min(face, {}, &Corner::z).z;
}

bool is_level(const Face& face) {
    return std::ranges::max(face, {}, &Corner::z).z - lowest_of(face) <= kFlat_m;
}

/// The floor of a cell: its lowest level faces, else all its faces seen from above.
geo::Shape floor_of(const GmlCell& cell, double& z) {
    z = 1e9;
    for (const Face& face : cell.faces) z = std::min(z, lowest_of(face));
    std::vector<geo::Shape> floors;
    std::vector<geo::Shape> all;
    for (const Face& face : cell.faces) {
        const geo::Shape area = geo::area_of(ring_of_face(face));
        if (area.parts[0].size() < 3 || geo::area_m2(area) < 1e-4) continue;
        all.push_back(area);
        if (is_level(face) && lowest_of(face) <= z + kFlat_m) floors.push_back(area);
    }
    // Faces that touch in a line give slivers where they are united as they are.
    for (const auto* some : {&floors, &all}) {
        std::vector<geo::Shape> valid;
        for (const geo::Shape& area : *some)
            if (auto sound = geo::made_valid(area)) valid.push_back(*std::move(sound));
        if (valid.size() == 1) return valid[0];
        if (!valid.empty())
            if (auto united = geo::united(valid)) return *united;
    }
    return {};
}

void add_cell(const GmlCell& cell, Layer& layer) {
    ++layer.rows;
    if (cell.broken) return remark(layer.remarks, "bad-coordinates", cell.id);
    if (cell.faces.empty()) return remark(layer.remarks, "no-geometry", cell.id);
    double z = 0;
    Feature feature{.id = cell.id, .tags = {}, .shape = floor_of(cell, z)};
    if (feature.shape.kind == geo::ShapeKind::None)
        return remark(layer.remarks, "no-area-left", cell.id);
    if (layer.crs.empty()) layer.crs = cell.crs;
    feature.tags = {{"name", cell.name}, {"kind", cell.kind}, {"z", fmt::format("{:.3f}", z)}};
    if (!cell.storey.empty()) feature.tags.push_back({"storey", cell.storey});
    layer.features.push_back(std::move(feature));
}

double height_in(const Feature& feature) {
    const std::string_view text = tag(feature, "z");
    double z = 0;
    std::from_chars(text.data(), text.data() + text.size(), z);
    return z;
}

/// Floors lie further apart than the steps within one; each begins at its lowest cell.
std::vector<double> floors_among(std::vector<double> heights) {
    constexpr double kBetween_m = 1.5;
    std::ranges::sort(heights);
    std::vector<double> floors;
    for (const double z : heights)
        if (floors.empty() || z - floors.back() > kBetween_m) floors.push_back(z);
    return floors;
}

/// The floor of a height 0 is the ground where there is one; else, in metres above the sea, the
/// lowest is.
int ordinal_among(const std::vector<double>& floors, double z) {
    const auto floor_at = [&](double height) {
        int at = 0;
        while (at + 1 < static_cast<int>(floors.size()) &&
               floors[static_cast<std::size_t>(at) + 1] <= height + 0.01)
            ++at;
        return at;
    };
    const bool from_zero =
        !floors.empty() && floors.front() <= 1.5 && floors.front() > -60 && floors.back() >= -1.5;
    return floor_at(z) - (from_zero ? floor_at(0.75) : 0);
}

}  // namespace

base::Result<std::vector<Layer>> read_indoor_gml(const std::string& path) {
    const GdalSession session;
    auto bytes = first_bytes_of(path, kLargestGml);
    if (!bytes) return base::fail(base::Fault::Unreachable, base::Word::FileNotReadable, {path});
    const std::unique_ptr<CPLXMLNode, FreeTree> tree{
        bytes->size() < kLargestGml ? CPLParseXMLString(bytes->c_str()) : nullptr};
    if (!tree)
        return base::fail(base::Fault::Corrupt, base::Word::FileBroken, {path}, session.failure());
    std::vector<GmlCell> cells;
    for (const CPLXMLNode* top = tree.get(); top != nullptr; top = top->psNext)
        if (top->eType == CXT_Element) gather_cells(*top, 0, cells);
    Layer layer{.file = path, .name = "cells"};
    for (const GmlCell& cell : cells) add_cell(cell, layer);
    if (layer.features.empty()) {
        const base::Word word = cells.empty() ? base::Word::FileEmpty : base::Word::FileBroken;
        return base::fail(base::Fault::Corrupt, word, {path});
    }
    std::vector<Layer> layers;
    layers.push_back(std::move(layer));
    return layers;
}

void take_indoor_gml(const std::vector<Layer>& layers, Ledger&, PlanParts& plan) {
    std::vector<double> heights;
    for (const Layer& layer : layers)
        for (const Feature& feature : layer.features)
            if (tag(feature, "storey").empty()) heights.push_back(height_in(feature));
    const std::vector<double> floors = floors_among(std::move(heights));
    for (std::uint32_t i = 0; i < layers.size(); ++i)
        for (std::uint32_t row = 0; row < layers[i].features.size(); ++row) {
            const Feature& feature = layers[i].features[row];
            if (feature.shape.kind != geo::ShapeKind::Area) continue;
            PlanPart part{.name = plain_name(tag(feature, "name")),
                          .shape = feature.shape,
                          .row = RowAt{i, row},
                          .source = feature.id};
            part.kind = tag(feature, "kind") == "TransitionSpace" ? "corridor"
                                                                  : room_kind_of_name(part.name);
            if (const std::string_view storey = tag(feature, "storey"); !storey.empty()) {
                const auto sign = floor_sign(storey);
                part.levels = {level_in(plan, storey, sign ? *sign : unknown_floor(storey))};
            } else {
                const int ordinal = ordinal_among(floors, height_in(feature));
                const FloorSign sign{.height = static_cast<double>(ordinal), .from_ground = true};
                part.levels = {level_in(plan, fmt::format("z{}", ordinal), sign)};
            }
            // The space of a door is as wide as its wall.
            const bool door = tag(feature, "kind") == "ConnectionSpace";
            if (door) part.what = PlanWhat::Opening;
            if (door) part.kind = "door";
            plan.parts.push_back(std::move(part));
        }
}

}  // namespace ingest
