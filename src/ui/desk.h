// ui/desk.h — what the desk shows beside the map: which panels, how wide, and what they list.
// Panels read it; the viewer writes it.
#pragma once

#include "base/time.h"
#include "derive/behind.h"
#include "derive/door_text.h"
#include "model/ids.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ui {

enum class Tab : std::uint8_t { People, Land, Things, Matters, Organisations };
inline constexpr int kTabs = 5;

/// The sheet of F2: a place or the chosen blocks, what these are held against, and what was 30
/// days before.
struct Sheet {
    bool open = false;
    derive::Statistics here;
    model::PlaceId against{};                  // 0: what lies above, or around
    std::optional<derive::Statistics> beside;  // of that
};

/// What is opened in place of the map.
struct Plan {
    model::PlaceId place{};              // 0: the map itself
    std::vector<model::PlaceId> before;  // what Esc leads back through
    model::UnitId unit{};                // the home the inspector tells of
    derive::DoorText wanted;             // to be chosen once the homes are here; empty for none
};

enum class ThingKind : std::uint8_t { None, Facility, Organisation, Component, Entrance };

/// A row of one of four tables.
struct ThingRef {
    ThingKind kind{};
    std::int64_t row = 0;

    friend bool operator==(const ThingRef&, const ThingRef&) = default;
};

struct Desk {
    bool tree = true;
    float tree_width = 0;  // design pixels; 0 as the page allows
    float inspector_width = 0;
    bool keys_in_tree = false;  // arrows walk the tree, not the map

    Tab tab = Tab::Matters;
    /// The place the inspector tells of while a row of its list is lit on the map; 0 when it tells
    /// of the selection.
    model::PlaceId subject{};
    std::optional<derive::Behind> list;  // a number's rows, in place of a tab
    bool list_of_sheet = false;          // Esc leads back to it
    model::IssueId issue{};              // whose timeline is open

    ThingRef thing;         // the inspector tells of
    bool pins = false;      // the next click on the map says where it stands
    bool outlines = false;  // clicks on the map draw an area to choose

    Sheet sheet;
    bool palette = false;
    Plan plan;
    std::string label_template;  // of a courtyard's plan; empty for the usual one
    bool label_card = false;
    bool hover_in_list = false;  // the hovered place is one of a list, not under the mouse
};

}  // namespace ui
