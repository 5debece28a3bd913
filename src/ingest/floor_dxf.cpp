#include "ingest/floor_readers.h"

#include "base/text.h"
#include "ingest/file_kind.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include <fmt/format.h>

namespace ingest {

namespace {

bool is_text(const Feature& feature) {
    return feature.shape.kind == geo::ShapeKind::Point && !tag(feature, "Text").empty() &&
           tag(feature, "SubClasses").find("AttributeDefinition") == std::string_view::npos;
}

/// Sheets show the model again, smaller, with frames and stamps round it.
bool is_on_sheet(const Feature& feature) {
    return tag(feature, "PaperSpace") == "true";
}

bool returns(const geo::Ring& line) {
    return line.size() > 3 && line.front() == line.back();
}

bool is_closed(const geo::Shape& shape) {
    return shape.kind == geo::ShapeKind::Area ||
           (shape.kind == geo::ShapeKind::Line && shape.parts.size() == 1 &&
            returns(shape.parts[0]));
}

geo::Shape as_area(const geo::Shape& shape) {
    if (shape.kind == geo::ShapeKind::Area) return shape;
    return geo::area_of({shape.parts[0].begin(), shape.parts[0].end() - 1});
}

PlanRole role_of(const PlanMeaning& means) {
    if (means.what == PlanWhat::Room) return PlanRole::Room;
    if (means.what == PlanWhat::Text) return PlanRole::Text;
    if (means.what == PlanWhat::Outline) return PlanRole::Outline;
    if (means.what != PlanWhat::Opening) return PlanRole::Nothing;
    if (means.kind == "wall") return PlanRole::Wall;
    return means.kind == "window" ? PlanRole::Window : PlanRole::Door;
}

/// What is written in a drawing without what says how: "\A1;{\fSimSun|b0;302}\P卧室" is "302 卧室".
std::string plain_dxf_text(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '{' || c == '}') continue;
        if (c == '%' && text.substr(i, 2) == "%%" && i + 2 < text.size()) {
            i += 2;  // %%c, %%u …
            continue;
        }
        if (c != '\\' || i + 1 >= text.size()) {
            out += c;
            continue;
        }
        const char code = text[++i];
        if (code == 'P' || code == '~') out += ' ';
        constexpr std::string_view kWithValue = "ACFHQTWfcp";
        const std::size_t end = text.find(';', i);
        if (kWithValue.find(code) != std::string_view::npos && end != std::string_view::npos &&
            end - i < 120)
            i = end;
        if (code == '\\' || code == '{' || code == '}') out += code;
    }
    return plain_name(out);
}

/// Sizes and heights stand beside names: 12.5㎡, 13'8" x 14', 3600, ±0.000, S=20.1m2.
bool is_measure(std::string_view text) {
    std::string rest{text};
    for (const std::string_view unit : {"㎡", "m²", "m2", "M2", "平方米", "平米", "×", "±", "mm",
                                        "sq.ft", "sqft", "SF", "FFL", "H=", "S=", "A="})
        rest = base::replaced(rest, unit, " ");
    int digits = 0;
    bool point = rest.size() != text.size();
    for (const char c : rest) {
        if (base::is_digit(c)) {
            ++digits;
        } else if (std::string_view{".,'\"x X*+-/"}.find(c) != std::string_view::npos) {
            point = point || c == '.' || c == '\'' || c == '"' || c == 'x' || c == 'X';
        } else {
            return false;
        }
    }
    // 302 and 1204 are doors, 12-3 is one too; 12600 is millimetres.
    return digits == 0 || point || digits > 4;
}

/// Names are short; what is longer tells the builder what to do.
bool is_room_text(const std::string& text) {
    constexpr std::size_t kLongest = 40;
    return !text.empty() && text.size() <= kLongest && !is_measure(text);
}

/// How many texts of a layer are of use.
struct TextCounts {
    std::int64_t rooms = 0;  // "Bedroom", "卫生间"
    std::int64_t other = 0;
};

/// Names of rooms stand in layers of any name: where there are some, there; else where a layer is
/// called so; else where hardly anything but texts is.
void guess_texts(std::vector<PlanLayer>& layers, const std::vector<TextCounts>& texts) {
    const auto names_rooms = [&](std::size_t i) {
        return texts[i].rooms >= 2 && texts[i].rooms * 6 >= texts[i].other;
    };
    bool any_names = false;
    bool any_called = false;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        any_names = any_names || names_rooms(i);
        any_called = any_called || (layers[i].guess == PlanRole::Text && layers[i].texts > 0);
    }
    for (std::size_t i = 0; i < layers.size(); ++i) {
        PlanLayer& one = layers[i];
        if (one.guess != PlanRole::Text && one.guess != PlanRole::Nothing) continue;
        const bool mostly =
            one.texts * 2 > one.entities && layer_meaning(one.name).what == PlanWhat::Unknown;
        const bool chosen = any_names    ? names_rooms(i)
                            : any_called ? one.guess == PlanRole::Text
                                         : mostly;
        one.guess = chosen ? PlanRole::Text : PlanRole::Nothing;
    }
}

struct DxfPlan {
    const Layer& layer;
    std::uint32_t number;
    Ledger& ledger;
    PlanParts& plan;
    std::vector<std::uint32_t> levels;

    void add(std::size_t row, PlanWhat what, std::string_view kind, geo::Shape shape,
             std::string name = {}) {
        const Feature& feature = layer.features[row];
        plan.parts.push_back({.what = what,
                              .kind = std::string{kind},
                              .name = std::move(name),
                              .shape = std::move(shape),
                              .levels = levels,
                              .row = RowAt{number, static_cast<std::uint32_t>(row)},
                              .source = feature.id});
    }
};

