// ui/wall_lines.h — everything that is written on a wall, in the user's language: places, classes,
// states, posts and numbers. Nothing that somebody typed and no name of anybody gets in here, and
// the panels of the wall write nothing else (but for what a desk tells it to say).
#pragma once

#include "derive/state.h"
#include "ui/view.h"

#include <array>
#include <string>
#include <vector>

namespace ui {

enum class WallAge : std::uint8_t { Live, Still, Reading, Cut };

struct WallHead {
    std::string name;
    std::array<std::string, 2> counts;
    std::string clock;
    std::string day;
    std::string feed;
    WallAge age{};
};

struct WallKpiLine {
    derive::WallKpi kpi{};
    std::string label, label_short;  // the second where the first finds no room
    std::string number;
    std::string unit;                  // "件": the map beside it counts places
    std::string before, before_short;  // "昨日此时 14", "昨日 14"
    std::string change;                // "▼ 5"
    std::string rate;                  // of what was settled today: "按期 96.1 %"
    derive::State state{};             // whose colour the number has
    int turn = 0;                      // 1 better than yesterday, -1 worse, 0 neither
    bool calm = false;                 // a zero that is good news
    bool chosen = false;
};

struct WallIssueLine {
    model::IssueId issue{};
    derive::State state{};
    std::string what;  // its class
    std::string left;  // "超 2:10"
    std::string where;
    std::string whose;    // the department that leads
    bool chosen = false;  // the spotlight is on it
};

struct WallRateLine {
    model::PlaceId community{};
    std::string name;
    std::string rate;  // "96.8 %", or that the sample is too small
    double share = 0;
    bool known = false;
    int klass = 0;  // derive::rate_class
    std::uint32_t overdue = 0;
    bool chosen = false;
};

struct WallHotLine {
    derive::WallCellAt at;
    std::string where, counts;
    std::size_t heat = 0;
    bool chosen = false;
};

struct WallTrendLine {
    int days = 7;
    std::string title, reported, settled;
    std::vector<std::string> day;  // of each; empty where none is written
    std::vector<std::uint32_t> up, down;
};

struct WallStepLine {
    std::string when, what;
    bool alarming = false;
};

struct WallChainLine {
    std::string where, post;
    bool vacant = false;
};

struct WallSpot {
    derive::State state{};
    std::string what, where, standing, left, flags;
    std::string place;  // the last part of where: what stands on the map itself
    std::string due;    // the moment that `left` is counted from, or how much is left until then
    std::string story_title, chain_title;
    std::vector<WallStepLine> steps;
    std::vector<WallChainLine> chain;
};

struct WallTickerLine {
    model::PlaceId place{};
    std::string clock, text;
};

/// A class of the map with how many places have it.
struct WallLegendLine {
    std::uint8_t klass = 0;
    std::string word, number;  // "超期", "3 处"

    std::string text() const { return word + " " + number; }
};

/// What stands over the map.
struct WallOver {
    std::string chip;  // what it is narrowed to; empty for nothing
    std::string major, more;
    std::string message, until;
    std::string hot, hot_legend, tour;
    std::array<std::string, 4> hot_steps;  // from how many reports on
    std::vector<WallLegendLine> legend;
};

struct WallTexts {
    WallHead head;
    std::array<WallKpiLine, derive::kWallKpis> kpi;
    std::string queue_title, queue_count, queue_empty, queue_more;
    std::vector<WallIssueLine> queue;
    std::string rates_title;
    std::vector<WallRateLine> rates;
    std::string hot_title;
    std::vector<WallHotLine> hot;
    std::vector<WallTrendLine> trend;  // the chosen days, then the others
    std::vector<WallTickerLine> ticker;
    std::vector<WallSpot> spot;  // of the spotlight; none without
    WallOver over;
};

/// How much of it there is room for.
struct WallRoom {
    std::size_t first = 0;  // of the queue: scrolled to
    std::size_t queue = 0, rates = 0, hot = 0, ticker = 0;
};

WallTexts wall_texts(const View& view, const WallRoom& room);

/// Each text of it, for whoever wants to look whether something is among them.
std::vector<std::string> all_of(const WallTexts& texts);

// Its parts.
WallHead wall_head(const View& view);
WallKpiLine wall_kpi(const View& view, derive::WallKpi kpi);
WallIssueLine wall_issue(const View& view, const model::Issue& issue);
WallSpot wall_spot(const View& view, const model::Issue& issue);
WallOver wall_over(const View& view);
/// The newest first; where fewer changes were seen, what the issues tell of themselves.
std::vector<WallTickerLine> wall_ticker(const View& view, std::size_t most);

/// "96.1 %": rates of communities lie close together.
std::string rate_on_wall(double share);
/// The class of an issue; of a code that no list knows, that it is another matter.
std::string wall_matter(const View& view, const model::IssueRow& issue);
/// What a post is called; of one that nobody knows, that it is somebody in charge: it might be a
/// name.
base::Word wall_post(const std::string& post);

/// Squares by quarters of the most reports that one has, so that only where most is reported stands
/// out; but a handful is no heat. 0 to kWallHeatSteps - 1.
inline constexpr std::size_t kWallHeatSteps = 4;
std::size_t wall_heat_step(const derive::WallFigures& figures, std::uint32_t reports);
/// The fewest reports of a step.
std::uint32_t wall_heat_from(const derive::WallFigures& figures, std::size_t step);

/// The issue at a row that the figures told; null when it is there no more.
const model::Issue* wall_issue_at(const View& view, model::Row row);

}  // namespace ui
