#include "ui/wall_layout.h"

#include "ui/wall_layout_parts.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace ui {

using derive::WallKpi;
using geo::Box;

namespace {

// Of a line of ImGui's, its letters (style.h); the smallest line of the four sizes.
constexpr double kLetterShare = 0.69;
constexpr double kSmallestLine = 18;
constexpr double kDistanceToLetter = 250;
constexpr double kUsualHeights = 10.0 / 3;  // from which a wall is read, if nobody says

// In design pixels: the smallest page on which all of it has room, and the largest.
constexpr double kLeastWide = 1320;
constexpr double kLeastHigh = 600;
constexpr double kMostHigh = 1500;

constexpr double kMapLeast = 0.605;  // of the page
constexpr double kTickerHigh = 42;
constexpr double kColumnLeast = 258;
constexpr double kColumnMost = 380;
constexpr std::size_t kMostColumns = 7;

constexpr double kKpiLarge = 124;
constexpr double kKpiHigh = 104;
constexpr double kKpiGap = 10;
constexpr double kKpiShare = 0.87;  // of these heights where seams cut a column into short parts
constexpr double kTitleHigh = 38;
constexpr double kQueueLine = 60;
constexpr double kRateLine = 27;
constexpr double kAxisHigh = 22;
constexpr double kTrendLeast = 150;
constexpr double kTrendMost = 330;
constexpr std::size_t kHotLines = 5;
constexpr std::size_t kFewLines = 3;    // a list with fewer is left out
constexpr double kTogether = 120;       // of its lines stand in one part with its title
constexpr std::size_t kQueueFirst = 5;  // rows of the queue before anything else has room

double letter_needed_px(const WallSetting& setting, double height_px) {
    if (setting.distance_m > 0 && setting.height_m > 0)
        return setting.distance_m / kDistanceToLetter * height_px / setting.height_m;
    return height_px * kUsualHeights / kDistanceToLetter;
}

/// The stretches of a page between its seams, each a little away from them.
std::vector<Span> spans_of(double length_px, int screens, double seam_px, double clear_px) {
    std::vector<Span> spans;
    const int n = std::max(screens, 1);
    const double away = n == 1 ? 0 : seam_px / 2 + clear_px;
    for (int i = 0; i < n; ++i)
        spans.push_back({length_px * i / n + (i == 0 ? 0 : away),
                         length_px * (i + 1) / n - (i + 1 == n ? 0 : away)});
    return spans;
}

/// Fills a column from the top; what finds no room above a seam stands below it.
class Column {
  public:
    Column(Span across, std::vector<Span> down) : across_{across}, down_{std::move(down)} {
        if (!down_.empty()) at_ = down_[0].from;
    }

    /// Nothing when there is no room left. `together` with what follows: both stand in one part.
    std::optional<Box> take(double high, double together = 0) {
        while (part_ < down_.size() && at_ + high + together > down_[part_].to + 0.5) next();
        if (part_ >= down_.size()) return std::nullopt;
        const Box box{across_.from, at_, across_.to, at_ + high};
        at_ += high;
        return box;
    }
    /// As high as there is room, between two bounds.
    std::optional<Box> take_rest(double least, double most) {
        while (part_ < down_.size() && down_[part_].to - at_ < least) next();
        if (part_ >= down_.size()) return std::nullopt;
        return take(std::min(down_[part_].to - at_, most));
    }
    void skip(double high) { at_ += high; }

  private:
    void next() {
        ++part_;
        if (part_ < down_.size()) at_ = std::max(at_, down_[part_].from);
    }