/// What the titles of a drawing speak of: "三层平面图". Nothing unless all say the same.
std::vector<FloorSign> floors_in_titles(const Layer& layer) {
    constexpr std::array<std::string_view, 4> kTitles{"平面", "PLAN", "Plan", "plan"};
    std::vector<FloorSign> found;
    for (const Feature& feature : layer.features) {
        if (!is_text(feature)) continue;
        const std::string text = plain_dxf_text(tag(feature, "Text"));
        const bool title = std::ranges::any_of(
            kTitles, [&](std::string_view word) { return text.find(word) != std::string::npos; });
        if (!title) continue;
        std::vector<FloorSign> floors = floors_in_name(text);
        if (floors.empty() || floors == found) continue;
        if (!found.empty()) return {};
        found = std::move(floors);
    }
    return found;
}

/// By its file's name, else by its titles.
std::vector<std::uint32_t> levels_of_drawing(const Layer& layer, PlanParts& plan) {
    std::vector<FloorSign> signs = floors_in_name(stem_of(layer.file));
    if (signs.empty()) signs = floors_in_titles(layer);
    std::vector<std::uint32_t> levels;
    for (const FloorSign& sign : signs)
        levels.push_back(level_in(plan, fmt::format("{} {}", sign.height, sign.name), sign));
    return levels;
}

void take_text(DxfPlan& dxf, std::size_t row) {
    const Feature& feature = dxf.layer.features[row];
    const std::string name = plain_dxf_text(tag(feature, "Text"));
    if (!is_room_text(name)) return;
    const std::string_view kind = room_kind_of_name(name);
    dxf.add(row, PlanWhat::Text, kind == "room" ? std::string_view{} : kind, feature.shape, name);
}

void take_entity(DxfPlan& dxf, std::size_t row, PlanRole role) {
    const Feature& feature = dxf.layer.features[row];
    const geo::Shape& shape = feature.shape;
    if (is_text(feature)) {
        if (role == PlanRole::Text || role == PlanRole::Room) take_text(dxf, row);
        return;
    }
    if (shape.kind == geo::ShapeKind::Point || shape.kind == geo::ShapeKind::None) return;
    switch (role) {
        case PlanRole::Wall:
            return dxf.add(row, PlanWhat::Opening, "wall", shape);
        case PlanRole::Door:
            return dxf.add(row, PlanWhat::Opening, "door", shape);
        case PlanRole::Window:
            return dxf.add(row, PlanWhat::Opening, "window", shape);
        case PlanRole::Room:
            if (is_closed(shape)) dxf.add(row, PlanWhat::Room, "room", as_area(shape));
            return;
        case PlanRole::Outline:
            if (is_closed(shape)) return dxf.add(row, PlanWhat::Outline, "", as_area(shape));
            return dxf.add(row, PlanWhat::Opening, "wall", shape);
        case PlanRole::Nothing:
        case PlanRole::Text:
            return;
    }
}

}  // namespace

std::vector<PlanLayer> layers_of_dxf(const std::vector<Layer>& layers) {
    constexpr std::size_t kMostLayers = 4096;
    std::vector<PlanLayer> out;
    std::vector<TextCounts> texts;
    std::map<std::string, std::size_t, std::less<>> numbers;
    for (const Layer& layer : layers) {
        for (const Feature& feature : layer.features) {
            if (is_on_sheet(feature)) continue;
            const std::string_view name = tag(feature, "Layer");
            auto at = numbers.find(name);
            if (at == numbers.end()) {
                if (out.size() >= kMostLayers) continue;
                at = numbers.emplace(std::string{name}, out.size()).first;
                out.push_back({.name = std::string{name}, .guess = role_of(layer_meaning(name))});
                texts.emplace_back();
            }
            PlanLayer& into = out[at->second];
            ++into.entities;
            if (is_text(feature)) {
                ++into.texts;
                const std::string text = plain_dxf_text(tag(feature, "Text"));
                const bool room = is_room_text(text) && plan_meaning(text).what == PlanWhat::Room;
                ++(room ? texts[at->second].rooms : texts[at->second].other);
            }
            if (is_closed(feature.shape)) {
                ++into.areas;
            } else if (feature.shape.kind == geo::ShapeKind::Line) {
                ++into.lines;
            }
        }
    }
    guess_texts(out, texts);
    return out;
}

void take_dxf(const std::vector<Layer>& layers, const std::map<std::string, PlanRole>& roles,
              Ledger& ledger, PlanParts& plan) {
    std::set<PlanRole> told;
    for (const auto& [name, role] : roles) told.insert(role);
    std::map<std::string, PlanRole, std::less<>> role_by_name;
    for (const PlanLayer& one : layers_of_dxf(layers)) {
        const auto chosen = roles.find(one.name);
        const PlanRole guess = told.contains(one.guess) ? PlanRole::Nothing : one.guess;
        role_by_name[one.name] = chosen == roles.end() ? guess : chosen->second;
    }
    for (std::uint32_t i = 0; i < layers.size(); ++i) {
        DxfPlan dxf{layers[i], i, ledger, plan, levels_of_drawing(layers[i], plan)};
        for (std::size_t row = 0; row < layers[i].features.size(); ++row) {
            const Feature& feature = layers[i].features[row];
            if (is_on_sheet(feature)) continue;
            const auto role = role_by_name.find(tag(feature, "Layer"));
            if (role != role_by_name.end()) take_entity(dxf, row, role->second);
        }
    }
}

}  // namespace ingest
