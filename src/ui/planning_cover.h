// ui/planning_cover.h — the tabs 覆盖 and 选址: who reaches what on foot, and where one more
// would help.
#pragma once

#include "ui/intent.h"
#include "ui/layout.h"
#include "ui/view.h"

#include <memory>
#include <string>
#include <vector>

namespace ui {

/// Places behind a number, in place of the tab until it is closed.
struct CoverList {
    struct Line {
        model::PlaceId place{};
        std::uint32_t households = 0;
        float seconds = derive::kNotReached;
        bool leaf = false;
        bool known = false;  // the seconds of a leaf are told: reached, or too far
    };
    std::string title;  // empty: closed
    std::vector<Line> lines;
};

/// What is told of the selection, found anew with the answer and with the selection.
struct CoverSpot {
    std::shared_ptr<const PlanAnswer> of;
    model::PlaceId place{};
    std::int64_t minute = 0;  // for which "open now" holds
    derive::WalkAnswer why{};
    float seconds = derive::kNotReached;
    std::string supplier;  // the nearest
    geo::Ring way;         // to it
    std::vector<derive::NearSupplier> nearest;
    std::optional<std::vector<std::size_t>> missing;  // of services_of(Everyday)
    int made = 0;                                     // how often it was found; for tests
};

/// What is listed from the worst on, sorted anew with the answer and with what is counted.
struct CoverOrder {
    std::shared_ptr<const PlanAnswer> of;
    derive::CoverBy by{};
    std::vector<model::Row> communities;  // the worst served first
    std::vector<std::size_t> suppliers;   // the busiest first
    int made = 0;                         // how often they were sorted; for tests
};

/// The way that is looked at, as it is being changed.
struct WayForm {
    model::WalkEdgeRow seen, wanted;
    bool hours_readable = true;
};

struct CoverPanel {
    derive::CoverBy by = derive::CoverBy::Households;
    CoverList list;
    CoverSpot spot;
    CoverOrder order;
    WayForm way;
    bool suppliers = false, yards = true, ways = false;  // parts of the tab that are folded out
};

/// The tab 覆盖, and the tab 选址, at the cursor of the panel.
void draw_cover_tab(CoverPanel& panel, const View& view, Intents& out);
void draw_siting_tab(CoverPanel& panel, const View& view, Intents& out);
/// Trade × community, in the wide table.
void draw_cover_table(CoverPanel& panel, const View& view, Intents& out);
/// Bands, ways, gaps and sites over the map.
void draw_cover_map(CoverPanel& panel, const View& view, const Layout& layout, Intents& out);
/// Where discs stand over the map, in pixels of it: names keep off them.
std::vector<geo::Box> cover_signs(const View& view, const Layout& layout);
/// Lines of the legend for what the tabs draw over the map: dots, gaps, bands, spots and sites.
void draw_cover_key(const View& view);
/// Whether places behind a number are listed, which Esc closes.
bool lists_places(const CoverPanel& panel, const View& view);
/// Keys of a way that is drawn; whether one was taken.
bool take_way_keys(const View& view, Intents& out);

// Parts of the tabs: planning_ask.cpp, planning_cover_lists.cpp, planning_spot.cpp,
// planning_ways.cpp.
void draw_plan_ask(const View& view, Intents& out);
void draw_cover_list(CoverPanel& panel, const View& view, Intents& out);
void draw_cover_gaps(const View& view, const PlanAnswer& answer, Intents& out);
void draw_cover_yards(CoverPanel& panel, const View& view, const PlanAnswer& answer, Intents& out);
void draw_cover_suppliers(CoverPanel& panel, const View& view, const PlanAnswer& answer,
                          Intents& out);
void draw_cover_unknown(CoverPanel& panel, const View& view, const PlanAnswer& answer);
void draw_cover_spot(CoverPanel& panel, const View& view, Intents& out);
/// The share of a place, or of the town for kNoRow, as a bar with the three numbers, each of which
/// opens its list.
void draw_cover_share(CoverPanel& panel, const View& view, const PlanAnswer& answer,
                      model::Row place);
void draw_cover_ways(CoverPanel& panel, const View& view, Intents& out);
/// Sorts what is listed, if the answer is another one or something else is counted.
void follow(CoverOrder& order, const View& view, derive::CoverBy by);
/// Finds what is told of the selection, if it is another one or the answer is.
void follow(CoverSpot& spot, const View& view);
/// The edits of a way from what was seen to what is wanted; none where nothing differs.
Edit way_edit(const View& view, const WayForm& form);

}  // namespace ui