    Span across_;
    std::vector<Span> down_;
    std::size_t part_ = 0;
    double at_ = 0;
};

/// A title and so many lines below it, at least a few; false when they find no room.
bool take_list(Column& column, WallList& list, std::size_t lines, double high, double r) {
    if (lines == 0) return false;
    const std::size_t few = std::min(lines, kFewLines);
    const auto title =
        column.take(kTitleHigh * r, std::min(static_cast<double>(few) * high, kTogether * r));
    if (!title) return false;
    list.title = *title;
    while (list.lines.size() < lines) {
        const auto line = column.take(high);
        if (!line) break;
        list.lines.push_back(*line);
    }
    return list.lines.size() == lines;
}

/// Lines of the queue as far as there is room.
void fill_queue(Column& column, WallList& list, double r) {
    if (list.title.empty())
        if (const auto title = column.take(kTitleHigh * r, kTogether * r)) list.title = *title;
    while (const auto line = column.take(kQueueLine * r)) list.lines.push_back(*line);
}

bool take_rates(Column& column, WallBoxes& boxes, std::size_t communities, double r) {
    boxes.rates = {};
    if (!take_list(column, boxes.rates, communities, kRateLine * r, r)) return false;
    const auto axis = column.take(kAxisHigh * r);
    if (axis) boxes.rates_axis = *axis;
    return axis.has_value();
}

/// The two lists of a page with one column on its right: all communities if the queue has its first
/// rows, then as much of the queue as there is room.
void share_column(const Column& column, WallBoxes& boxes, std::size_t communities, double r) {
    const auto fits = [&](std::size_t queue, std::size_t rates) {
        Column tried = column;
        WallBoxes with;
        if (!take_list(tried, with.queue, queue, kQueueLine * r, r)) return false;
        tried.skip(6 * r);
        if (rates > 0 && !take_rates(tried, with, rates, r)) return false;
        boxes.queue = with.queue;
        boxes.rates = with.rates;
        boxes.rates_axis = with.rates_axis;
        return true;
    };
    std::size_t rates = communities;
    while (rates > 0 && !fits(kQueueFirst, rates)) rates = rates > kFewLines ? rates - 1 : 0;
    std::size_t queue = kQueueFirst;
    while (queue > 1 && !fits(queue, rates)) --queue;
    while (fits(queue + 1, rates)) ++queue;
}

/// 超期 across, then two beside each other, 今日办结 across again.
void place_kpis(Column& column, WallBoxes& boxes, bool seams, double r) {
    const double large = kKpiLarge * (seams ? kKpiShare : 1) * r;
    const double plain = kKpiHigh * (seams ? kKpiShare : 1) * r;
    const auto put = [&](WallKpi kpi, const Box& box) {
        boxes.kpi.at(static_cast<std::size_t>(kpi)) = box;
    };
    const auto pair = [&](WallKpi left, WallKpi right) {
        const auto box = column.take(plain);
        if (!box) return;
        const double middle = box->centre().x;
        put(left, {box->x0, box->y0, middle - kKpiGap / 2 * r, box->y1});
        put(right, {middle + kKpiGap / 2 * r, box->y0, box->x1, box->y1});
    };
    if (const auto box = column.take(large)) put(WallKpi::Overdue, *box);
    pair(WallKpi::Urgent, WallKpi::NearDue);
    pair(WallKpi::Open, WallKpi::Reported);
    if (const auto box = column.take(large)) put(WallKpi::Settled, *box);
}

void add_trend(Column& column, WallBoxes& boxes, double r) {
    if (const auto box = column.take_rest(kTrendLeast * r, kTrendMost * r))
        boxes.trend.push_back(*box);
}

/// How the page is divided from left to right.
struct Division {
    std::size_t left_columns = 1, right_columns = 1;
    double left_px = 0, right_px = 0;
};

/// A side never reaches over the first seam, nor is it wider than its columns can be.
double side_width(std::size_t columns, double room_px, double screen_px, double r) {
    return std::round(
        std::min({room_px, screen_px, static_cast<double>(columns) * kColumnMost * r}));
}

Division divide(const std::vector<Span>& across, double room_px, double r) {
    const bool seams = across.size() > 1;
    const auto columns_in = [&](double px) {
        return std::max(static_cast<std::size_t>(px / (kColumnLeast * r)), std::size_t{1});
    };
    const std::size_t all = std::clamp(columns_in(room_px), std::size_t{2}, kMostColumns);
    Division page;
    page.left_columns = all >= 4 ? 2 : 1;
    page.right_columns = all - page.left_columns;
    // One column beside one: the queue needs more room than numbers do.
    double share = static_cast<double>(page.left_columns) / static_cast<double>(all);
    if (all == 2) share = 0.44;
    const double first = seams ? across.front().to : room_px;
    const double last = seams ? across.back().length() : room_px;
    if (seams) {
        page.left_columns = std::min(page.left_columns, columns_in(first));
        page.right_columns = std::min(page.right_columns, columns_in(last));
    }
    page.left_px = side_width(page.left_columns, room_px * share, first, r);
    page.right_px = side_width(page.right_columns, room_px * (1 - share), last, r);
    return page;
}

std::vector<Column> columns_of(Span side, std::size_t columns, const std::vector<Span>& down,
                               double r) {
    std::vector<Column> made;
    const double wide = side.length() / static_cast<double>(columns);
    for (std::size_t i = 0; i < columns; ++i) {
        const double from = side.from + wide * static_cast<double>(i);
        made.push_back(Column{{from + kWallPad * r, from + wide - kWallPad * r}, down});
    }
    return made;
}

void fill_left(std::vector<Column>& columns, WallBoxes& boxes, const WallNeeds& needs,
               std::size_t right_columns, bool seams, double r) {
    place_kpis(columns[0], boxes, seams, r);
    add_trend(columns[0], boxes, r);
    if (columns.size() < 2) return;
    if (right_columns < 3) take_rates(columns[1], boxes, needs.communities, r);
    add_trend(columns[1], boxes, r);
    take_list(columns[1], boxes.hot, kHotLines, kRateLine * r, r);
}

void fill_right(std::vector<Column>& columns, WallBoxes& boxes, const WallNeeds& needs, double r) {
    if (columns.size() == 1) {
        if (boxes.rates.lines.empty())
            share_column(columns[0], boxes, needs.communities, r);
        else
            fill_queue(columns[0], boxes.queue, r);
        return;
    }
    const bool rates_last = boxes.rates.lines.empty();
    const std::size_t of_queue = columns.size() - (rates_last ? 1 : 0);
    for (std::size_t i = 0; i < of_queue; ++i) {
        // Below the title of the first one, so that all lines stand on the same heights.
        if (i > 0) columns[i].skip(kTitleHigh * r);
        fill_queue(columns[i], boxes.queue, r);
    }
    if (!rates_last) return;
    take_rates(columns.back(), boxes, needs.communities, r);
    if (boxes.trend.size() < 2) add_trend(columns.back(), boxes, r);
    if (boxes.hot.title.empty()) take_list(columns.back(), boxes.hot, kHotLines, kRateLine * r, r);
}

}  // namespace

