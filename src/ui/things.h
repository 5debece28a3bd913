// ui/things.h — facilities, components, organisations and the doors of buildings: lists to add to,
// and one card for all four.
#pragma once

#include "ui/intent.h"
#include "ui/layout.h"
#include "ui/plan.h"
#include "ui/view.h"

#include <string>

namespace ui {

/// What its rows in a list and its card are called; empty when it is no longer there.
std::string thing_title(const View& view, const ThingRef& thing);
/// Beside the title: what kind of thing, or how it stands.
std::string thing_kind(const View& view, const ThingRef& thing);
/// Where it is attached; 0 when nowhere or gone.
model::PlaceId place_of_thing(const model::Snapshot& is, const ThingRef& thing);

/// What a click on the map changes: where the thing stands, and so what it is attached to. No edits
/// for what is gone or has an extent.
Edit pin_edit(const View& view, const ThingRef& thing, geo::Point at);

/// A new row at a place, of a kind of its list; a door needs none.
Edit thing_added(const View& view, ThingKind kind, model::Row place, const std::string& code);

/// Links that add to the tab of things or of organisations, at the cursor.
void draw_thing_adding(FormState& form, const View& view, Tab tab, model::Row place, Intents& out);

/// In the inspector's place while a thing is open; false when there is none.
bool draw_thing_card(FormState& form, const View& view, const Layout& layout, Intents& out);
/// A ring where the open thing stands; and while its spot is asked for, what to do.
void draw_thing_spot(const View& view, const Layout& layout);

}  // namespace ui
