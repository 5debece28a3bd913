// report/sheet_make.h — a place of the town into a sheet: what is drawn, in which colours, at which
// scale, and where every name stands.
#pragma once

#include "base/result.h"
#include "derive/derived.h"
#include "derive/home.h"
#include "model/homes.h"
#include "model/room_rows.h"
#include "report/sheet.h"
#include "scene/scene.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace report {

/// Width of a text as one line, in sizes of its letters.
using TextWidth = std::function<double(std::string_view text, bool bold)>;

/// One floor of a building's plan: what no snapshot holds.
struct FloorOf {
    const model::FloorPlan& plan;
    const model::Homes& homes;
    std::span<const derive::HomeWork> work;  // of the homes
    int ordinal = 0;
};

struct CoverOf;   // report/sheet_cover.h
struct DivideOf;  // likewise

/// What a sheet tells of. The scene says the theme, and the class of every leaf.
struct SheetSource {
    const model::Snapshot& snapshot;
    const derive::Derived& derived;
    const scene::Scene& scene;
    const FloorOf* floor = nullptr;    // for SheetKind::Floor
    const CoverOf* cover = nullptr;    // for SheetKind::Cover
    const DivideOf* divide = nullptr;  // for SheetKind::Division
};

struct SheetWish {
    SheetKind kind = SheetKind::Courtyard;
    model::Row place = model::kNoRow;  // or what lies in it: a building stands for its courtyard
    Paper paper = Paper::A3;
    base::Language language = base::Language::Chinese;
    std::string office;  // name of the store; stands in the watermark
    std::string crs;     // name of the coordinate system
    std::string source;  // where the data come from
    std::string serial{};
    base::Instant now{};
};

/// The paper a kind is usually printed on.
Paper usual_paper(SheetKind kind);

/// The place whose sheet it is when somebody points at `row`: the courtyard of a building, the
/// street of a shopfront, the community of anything in it. kNoRow when there is none.
model::Row sheet_place(const model::Places& places, SheetKind kind, model::Row row);

/// Without persons: no name but those who work there, no count below the place of the sheet that
/// was made from persons, but for the households that planners weigh gaps and grids by.
/// SheetWrongPlace when the place has no sheet of this kind, StripNoLine for a street without a
/// line.
base::Result<Sheet> sheet_of(const SheetSource& source, const SheetWish& wish,
                             const TextWidth& width);

}  // namespace report