double wall_ratio(const WallSetting& setting, double width_px, double height_px) {
    const double wanted = letter_needed_px(setting, height_px) / (kSmallestLine * kLetterShare);
    const double most = std::min(height_px / kLeastHigh, width_px / kLeastWide);
    return std::min(std::max(wanted, height_px / kMostHigh), most);
}

WallLetters wall_letters(const WallSetting& setting, double width_px, double height_px) {
    if (!(setting.distance_m > 0 && setting.height_m > 0) || height_px <= 0) return {};
    const double mm_per_px = setting.height_m * 1000 / height_px;
    return {wall_ratio(setting, width_px, height_px) * kSmallestLine * kLetterShare * mm_per_px,
            setting.distance_m * 1000 / kDistanceToLetter};
}

WallBoxes wall_boxes(const WallSetting& setting, const WallNeeds& needs, double ratio,
                     double width_px, double height_px) {
    const double r = ratio;
    const auto across = spans_of(width_px, setting.columns, setting.seam_px, 6 * r);
    const auto down = spans_of(height_px, setting.rows, setting.seam_px, 6 * r);
    const double bottom = std::round(height_px - kTickerHigh * r);
    WallBoxes boxes;
    for (const Span& span : across) boxes.ticker.push_back({span.from, bottom, span.to, height_px});
    const std::vector<Span> page = cut_to(down, {0, bottom});
    if (needs.map_alone) {
        boxes.map = {0, 0, width_px, bottom};
        place_over_map(boxes, across, page, needs.long_legend, r);
        place_heads_alone(boxes, across, page.front().from, r);
        place_seams(boxes, setting, width_px, height_px, r);
        return boxes;
    }
    const double map_px = kMapLeast * width_px * height_px / bottom;
    const Division sides = divide(across, width_px - map_px, r);
    const double right = width_px - sides.right_px;
    boxes.map = {sides.left_px, 0, right, bottom};
    boxes.sides = {{0, 0, sides.left_px, bottom}, {right, 0, width_px, bottom}};
    boxes.head = {kWallPad * r, 0, sides.left_px - kWallPad * r, kWallHeadHigh * r};
    boxes.clock = {right + kWallPad * r, 0, width_px - kWallPad * r, kWallHeadHigh * r};
    const std::vector<Span> below = cut_to(down, {kWallHeadHigh * r, bottom});
    std::vector<Column> left = columns_of({0, sides.left_px}, sides.left_columns, below, r);
    std::vector<Column> rest = columns_of({right, width_px}, sides.right_columns, below, r);
    fill_left(left, boxes, needs, sides.right_columns, down.size() > 1, r);
    fill_right(rest, boxes, needs, r);
    const double from = width_px - sides.right_px / static_cast<double>(sides.right_columns);
    for (const Span& part : below)
        boxes.spotlight.push_back(
            {from + kWallPad * r, part.from, width_px - kWallPad * r, part.to});
    place_over_map(boxes, across, page, needs.long_legend, r);
    place_seams(boxes, setting, width_px, height_px, r);
    return boxes;
}

}  // namespace ui
