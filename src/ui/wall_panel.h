// ui/wall_panel.h — the panels of the wall. They write what ui/wall_lines.h gives them, where
// ui/wall_layout.h puts it.
#pragma once

#include "scene/labels.h"
#include "ui/intent.h"
#include "ui/layout.h"
#include "ui/style.h"
#include "ui/view.h"
#include "ui/wall_lines.h"

#include <string>
#include <string_view>

namespace ui {

/// How far the queue is scrolled, and in which one.
struct WallPanel {
    std::size_t first = 0;
    derive::WallChoice of;
};

/// All of the wall but what lies in its map.
void draw_wall(WallPanel& panel, const View& view, const Layout& layout, Intents& out);

/// Over the map, below outlines and names of other panels: what the choice leaves out is veiled,
/// hot spots, what is overdue, the spotlight.
void draw_wall_marks(const View& view, const Layout& layout);
/// What the spotlight is on, unmistakably: all else is veiled, and it is framed.
void draw_wall_spot_mark(const View& view, const Layout& layout);
/// The plate beside it that says what it is and when it runs out; over all outlines of the map.
void draw_wall_spot_plate(const View& view, const Layout& layout);
/// Tells the names of the map what lies over it on a wall: seams between screens, and signs.
void keep_clear(const View& view, const Layout& layout, scene::LabelOptions& names);
/// Whether the page has to be drawn anew for no other reason than that something on it pulses.
bool wall_pulses(const View& view);

// Parts, each in the window of the side it stands on.
void draw_wall_head(const View& view, const WallHead& head, const geo::Box& box);
void draw_wall_clock(const View& view, const WallHead& head, const geo::Box& box);
void draw_wall_kpi(const View& view, const WallKpiLine& line, const geo::Box& box, Intents& out);
void draw_wall_queue(WallPanel& panel, const View& view, const WallTexts& texts,
                     const WallList& list, Intents& out);
void draw_wall_rates(const View& view, const WallTexts& texts, const WallBoxes& boxes,
                     Intents& out);
void draw_wall_hot(const View& view, const WallTexts& texts, const WallList& list, Intents& out);
void draw_wall_trend(const View& view, const WallTrendLine& line, const geo::Box& box,
                     Intents& out);
void draw_wall_spot(const View& view, const WallSpot& spot, const WallBoxes& boxes, Intents& out);
/// Each in a window of its own.
void draw_wall_over(const View& view, const WallTexts& texts, const WallBoxes& boxes, Intents& out);
/// What a desk tells it to say, and what has changed.
void draw_wall_ticker(const View& view, const WallTexts& texts, const WallBoxes& boxes,
                      Intents& out);

// What they are painted with.
/// Ink of a state that can be read on the dark paper; plain text for NoData.
ImU32 wall_ink(const View& view, derive::State state);
/// The sign of a state: it can be told without its colour. In the window at hand, or over the map.
void wall_sign(const View& view, derive::State state, ImVec2 middle, float size_px,
               ImDrawList* paint = nullptr);
/// What is read from afar: the same letters with heavier strokes, in the size at hand.
void wall_strong(ImVec2 at, ImU32 ink, const std::string& text);
/// The same with its right end at `right`.
void wall_strong_to(float right, float y, ImU32 ink, const std::string& text);
/// One heavy line that is written smaller where it would be too wide, down to two thirds; its foot
/// stays where it is.
void wall_fitted(const View& view, float x, float y, float line, float wide, ImU32 ink,
                 const std::string& text);
/// How wide letters are in the size at hand; for `flowed`.
float letters_wide(std::string_view text);
/// A part that can be clicked: tinted under the mouse and while it is chosen. In the window at
/// hand.
bool wall_button(const View& view, const char* id, const geo::Box& box, bool chosen);
inline constexpr float kWallTitle = 24;
/// Large text of a title with a quiet one at its right end.
void wall_title(const View& view, const std::string& title, const std::string& beside,
                const geo::Box& box);
/// A colour of no state: squares of the ground where much was reported. By how much: 0 to 3.
scene::Colour wall_heat(std::size_t step);

}  // namespace ui
